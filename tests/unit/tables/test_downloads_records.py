"""Whole records: JSON Lines, YAML, Relaton."""

import json

import duckdb
import pytest
import yaml
from downloads import written

from lubiao.codes import Kind
from lubiao.publish.tables.relaton import block, item_of
from lubiao.reading import read_data
from lubiao.records import TitleOrigin


def test_every_line_is_a_record_as_people_wrote_it_with_what_follows_from_it(folder, real):
    lines = (folder / "standards.jsonl").read_bytes().split(b"\n")
    assert lines.pop() == b""
    for line, standard in zip(lines, real.standards, strict=True):
        record = json.loads(line)
        assert record["raw"] == standard.raw.model_dump(mode="json", exclude_defaults=True)
        facts = real.derived(standard)
        assert record["derived"]["name"] == facts.name and record["derived"]["status"] == facts.status
        assert record["derived"]["replaced_by"] == list(facts.replaced_by)


def test_duckdb_asks_the_lines_without_a_schema(folder, real):
    rows = duckdb.sql(
        f"SELECT raw.title_zh FROM read_json('{folder}/standards.jsonl', format='newline_delimited') "
        "WHERE derived.kind = 'municipal'"
    ).fetchall()
    assert len(rows) == len(real.catalogue.of_kind[Kind.MUNICIPAL])


@pytest.mark.parametrize("which", ["real", "poisoned"])
def test_the_yaml_is_read_again_as_the_same_records(which, request, tmp_path):
    collection = request.getfixturevalue(which)
    (tmp_path / "standards.yaml").write_bytes(written(collection, "yaml"))
    again = read_data(tmp_path)
    assert [entry.record for entry in again.standards] == [standard.raw for standard in collection.standards]
    assert not [each for each in again.findings if each.place.file.endswith("/standards.yaml")]
    assert len(yaml.safe_load((tmp_path / "standards.yaml").read_bytes())) == len(collection.standards)


# Relaton

RELATIONS = {"obsoletes", "obsoletedBy", "adoptedFrom"}
DATES = {"issued", "implemented", "obsoleted", "confirmed"}
ROLES = {"author", "publisher"}
"""Words of DocRelationType, BibliographicDateType and role in grammars/biblio.rnc of relaton-models."""

ITEM = {
    "id", "type", "title", "docid", "docnumber", "link", "date", "contributor", "docstatus", "relation",
    "classification", "biblionote", "license", "formattedref",
}  # fmt: skip
"""Keys of a bibliographic item that `RelatonBib::HashConverter` reads."""


@pytest.mark.parametrize("which", ["real", "poisoned"])
def test_the_relaton_items_use_the_words_of_its_grammar(which, request):
    collection = request.getfixturevalue(which)
    root = yaml.load(written(collection, "relaton"), yaml.CSafeLoader)["root"]
    assert root.keys() == {"title", "author", "items"}
    for item, standard in zip(root["items"], collection.standards, strict=True):
        assert item == item_of(standard, collection)
        assert item.keys() <= ITEM and item["type"] == "standard"
        assert "title" in item or item["formattedref"]["content"] == standard.name
        assert {each["type"] for each in item.get("relation", ())} <= RELATIONS
        assert {each["type"] for each in item.get("date", ())} <= DATES
        assert {role["type"] for each in item.get("contributor", ()) for role in each["role"]} <= ROLES
        assert all(each["bibitem"]["docid"][0]["id"] for each in item.get("relation", ()))


def test_relaton_is_told_when_an_english_title_is_our_own(real):
    items = yaml.load(written(real, "relaton"), yaml.CSafeLoader)["root"]["items"]
    for item, standard in zip(items, real.standards, strict=True):
        told = [
            note["content"] for note in item.get("biblionote", ()) if note.get("type") == "title-en-origin"
        ]
        assert bool(told) == bool(standard.raw.title_en)
        if standard.raw.title_en_from is TitleOrigin.PROJECT:
            assert told == ["Translated by this project, not official"]


def test_a_text_with_every_kind_of_line_break_stays_one_text():
    text = 'a\x85b\u2028c\u2029d\ufeffe\x7f"\\ \t\n- f: g #h'
    assert yaml.safe_load(block({"x": [{"y": text}, {"z": []}]})) == {"x": [{"y": text}, {"z": []}]}
