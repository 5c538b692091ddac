"""A file's text cut into its records: which may be touched, and where each begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import yaml

from lubiao.reading import Document
from lubiao.reading.document import document_of
from lubiao.reading.file import cleaned
from lubiao.reading.values import TooDeep, ValueBuilder

Edit = tuple[int, int, str]
"""From, to, and what stands there instead."""

_OWN_REMARK = re.compile(r"(?:^#.*\r?\n)+\Z", re.MULTILINE)
"""A remark directly above a record belongs to that record."""

_HEADING = re.compile(r"^#.*\r?\n(?:#.*\r?\n)*[ \t]*\r?\n|^#[ \t]*(?:-{3}|={3}|#{2}|\*{3})", re.MULTILINE)
"""A remark that stands free, with a blank line behind it, or that looks like a heading: it heads what follows."""

_KEEPS_BLANK_LINES = re.compile(r"[|>][1-9]?\+")

_AT_THE_EDGE = re.compile(r"^(?:#|\.\.\.)", re.MULTILINE)

_BEHIND = re.compile(r"(?:^[ \t]*\r?\n|^(?:#|\.\.\.).*(?:\r?\n|\Z))+\Z", re.MULTILINE)
"""Blank lines and remarks at the left edge, behind the last line of a record."""


@dataclass
class Pieces:
    """The text of a file as it is, and the document that reading makes of it; both have the same offsets.

    `sound` are the items that may be touched: those that reading finds no fault with.
    """

    text: str
    document: Document
    sound: frozenset[int]

    def content_end(self, item: int) -> int:
        """The offset behind the last line of an item, before blank lines and remarks that follow it."""
        start, end = self.document.spans[item]
        behind = _BEHIND.search(self.text, start, end)
        if not behind:
            return end
        if not keeps_blank_lines(self.text, start, end):
            return behind.start()
        first_sign = _AT_THE_EDGE.search(self.text, behind.start(), end)
        return first_sign.start() if first_sign else end

    def content_of(self, item: int) -> tuple[int, int]:
        """From where to where an item stands, without what is around it."""
        return self.document.spans[item][0], self.content_end(item)

    def _floor(self, item: int) -> int:
        """Where what stands between this item and the one before begins."""
        return self.content_end(item - 1) if item else 0

    def begin(self, item: int) -> int:
        """The offset at which an item begins, the remark that belongs to it included.

        A remark at the very beginning of the file is the file's; one that looks like a heading is nobody's.
        """
        floor, start = self._floor(item), self.document.spans[item][0]
        own = _OWN_REMARK.search(self.text[floor:start])
        if not own or (floor + own.start() == 0) or _HEADING.search(own[0]):
            return start
        return floor + own.start()

    def is_headed(self, item: int) -> bool:
        """Whether a heading stands above an item."""
        start = self.document.spans[item][0]
        if item and self.text.find("\n#", self.document.spans[item - 1][0], start) < 0:
            return False  # mostly there is no remark
        return bool(_HEADING.search(self.text[self._floor(item) : start]))

    @cached_property
    def _first_lines(self) -> list[int]:
        return [self.document.line_of(item) for item in range(len(self.document.spans))]

    def item_at(self, line: int) -> int | None:
        """The item that stands on a line, from 1; None where what stands there could not be read."""
        item = bisect_right(self._first_lines, line) - 1
        if item < 0:
            return None
        end = self.document.spans[item][1]
        return item if end == len(self.text) or line < self.document.line_at(end) else None


def keeps_blank_lines(text: str, start: int, end: int) -> bool:
    """Whether a text in block style stands there to which the blank lines behind it belong: elsewhere it would be another."""
    return text.find("+", start, end) >= 0 and bool(_KEEPS_BLANK_LINES.search(text, start, end))


def pieces_of(text: str) -> Pieces:
    """Cut a text, without byte order mark, into records. No text is too broken for it."""
    clean = cleaned(text)
    document, findings = document_of(clean, "")
    pieces = Pieces(text, document, frozenset())
    faulty = {pieces.item_at(finding.place.line) for finding in findings}
    if clean != text:
        spans = map(pieces.content_of, range(len(document.items)))
        faulty |= {item for item, (start, end) in enumerate(spans) if clean[start:end] != text[start:end]}
    sound = [
        item for item, value in enumerate(document.items) if item not in faulty and isinstance(value, dict)
    ]
    pieces.sound = frozenset(sound)
    return pieces


def read_alone(text: str) -> object:
    """The record that a text holds by itself; None where reading would find a fault with it."""
    if cleaned(text) != text:
        return None
    builder = ValueBuilder(text)
    try:
        value = builder.read()
    except (yaml.YAMLError, TooDeep):
        return None
    return value[0] if isinstance(value, list) and len(value) == 1 and not builder.faults else None


def edited(text: str, edits: list[Edit]) -> str:
    """The text with edits that do not overlap, in any order."""
    pieces: list[str] = []
    done = 0
    for start, end, new in sorted(edits):
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])
