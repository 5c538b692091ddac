"""The data of the catalogue itself: no rule may call any of it an error."""

import datetime
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue
from lubiao.codes import Kind
from lubiao.findings import Level
from lubiao.reading import read_data
from lubiao.rules import check

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.link(read_data(ROOT / "data"), datetime.datetime.now(datetime.UTC).date())


def test_the_data_has_no_errors(catalogue: Catalogue) -> None:
    errors = [finding for finding in check(catalogue) if finding.level is Level.ERROR]
    told = [
        f"{e.place.file}:{e.place.line} {e.rule} {e.place.record}: {e.message.said_in(str)}" for e in errors
    ]
    assert told == []


def test_the_sixteen_cities_are_there(catalogue: Catalogue) -> None:
    divisions = [f"37{number:02}" for number in range(1, 18) if number != 12]
    assert [city.division for city in catalogue.cities.values()] == divisions


def test_every_city_has_standards(catalogue: Catalogue) -> None:
    assert [city for city in catalogue.cities if not catalogue.of_city(city)] == []


def test_every_municipal_standard_with_a_code_belongs_to_a_city_of_the_catalogue(
    catalogue: Catalogue,
) -> None:
    municipal = [s for s in catalogue.standards if s.kind is Kind.MUNICIPAL and s.is_identified]
    assert [s.name for s in municipal if not catalogue.issuing_city(s)] == []


def test_every_standard_has_an_address_of_its_own(catalogue: Catalogue) -> None:
    slugs = [standard.slug for standard in catalogue.standards]
    assert len(set(slugs)) == len(slugs)
    assert all(slugs)


def test_the_vocabularies_are_there(catalogue: Catalogue) -> None:
    vocabulary = catalogue.vocabulary
    assert min(map(len, (vocabulary.ics, vocabulary.ccs, vocabulary.sectors, vocabulary.divisions))) > 40
