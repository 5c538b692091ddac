"""From an Altair chart to an SVG that takes its colours and its font from the page around it.

Vega writes hard colours, fonts, and a role and a label for every mark. Here each colour is a word for a
look (`LOOKS`), which becomes a class; assets/stylesheets/charts.css says what the look is in light, in dark
and on paper. No `style` is written, so that a strict Content-Security-Policy holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    import altair

LOOKS = {
    "full": "#000001",
    "soft": "#000002",
    "hollow": "#000003",
    "line": "#000004",
    "text": "#000005",
    "quiet": "#000006",
    "strong": "#000007",
}
"""What a mark may look like, and the colour by which Vega is told."""

_LOOK = {colour: look for look, colour in LOOKS.items()}
_NUMBER = re.compile(r"-?[0-9]*\.[0-9]+(?:e-?[0-9]+)?|-?[0-9]+(?:e-?[0-9]+)?")
_PAIR = re.compile(r"\(([^,)]+)(?:,([^)]+))?\)")
_SHARED = ("class", "font-size", "text-anchor")
WIDTH = 340
"""Pixels. So narrow that nothing needs to be scaled down much on a phone."""

SIZE = 13
"""Pixels of a text of the usual size."""


def rows_of(values: list[dict[str, Any]]) -> Any:
    """The data of a chart, written into it."""
    import altair

    return altair.Data(values=values)  # type: ignore[no-untyped-call]


def fixed(channel: Any, pixels: float) -> Any:
    """A place that is the same for all marks: `fixed(altair.XValue, 0)`."""
    return channel(pixels)


def drawn(chart: altair.TopLevelMixin, name: str) -> str:
    """The SVG of an Altair chart, named and described by the elements `<name>-title` and `<name>-text`."""
    # Both are imported only where a chart is made: a check has no use for them.
    import vl_convert

    # The form of a chart does not depend on the data; to validate it takes as long as to draw it.
    specification = chart.to_dict(validate=False)
    specification["config"] = {"view": {"stroke": None}, "padding": 0, "background": None}
    made = etree.fromstring(vl_convert.vegalite_to_svg(specification))
    svg = etree.Element("svg")
    svg.set("class", "lb-chart__svg")
    svg.set("viewBox", f"0 0 {_round(made.get('width'))} {_round(made.get('height'))}")
    svg.set("role", "img")
    svg.set("aria-labelledby", f"{name}-title")
    svg.set("aria-describedby", f"{name}-text")
    svg.set("font-size", str(SIZE))
    for mark in _kept(made):
        svg.append(mark)
    return str(etree.tostring(svg, encoding="unicode"))


def _kept(element: Any) -> list[Any]:
    """What of an element's children is worth keeping, in our own form."""
    return [kept for child in element for kept in _form(child)]


def _form(element: Any) -> list[Any]:
    tag = etree.QName(element).localname
    if tag == "g":
        return _group(element)
    look = _LOOK.get(element.get("fill", "")) or _LOOK.get(element.get("stroke", ""))
    if look is None:
        if element.get("fill", "none") in ("none", "white") and element.get("stroke", "none") == "none":
            return []  # the ground that Vega lays under a chart
        if tag == "path" and element.get("class") in ("background", "foreground"):
            return []
        raise ValueError(f"a mark of a chart has a colour of its own: {etree.tostring(element)!r}")
    if tag == "text":
        return _text(element, look)
    mark = etree.Element(tag)
    if look != "text":
        mark.set("class", look)
    for key in ("d", "x", "y", "width", "height", "x1", "y1", "x2", "y2"):
        if element.get(key):
            mark.set(key, _rounded(element.get(key)))
    if shift := _shift(element):
        mark.set("transform", f"translate({_round(shift[0])},{_round(shift[1])})")
    return [mark]


def _text(element: Any, look: str) -> list[Any]:
    if not element.text:
        return []
    mark = etree.Element("text")
    if look != "text":
        mark.set("class", look)
    if element.get("text-anchor", "start") != "start":
        mark.set("text-anchor", element.get("text-anchor"))
    size = element.get("font-size", "").removesuffix("px")
    if size != str(SIZE):
        mark.set("font-size", size)
    x, y = _shift(element) or (0.0, 0.0)
    if x:
        mark.set("x", _round(x))
    mark.set("y", _round(y))
    mark.text = element.text
    return [mark]


def _group(element: Any) -> list[Any]:
    """A group's marks; a group is written only where it moves them, or says once what is the same for all."""
    marks = _kept(element)
    shift = _shift(element)
    same = {
        key: value
        for key in _SHARED
        if len(marks) > 2
        and (value := marks[0].get(key))
        and all(mark.tag != "g" and mark.get(key) == value for mark in marks)
    }
    if not marks or not (shift or same):
        return marks
    group = etree.Element("g")
    if shift:
        group.set("transform", f"translate({_round(shift[0])},{_round(shift[1])})")
    for key, value in same.items():
        group.set(key, value)
        for mark in marks:
            del mark.attrib[key]
    group.extend(marks)
    return [group]


def _shift(element: Any) -> tuple[float, float] | None:
    """How far an element is moved; None where it is not."""
    written = element.get("transform")
    if not written:
        return None
    pair = _PAIR.search(written)
    if not written.startswith("translate") or not pair:
        raise ValueError(f"a mark of a chart is turned: {written}")
    shift = (float(pair[1]), float(pair[2] or 0))
    return shift if any(shift) else None


def _round(number: float | str) -> str:
    return f"{round(float(number), 1) or 0:g}"


def _rounded(path: str) -> str:
    return _NUMBER.sub(lambda found: _round(found[0]), path)
