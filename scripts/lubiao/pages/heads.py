"""What stands in the heads of pages for programs: other forms of the page, feeds, data, pictures. All of it is escaped."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from lubiao.catalogue import CataloguedStandard

from .site import Site


def _markdown_twin(site: Site, standard: CataloguedStandard) -> str:
    """The page as Markdown, beside it."""
    return f'<link rel="alternate" type="text/markdown" href="../{escape(quote(standard.slug))}.md">'


_OF_STANDARD: tuple[Callable[[Site, CataloguedStandard], str], ...] = (_markdown_twin,)
"""Each gives one or more lines of HTML."""


def head_of_standard(site: Site, standard: CataloguedStandard) -> str:
    """The head of a standard's page."""
    return "\n".join(piece(site, standard) for piece in _OF_STANDARD)
