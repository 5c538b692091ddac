"""The theme's page shell, rendered once and filled often.

A shell is rendered with marks in place of what differs from page to page, then cut at the marks. Filling
it is joining strings, which costs microseconds where the theme's templates cost milliseconds.
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
        self._parts = _MARK.split(html)
        if self._parts.count(BODY) != 1:
            raise ValueError("the theme's shell must hold the body once")

    def fill(self, page: Page, site_name: str, preview: str = "") -> str:
        """The whole page. Title and description are escaped here, head, preview and body by who made them."""
        values = {
            TITLE: escape(f"{page.title} · {site_name}"),
            DESCRIPTION: escape(page.description),
            ADDRESS: page.address,
            HEAD: f"{preview}\n{page.head}" if page.head else preview,
            BODY: page.body,
        }
        return "".join(values.get(part, part) for part in self._parts)
