"""Why a record is no YAML: what was typed wrong, and where, though libyaml gives up only lines further down.

The lines are read again as a person reads them, up to the one where libyaml gave up: each holds a key and a value,
or an item of a list, at an indentation that is open. The first line that breaks this is the cause; where none
does, libyaml’s own place and reason are told in our words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from lubiao.findings import N_, Message
from lubiao.records.base import Record

from .keys import ALL_KEYS, inner_record
from .quoting import fault_in_value, runs_on
from .reasons import WRONG_INDENT, in_our_words


class Cause(NamedTuple):
    """The line and column, from 1 within the text, where something is wrong; what it is, what would be right.

    `end_column` lies behind the last character that is wrong, or is 0.
    """

    line: int
    column: int
    end_column: int
    reason: Message
    remedy: Message


LONGEST_VALUE = 50
"""Lines that a value in quotes or brackets is followed over."""

_LINE = re.compile(r"(?P<margin> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)")
_KEY = re.compile(r"(?P<key>[^\W\d][\w-]*) *(?P<colon>:(?= |$)|[:：])(?P<space> *)(?P<value>.*)")
_BLOCK = re.compile(r"[|>][-+1-9]{0,2} *(?:#.*)?$")
_NO_CONTENT = re.compile(r" *(?:#.*)?$")

_BEGUN = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)
"""What is wrong on the line where it begins, if libyaml waited for its end in vain on a later one."""

COLON = (
    Message(N_("a colon of half width and a space must stand behind the key")),
    Message(N_("Write “: ” in place of “：”: a half-width colon and a space.")),
)
NO_SPACE = (
    Message(N_("a space is missing behind the colon")),
    Message(N_("Write a space behind the colon: key: value.")),
)
DEEPER = Message(N_("this line is indented further than the line above"))
LESS = Message(N_("this line is indented less than the line above, and like none of the others"))
MISPLACED = Message(N_("this line is indented less than the keys it belongs to"))


@dataclass(slots=True)
class _Level:
    """An open list or mapping: its column, from 0; for a mapping its record, and its last key with or without value."""

    column: int
    is_list: bool
    model: type[Record] | None
    key: str = ""
    waits: bool = False


class _Line(NamedTuple):
    """A line as it was typed: its margin, its dashes, its key with a colon and a space, and what stands behind.

    `begin` is the column of the value, from 0. `word` is a word with another colon in the place of a key; then
    the value begins with that colon.
    """

    margin: int
    dashes: str
    key: str
    word: str
    value: str
    begin: int

    @classmethod
    def of(cls, text: str) -> _Line:
        shape = _LINE.match(text)
        assert shape is not None, "every part of the pattern may be empty"
        margin, dashes, rest = len(shape["margin"]), shape["dashes"], shape["rest"]
        pair = None if _NO_CONTENT.match(rest) else _KEY.match(rest)
        begin = margin + len(dashes)
        if not pair:
            return cls(margin, dashes, "", "", rest, begin)
        if pair["colon"] == ":" and (pair["space"] or not pair["value"]):
            return cls(margin, dashes, pair["key"], "", pair["value"], begin + pair.start("value"))
        return cls(margin, dashes, "", pair["key"], rest[pair.start("colon") :], begin + pair.start("colon"))


def cause_of(problem: yaml.YAMLError, text: str, model: type[Record] | None) -> Cause:
    """The cause of libyaml’s error in the text of an item, whose record has the keys of `model`."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    last = min(mark.line, len(lines) - 1) if mark else 0
    begun = getattr(problem, "context_mark", None) if getattr(problem, "context", None) in _BEGUN else None
    if begun and mark and begun.line == mark.line:
        begun = None
    if found := next(_causes(lines, last, begun.line if begun else -1, model), None):
        return found
    reason, remedy = in_our_words(str(getattr(problem, "problem", None) or ""), lines[last])
    place = begun or mark
    line, column = (place.line + 1, place.column + 1) if place else (1, 1)
    return Cause(line, column, 0, reason, remedy)


