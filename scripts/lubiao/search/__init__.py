"""The index that the browser asks: one script a language, scanned for every substring.

There is no segmentation and no inverted index: a scan finds 贸市 as surely as 农贸市场, and stays fast at
100,000 records. `write_index` writes the columns, `overrides/assets/javascripts/search` scans them; the
two fold texts by the same rules (`fold`, `code_form`), which a test compares in a browser.
"""

from .fold import code_form, fold
from .index import write_index
from .readings import Readings
from .row import Labels, PageKind, Row
from .script import SCRIPTS, search_script

__all__ = [
    "SCRIPTS",
    "Labels",
    "PageKind",
    "Readings",
    "Row",
    "code_form",
    "fold",
    "search_script",
    "write_index",
]
