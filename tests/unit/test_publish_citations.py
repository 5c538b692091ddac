"""Bibliographies: other programs read every one of them back, and find every standard that has a code."""

from __future__ import annotations

import io
import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pybtex.database
import pytest
import rispy
from published import published

from hostile import poison
from lubiao.catalogue import Catalogue, CataloguedStandard, build_day
from lubiao.catalogue.addresses import Addresses
from lubiao.codes import Kind
from lubiao.publish import FORMATS, Collection, Selection
from lubiao.publish.citations import ENDINGS, citable, citation_files
from lubiao.reading import read_data

ROOT = Path(__file__).parents[2]

NAME = {
    "type": "object",
    "properties": {"literal": {"type": "string"}},
    "required": ["literal"],
    "additionalProperties": False,
}
PART = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "type": {"const": "standard"},
            "title": {"type": "string"},
            "number": {"type": "string"},
            "author": {"type": "array", "items": NAME},
            "authority": {"type": "string"},
            "issued": {
                "type": "object",
                "properties": {"date-parts": {"type": "array", "items": PART, "minItems": 1, "maxItems": 2}},
                "additionalProperties": False,
            },
            "language": {"type": "string"},
            "note": {"type": "string"},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
"""Of csl-data.json of CSL 1.0.2 (https://github.com/citation-style-language/schema) the variables that are used."""


@cache
def collection_of(folder: Path = ROOT / "data") -> Collection:
    return Collection(Catalogue.link(read_data(folder), build_day()), Addresses())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return collection_of(poison(ROOT / "data", tmp_path_factory.mktemp("hostile") / "data"))


def written(format: str, collection: Collection) -> str:
    stream = io.BytesIO()
    FORMATS[format].write(collection, stream)
    return stream.getvalue().decode()


def read_bibtex(text: str) -> dict[str, Any]:
    return dict(pybtex.database.parse_string(text, "bibtex").entries)


def slugs(standards: list[CataloguedStandard]) -> list[str]:
    return [standard.slug for standard in standards]


def test_pybtex_reads_every_standard_that_has_a_code() -> None:
    collection = collection_of()
    entries = read_bibtex(written("bibtex", collection))
    standards = citable(collection.standards)
    assert len(standards) > 200
    assert list(entries) == slugs(standards)
    for standard in standards:
        entry = entries[standard.slug]
        assert entry.type == "standard"
        assert entry.fields["number"] == standard.code.display  # type: ignore[union-attr]
        assert entry.fields.get("title", "") == (standard.raw.title_zh or standard.raw.title_en or "")
        assert len(entry.persons.get("author", ())) == (
            1 if standard.raw.committee else len(standard.raw.issuers)
        )


def test_rispy_reads_every_standard_that_has_a_code() -> None:
    collection = collection_of()
    records = rispy.loads(written("ris", collection))
    standards = citable(collection.standards)
    assert [record["issn"] for record in records] == [standard.code.display for standard in standards]  # type: ignore[union-attr]
    assert {record["type_of_reference"] for record in records} == {"STAND"}
    assert [record.get("title") for record in records] == [
        standard.raw.title_zh or standard.raw.title_en for standard in standards
    ]


def test_a_csl_json_file_is_one_list_that_the_schema_of_csl_allows() -> None:
    collection = collection_of()
    items = json.loads(written("csl", collection))
    jsonschema.validate(items, CSL)
    assert [item["id"] for item in items] == slugs(citable(collection.standards))


def test_hostile_texts_stay_within_their_fields(hostile: Collection) -> None:
    wanted = slugs(citable(hostile.standards))
    entries = read_bibtex(written("bibtex", hostile))
    assert list(entries) == wanted
    allowed = {"title", "number", "date", "langid", "note"}
    assert {name for entry in entries.values() for name in entry.fields} <= allowed
    records = rispy.loads(written("ris", hostile))
    assert len(records) == len(wanted)
    assert not [record for record in records if "unknown_tag" in record]
    items = json.loads(written("csl", hostile))
    jsonschema.validate(items, CSL)
    assert [item["id"] for item in items] == wanted


@pytest.mark.parametrize("format", ["bibtex", "ris", "csl"])
def test_nothing_to_cite_is_an_empty_file_that_can_be_read(format: str) -> None:
    whole = collection_of()
    nothing = Collection(whole.catalogue, whole.addresses, Selection(kinds=frozenset({Kind.ENTERPRISE})))
    text = written(format, nothing)
    assert json.loads(text) == [] if format == "csl" else text == ""


def test_each_city_and_each_kind_has_its_standards_in_each_format() -> None:
    collection = collection_of()
    catalogue = collection.catalogue
    files = dict(citation_files(collection))
    groups = {f"cities/{city}": catalogue.of_city(city) for city in catalogue.cities}
    groups |= {f"kinds/{kind}": standards for kind, standards in catalogue.of_kind.items()}
    assert files.keys() == {
        f"downloads/citations/{group}{ending}" for group in groups for _, ending in ENDINGS.values()
    }
    for group, standards in groups.items():
        at = f"downloads/citations/{group}"
        wanted = slugs(citable(standards))
        assert list(read_bibtex(files[f"{at}.bib"].decode())) == wanted
        assert [item["id"] for item in json.loads(files[f"{at}.json"])] == wanted
        assert len(re.findall("^TY  - STAND\r$", files[f"{at}.ris"].decode(), flags=re.M)) == len(wanted)


def test_a_bibliography_of_the_site_is_in_chinese_and_another_where_it_is_asked_for() -> None:
    whole = collection_of()
    english = Collection(whole.catalogue, whole.addresses, language="en")
    code = "db3702-t-0014-2022"
    assert read_bibtex(written("bibtex", whole))[code].fields["title"] == "农贸市场建设与管理规范"
    assert read_bibtex(written("bibtex", english))[code].fields["title"].startswith("Specification for")


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")

    def files(collection: Collection) -> dict[str, bytes]:
        mine = (
            "downloads/citations/",
            "downloads/SHA256SUMS",
            *(FORMATS[name].path for name in ("bibtex", "ris", "csl")),
        )
        return {path: content for path, content in published(collection).items() if path.startswith(mine)}

    assert files(collection_of()) == files(collection_of(tmp_path / "data"))
