"""What a merge leaves in a file where two people changed the same lines: both versions, between three marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Conflict:
    """The offsets of the first mark and behind the last one, and where the first one ends."""

    start: int
    end: int
    end_of_mark: int


def conflicts_in(text: str) -> list[Conflict]:
    """The merge conflicts of a text, in their order; marks without a beginning or an end are conflicts too."""
    return list(_conflicts(text))


def _conflicts(text: str) -> Iterator[Conflict]:
    first = last = None
    for mark in _MARK.finditer(text):
        if first and last and (mark[0].startswith("<") or last[0].startswith(">")):
            yield Conflict(first.start(), last.end(), first.end())
            first = None
        first, last = first or mark, mark
    if first and last:
        yield Conflict(first.start(), last.end(), first.end())
