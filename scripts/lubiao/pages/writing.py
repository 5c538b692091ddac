"""All pages of one language, in the order of the site, and its files for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .api import api_pages
from .bodies import body_pages
from .changes import change_pages
from .cities import city_pages
from .coverage import coverage_pages
from .data import data_page
from .kinds import kind_pages
from .list_check import list_check_page
from .page import Page
from .review import review_pages
from .rules import rule_pages
from .search import search_page
from .site import Site
from .sources import source_pages
from .standards import list_pages_of_all, standard_pages
from .statuses import status_pages
from .subjects import subject_pages
from .upcoming import upcoming_pages
from .years import year_pages

Pages = Iterator[Page]


def _list_check(site: Site) -> Pages:
    yield list_check_page(site)


def _search(site: Site) -> Pages:
    yield search_page(site)


_SECTIONS: dict[str, tuple[Callable[[Site], Pages], ...]] = {
    "standards": (list_pages_of_all, standard_pages),
    "cities": (city_pages,),
    "kinds": (kind_pages,),
    "subjects": (subject_pages,),
    "bodies": (body_pages,),
    "years": (year_pages,),
    "status": (status_pages,),
    "sources": (source_pages,),
    "upcoming": (upcoming_pages,),
    "review": (review_pages,),
    "changes": (change_pages,),
    "coverage": (coverage_pages,),
    "rules": (rule_pages,),
    "check": (_list_check,),
    "search": (_search,),
}
"""The first step of the addresses of pages, and who makes them."""


def pages_of(site: Site, *, with_standards: bool = True) -> Pages:
    """Every generated page but the last: standards, cities, kinds, sources, what comes and is due, rules, and their lists.

    Those of standards may be made elsewhere, all of them.
    """
    for makers in _SECTIONS.values():
        for make in makers:
            if make is standard_pages and not with_standards:
                yield from (Page.elsewhere(site.address_of(each)) for each in site.catalogue.standards)
            else:
                yield from make(site)


def page_at(site: Site, address: str) -> Page | None:
    """The one of these pages that is at an address, which has to be alone in the share of the site; None where none is."""
    for make in _SECTIONS.get(address.partition("/")[0], ()):
        for page in make(site):
            if page.address == address and not page.is_elsewhere:
                return page
    return None


def last_pages(site: Site) -> Pages:
    """What tells sizes of published files, and so comes behind them."""
    if site.share.is_first:
        yield from api_pages(site)
        yield data_page(site)
