"""The text of a file, and the place in it where each character stands."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lubiao.findings import N_, Message
from lubiao.intake.unusable import Unusable

from .candidates import CELL

LARGEST_TEXT = 8 * 2**20
"""Characters that are searched for codes; several thousand pages."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text made of parts (lines, cells, paragraphs, pages), with the offset at which each begins.

    `spaces_count` is false where the spaces are a program's guess, as in a PDF. `remarks` tell what could not be read.
    """

    text: str
    starts: list[int]
    place_of: Callable[[int], Message]
    spaces_count: bool = True
    remarks: tuple[Message, ...] = ()

    def place(self, offset: int) -> Message:
        """Where a character stands: line 3, sheet 1!B5, page 2."""
        return self.place_of(bisect_right(self.starts, offset) - 1)


def of_lines(text: str, name: str) -> Passage:
    """A text whose places are its lines, from 1. A code may be broken over two of them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_too_long(len(text), name)
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return Passage(text, starts, lambda index: Message(N_("line {number}"), {"number": index + 1}))


def of_parts(parts: Iterable[tuple[Message, str]], name: str, *, spaces_count: bool = True) -> Passage:
    """A text of parts with a place each. A blank line stands between them: no code runs over two.

    A part that begins with CELL is the next cell of the row that the part before it is in.
    """
    texts: list[str] = []
    places: list[Message] = []
    starts: list[int] = []
    length = 0
    for place, text in parts:
        if texts and not text.startswith(CELL):
            texts.append("\n\n")
            length += 2
        texts.append(text)
        places.append(place)
        starts.append(length)
        length += len(text)
        refuse_too_long(length, name)
    return Passage("".join(texts), starts or [0], places.__getitem__, spaces_count)


def refuse_too_long(length: int, name: str) -> None:
    """Raise Unusable where a text is longer than what is searched."""
    if length > LARGEST_TEXT:
        raise too_large(name)


def too_large(name: str) -> Unusable:
    """The refusal of a file that would take too much memory or time."""
    return Unusable(Message(N_("{file} is too large to be looked through: split it."), {"file": name}))


def damaged(name: str) -> Unusable:
    """The refusal of a file that no reader understands."""
    return Unusable(Message(N_("{file} is damaged, or of no kind that is read here: text, CSV, BibTeX, DOCX, XLSX, XLS, ODS, PDF."), {"file": name}))  # fmt: skip


def in_time(parts: Iterable[tuple[Message, str]], seconds: float, name: str) -> Iterator[tuple[Message, str]]:
    """The parts, for as long as they come in time; then the file is refused."""
    begun = time.monotonic()
    for part in parts:
        yield part
        if time.monotonic() - begun > seconds:
            raise too_large(name)
