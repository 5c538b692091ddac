"""Programs that read by the description of an earlier release go on reading."""

import json
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.catalogue.addresses import Addresses
from lubiao.publish import Collection
from lubiao.publish.api import openapi
from lubiao.publish.api.compatibility import breaking_changes
from lubiao.reading import read_data

DATA = Path(__file__).parents[2] / "data"
WITHOUT_API = {"2026.11.0"}
"""Releases from before there was an API."""


def releases() -> list[Path]:
    """The folders of the releases that have an API."""
    folder = DATA / "releases"
    found = [each for each in folder.iterdir() if each.is_dir()] if folder.is_dir() else []
    return sorted(each for each in found if each.name not in WITHOUT_API)


def test_every_release_kept_its_description() -> None:
    assert [each.name for each in releases() if not (each / "openapi.json").is_file()] == []


def test_nothing_is_gone_that_readers_of_an_earlier_release_rely_on() -> None:
    now = openapi(Collection(Catalogue.link(read_data(DATA), build_day()), Addresses()))
    broken = {
        each.name: breaking_changes(json.loads((each / "openapi.json").read_text(encoding="utf-8")), now)
        for each in releases()
    }
    assert {release: found for release, found in broken.items() if found} == {}
