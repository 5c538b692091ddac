"""Making `schemas.json`: from the models of the answers, the records, and what docs/data-format*.md says of their keys.

It stands ready beside the code, because an installed package has no docs/, and pydantic would take longer over it than
all answers together. `python -m lubiao.publish.api` writes it anew, and a test tells when that was forgotten.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from lubiao.findings import N_
from lubiao.schema import documents
from lubiao.schema.descriptions import SECTIONS

from . import models
from .endpoints import ENDPOINTS
from .fields import ORIGIN, RECORD, WRITTEN, Part
from .schemas import REFERENCE

_RECORDS = {model.__name__ for model in SECTIONS} | {"OtherValue"}


OTHER_VALUE = {
    "value": N_("A value that was not chosen."),
    "source": N_("The source that prints it: its id."),
}
"""docs/data-format*.md says it in a sentence of its own, and has no rows for it."""


def made_schemas(docs: Path) -> dict[str, Any]:
    """Every schema by name, the names in order. `docs` is the folder of data-format.md and its twin."""
    answers: list[type[Part]] = [getattr(models, endpoint.model) for endpoint in ENDPOINTS]
    _, schema = models_json_schema(
        [(model, "serialization") for model in answers], ref_template=REFERENCE + "{model}"
    )
    made = {name: _of_answer(definition) for name, definition in schema["$defs"].items()}
    made |= _of_records(docs)
    return {name: made[name] for name in sorted(made)}


def _of_records(docs: Path) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    for text in documents(docs).values():
        definitions |= json.loads(text)["definitions"]
    for key, said in OTHER_VALUE.items():
        definitions["OtherValue"]["properties"][key]["description"] = said
    return {_named(name): _of_record(definition) for name, definition in definitions.items()}


def _named(record: str) -> str:
    """`RawStandard` is what people write; terms such as `Kind` are the same on both sides."""
    return f"Raw{record}" if record in _RECORDS else record


def _of_record(schema: Any) -> Any:
    """A schema of the draft that editors know, in the words of 2020-12, open for what is added later."""
    if isinstance(schema, list):
        return [_of_record(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _of_record(value) for key, value in schema.items() if key != "additionalProperties"}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = REFERENCE + _named(made["$ref"].rpartition("/")[2])
    if "allOf" in made:
        # Beside a reference, 2020-12 reads every other key.
        made = {"$ref": made.pop("allOf")[0]["$ref"], **made}
    if isinstance(properties := made.get("properties"), dict):
        made["properties"] = {key: {**value, ORIGIN: WRITTEN} for key, value in properties.items()}
    return made


def _of_answer(schema: Any, is_property: bool = False) -> Any:
    """A schema of pydantic without the names and docstrings of Python."""
    if isinstance(schema, list):
        return [_of_answer(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key == RECORD:
            made.pop("type", None)
            made["$ref"] = REFERENCE + _named(value)
        elif key == "properties":
            made[key] = {name: _of_answer(each, is_property=True) for name, each in value.items()}
        elif key not in ("title", "description") or (is_property and key == "description"):
            made[key] = _of_answer(value)
    return _or_null(made)


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """`anyOf` a plain type or null is one type that may be null."""
    choices = schema.get("anyOf", ())
    if len(choices) == 2 and choices[1] == {"type": "null"} and isinstance(choices[0].get("type"), str):
        rest = {key: value for key, value in schema.items() if key != "anyOf"}
        return {**choices[0], "type": [choices[0]["type"], "null"], **rest}
    return schema
