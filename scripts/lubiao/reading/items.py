"""The items of a data file. Positions are looked up only when somebody asks for them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lubiao.findings import Place

from .values import Marks, Path, Reached, Span, ValueBuilder

MARKED_ITEMS = 16
"""Items whose marks are kept: they weigh many times what the text does, and faults come item by item."""


@dataclass(eq=False)
class Document:
    """The items of one file, in order, and the span of text (start, end) that each was read from."""

    file: str
    text: str
    items: Sequence[object] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    _marks: dict[int, tuple[Marks, bool]] = field(default_factory=dict)
    """Of the items asked for last: the marks, and whether these are all of the item's."""

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("I", [0, *(found.end() for found in re.finditer("\n", self.text))])

    def line_at(self, offset: int) -> int:
        """The line, from 1, of an offset into the text."""
        return bisect_right(self._line_starts, offset)

    def line(self, number: int) -> str:
        """A line of the text, from 1, without its end; empty where there is none."""
        starts = self._line_starts
        if not 0 < number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def line_of(self, item: int) -> int:
        """The line, from 1, on which an item of the list begins."""
        return self.line_at(self.spans[item][0])

    def place(self, item: int, path: Path = (), record: str = "", *, of_key: bool = False) -> Place:
        """Where the value at `path` inside an item stands; where it is missing, the nearest place above.

        A scalar's place is its own, quotes included; that of a list or mapping, or `of_key`, is its key.
        """
        marks = self._marks_up_to(item, path)
        first = self.line_of(item) - 1
        for length in range(len(path), -1, -1):
            if mark := marks.get((0, *path[:length])):
                is_itself = length == len(path) and not of_key
                span = mark.value if is_itself and mark.value else mark.key
                if span[:2] == span[2:]:
                    span = _first_key_in(marks, (0, *path[:length])) or span
                line, column, end_line, end_column = span
                return Place(self.file, first + line, column, record, first + end_line, end_column)
        return Place(self.file, first + 1, 1, record)

    def marks_of(self, item: int) -> Marks:
        """Where the values of an item stand. Lines count from the item’s first, and each path begins with a 0."""
        marks, is_whole = self._marks.pop(item, ({}, False))
        if not is_whole:
            return self._read_marks(item, None)
        self._marks[item] = marks, True  # now the one asked for last
        return marks

    def _marks_up_to(self, item: int, path: Path) -> Marks:
        """The marks of an item, at least up to the value at `path`, if it is there.

        Most items have one thing wrong with them: they are read up to there, and wholly when they are asked for again.
        """
        return self.marks_of(item) if item in self._marks else self._read_marks(item, (0, *path))

    def _read_marks(self, item: int, until: Path | None) -> Marks:
        start, end = self.spans[item]
        marks: Marks = {}
        try:
            ValueBuilder(self.text[start:end], marks, until).read()
            self._marks[item] = marks, True
        except Reached:
            self._marks[item] = marks, False
        if len(self._marks) > MARKED_ITEMS:
            del self._marks[next(iter(self._marks))]
        return marks

    def item_at(self, offset: int) -> int | None:
        """The number of the item that holds an offset into the text; None where none does."""
        item = bisect_right(self.spans, offset, key=lambda span: span[0]) - 1
        return item if item >= 0 and offset < self.spans[item][1] else None

    def item_on(self, line: int) -> int | None:
        """The number of the item that stands on a line, from 1; None where none does."""
        starts = self._line_starts
        return self.item_at(starts[line - 1]) if 0 < line <= len(starts) else None

    def name(self, item: int) -> str:
        """What to call an item that may be no record: its code, its id or what it counts; empty without any."""
        return name_of(self.items[item])

    def let_go(self) -> None:
        """Keep the values of the items no longer: whoever asks for one has it read again."""
        self.items = _ItemsInText(self.text, self.spans)


class _ItemsInText(Sequence[object]):
    """The values of items, each read from the text when it is asked for."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self._text, self._spans = text, spans

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, item: Any) -> Any:
        start, end = self._spans[item]
        values: Any = ValueBuilder(self._text[start:end]).read()
        return values[0]


def name_of(value: object) -> str:
    """What to call a value that may be a record: its code, its id or what it counts; empty without any."""
    if isinstance(value, dict):
        for key in ("code", "id", "metric_zh"):
            if isinstance(value.get(key), str):
                return str(value[key])
    return ""


def _first_key_in(marks: Marks, path: Path) -> Span | None:
    """A mapping in a list has no text of its own: its first key stands for it, with the value on that line."""
    for inner, mark in marks.items():
        if len(inner) == len(path) + 1 and inner[: len(path)] == path:
            line, column, *end = mark.key
            if mark.value and mark.value[2] == line:
                end = list(mark.value[2:])
            return line, column, end[0], end[1]
    return None
