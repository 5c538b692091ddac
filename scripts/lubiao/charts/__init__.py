"""Charts of the catalogue as SVG, each with the numbers it shows and a text for those who do not see it.

A page asks for a chart in Python, and shows it in its template:

    from lubiao.charts import reported_for_city, tile_map     # `site` is the lubiao.pages.Site
    render(site, "city.html", 2, chart=reported_for_city(site, city.id), tiles=tile_map(site))

    {% import "_charts.html" as charts with context %}
    {{ charts.figure(chart) }}              heading (h3; `level=2` for another), text, picture, table (`open=true`)
    {{ charts.tile_map(tiles) }}            the map of the cities
    <div class="lb-charts">…</div>          figures side by side where there is room; one alone takes all of it

The page names the part: `Page(…, parts=("charts",))`. A chart without data has no `svg`, and `figure` says so.
A chart takes about 40 ms, the first one half a second: make them for pages that there are few of, and not for
each standard.
"""

from .chart import Cell, Chart, Link, Voice
from .kinds import levels_by_kind, statuses_by_kind
from .reported import reported_for_all, reported_for_city
from .subjects import ics_fields
from .tiles import Tile, TileMap, tile_map
from .years import years_by_kind

__all__ = [
    "Cell",
    "Chart",
    "Link",
    "Tile",
    "TileMap",
    "Voice",
    "ics_fields",
    "levels_by_kind",
    "reported_for_all",
    "reported_for_city",
    "statuses_by_kind",
    "tile_map",
    "years_by_kind",
]
