"""The map of the cities: who lies beside whom, and how dark a tile is."""

from pathlib import Path

import pytest
import yaml
from catalogues import catalogue_of

from lubiao.charts import tile_map
from lubiao.charts.tiles import PLACES
from lubiao.pages import Site

ROOT = Path(__file__).parents[2]

BORDERS = """
dezhou liaocheng jinan binzhou
binzhou jinan zibo dongying
dongying zibo weifang
zibo jinan taian linyi weifang
weifang linyi rizhao qingdao yantai
yantai qingdao weihai
qingdao rizhao
jinan liaocheng taian
liaocheng taian
taian jining linyi
jining heze zaozhuang linyi
zaozhuang linyi
linyi rizhao
"""
"""Cities that share a border: the first of a line with each of the others."""


def site_of(cities, *records):
    catalogue = catalogue_of(*records, cities=cities)
    return Site(catalogue, "zh", ROOT / "overrides/pages", "https://repository.example", "main", "/")


def city(name, division, **more):
    return {"id": name, "division": division, "name_zh": "市", "short_zh": "市", "name_en": name, **more}


def test_every_city_of_the_province_has_a_place_of_its_own():
    cities = yaml.safe_load((ROOT / "data/cities.yaml").read_text("utf-8"))
    assert PLACES.keys() == {city["id"] for city in cities}
    assert len(set(PLACES.values())) == len(PLACES)


@pytest.mark.parametrize("line", BORDERS.split("\n")[1:-1])
def test_cities_that_share_a_border_touch_on_the_map(line):
    first, *others = line.split()
    row, column = PLACES[first]
    for other in others:
        assert max(abs(PLACES[other][0] - row), abs(PLACES[other][1] - column)) == 1, (first, other)


def test_tiles_come_from_north_west_to_south_east():
    shown = tile_map(site_of([city("heze", "3717"), city("weihai", "3710"), city("dezhou", "3714")]))
    assert [tile.city.id for tile in shown.placed] == ["dezhou", "weihai", "heze"]


def test_a_city_without_a_place_stands_below():
    shown = tile_map(site_of([city("jinan", "3701"), city("zhengzhou", "4101")]))
    assert [tile.city.id for tile in shown.placed] == ["jinan"]
    assert [tile.city.id for tile in shown.others] == ["zhengzhou"]


def test_the_more_standards_the_darker_and_none_is_no_shade():
    records = [{"code": f"DB3701/T {n}-2020", "title_zh": "一"} for n in range(8)]
    records += [{"code": f"DB3702/T {n}-2020", "title_zh": "一"} for n in range(3)]
    shown = tile_map(
        site_of([city("jinan", "3701"), city("qingdao", "3702"), city("zibo", "3703")], *records)
    )
    shades = {tile.city.id: (tile.count, tile.issued, tile.shade) for tile in shown.placed}
    assert shades == {"jinan": (8, 8, 4), "qingdao": (3, 3, 2), "zibo": (0, 0, 0)}
    assert shown.steps == ((1, 2), (3, 4), (5, 6), (7, 8))


def test_a_map_without_standards_has_no_steps():
    assert tile_map(site_of([city("jinan", "3701")])).steps == ()
