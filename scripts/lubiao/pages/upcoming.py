"""What comes into force after the catalogue's day."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue.over_time import came_into_force, coming_into_force
from lubiao.findings import N_

from .lists import PARTS_WITH_CLAIMS, list_pages, paged
from .page import Page
from .site import Site

LAST = 10


def upcoming_pages(site: Site) -> Iterator[Page]:
    """The standards that come into force, in parts; the first also tells which came last."""
    yield from list_pages(
        site,
        paged("upcoming/", coming_into_force(site.catalogue)),
        "upcoming.html",
        "standards",
        site.text(N_("Upcoming standards")),
        site.text(N_("Standards to be implemented after {day}, by date, with what they replace.")).format(
            day=site.catalogue.day
        ),
        needs=PARTS_WITH_CLAIMS,
        came=came_into_force(site.catalogue)[:LAST],
    )
