"""Looking up somebody's own list: text out of files, the codes in it, and what the catalogue says of each.

`codes_in_text` and `spelling` are pure, so that a page of the site can do the same in the browser: the vectors in
tests/unit/vectors/codes_in_text.json hold for both.
"""
