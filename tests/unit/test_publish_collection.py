"""What is given out, and the day of its last change."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from catalogues import catalogue_of, read_as, seen

from lubiao.catalogue import StandingStatus
from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.last_change import last_change
from lubiao.codes import Kind
from lubiao.publish import FORMATS, Collection, Selection
from lubiao.publish.collection import KEPT

CITIES = [
    {"id": "weifang", "division": "3707", "name_zh": "潍坊市", "short_zh": "潍坊", "name_en": "Weifang"},
    {"id": "yantai", "division": "3706", "name_zh": "烟台市", "short_zh": "烟台", "name_en": "Yantai"},
]
CITED = {"source": "news", "place": "第 1 段", "under": "某标准"}


def some():
    return catalogue_of(
        {"code": "DB3707/T 1-2020", "issued": "2020-03-01", "status": read_as("in-force", "2026-11-20")},
        {"code": "GB/T 2-2020", "cited": [{"city": "yantai", **CITED}, {"city": "weifang", **CITED}]},
        {"code": "GB/T 3-2020", "drafted_in": [{"city": "yantai", "by": "product"}]},
        {"code": "GB/T 2-2024", "implemented": "2024-05-01", "replaces": ["GB/T 2-2020"]},
        cities=CITIES,
    )


def names(**selection):
    chosen = {key: frozenset(values) for key, values in selection.items()}
    collection = Collection(some(), Addresses(), Selection(**chosen))
    return [standard.name for standard in collection.standards]


def test_nothing_asked_for_gives_all_in_the_order_of_lists():
    assert names() == ["GB/T 2-2020", "GB/T 2-2024", "GB/T 3-2020", "DB3707/T 1-2020"]


def test_a_city_gives_what_is_tied_to_it_and_two_cities_give_both():
    assert names(cities=["weifang"]) == ["GB/T 2-2020", "DB3707/T 1-2020"]
    assert names(cities=["weifang", "yantai"]) == ["GB/T 2-2020", "GB/T 3-2020", "DB3707/T 1-2020"]


def test_city_kind_and_status_narrow_each_other():
    assert names(cities=["weifang"], kinds=[Kind.NATIONAL]) == ["GB/T 2-2020"]
    assert names(kinds=[Kind.NATIONAL], statuses=[StandingStatus.SUPERSEDED]) == ["GB/T 2-2020"]
    assert names(cities=["weifang"], kinds=[Kind.GROUP]) == []


def test_a_city_that_is_not_there_is_no_empty_city():
    with pytest.raises(KeyError):
        names(cities=["paris"])


def test_what_follows_from_a_record_is_told_in_the_order_of_the_cities():
    collection = Collection(some(), Addresses())
    derived = collection.derived(collection.standards[0])
    assert derived.cited_for == ("weifang", "yantai")
    assert (derived.replaced_by, derived.newest) == (("GB/T 2-2024",), "GB/T 2-2024")
    assert (derived.status, derived.kind) == (StandingStatus.SUPERSEDED, Kind.NATIONAL)
    assert (derived.issued_by_city, derived.evidence, derived.review_due) == (None, None, None)


def test_what_follows_from_records_is_held_for_a_while_and_never_of_all():
    catalogue = catalogue_of(*({"code": f"GB/T {number}-2020"} for number in range(1, KEPT + 2)))
    collection = Collection(catalogue, Addresses())
    first, *others = collection.standards
    held = collection.derived(first)
    assert collection.derived(first) is held
    for other in others:
        collection.derived(other)
    assert collection.derived(first) is not held


def test_the_last_change_is_dated_by_the_data_and_not_by_the_clock():
    records = (
        {"code": "GB/T 1-2024", "issued": "2024-02-03", "evidence": [seen("2026-10-01")]},
        {"code": "GB/T 2-2024", "issued": "2024-02-04", "implemented": "2026-12-01"},
    )
    days = {
        datetime.date(2026, 11, 1): datetime.date(2026, 10, 1),
        datetime.date(2026, 11, 30): datetime.date(2026, 10, 1),
        datetime.date(2026, 12, 24): datetime.date(2026, 12, 1),
        datetime.date(2029, 2, 3): datetime.date(2029, 2, 3),
    }
    assert {day: last_change(catalogue_of(*records, day=day)) for day in days} == days


def test_a_catalogue_without_dates_has_no_day_of_change_after_the_first_of_the_calendar():
    assert last_change(catalogue_of({"code": "GB/T 1-2024"})) == datetime.date.min


def test_addresses_are_whole_and_percent_encoded():
    addresses = Addresses("https://site.example/lubiao")
    assert addresses.page("cities/yantai/", "en") == "https://site.example/lubiao/en/cities/yantai/"
    assert addresses.file("s/标准/") == "https://site.example/lubiao/s/%E6%A0%87%E5%87%86/"


def test_without_a_named_site_the_addresses_are_those_of_mkdocs_yml(monkeypatch):
    monkeypatch.delenv("LUBIAO_SITE_URL", raising=False)
    monkeypatch.delenv("LUBIAO_REPOSITORY", raising=False)
    written = (Path(__file__).parents[2] / "mkdocs.yml").read_text("utf-8")
    addresses = Addresses.of_environment()
    assert f'!ENV [LUBIAO_SITE_URL, "{addresses.site_url}"]' in written
    assert f'!ENV [LUBIAO_REPOSITORY, "{addresses.repository}"]' in written


def test_an_id_from_before_a_standard_was_identified_is_told_as_no_code_of_it():
    record = {"code": "DB37/T 1-2018", "former": ["DB37/T 1-2010", "tea-of-laoshan", "1314"]}
    collection = Collection(catalogue_of(record), Addresses())
    assert collection.standards[0].former_codes == ("DB37/T 1-2010",)
    for name in ("csv", "ntriples"):
        stream = io.BytesIO()
        FORMATS[name].write(collection, stream)
        assert b"DB37/T 1-2010" in stream.getvalue()
        assert b"tea-of-laoshan" not in stream.getvalue()
