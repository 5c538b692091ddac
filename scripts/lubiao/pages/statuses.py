"""Pages by status: what each means, how it is known, and its standards."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue.statuses import count_by_basis, statuses_of
from lubiao.findings import N_

from .filling import render
from .lists import PARTS, list_pages, paged
from .page import Page
from .site import Site

SECTION = "standards"


def status_pages(site: Site) -> Iterator[Page]:
    """The statuses, then each of them, also one that no standard has today."""
    catalogue = site.catalogue
    statuses = statuses_of(catalogue)
    yield Page(
        "status/",
        SECTION,
        site.text(N_("Standards by status")),
        site.text(
            N_(
                "Which standards are in force, upcoming, superseded or withdrawn, and of which the status is unknown."
            )
        ),
        render(site, "statuses.html", 1, statuses=statuses),
        PARTS,
    )
    for status, standards in statuses.items():
        yield from list_pages(
            site,
            paged(f"status/{status}/", standards),
            "status.html",
            SECTION,
            site.text(N_("Status: {status}")).format(status=site.label("status", status)),
            site.label("status_explained", status),
            status=status,
            bases=count_by_basis(catalogue, standards),
        )
