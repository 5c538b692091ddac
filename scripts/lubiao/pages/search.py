"""The search page: a field, facets and results, all made by its scripts from the index."""

from __future__ import annotations

from lubiao.findings import N_
from lubiao.search import SCRIPTS

from .filling import render
from .page import Page
from .site import Site

PARTS = ("search/page",)


def search_page(site: Site) -> Page:
    """The page that finds standards, narrows and sorts them; without scripts it leads to the lists."""
    return Page("search/","search",site.text(N_("Search")),"",render(site, "search.html", 1),PARTS)
