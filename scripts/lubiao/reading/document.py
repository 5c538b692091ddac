"""From a data file to its items: as a whole, or one by one where something is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as FilePath

import yaml

from lubiao.findings import N_, Finding, Level, Message, Place
from lubiao.records.base import Record

from .causes import cause_of
from .conflicts import conflicts_in
from .file import read_text
from .items import Document, name_of
from .keys import to_do_with_nothing
from .values import Fault, Marks, TooDeep, ValueBuilder

_ITEM = re.compile(r"^-(?=[ \r\n]|\Z)", re.MULTILINE)
"""In a list in block style, and only there, a hyphen at the start of a line begins a new item."""

_BLANK = re.compile(r"(?:[ \r]*(?:#[^\n]*|---)?\r?\n)*")

ITEMS_AT_ONCE = 64
"""Items that are read in one go: of fewer, each costs a parser; of more, the values of all are held at once."""

_NEW_DOCUMENT = tuple(end + mark for end in "\n\r" for mark in ("---", "...", "%"))
"""What makes of the pieces of a text another text than the whole."""


NOTHING_KNOWN: Mapping[str, object] = {}
"""Text of an item → what was made of it before: a preview reads only what was edited."""


def _as_typed(value: object) -> object:
    return value


def read_document(
    path: FilePath,
    shown: str,
    model: type[Record] | None = None,
    make: Callable[[object], object] = _as_typed,
    known: Mapping[str, object] = NOTHING_KNOWN,
) -> tuple[Document, list[Finding]]:
    """Read a file that holds a list. Where one item is no YAML, the others are still read.

    `shown` is the file's name in findings. `model` says what keys the items may have, for the words of findings.
    The items of the document are what `make` makes of their values; what it made of a text before may be `known`.
    """
    text, findings = read_text(path, shown)
    if text is None:
        return Document(shown, ""), findings
    document, found = document_of(text, shown, model, make, known)
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
    known: Mapping[str, object] = NOTHING_KNOWN,
) -> tuple[Document, list[Finding]]:
    """The items of a text that `read_text` has let through."""
    document = Document(shown, text)
    starts = [found.start() for found in _ITEM.finditer(text)]
    spans = list(zip(starts, [*starts, len(text)][1:], strict=True))
    items = _read_in_pieces(text, spans, make, known)
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
    text: str, spans: list[tuple[int, int]], make: Callable[[object], object], known: Mapping[str, object]
) -> list[object] | None:
    """What is made of the items of a file without fault, some at a time; None where the whole has to be looked at."""
    begin = spans[0][0] if spans else 0
    if not spans or not _BLANK.fullmatch(text[:begin]) or any(mark in text for mark in _NEW_DOCUMENT):
        return None
    items: list[object] = []
    same: dict[str, str] = {}
    for run, item in _runs(text, spans, known):
        if item is not None:
            items.append(item)
            continue
        builder = ValueBuilder(text[run[0][0] : run[-1][1]], same=same)
        try:
            values = builder.read()
        except (TooDeep, yaml.YAMLError):
            return None
        if not isinstance(values, list) or len(values) != len(run) or builder.faults:
            return None
        items += map(make, values)
    return items


def _runs(
    text: str, spans: list[tuple[int, int]], known: Mapping[str, object]
) -> Iterator[tuple[list[tuple[int, int]], object | None]]:
    """The items in runs that are read at once; an item that is known stands alone, with what it is."""
    run: list[tuple[int, int]] = []
    for start, end in spans:
        item = known.get(text[start:end]) if known else None
        if run and (item is not None or len(run) == ITEMS_AT_ONCE):
            yield run, None
            run = []
        if item is not None:
            yield [(start, end)], item
        else:
            run.append((start, end))
    if run:
        yield run, None


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
