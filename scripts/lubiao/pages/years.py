"""Pages by year of issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.statuses import count_by_status
from lubiao.catalogue.years import without_year, years_of
from lubiao.findings import N_

from .filling import render
from .lists import PARTS, list_pages, paged
from .page import Page
from .site import Site

SECTION = "standards"


def year_pages(site: Site) -> Iterator[Page]:
    """The years in which standards were issued, a page for each, and the standards whose year is unknown."""
    years, without = years_of(site.catalogue), without_year(site.catalogue)
    yield _overview(site, {year: len(of) for year, of in years.items()}, len(without))
    order = list(years)
    for place, (year, standards) in enumerate(years.items()):
        heading = site.text(N_("Issued in {year}")).format(year=year)
        lead = site.text(N_("Standards whose issue date lies in {year}.")).format(year=year)
        yield from _year_pages(site, str(year), heading, lead, standards, around=_around(order, place))
    yield from _year_pages(
        site,
        "unknown",
        site.text(N_("Issue date unknown")),
        site.text(
            N_(
                "No source that was read prints the issue date of these standards. The year in a code is not always that of issue."
            )
        ),
        without,
        around=[],
    )


def _overview(site: Site, counts: dict[int, int], without: int) -> Page:
    return Page(
        "years/",
        SECTION,
        site.text(N_("Years")),
        site.text(N_("How many standards were issued in which year, as far as their issue date is known.")),
        render(site, "years.html", 1, counts=counts, without=without, most=max(counts.values(), default=0)),
        PARTS,
    )


def _around(order: Sequence[int], place: int) -> list[tuple[str, str]]:
    """Address and name of the year before and the year after, of those that occur."""
    near = [order[other] for other in (place + 1, place - 1) if 0 <= other < len(order)]
    return [(f"years/{year}/", str(year)) for year in near]


def _year_pages(
    site: Site,
    name: str,
    heading: str,
    lead: str,
    standards: Sequence[CataloguedStandard],
    around: Sequence[tuple[str, str]],
) -> Iterator[Page]:
    return list_pages(
        site,
        paged(f"years/{name}/", standards),
        "listed.html",
        SECTION,
        heading,
        lead,
        above=[("standards/", site.text(N_("All standards"))), ("years/", site.text(N_("Years")))],
        heading=heading,
        lead=lead,
        statuses=count_by_status(site.catalogue, standards),
        around=around,
    )
