"""What the catalogue knows, and what it knows that it does not know."""

from __future__ import annotations

from lubiao.catalogue import coverage_of
from lubiao.charts import levels_by_kind, years_by_kind
from lubiao.findings import N_

from .filling import render
from .page import Page
from .site import Site


def coverage_page(site: Site) -> Page:
    """The page `/coverage/`."""
    catalogue = site.catalogue
    body = render(
        site,
        "coverage.html",
        1,
        coverage=coverage_of(catalogue.standards),
        charts_shown=[levels_by_kind(site), years_by_kind(site)],
    )
    return Page(
        "coverage/",
        "coverage",
        site.text(N_("What we know, and what we do not")),
        site.text(N_("What the catalogue knows, and what it knows that it does not know.")),
        body,
        parts=("charts", "coverage"),
    )
