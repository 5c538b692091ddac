"""Pages by year of issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.statuses import count_by_status
from lubiao.catalogue.years import without_year
from lubiao.findings import N_

from .filling import render
from .lists import PARTS, list_pages, paged
from .page import Page
from .site import Site

SECTION = "standards"


def year_pages(site: Site) -> Iterator[Page]:
    """The years in which standards were issued, a page for each, and the standards whose year is unknown."""
    years, without = site.groups.years, without_year(site.catalogue)
    yield _overview(site, {year: len(of) for year, of in years.items()}, len(without))
    order = list(years)
    for place, (year, standards) in enumerate(years.items()):
        older = order[place + 1] if place + 1 < len(order) else None
        newer = order[place - 1] if place else None
        yield from _year_pages(
            site,
            str(year),
            site.text(N_("Issued in {year}")).format(year=year),
            site.text(
                N_("Standards whose issue date lies in {year}, with implementation date and status.")
            ).format(year=year),
            standards,
            around=(older, newer),
        )
    lead = site.text(
        N_(
            "No source that was read prints the issue date of these standards. The year in a code is not always that of issue."
        )
    )
    yield from _year_pages(site, "unknown", site.text(N_("Issue date unknown")), lead, without, lead=lead)


def _overview(site: Site, counts: dict[int, int], without: int) -> Page:
    return Page(
        "years/",
        SECTION,
        site.text(N_("Standards by year of issue")),
        site.text(N_("How many standards were issued in which year, as far as their issue date is known.")),
        render(site, "years.html", 1, counts=counts, without=without, most=max(counts.values(), default=0)),
        PARTS,
    )


def _year_pages(
    site: Site,
    name: str,
    heading: str,
    description: str,
    standards: Sequence[CataloguedStandard],
    *,
    lead: str = "",
    around: tuple[int | None, int | None] = (None, None),
) -> Iterator[Page]:
    """`around` are the years before and after of those that occur."""
    return list_pages(
        site,
        paged(f"years/{name}/", standards),
        "listed.html",
        SECTION,
        heading,
        description,
        above=[("standards/", site.text(N_("All standards"))), ("years/", site.text(N_("Years")))],
        heading=heading,
        lead=lead,
        statuses=count_by_status(site.catalogue, standards),
        around=around,
    )
