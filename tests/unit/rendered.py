"""What a comment does when it is rendered: links, pictures, HTML, names that are called, numbers that are pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

PLAIN_HTML = re.compile(r"</?(?:br|sub|details|summary|del)>|<!-- lubiao:[a-z]+(?: [0-9a-f]{16})? -->")
CALLS = re.compile(r"(?<![\w])@\w|(?<![\w&])#[0-9]|\bgh-[0-9]|\w/\w+#[0-9]|://|\bwww\.", re.IGNORECASE)
"""A name, the number of an issue in its three forms, an address: GitHub looks for them in the text of the page."""


def reaches_out(comment: str) -> list[str]:
    """What in a comment links, draws, is HTML of others, or calls somebody. Code is only shown."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(comment)
    return list(_found(tokens))


def _found(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("link_open", "image"):
            yield str(token.attrs.get("href") or token.attrs.get("src"))
        elif token.type in ("html_inline", "html_block"):
            if "<" in (rest := PLAIN_HTML.sub("", token.content)):
                yield rest
        elif token.type == "text" and (call := CALLS.search(token.content)):
            yield call[0]
        yield from _found(token.children or ())
