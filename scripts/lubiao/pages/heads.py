"""What stands in the heads of pages for programs: other forms of the page, feeds, data, pictures. All of it is escaped."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from markupsafe import escape

from lubiao.catalogue import CataloguedStandard
from lubiao.publish.api.answer import FOLDER
from lubiao.publish.api.standards import file_of
from lubiao.texts import LANGUAGES

from .linked_data import head_of_dataset, head_of_linked_standard
from .site import Site


def record_link(site: Site, standard: CataloguedStandard) -> str:
    """The way to the record of a page as JSON."""
    root = "../" * (2 + (site.language != LANGUAGES[0]))
    address = root + quote(f"{FOLDER}/{file_of(standard)}")
    return f'<link rel="alternate" type="application/json" href="{escape(address)}">'


def _markdown_twin(site: Site, standard: CataloguedStandard) -> str:
    """The page as Markdown, beside it."""
    return f'<link rel="alternate" type="text/markdown" href="../{escape(quote(standard.slug))}.md">'


_OF_STANDARD: tuple[Callable[[Site, CataloguedStandard], str], ...] = (
    record_link,
    _markdown_twin,
    head_of_linked_standard,
)
"""Each gives one or more lines of HTML."""


def head_of_standard(site: Site, standard: CataloguedStandard) -> str:
    """The head of a standard's page."""
    return "\n".join(piece(site, standard) for piece in _OF_STANDARD)


def head_of_data(site: Site) -> str:
    """The head of the page that offers the data."""
    return head_of_dataset(site)
