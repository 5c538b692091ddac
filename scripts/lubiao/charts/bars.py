"""Horizontal bars, each with its words and its value beside it: nothing has to be looked up in a legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .drawing import BASE, SIZE, WIDTH, Mark, drawn, rectangle, words
from .measure import width, wrapped

STEP = 20
"""Pixels from one line to the next."""

GAP = 8
"""Pixels above a line of words."""

THICKNESS = 14
_BOLD = 1.1
_WIDEST_LABEL = 168


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the chart: words on the left, or a bar with its value, or both side by side.

    `share` is the length of the bar, 1 being the longest. `look` is one of `full`, `soft`, `hollow`.
    """

    text: str = ""
    share: float | None = None
    value: str = ""
    look: str = "full"
    is_heading: bool = False


def bars(name: str, lines: Sequence[Line]) -> str:
    """The SVG of the lines. Words that stand on a line of their own take the whole width, in two lines if need be."""
    beside = [line for line in lines if line.text and line.share is not None]
    start = math.ceil(min(_WIDEST_LABEL, max((width(line.text, SIZE) for line in beside), default=-8) + 8))
    end = math.floor(WIDTH - 6 - max((width(line.value, SIZE) for line in lines), default=0))
    texts: list[Mark] = []
    rectangles: list[Mark] = []
    values: list[Mark] = []
    bottom = 0
    for line in lines:
        if line.share is None and bottom:
            bottom += GAP
        middle = bottom + STEP // 2
        if line.share is None:
            room, look = WIDTH, "strong" if line.is_heading else "text"
        else:
            room, look = start, "text"
            tip = start * (1 - line.share) + end * line.share
            rectangles.append(rectangle(line.look, start, middle - THICKNESS / 2, tip - start, THICKNESS))
            values.append(words("text", tip + 5, middle + BASE, line.value))
        pieces = wrapped(line.text, room, SIZE * (_BOLD if line.is_heading else 1)) if line.text else []
        for number, piece in enumerate(pieces):
            texts.append(words(look, 0, middle + number * (STEP - 4) + BASE, piece))
        bottom += STEP + (STEP - 4) * max(0, len(pieces) - 1)
    return drawn(name, bottom, (rectangles, texts, values))
