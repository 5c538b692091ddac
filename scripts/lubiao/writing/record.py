"""A new record as text, in the layout of data/standards.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lubiao.reading.keys import inner_record
from lubiao.records.base import Record

from .scalar import scalar
from .shape import IN_BRACKETS, is_typed, keys_in_order


def record_text(values: Mapping[str, object], model: type[Record]) -> str:
    """One record as an item of a list, its keys in canonical order, ending in a line end.

    `values` are what reading gives: texts, lists, mappings. Keys that the model does not know come last.
    """
    lines = list(_mapping(values, model))
    return "".join(("- " if not number else "  ") + line + "\n" for number, line in enumerate(lines))


def key_text(key: str, value: object, model: type[Record] | None) -> list[str]:
    """One key with its value, as lines without indentation of their own."""
    inner = inner_record(model, key)
    if isinstance(value, Mapping):
        return [f"{key}:", *("  " + line for line in _mapping(value, inner))]
    if isinstance(value, list | tuple):
        if not value or (key in IN_BRACKETS and all(isinstance(item, str) for item in value)):
            return [f"{key}: [{', '.join(scalar(str(item), in_flow=True) for item in value)}]"]
        return [f"{key}:", *(line for item in value for line in _item(item, inner))]
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return [f"{key}: {scalar(text, typed=is_typed(model, key))}"]


def _mapping(values: Mapping[str, object], model: type[Record] | None) -> Iterator[str]:
    known = keys_in_order(model) if model else ()
    for key in (*(key for key in known if key in values), *(key for key in values if key not in known)):
        yield from key_text(key, values[key], model)


def _item(item: object, model: type[Record] | None) -> Iterator[str]:
    if isinstance(item, Mapping):
        for number, line in enumerate(_mapping(item, model)):
            yield ("  - " if not number else "    ") + line
    else:
        yield f"  - {scalar(str(item))}"
