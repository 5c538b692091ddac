"""The marks of a chart as an SVG that takes its colours and its font from the page around it.

A mark has a look (`LOOKS`), which is its class; assets/stylesheets/charts.css says what the look is in light, in dark
and on paper. No `style` is written, so that a strict Content-Security-Policy holds. Bars and columns are a few
rectangles whose places the charts know: a library that draws them takes a second to start, and places them by the
fonts of the machine on which the site is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

LOOKS = ("full", "soft", "hollow", "line", "text", "quiet", "strong")
"""What a mark may look like; `text` is the look of a chart's words where nothing else is said."""

_SHARED = ("class", "font-size", "text-anchor")
WIDTH = 340
"""Pixels. So narrow that nothing needs to be scaled down much on a phone."""

SIZE = 13
"""Pixels of a text of the usual size."""

BASE = 4
"""Pixels from the middle of a line of text of the usual size down to its base line."""

Mark = Any
"""An element of lxml, which has no types."""


def drawn(name: str, height: float, layers: Iterable[Sequence[Mark]], margin: int = 0) -> str:
    """The SVG of marks, those of each layer over the last, named and described by the elements `<name>-title` and
    `<name>-text`. It is WIDTH wide, and a margin at the left and the right.
    """
    svg = etree.Element("svg")
    svg.set("class", "lb-chart__svg")
    svg.set("viewBox", f"0 0 {_round(WIDTH + 2 * margin)} {_round(height)}")
    svg.set("role", "img")
    svg.set("aria-labelledby", f"{name}-title")
    svg.set("aria-describedby", f"{name}-text")
    svg.set("font-size", str(SIZE))
    inner = etree.SubElement(svg, "g", transform=f"translate({margin},0)") if margin else svg
    for layer in layers:
        inner.extend(_together(layer))
    return str(etree.tostring(svg, encoding="unicode"))


def rectangle(look: str, x: float, y: float, width: float, height: float) -> Mark:
    """A bar or a column, from its upper left corner."""
    mark = _mark("path", look)
    wide, high = _round(width), _round(height)
    mark.set("d", f"M{_round(x)},{_round(y)}h{wide}v{high}h{_round(-width)}Z")
    return mark


def words(look: str, x: float, y: float, text: str, size: int = SIZE, anchor: str = "start") -> Mark:
    """A text on a base line that begins at a point, or has its `middle` there."""
    mark = _mark("text", look)
    if anchor != "start":
        mark.set("text-anchor", anchor)
    if size != SIZE:
        mark.set("font-size", str(size))
    if x:
        mark.set("x", _round(x))
    mark.set("y", _round(y))
    mark.text = text
    return mark


def ground(look: str, y: float) -> Mark:
    """A line from the left to the right."""
    mark = _mark("line", look)
    mark.set("x2", str(WIDTH))
    mark.set("y2", "0")
    mark.set("transform", f"translate(0,{_round(y)})")
    return mark


def _mark(tag: str, look: str) -> Mark:
    if look not in LOOKS:
        raise ValueError(f"a mark of a chart has a look of its own: {look}")
    mark = etree.Element(tag)
    if look != "text":
        mark.set("class", look)
    return mark


def _together(marks: Sequence[Mark]) -> Sequence[Mark]:
    """The marks in a group that says once what is the same for all, where there is such."""
    same = {
        key: value
        for key in _SHARED
        if len(marks) > 2 and (value := marks[0].get(key)) and all(mark.get(key) == value for mark in marks)
    }
    if not same:
        return marks
    group = etree.Element("g", same)
    for mark in marks:
        for key in same:
            del mark.attrib[key]
    group.extend(marks)
    return [group]


def _round(number: float) -> str:
    return f"{round(number, 1) or 0:g}"
