"""The theme's page shell, rendered once and filled often.

A shell is rendered with marks in place of what differs from page to page, then cut at the marks. Filling
it is joining bytes, which costs microseconds where the theme's templates cost milliseconds.
"""

from __future__ import annotations

import re
from html import escape

from lubiao.pages import Page

TITLE, DESCRIPTION, ADDRESS, HEAD, BODY = (
    f"lubiao-mark-{name}" for name in ("title", "description", "address", "head", "body")
)

_MARK = re.compile(f"({TITLE}|{DESCRIPTION}|{ADDRESS}|{HEAD}|{BODY})")


class Shell:
    """A rendered shell, cut at its marks."""

    def __init__(self, html: str) -> None:
        parts = _MARK.split(html)
        if parts.count(BODY) != 1:
            raise ValueError("the theme's shell must hold the body once")
        self._parts = [part.encode() for part in parts]
        self._marks = [(place, part) for place, part in enumerate(parts) if _MARK.fullmatch(part)]

    def fill(self, page: Page, site_name: str, preview: str = "") -> bytes:
        """The whole page, as it is written. Title and description are escaped here, head, preview and body by who made them."""
        values = {
            TITLE: escape(f"{page.title} · {site_name}").encode(),
            DESCRIPTION: escape(page.description).encode(),
            ADDRESS: page.address.encode(),
            HEAD: (f"{preview}\n{page.head}" if page.head else preview).encode(),
            BODY: page.body.encode(),
        }
        parts = self._parts.copy()
        for place, mark in self._marks:
            parts[place] = values[mark]
        return b"".join(parts)
