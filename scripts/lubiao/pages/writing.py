"""All pages of one language, in the order of the site."""

from __future__ import annotations

from collections.abc import Iterator

from .cities import city_pages
from .kinds import kind_pages
from .page import Page
from .rules import rule_pages
from .search import search_page
from .site import Site
from .standards import list_page, standard_pages


def pages_of(site: Site) -> Iterator[Page]:
    """Every generated page: standards, cities, kinds, rules, and their lists."""
    yield list_page(site)
    yield from standard_pages(site)
    yield from city_pages(site)
    yield from kind_pages(site)
    yield from rule_pages(site)
    yield search_page(site)
