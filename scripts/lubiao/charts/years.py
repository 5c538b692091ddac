"""Years of issue, a row of columns for each kind of standard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lubiao.catalogue import statistics
from lubiao.codes import Kind
from lubiao.findings import N_

from .chart import Cell, Chart, Link, Voice
from .drawing import BASE, WIDTH, Mark, drawn, ground, rectangle, words

SINGLE = 7
"""The last years that have a column of their own; all before them share one."""

_ROW = 80
"""Pixels from one panel's ground to the next one's: a heading, a number, and the tallest column."""

_HEADING, _TALLEST, _AXIS = 18, 30, 20
_SMALL = 12
_STEP = WIDTH / (SINGLE + 1 - 0.05)
"""Pixels from a year to the next: a quarter of it parts two columns, a tenth lies before the first and behind the last."""

_THICKNESS = 0.75 * _STEP


def years_by_kind(voice: Voice) -> Chart:
    """Standards by year of issue and kind. A standard whose issue date is not known is not in it."""
    name, title = "years-by-kind", voice.text(N_("Years of issue by kind"))
    counts = statistics.issue_years(voice.catalogue)
    if not counts.rows:
        return Chart(name, title, voice.text(N_("No standard has an issue date yet.")))
    dated, total = counts.total, len(voice.catalogue.standards)
    by_year = {year: sum(row.values()) for year, row in counts.rows.items()}
    most = max(by_year, key=lambda year: by_year[year])
    description = voice.text(
        N_("{dated} of {total} standards have a known issue date. The year with the most is {year}: {n}.")
    ).format(dated=dated, total=total, year=most, n=by_year[most])

    first = max(by_year) - SINGLE + 1
    earlier = voice.text(N_("{year} and before")).format(year=first - 1)
    years = [str(year) for year in range(first, first + SINGLE)]
    shown: dict[str, Counter[str]] = {name: Counter() for name in (earlier, *years)}
    for year, row in counts.rows.items():
        shown[str(year) if year >= first else earlier].update(row)
    rows: list[tuple[Cell, ...]] = []
    for name_of_row, row in shown.items():
        total_of_row = sum(row.values())
        heading: Cell = (
            name_of_row
            if name_of_row == earlier or not total_of_row
            else Link(name_of_row, f"years/{name_of_row}/")
        )
        rows.append((heading, *(row[kind] for kind in counts.columns), total_of_row))
    columns = (
        voice.text(N_("Year of issue")),
        *(voice.label("kinds", kind) for kind in counts.columns),
        voice.text(N_("Total")),
    )
    panels = []
    for kind in counts.columns:
        of_kind = [row[kind] for row in shown.values()]
        if any(of_kind):
            heading = voice.text(N_("{kind}: {dated} of {total} dated")).format(
                kind=voice.label("kinds", kind),
                dated=sum(of_kind),
                total=len(voice.catalogue.of_kind[Kind(kind)]),
            )
            panels.append((heading, of_kind))
    svg = _columns(name, panels, [f"≤{first - 1}", *years])
    return Chart(name, title, description, svg, columns, tuple(rows))


def _columns(name: str, panels: Sequence[tuple[str, Sequence[int]]], years: Sequence[str]) -> str:
    """The SVG: panels below each other on one scale, each with its heading; the years stand under the last."""
    tallest = max(max(counts) for _, counts in panels)
    columns: list[Mark] = []
    grounds: list[Mark] = []
    headings: list[Mark] = []
    numbers: list[Mark] = []
    middles = [0.1 * _STEP + place * _STEP + _THICKNESS / 2 for place in range(len(years))]
    base = 0
    for heading, counts in panels:
        headings.append(words("strong", 0, base + _HEADING + BASE, heading))
        base += _ROW
        grounds.append(ground("line", base))
        for middle, n in zip(middles, counts, strict=True):
            if n:
                high = _TALLEST * n / tallest
                columns.append(rectangle("full", middle - _THICKNESS / 2, base - high, _THICKNESS, high))
                numbers.append(words("text", middle, base - high - 5, str(n), _SMALL, "middle"))
    labels = [
        words("quiet", middle, base + 14, year, _SMALL, "middle")
        for middle, year in zip(middles, years, strict=True)
    ]
    return drawn(name, base + _AXIS, (columns, grounds, headings, numbers, labels), margin=1)
