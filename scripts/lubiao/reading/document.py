"""A data file as a list of items. Positions are looked up only when somebody asks for them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

import yaml

from lubiao.findings import N_, Finding, Level, Message, Place
from lubiao.records.base import Record

from .causes import cause_of
from .conflicts import conflicts_in
from .file import read_text
from .keys import to_do_with_nothing
from .values import Fault, Marks, Path, Reached, Span, TooDeep, ValueBuilder

_ITEM = re.compile(r"^-(?=[ \r\n]|\Z)", re.MULTILINE)
"""In a list in block style, and only there, a hyphen at the start of a line begins a new item."""

_BLANK = re.compile(r"(?:[ \r]*(?:#[^\n]*|---)?\r?\n)*")

ITEMS_AT_ONCE = 64
"""Items that are read in one go: of fewer, each costs a parser; of more, the values of all are held at once."""

_NEW_DOCUMENT = tuple(end + mark for end in "\n\r" for mark in ("---", "...", "%"))
"""What makes of the pieces of a text another text than the whole."""

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


def _as_typed(value: object) -> object:
    return value


def read_document(
    path: FilePath,
    shown: str,
    model: type[Record] | None = None,
    make: Callable[[object], object] = _as_typed,
) -> tuple[Document, list[Finding]]:
    """Read a file that holds a list. Where one item is no YAML, the others are still read.

    `shown` is the file's name in findings. `model` says what keys the items may have, for the words of findings.
    The items of the document are what `make` makes of their values.
    """
    text, findings = read_text(path, shown)
    if text is None:
        return Document(shown, ""), findings
    document, found = document_of(text, shown, model, make)
    if not findings and not text.strip():
        message, remedy = (
            Message(N_("The file holds nothing.")),
            Message(N_("Bring its records back; where there are none, write [] or a remark.")),
        )
        found.append(Finding("LB010", Level.ERROR, Place(shown), message, remedy))
    tabs = {finding.place.line for finding in findings if _is_in_margin(finding, text)}
    # A tab in the margin is told already; that the line is indented wrongly for it need not be told again.
    found = [f for f in found if f.rule != "LB005" or not tabs & {f.place.line - 1, f.place.line}]
    return document, findings + found


def document_of(
    text: str,
    shown: str,
    model: type[Record] | None = None,
    make: Callable[[object], object] = _as_typed,
) -> tuple[Document, list[Finding]]:
    """The items of a text that `read_text` has let through."""
    document = Document(shown, text)
    starts = [found.start() for found in _ITEM.finditer(text)]
    spans = list(zip(starts, [*starts, len(text)][1:], strict=True))
    items = _read_in_pieces(text, spans, make)
    if items is not None:
        document.items, document.spans = items, spans
        return document, []
    value, faults = _read_whole(text, shown)
    if isinstance(value, list) and len(value) == len(spans) and not faults:
        document.items, document.spans = [make(item) for item in value], spans
        return document, []
    conflicts = conflicts_in(text)
    begin = starts[0] if starts else 0
    if starts and (_BLANK.fullmatch(text[:begin]) or (conflicts and conflicts[0].start < begin)):
        return document, _read_one_by_one(document, spans, model, make)
    if not value and not starts:
        return document, faults
    line = document.line_at(_BLANK.match(text).end())  # type: ignore[union-attr]
    message = Message(N_("The file is no list of records in block style."))
    remedy = Message(N_("Begin each record with “- ” at the start of a line."))
    no_list = Finding("LB010", Level.ERROR, Place(shown, line), message, remedy)
    if starts:  # What stands above the first “- ” is most often a record without it.
        return document, [no_list, *_read_one_by_one(document, spans, model, make)]
    return document, [*faults, no_list]


def _is_in_margin(finding: Finding, text: str) -> bool:
    if finding.rule != "LB004":
        return False
    line = text.split("\n", finding.place.line)[finding.place.line - 1]
    return not line[: finding.place.column].strip()


def _read_in_pieces(
    text: str, spans: list[tuple[int, int]], make: Callable[[object], object]
) -> list[object] | None:
    """What is made of the items of a file without fault, some at a time; None where the whole has to be looked at."""
    begin = spans[0][0] if spans else 0
    if not spans or not _BLANK.fullmatch(text[:begin]) or any(mark in text for mark in _NEW_DOCUMENT):
        return None
    items: list[object] = []
    same: dict[str, str] = {}
    for first in range(0, len(spans), ITEMS_AT_ONCE):
        run = spans[first : first + ITEMS_AT_ONCE]
        builder = ValueBuilder(text[run[0][0] : run[-1][1]], same=same)
        try:
            values = builder.read()
        except (TooDeep, yaml.YAMLError):
            return None
        if not isinstance(values, list) or len(values) != len(run) or builder.faults:
            return None
        items += map(make, values)
    return items


def _read_whole(text: str, shown: str) -> tuple[object, list[Finding]]:
    """The value of a file at once: what a file without fault needs. Else None, or with what is wrong."""
    builder = ValueBuilder(text)
    try:
        value = builder.read()
    except TooDeep:
        value = None
    except yaml.YAMLError as problem:
        return None, [_syntax_finding(problem, text, shown, 0, None)]
    return value, [_finding(shown, fault, 0, "", None) for fault in builder.faults]


def _read_one_by_one(
    document: Document,
    spans: list[tuple[int, int]],
    model: type[Record] | None,
    make: Callable[[object], object],
) -> list[Finding]:
    """Read the items that are YAML; an item that is none, or that holds a merge conflict, is left out and told."""
    text = document.text
    conflicts = conflicts_in(text)
    findings = [
        Finding(
            "LB005",
            Level.ERROR,
            Place(document.file, line, 1, "", line, conflict.end_of_mark - conflict.start + 1),
            Message(N_("A merge conflict is left here.")),
            Message(
                N_(
                    "Keep one of the two versions, or what is right of each, and delete the lines of <, = and >."
                )
            ),
        )
        for conflict in conflicts
        if (line := document.line_at(conflict.start))
    ]
    items: list[object] = []
    number = 0
    for start, end in spans:
        while number < len(conflicts) and conflicts[number].end <= start:
            number += 1
        if number < len(conflicts) and (conflict := conflicts[number]).start < end:
            if conflict.start < start or text[conflict.end_of_mark : end].strip():
                continue
            # The mark stands before the “- ” of the next record: the one above it is whole.
            end = conflict.start
        first = document.line_at(start) - 1
        value, found = _read_alone(text[start:end], document.file, first, model, None)
        if found:  # Only with marks does a fault know the path of its value; and they cost time.
            value, found = _read_alone(text[start:end], document.file, first, model, {})
            findings += found
        if isinstance(value, list) and len(value) == 1:
            items.append(make(value[0]))
            document.spans.append((start, end))
    document.items = items
    return findings


def _read_alone(
    text: str, file: str, offset: int, model: type[Record] | None, marks: Marks | None
) -> tuple[object, list[Finding]]:
    """The list that a piece of a file holds, which begins behind line `offset`; None where it is no YAML."""
    builder = ValueBuilder(text, marks)
    value: object = None
    syntax: list[Finding] = []
    try:
        value = builder.read()
    except TooDeep:
        pass
    except yaml.YAMLError as problem:
        syntax = [_syntax_finding(problem, text, file, offset, model)]
    name = name_of(value[0]) if isinstance(value, list) and value else ""
    broken = {finding.place.line for finding in syntax}
    found = [_finding(file, fault, offset, name, model) for fault in builder.faults]
    return value, [finding for finding in found if finding.place.line not in broken] + syntax


def _syntax_finding(
    problem: yaml.YAMLError, text: str, file: str, offset: int, model: type[Record] | None
) -> Finding:
    cause = cause_of(problem, text, model)
    line = min(cause.line, max(len(text.splitlines()), 1)) + offset
    end = (line, cause.end_column) if cause.end_column else (0, 0)
    message = Message(N_("This is no YAML: {reason}."), {"reason": cause.reason})
    return Finding("LB005", Level.ERROR, Place(file, line, cause.column, "", *end), message, cause.remedy)


def _finding(file: str, fault: Fault, offset: int, name: str, model: type[Record] | None) -> Finding:
    rule, message, remedy, (line, column, end_line, end_column), path = fault
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if rule == "LB009" and key:
        message = Message(N_("{key} has no value."), {"key": key})
        remedy = to_do_with_nothing(model, path[1:])
    place = Place(file, line + offset, column, name, end_line + offset, end_column)
    return Finding(rule, Level.ERROR, place, message, remedy)
