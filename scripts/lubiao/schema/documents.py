"""One schema for each data file, in the draft that editors know best."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from lubiao.records import City, Organization, ReportedFigure, Source, Standard
from lubiao.records.base import Record

from .descriptions import descriptions

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The YAML language server reads later drafts only in part."""

FILES: dict[str, tuple[type[Record], str]] = {
    "standards": (Standard, "标准 / Standards"),
    "cities": (City, "城市 / Cities"),
    "organizations": (Organization, "机构 / Organizations"),
    "sources": (Source, "来源 / Sources"),
    "reported": (ReportedFigure, "报道的数字 / Reported figures"),
}
"""Name of the data file → what each of its records is, and a title."""

_WITHOUT_CODE = [{"required": ["code"], "not": {"required": ["kind"]}}, {"required": ["id", "kind"]}]
"""LB101 and LB102: a code, or an id with a kind."""


class _Definitions(GenerateJsonSchema):
    """Pydantic's generator, with the key under which draft 07 keeps its definitions."""

    schema_dialect = DRAFT


def documents(docs: Path) -> dict[str, str]:
    """File name → text of the schema. `docs` is the folder that holds data-format.md and its twin."""
    said = descriptions(docs)
    return {f"{name}.json": _document(model, title, said) for name, (model, title) in FILES.items()}


def _document(model: type[Record], title: str, said: dict[str, dict[str, str]]) -> str:
    schema = TypeAdapter(model).json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Definitions
    )
    definitions = schema.pop("$defs", {}) | {model.__name__: schema}
    if model is Standard:
        schema["anyOf"] = _WITHOUT_CODE
    for name, definition in definitions.items():
        _describe(definition, said.get(name, {}))
    document = {
        "$schema": DRAFT,
        "title": f"鲁标 Lubiao: {title}",
        "type": "array",
        "items": {"$ref": f"#/definitions/{model.__name__}"},
        "definitions": {name: definitions[name] for name in sorted(definitions)},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _describe(definition: dict[str, Any], said: dict[str, str]) -> None:
    """Make a definition what a writer of YAML needs: no null, no names of Python, the meaning of each key."""
    for noise in ("title", "description"):
        definition.pop(noise, None)
    for key, value in definition.get("properties", {}).items():
        for noise in ("title", "default"):
            value.pop(noise, None)
        present = [choice for choice in value.pop("anyOf", ()) if choice.get("type") != "null"]
        for choice in present:
            value |= choice
        if text := said.get(key):
            # Beside a reference, draft 07 overlooks every other key.
            if reference := value.pop("$ref", None):
                value["allOf"] = [{"$ref": reference}]
            value["description"] = text
