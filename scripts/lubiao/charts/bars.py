"""Horizontal bars, each with its words and its value beside it: nothing has to be looked up in a legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .drawing import LOOKS, SIZE, WIDTH, drawn, fixed, rows_of
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
    return _bars(name, tuple(lines))


@lru_cache(maxsize=64)
def _bars(name: str, lines: tuple[Line, ...]) -> str:
    """Drawing takes 50 ms, and the same chart stands on more than one page."""
    import altair

    beside = [line for line in lines if line.text and line.share is not None]
    start = math.ceil(min(_WIDEST_LABEL, max((width(line.text, SIZE) for line in beside), default=-8) + 8))
    end = math.floor(WIDTH - 6 - max((width(line.value, SIZE) for line in lines), default=0))
    texts: list[dict[str, Any]] = []
    drawn_bars: list[dict[str, Any]] = []
    bottom = 0
    for line in lines:
        if line.share is None and bottom:
            bottom += GAP
        middle = bottom + STEP // 2
        if line.share is None:
            room, look = WIDTH, "strong" if line.is_heading else "text"
        else:
            room, look = start, "text"
            drawn_bars.append({"y": middle, "share": line.share, "value": line.value, "look": line.look})
        pieces = wrapped(line.text, room, SIZE * (_BOLD if line.is_heading else 1)) if line.text else []
        for number, piece in enumerate(pieces):
            texts.append({"y": middle + number * (STEP - 4), "text": piece, "look": look})
        bottom += STEP + (STEP - 4) * max(0, len(pieces) - 1)

    y = altair.Y(
        "y:Q", axis=None, scale=altair.Scale(domain=[0, bottom], range=[0, bottom], nice=False, padding=0)
    )
    x = altair.X(
        "share:Q", axis=None, scale=altair.Scale(domain=[0, 1], range=[start, end], nice=False, padding=0)
    )
    color = altair.Color(
        "look:N", legend=None, scale=altair.Scale(domain=list(LOOKS), range=[*LOOKS.values()])
    )
    words = altair.Chart(rows_of(texts)).mark_text(align="left", baseline="middle", fontSize=SIZE)
    of_bars = altair.Chart(rows_of(drawn_bars))
    layers = [
        of_bars.mark_bar(orient="horizontal", size=THICKNESS).encode(
            x=x, x2=fixed(altair.X2Datum, 0), y=y, color=color
        ),
        words.encode(x=fixed(altair.XValue, 0), y=y, text="text:N", color=color),
        of_bars.mark_text(align="left", baseline="middle", dx=5, fontSize=SIZE, color=LOOKS["text"]).encode(
            x=x, y=y, text="value:N"
        ),
    ]
    return drawn(altair.layer(*layers).properties(width=WIDTH, height=bottom), name)
