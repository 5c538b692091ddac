"""What breaks the programs of readers is found, and what does not is left alone."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from catalogues import catalogue_of

from lubiao.catalogue.addresses import Addresses
from lubiao.publish import Collection
from lubiao.publish.api import openapi
from lubiao.publish.api.compatibility import breaking_changes

Schema = dict[str, Any]


def document(**schemas: Schema) -> Schema:
    """A description with one path, whose answer is `Answer`."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}
    return {
        "paths": {"/a.json": {"get": {"responses": {"200": {"content": content}}}}},
        "components": {"schemas": schemas},
    }


def record(required: tuple[str, ...] = ("name",), **properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required)}


TEXT = {"type": "string"}
MAY_BE_NULL = {"type": ["string", "null"]}
WORDS = {"type": "string", "enum": ["a", "b"]}

BREAKING: dict[str, tuple[Schema, Schema, str]] = {
    "a property that is removed": (record(name=TEXT, year=TEXT), record(name=TEXT), "/a.json.year: it is gone"),
    "a property that is renamed": (record(name=TEXT), record(title=TEXT), "/a.json.name: it is gone"),
    "a property that was always there and may be missing": (
        record(name=TEXT), record((), name=TEXT), "/a.json.name: it was always there and may be missing",
    ),
    "a type that may be null now": (record(name=TEXT), record(name=MAY_BE_NULL), "/a.json.name: it may be null now"),
    "a type that can be null no more": (record(name=MAY_BE_NULL), record(name=TEXT), "never null any more"),
    "another type": (record(name={"type": "integer"}), record(name=TEXT), "it may be string now"),
    "a type of which nothing is said any more": (record(name=TEXT), record(name={}), "it may be anything now"),
    "a value that is new": (record(name=WORDS), record(name=WORDS | {"enum": ["a", "b", "c"]}), "'c' is a new value"),
    "a value that is gone": (record(name=WORDS), record(name=WORDS | {"enum": ["a"]}), "'b' never comes any more"),
    "a list of values that is gone": (record(name=WORDS), record(name=TEXT), "any value may come now"),
    "a form that is not kept": (
        record(name=TEXT | {"format": "date"}), record(name=TEXT), "its format was 'date' and is None",
    ),
    "entries of another type": (
        record(name={"type": "array", "items": TEXT}),
        record(name={"type": "array", "items": {"type": "integer"}}),
        "/a.json.name[]: it may be integer now",
    ),
    "entries of which nothing is said": (
        record(name={"type": "array", "items": TEXT}), record(name={"type": "array"}), "/a.json.name[]: what it holds",
    ),
    "values of a map of another type": (
        record(name={"type": "object", "additionalProperties": TEXT}),
        record(name={"type": "object", "additionalProperties": MAY_BE_NULL}),
        "/a.json.name.*: it may be null now",
    ),
    "a form more": (record(name={"anyOf": [TEXT]}), record(name={"anyOf": [TEXT, {"type": "null"}]}), "2 forms (anyOf)"),
    "what was written and is derived": (
        record(name=TEXT | {"x-lubiao-origin": "written"}),
        record(name=TEXT | {"x-lubiao-origin": "derived"}),
        "it was written and is derived",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", BREAKING)
def test_it_breaks_readers(change: str) -> None:
    old, new, said = BREAKING[change]
    found = breaking_changes(document(Answer=old), document(Answer=new))
    assert any(said in sentence for sentence in found), found


HARMLESS: dict[str, tuple[Schema, Schema]] = {
    "a new property": (record(name=TEXT), record(name=TEXT, year=TEXT)),
    "a new property that is always there": (
        record(name=TEXT),
        record(("name", "year"), name=TEXT, year=TEXT),
    ),
    "what may be missing is always there now": (record((), name=TEXT), record(name=TEXT)),
    "another description": (
        record(name=TEXT | {"description": "a"}),
        record(name=TEXT | {"description": "b"}),
    ),
    "another order": (record(name=TEXT, year=TEXT), record(year=TEXT, name=TEXT)),
    "values in another order": (record(name=WORDS), record(name=WORDS | {"enum": ["b", "a"]})),
    "one type in a list of types": (record(name=TEXT), record(name={"type": ["string"]})),
}


@pytest.mark.parametrize("change", HARMLESS)
def test_it_breaks_nobody(change: str) -> None:
    old, new = HARMLESS[change]
    assert breaking_changes(document(Answer=old), document(Answer=new)) == []


def test_a_path_that_is_gone_breaks_readers_and_a_new_one_does_not() -> None:
    one = document(Answer=record(name=TEXT))
    two = copy.deepcopy(one)
    two["paths"]["/b.json"] = two["paths"]["/a.json"]
    assert breaking_changes(one, two) == []
    assert breaking_changes(two, one) == [
        "/b.json: the path is gone, and with it the addresses that readers have kept"
    ]


def test_an_answer_without_schema_breaks_readers() -> None:
    old = document(Answer=record(name=TEXT))
    new = copy.deepcopy(old)
    del new["paths"]["/a.json"]["get"]["responses"]["200"]["content"]
    assert len(breaking_changes(old, new)) == 1


def test_a_schema_that_moves_behind_a_reference_is_the_same() -> None:
    old = document(Answer=record(name=TEXT))
    new = document(Answer=record(name={"$ref": "#/components/schemas/Name"}), Name=TEXT)
    assert breaking_changes(old, new) == breaking_changes(new, old) == []


def test_schemas_that_refer_to_themselves_come_to_an_end() -> None:
    def tree(value: Schema) -> Schema:
        return record(
            (), value=value, below={"type": "array", "items": {"$ref": "#/components/schemas/Answer"}}
        )

    assert breaking_changes(document(Answer=tree(TEXT)), document(Answer=tree(TEXT))) == []
    (found,) = breaking_changes(document(Answer=tree(TEXT)), document(Answer=tree(MAY_BE_NULL)))
    assert found.startswith("/a.json.value: ")


def test_a_fault_in_a_schema_that_many_answers_share_is_told_for_each_path_once() -> None:
    real = openapi(Collection(catalogue_of(), Addresses()))
    broken = copy.deepcopy(real)
    del broken["components"]["schemas"]["Links"]["properties"]["html"]
    found = breaking_changes(real, broken)
    assert len(found) == len(set(found)) > 5
    assert all(sentence.endswith("so readers that look for it find nothing") for sentence in found)


def test_the_description_of_today_breaks_nobody_of_today() -> None:
    real = openapi(Collection(catalogue_of({"code": "GB/T 1-2020", "title_zh": "甲"}), Addresses()))
    assert breaking_changes(real, copy.deepcopy(real)) == []


def test_every_field_of_the_real_description_is_looked_at() -> None:
    """Take away any one property of any schema: it is told."""
    real = openapi(Collection(catalogue_of(), Addresses()))
    for name, schema in real["components"]["schemas"].items():
        for key in schema.get("properties", {}):
            schemas = dict(real["components"]["schemas"])
            properties = {other: value for other, value in schema["properties"].items() if other != key}
            schemas[name] = schema | {"properties": properties}
            broken = real | {"components": {"schemas": schemas}}
            assert breaking_changes(real, broken), f"{name}.{key}"
