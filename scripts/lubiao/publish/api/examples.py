"""Real examples: answers made from the data, of every list and of every map only the first entry."""

from __future__ import annotations

from typing import Any

from lubiao.catalogue import CataloguedStandard
from lubiao.publish import changes_json
from lubiao.publish.collection import Collection

from .endpoints import CHANGES, STANDARD, STANDARDS, Endpoint
from .schemas import REFERENCE, components
from .standards import standard_answer, standards


def example_of(endpoint: Endpoint, collection: Collection) -> dict[str, Any] | None:
    """A real answer cut short; None where there is nothing to show."""
    answer = _answer(endpoint, collection)
    return _shortened(answer, {"$ref": REFERENCE + endpoint.model}) if answer else None


def _answer(endpoint: Endpoint, collection: Collection) -> dict[str, Any] | None:
    if endpoint is STANDARD:
        shown = _telling(collection)
        return standard_answer(collection, shown) if shown else None
    if endpoint is STANDARDS:
        return standards(collection, 1)
    if endpoint is CHANGES:
        return changes_json.changes(collection, 1)
    return endpoint.answer(collection) if endpoint.answer else None


def _telling(collection: Collection) -> CataloguedStandard | None:
    """The standard of which most is written: it shows most of what a record may hold. The first of equals."""
    return max(collection.standards, key=lambda standard: len(standard.raw.as_written()), default=None)


def _shortened(value: Any, schema: dict[str, Any]) -> Any:
    if name := schema.get("$ref", "").removeprefix(REFERENCE):
        schema = components()[name]
    if isinstance(value, list | tuple):
        return [_shortened(each, schema.get("items", {})) for each in value[:1]]
    if not isinstance(value, dict):
        return value
    inner = schema.get("additionalProperties")
    if isinstance(inner, dict):
        return {key: _shortened(each, inner) for key, each in list(value.items())[:1]}
    members = schema.get("properties", {})
    return {key: _shortened(each, members.get(key, {})) for key, each in value.items()}
