"""Time per record against the number of records, both logarithmic, as an SVG for light and dark."""

from __future__ import annotations

import math
from dataclasses import dataclass
from xml.etree import ElementTree as Tree

WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 220, 40, 52
APART = 16
"""Pixels between two labels, at least."""

STYLE = """
svg { background: #fff; font: 13px system-ui, sans-serif; fill: #1d2730 }
.grid { stroke: #d9dfe4; stroke-width: 1 }
.line { fill: none; stroke-width: 2.2 }
.c0 { stroke: #0d4f6e; color: #0d4f6e } .c1 { stroke: #b3410e; color: #b3410e } .c2 { stroke: #5b3fa0; color: #5b3fa0 }
.c3 { stroke: #1c7a3f; color: #1c7a3f } .c4 { stroke: #8a6100; color: #8a6100 } .c5 { stroke: #a3195b; color: #a3195b } .c6 { stroke: #4a5560; color: #4a5560 }
.peer { stroke-dasharray: 6 4 }
circle { fill: currentColor }
.label { fill: currentColor; stroke: none }
@media (prefers-color-scheme: dark) {
  svg { background: #12181d; fill: #e4eaef }
  .grid { stroke: #33404a }
  .c0 { stroke: #6cc5ea; color: #6cc5ea } .c1 { stroke: #ff9d6b; color: #ff9d6b } .c2 { stroke: #b9a2f5; color: #b9a2f5 }
  .c3 { stroke: #74d699; color: #74d699 } .c4 { stroke: #e6bd5c; color: #e6bd5c } .c5 { stroke: #f48fbe; color: #f48fbe } .c6 { stroke: #b4bfc9; color: #b4bfc9 }
}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its points (records, milliseconds a record), and whether it is a peer’s."""

    name: str
    points: list[tuple[float, float]]
    is_peer: bool = False


def drawn(lines: list[Line], title: str, across: str, up: str) -> str:
    """The SVG. Its title and the names of its axes are texts of it; lines are told apart by their names, not by colour alone."""
    scale = _Scale(lines)
    svg = Tree.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img")
    Tree.SubElement(svg, "title").text = title
    Tree.SubElement(svg, "style").text = STYLE
    for records in scale.columns:
        x = scale.x(records)
        _line(svg, x, TOP, x, HEIGHT - BOTTOM)
        _text(svg, x, HEIGHT - BOTTOM + 20, f"{records:,.0f}", "middle")
    for time in scale.rows:
        y = scale.y(time)
        _line(svg, LEFT, y, WIDTH - RIGHT, y)
        _text(svg, LEFT - 8, y + 4, f"{time:g}", "end")
    _text(svg, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, across, "middle")
    _text(svg, 8, TOP - 18, up)
    places = _apart([scale.y(line.points[-1][1]) for line in lines])
    for number, (line, place) in enumerate(zip(lines, places, strict=True)):
        look = f"c{number % 7}"
        group = Tree.SubElement(svg, "g", {"class": look})
        at = [(scale.x(records), scale.y(time)) for records, time in line.points]
        Tree.SubElement(group, "polyline", {"class": "line peer" if line.is_peer else "line", "points": " ".join(f"{x:.1f},{y:.1f}" for x, y in at)})  # fmt: skip
        for x, y in at:
            Tree.SubElement(group, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="3.2")
        x, y = at[-1]
        label = _text(group, WIDTH - RIGHT + 14, place + 4, line.name)
        label.set("class", "label")
        if x < WIDTH - RIGHT - 1 or abs(place - y) > 2:
            Tree.SubElement(group, "line", x1=f"{x:.1f}", y1=f"{y:.1f}", x2=str(WIDTH - RIGHT + 10), y2=f"{place:.1f}", opacity="0.4")  # fmt: skip
    Tree.indent(svg, " ")
    return Tree.tostring(svg, encoding="unicode") + "\n"


class _Scale:
    """From numbers to pixels."""

    def __init__(self, lines: list[Line]) -> None:
        records = [point[0] for line in lines for point in line.points]
        times = [point[1] for line in lines for point in line.points]
        self.left, self.right = math.log10(min(records)), math.log10(max(records))
        self.low, self.high = math.log10(min(times)) - 0.1, math.log10(max(times)) + 0.1
        self.columns = sorted(set(records))
        steps = [step * 10.0**power for power in range(math.floor(self.low), math.ceil(self.high) + 1) for step in (1, 2, 5)]  # fmt: skip
        self.rows = [step for step in steps if self.low <= math.log10(step) <= self.high]

    def x(self, records: float) -> float:
        """Pixels from the left."""
        share = (math.log10(records) - self.left) / ((self.right - self.left) or 1)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, time: float) -> float:
        """Pixels from above."""
        share = (math.log10(time) - self.low) / ((self.high - self.low) or 1)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def _apart(places: list[float]) -> list[float]:
    """The places moved down as far as needed, so that no label covers another, and all up again where the last is too low."""
    moved = dict.fromkeys(range(len(places)), 0.0)
    last = -math.inf
    for number in sorted(moved, key=lambda number: places[number]):
        last = moved[number] = max(places[number], last + APART)
    too_low = max(0.0, last - (HEIGHT - BOTTOM))
    return [moved[number] - too_low for number in range(len(places))]


def _line(parent: Tree.Element, x1: float, y1: float, x2: float, y2: float) -> None:
    Tree.SubElement(parent, "line", {"class": "grid", "x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"})  # fmt: skip


def _text(parent: Tree.Element, x: float, y: float, text: str, anchor: str = "start") -> Tree.Element:
    element = Tree.SubElement(parent, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor})
    element.text = text
    return element
