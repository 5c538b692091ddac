"""The home page: what stands below and beside its editorial text."""

from __future__ import annotations

from lubiao.catalogue.over_time import came_into_force, coming_into_force, superseded_last
from lubiao.catalogue.telling import telling_standards
from lubiao.charts import tile_map

from .filling import render
from .site import Site

NEWEST = 5
SUPERSEDED = 3
COMING = 3
TELLING = 3


def home_body(site: Site, introduction: str) -> str:
    """The body of the home page; `introduction` is the HTML of the editorial text."""
    catalogue = site.catalogue
    issued = [s for s in catalogue.standards if s.raw.issued and s.is_identified and not s.raw.draft]
    return render(
        site,
        "home.html",
        0,
        introduction=introduction,
        coverage=site.groups.coverage,
        telling={
            city.id: telling_standards(catalogue, city.id, TELLING)
            for city in catalogue.cities.values()
            if city.focus
        },
        tiles=tile_map(site),
        newest=sorted(issued, key=lambda s: (s.raw.issued or "", s.slug), reverse=True)[:NEWEST],
        coming=coming_into_force(catalogue)[:COMING],
        came=came_into_force(catalogue)[:1],
        superseded=superseded_last(catalogue)[:SUPERSEDED],
    )
