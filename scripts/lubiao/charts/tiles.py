"""The map of the cities as a grid of tiles, laid out roughly as the cities lie, the coast at the right.

No outside map is used: each tile is a link, and its place in the grid is all that is taken from geography.
Of all borders between the cities, only that of Liaocheng and Jining is not one between tiles that touch.
"""

from __future__ import annotations

from dataclasses import dataclass

from lubiao.records import City

from .chart import Voice

PLACES = {
    "dezhou": (1, 2), "binzhou": (1, 3), "dongying": (1, 4), "yantai": (1, 5), "weihai": (1, 6),
    "liaocheng": (2, 1), "jinan": (2, 2), "zibo": (2, 3), "weifang": (2, 4), "qingdao": (2, 5),
    "taian": (3, 2), "linyi": (3, 3), "rizhao": (3, 4),
    "heze": (4, 1), "jining": (4, 2), "zaozhuang": (4, 3),
}  # fmt: skip
"""City id → row from the north, column from the west."""

STEPS = 4
"""Shades of a tile; 0 is the tile of a city without standards."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A city on the map: how many standards are tied to it in any way, and how many it issued itself."""

    city: City
    count: int
    issued: int
    shade: int
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class TileMap:
    """`placed` are the tiles of the grid from north-west to south-east, `others` the cities that have no place.

    `steps` are the counts, from and to, for which the shades from 1 on stand.
    """

    placed: tuple[Tile, ...]
    others: tuple[Tile, ...]
    steps: tuple[tuple[int, int], ...]


def tile_map(voice: Voice) -> TileMap:
    """The map of all cities of the catalogue."""
    catalogue = voice.catalogue
    counts = {city: len(catalogue.of_city(city)) for city in catalogue.cities}
    most = max(counts.values(), default=0)
    tops = [most * step // STEPS for step in range(1, STEPS + 1)]
    tiles = [
        Tile(
            city,
            counts[city.id],
            len(catalogue.issued_by.get(city.id, ())),
            next(step for step, top in enumerate([0, *tops]) if counts[city.id] <= top),
            *PLACES.get(city.id, (0, 0)),
        )
        for city in catalogue.cities.values()
    ]
    return TileMap(
        tuple(sorted((tile for tile in tiles if tile.row), key=lambda tile: (tile.row, tile.column))),
        tuple(tile for tile in tiles if not tile.row),
        tuple((below + 1, top) for below, top in zip([0, *tops], tops, strict=False) if top > below),
    )
