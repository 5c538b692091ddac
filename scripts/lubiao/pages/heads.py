"""What stands in the heads of pages for programs: other forms of the page, feeds, data, pictures. All of it is escaped."""

from __future__ import annotations

from collections.abc import Callable

from lubiao.catalogue import CataloguedStandard

from .linked_data import head_of_dataset, head_of_linked_standard
from .site import Site

_OF_STANDARD: tuple[Callable[[Site, CataloguedStandard], str], ...] = (head_of_linked_standard,)
"""Each gives one or more lines of HTML."""


def head_of_standard(site: Site, standard: CataloguedStandard) -> str:
    """The head of a standard's page."""
    return "\n".join(piece(site, standard) for piece in _OF_STANDARD)


def head_of_data(site: Site) -> str:
    """The head of the page that offers the data."""
    return head_of_dataset(site)