def _causes(lines: list[str], last: int, begun: int, model: type[Record] | None) -> Iterator[Cause]:
    """What is wrong in the lines down to `last` (from 0), in their order.

    `begun` is the line on which a key began that libyaml did not see the colon of; -1 where it was something else.
    """
    levels = [_Level(0, True, model)]
    number = 0
    while number <= last:
        line = _Line.of(lines[number])
        number += 1
        if line.word and (line.word in ALL_KEYS or number - 1 == begun):
            yield _cause(number, line.begin, 1, *(COLON if line.value.startswith("：") else NO_SPACE))
        if not line.dashes and not line.key:
            continue
        yield from _misplaced(number, line, levels)
        if line.key:
            levels[-1].key = line.key
        levels[-1].waits = bool(_NO_CONTENT.match(line.value))
        if _BLOCK.match(line.value):
            number = _behind_block(lines, number, line.margin)
            continue
        goes_on = _is_line_of_record(_next_line(lines, number))
        if fault := fault_in_value(line.value, goes_on, number - 1 == last):
            length = fault.end - fault.start
            yield _cause(number, line.begin + fault.start, length, fault.reason, fault.remedy)
        number += runs_on(line.value, lines[number : number + LONGEST_VALUE])


def _cause(line: int, column: int, length: int, reason: Message, remedy: Message) -> Cause:
    """A cause on a line (from 1), at a column (from 0)."""
    return Cause(line, column + 1, column + 1 + length, reason, remedy)


def _misplaced(number: int, line: _Line, levels: list[_Level]) -> Iterator[Cause]:
    """Open and close levels for the dashes and the key of a line; what stands at no open level is misplaced."""
    columns = [line.margin + found.start() for found in re.finditer("-", line.dashes)]
    closed: list[_Level] = []
    while len(levels) > 1 and levels[-1].column > line.margin:
        closed.append(levels.pop())
    if not columns and len(levels) > 1 and levels[-1].is_list and levels[-2].column == line.margin:
        closed.append(levels.pop())  # a list may stand at the column of its key
    top, reason = levels[-1], None
    if top.column < line.margin and not top.waits:
        reason = LESS if closed else DEEPER
    elif top.column == line.margin and not columns:
        if top.is_list:
            reason = LESS
        elif closed and _belongs_to(line.key, closed, top):
            reason = MISPLACED
    if reason:
        yield _cause(number, line.margin, len(line.dashes.rstrip() or line.key), reason, WRONG_INDENT)
    for column in columns:
        if not (levels[-1].is_list and levels[-1].column == column):
            inner = inner_record(levels[-1].model, levels[-1].key)
            levels[-1].waits = False
            levels.append(_Level(column, True, inner))
    if line.key:
        column = line.margin + len(line.dashes)
        if levels[-1].is_list:
            levels.append(_Level(column, False, levels[-1].model))
        elif levels[-1].column < column:
            inner = inner_record(levels[-1].model, levels[-1].key)
            levels[-1].waits = False
            levels.append(_Level(column, False, inner))


def _belongs_to(key: str, closed: list[_Level], top: _Level) -> bool:
    """Whether a key that a record does not have is one of the records inside it that stood above."""
    if top.model is None or key in top.model.model_fields:
        return False
    return any(level.model is not None and key in level.model.model_fields for level in closed)


def _next_line(lines: list[str], number: int) -> str:
    """The first line from a number on that is neither blank nor a remark; empty where there is none."""
    while number < len(lines) and _NO_CONTENT.match(lines[number]):
        number += 1
    return lines[number] if number < len(lines) else ""


def _is_line_of_record(text: str) -> bool:
    """Whether a line holds a known key, or begins an item of a list: what no quoted text goes on with."""
    line = _Line.of(text)
    return bool(line.dashes) or (line.key or line.word) in ALL_KEYS


def _behind_block(lines: list[str], number: int, margin: int) -> int:
    """The number of the first line that is no more of a block of lines (`|` or `>`) whose first has this number."""
    while number < len(lines) and (
        not lines[number].strip() or len(lines[number]) - len(lines[number].lstrip()) > margin
    ):
        number += 1
    return number
