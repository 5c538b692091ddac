"""Where a record stands: in the section of its kind, at its place in the order of lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lubiao.codes import CodeError, Kind, parse
from lubiao.records import Standard
from lubiao.records.base import Record

from .pieces import Pieces, pieces_of
from .record import record_text

Key = tuple[Any, ...]
Rank = tuple[int, int]
"""Kind, and 1 for what has no code: the first two elements of a key."""

LOOKED_BACK = 200
"""Characters; a blank line is not longer."""

_BLANK_LINE_LAST = re.compile(r"(?:^|\n)[ \t]*\r?\n\Z")

_WITHOUT_CODE: Key = (len(Kind), 1)
"""What is not identified yet comes last, in the order people gave it: an id is a working name, no number."""


def order_of(values: Mapping[str, object]) -> Key | None:
    """The place of a standard in the order of a file; None where it cannot be told."""
    code = values.get("code")
    if code is None:
        return _WITHOUT_CODE if "id" in values else None
    try:
        return parse(code).sort_key
    except CodeError:
        return None


def insert_records(text: str, records: Sequence[Mapping[str, object]], model: type[Record]) -> str:
    """The text of a data file with new records, each at its place; every other byte stays.

    Standards go into the section in which most of their kind are, in the order of lists; other records go to
    the end, since their order is people’s own. In a text that is no list of records they are all put last.
    """
    if text.strip() == "[]":
        text = ""
    pieces = pieces_of(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    places = _Places(pieces) if model is Standard else None
    at: defaultdict[tuple[int, bool], list[tuple[Key, str]]] = defaultdict(list)
    for number, values in enumerate(records):
        key = order_of(values) if places else None
        place = places.of(key) if places and key else _end(pieces)
        at[place].append(((0, *key) if key else (1, number), record_text(values, model)))
    is_airy = len(pieces.document.items) < 2 or "\n\n" in text or "\r\n\r\n" in text
    between = line_end if is_airy else ""
    written: list[str] = []
    done = 0
    for (offset, is_before), new in sorted(at.items()):
        block = ("\n" if is_airy else "").join(one for _, one in sorted(new, key=lambda pair: pair[0]))
        block = block.replace("\n", line_end)
        written.append(text[done:offset])
        if is_before:
            written.append(block + between)
        else:
            unfinished = line_end if offset and text[offset - 1] != "\n" else ""
            is_begun = bool(offset) and not _BLANK_LINE_LAST.search(
                text[max(0, offset - LOOKED_BACK) : offset]
            )
            written.append(unfinished + (between if is_begun else "") + block)
        done = offset
    return "".join([*written, text[done:]])


def _end(pieces: Pieces) -> tuple[int, bool]:
    """Behind the last item; behind all remarks where there is none."""
    items = len(pieces.document.items)
    return (pieces.content_end(items - 1) if items else len(pieces.text)), False


class _Places:
    """The places of a file of standards at which a record can be put in."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._sections: list[list[int]] = []
        self._least: list[list[Key]] = []
        kinds: list[Counter[Rank]] = []
        for section in _sections(pieces):
            self._sections.append([item for item, _ in section])
            self._least.append(_least_behind([key for _, key in section]))
            kinds.append(Counter((key[0], key[1]) for _, key in section))
        self._section_of = {
            rank: max(range(len(kinds)), key=lambda section: kinds[section][rank])
            for rank in {rank for counts in kinds for rank in counts}
        }

    def of(self, key: Key) -> tuple[int, bool]:
        """Offset, and whether the record there comes behind the new one."""
        if not self._sections:
            return _end(self._pieces)
        number = self._section_for((key[0], key[1]))
        position = bisect_right(self._least[number], key) - 1
        if position < 0:
            return self._pieces.begin(self._sections[number][0]), True
        return self._pieces.content_end(self._sections[number][position]), False

    def _section_for(self, rank: Rank) -> int:
        """The section of a kind; else the last one of standards with code; for what has none, the last one."""
        if rank in self._section_of:
            return self._section_of[rank]
        with_code = [number for other, number in self._section_of.items() if not other[1]]
        return max(with_code, default=0) if not rank[1] else len(self._sections) - 1


def _sections(pieces: Pieces) -> Iterator[list[tuple[int, Key]]]:
    """What stands between two headings: the items whose order can be told, each with it."""
    section: list[tuple[int, Key]] = []
    for item, value in enumerate(pieces.document.items):
        if section and pieces.is_headed(item):
            yield section
            section = []
        if isinstance(value, dict) and (key := order_of(value)):
            section.append((item, key))
    if section:
        yield section


def _least_behind(keys: list[Key]) -> list[Key]:
    """For each record of a section the least order from it to the end: it never falls, whatever the order."""
    least: list[Key] = []
    for key in reversed(keys):
        least.append(min(key, least[-1]) if least else key)
    return least[::-1]
