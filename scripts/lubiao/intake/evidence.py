"""Evidence in the making: whether a source was read before, and what a new reading adds."""

from __future__ import annotations

from collections.abc import Mapping


def is_same_reading(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two pieces of evidence are of one source and level, and of one page as far as both name theirs."""
    is_one_page = one.get("url", other.get("url")) == other.get("url", one.get("url"))
    return is_one_page and all(one.get(key) == other.get(key) for key in ("source", "level"))


def with_reading(present: object, evidence: Mapping[str, object]) -> list[object]:
    """The readings with a new one, which takes the place of an older one that showed as much.

    That is one of the same source and level, and of the same page as far as both name theirs: what was seen on one
    page was not seen on another.
    """
    readings = list(present) if isinstance(present, list) else []
    for number, reading in enumerate(readings):
        if isinstance(reading, dict) and is_same_reading(reading, evidence):
            if str(reading.get("read", "")) <= str(evidence["read"]):
                readings[number] = {**reading, **evidence}
            return readings
    return [*readings, dict(evidence)]
