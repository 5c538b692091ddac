"""All pages of one language, in the order of the site, and its files for programs."""

from __future__ import annotations

from collections.abc import Iterator

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


def pages_of(site: Site) -> Iterator[Page]:
    """Every generated page but the last: standards, cities, kinds, sources, what comes and is due, rules, and their lists."""
    yield from list_pages_of_all(site)
    yield from standard_pages(site)
    yield from city_pages(site)
    yield from kind_pages(site)
    yield from subject_pages(site)
    yield from body_pages(site)
    yield from year_pages(site)
    yield from status_pages(site)
    yield from source_pages(site)
    yield from upcoming_pages(site)
    yield from review_pages(site)
    yield from change_pages(site)
    yield from coverage_pages(site)
    yield from rule_pages(site)
    yield list_check_page(site)
    yield search_page(site)


def last_pages(site: Site) -> Iterator[Page]:
    """What tells sizes of published files, and so comes behind them."""
    if site.share.is_first:
        yield from api_pages(site)
        yield data_page(site)
