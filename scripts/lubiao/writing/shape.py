"""What a record's model says of its keys: their order, the records inside, and which are no texts."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import Any, get_args

from pydantic import PlainValidator

from lubiao.records import WrittenDate
from lubiao.records.base import Count, Flag, Record

IN_BRACKETS = ("ics", "ccs", "unknown")
"""Lists of short words, written in brackets on one line."""

_TYPED = tuple(
    part for annotation in (Flag, Count) for part in get_args(annotation) if isinstance(part, PlainValidator)
)


class Form(Enum):
    """What a value is to other readers of YAML: a text, a truth or count, or a day or month."""

    TEXT = auto()
    TYPED = auto()
    DATE = auto()


@cache
def keys_in_order(model: type[Record]) -> tuple[str, ...]:
    """The keys of a record in canonical order: that of the model's fields."""
    return tuple(model.model_fields)


@cache
def is_typed(model: type[Record] | None, key: str) -> bool:
    """Whether a key holds a truth or a count, which other readers of YAML should take for one."""
    field = model.model_fields.get(key) if model else None
    return bool(field) and any(part in _TYPED for part in field.metadata)  # type: ignore[union-attr]


@cache
def form_of(model: type[Record] | None, key: str) -> Form:
    """What kind of values a key holds."""
    if is_typed(model, key):
        return Form.TYPED
    field = model.model_fields.get(key) if model else None
    return Form.DATE if field and _names_date(field.annotation) else Form.TEXT


def _names_date(annotation: Any) -> bool:
    return annotation is WrittenDate or any(map(_names_date, get_args(annotation)))
