"""The facts of a record in a form in which two of them can be compared: order and spelling of codes left aside."""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

from lubiao.catalogue import Catalogue, CataloguedStandard, StandingStatus
from lubiao.codes import CodeError, parse
from lubiao.records.base import Record

from .change import JsonValue, StatusTold

NAMES_AND_DERIVED = frozenset({"code", "id", "kind", "draft", "status", "replaced_by"})
"""Keys of a standard that are compared in another way: they are names, or part of the status or kind."""

_LISTS_OF_CODES = ("replaces", "former")


def facts_of(record: Record) -> dict[str, JsonValue]:
    """Each key with its value, defaults included, as plain values."""
    return cast(dict[str, JsonValue], record.model_dump(mode="json"))


def facts_of_standard(standard: CataloguedStandard) -> dict[str, JsonValue]:
    """The keys that are compared one by one; codes in canonical form."""
    facts = {key: value for key, value in facts_of(standard.raw).items() if key not in NAMES_AND_DERIVED}
    for key in _LISTS_OF_CODES:
        facts[key] = [canonical(written) for written in getattr(standard.raw, key)]
    return facts


def without_order(value: JsonValue) -> Hashable:
    """A value that equals another where they differ only in the order of lists, or in what is listed twice."""
    if isinstance(value, list):
        return frozenset(map(without_order, value))
    if isinstance(value, dict):
        return frozenset((key, without_order(inner)) for key, inner in value.items())
    return value


def canonical(written: str) -> str:
    """The canonical form of a code; the text itself where it is none."""
    try:
        return str(parse(written))
    except CodeError:
        return written


def replaced_by(standard: CataloguedStandard) -> list[str]:
    """The codes that replace a standard: its successors in the catalogue, and those that its record names."""
    named = [canonical(written) for written in standard.raw.replaced_by]
    return list(dict.fromkeys([*(successor.name for successor in standard.successors), *named]))


def status_of(standard: CataloguedStandard, catalogue: Catalogue) -> StatusTold:
    """The status of a standard on the catalogue's day."""
    standing = catalogue.standings[standard]
    by = replaced_by(standard) if standing.status is StandingStatus.SUPERSEDED else ()
    return StatusTold(
        standing.status, standing.basis, tuple(by), standing.since, standing.read, standing.source
    )
