"""A data file as a list of items. Positions are looked up only when somebody asks for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

import yaml

from lubiao.findings import N_, Finding, Level, Message, Place

from .file import read_text
from .values import Fault, Marks, Path, TooDeep, ValueBuilder

_ITEM = re.compile(r"^-(?=[ \r\n]|\Z)", re.MULTILINE)
"""In a list in block style, and only there, a hyphen at the start of a line begins a new item."""

_BLANK = re.compile(r"(?:[ \r]*(?:#[^\n]*|---)?\r?\n)*")


@dataclass(eq=False)
class Document:
    """The items of one file, in order, and the span of text (start, end) that each was read from."""

    file: str
    text: str
    items: list[object] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    _marks: dict[int, Marks] = field(default_factory=dict)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

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
        if item not in self._marks:
            self._marks[item] = {}
            start, end = self.spans[item]
            ValueBuilder(self.text[start:end], self._marks[item]).read()
        marks = self._marks[item]
        first = self.line_of(item) - 1
        for length in range(len(path), -1, -1):
            if mark := marks.get((0, *path[:length])):
                is_itself = length == len(path) and not of_key
                line, column, end_line, end_column = mark.value if is_itself and mark.value else mark.key
                return Place(self.file, first + line, column, record, first + end_line, end_column)
        return Place(self.file, first + 1, 1, record)


def read_document(path: FilePath, shown: str) -> tuple[Document, list[Finding]]:
    """Read a file that holds a list. Where one item is no YAML, the others are still read.

    `shown` is the file's name in findings.
    """
    text, findings = read_text(path, shown)
    if text is None:
        return Document(shown, ""), findings
    document, found = document_of(text, shown)
    return document, findings + found


def document_of(text: str, shown: str) -> tuple[Document, list[Finding]]:
    """The items of a text that `read_text` has let through."""
    document = Document(shown, text)
    starts = [found.start() for found in _ITEM.finditer(text)]
    spans = list(zip(starts, [*starts, len(text)][1:], strict=True))
    value, faults = _read_alone(text, shown, 0)
    if isinstance(value, list) and len(value) == len(spans):
        document.items, document.spans = value, spans
        return document, faults
    if starts and _BLANK.fullmatch(text[: starts[0]]):
        return document, _read_one_by_one(document, spans)
    if not value:
        return document, faults
    message = Message(N_("The file is no list of records in block style."))
    remedy = Message(N_("Begin each record with “- ” at the start of a line."))
    return document, [*faults, Finding("LB010", Level.ERROR, Place(shown), message, remedy)]


def _read_one_by_one(document: Document, spans: list[tuple[int, int]]) -> list[Finding]:
    """Read the items that are YAML; an item that is none is left out and told."""
    findings: list[Finding] = []
    for start, end in spans:
        value, found = _read_alone(document.text[start:end], document.file, document.line_at(start) - 1)
        findings += found
        if isinstance(value, list) and len(value) == 1:
            document.items.append(value[0])
            document.spans.append((start, end))
    return findings


def _read_alone(text: str, file: str, offset: int) -> tuple[object, list[Finding]]:
    """The value of a piece of a file that begins behind line `offset`; None where it is no YAML."""
    builder = ValueBuilder(text)
    value: object = None
    syntax: list[Finding] = []
    try:
        value = builder.read()
    except TooDeep:
        pass
    except yaml.YAMLError as problem:
        syntax = [_syntax_finding(problem, text, file, offset)]
    return value, [_finding(file, fault, offset) for fault in builder.faults] + syntax


def _syntax_finding(problem: yaml.YAMLError, text: str, file: str, offset: int) -> Finding:
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(problem, "problem", None) or type(problem).__name__
    last = max(len(text.splitlines()), 1)
    message = Message(N_("This is no YAML: {reason}."), {"reason": _explained(reason)})
    remedy = Message(N_("Look at the indentation, the colons and the quotes on this line and the one above."))
    return Finding(
        "LB005",
        Level.ERROR,
        Place(file, min(line, last) + offset, column),
        message,
        remedy,
    )


def _finding(file: str, fault: Fault, offset: int) -> Finding:
    rule, message, remedy, (line, column, end_line, end_column) = fault
    place = Place(file, line + offset, column, "", end_line + offset, end_column)
    return Finding(rule, Level.ERROR, place, message, remedy)


_REASONS = {
    "mapping values are not allowed in this context": N_(
        "a second “: ” stands in the value, so the value needs quotes"
    ),
    "could not find expected ':'": N_("a colon is missing behind a key"),
    "did not find expected key": N_("the line is indented wrongly, or a quote is not closed"),
    "did not find expected '-' indicator": N_("the line is indented wrongly"),
    "found unexpected end of stream": N_("a quote is not closed"),
    "found character that cannot start any token": N_("the value begins with a character that needs quotes"),
    "did not find expected ',' or ']'": N_("a list in brackets is not closed"),
    "did not find expected ',' or '}'": N_("a mapping in braces is not closed"),
    "block sequence entries are not allowed in this context": N_("a “- ” stands where no list can begin"),
    "found unknown escape character": N_("a backslash stands inside double quotes; use single quotes"),
}


def _explained(reason: str) -> Message:
    """libyaml's reasons in words for people; its own words where it has others."""
    return Message(_REASONS[reason]) if reason in _REASONS else Message("{reason}", {"reason": reason})
