"""Years of issue, a row of columns for each kind of standard."""

from __future__ import annotations

from collections.abc import Sequence

from lubiao.findings import N_

from .chart import Cell, Chart, Link, Voice
from .drawing import LOOKS, SIZE, WIDTH, drawn, fixed, rows_of

SINGLE = 7
"""The last years that have a column of their own; all before them share one."""

_ROW = 80
"""Pixels from one panel's ground to the next one's: a heading, a number, and the tallest column."""

_HEADING, _TALLEST, _AXIS = 18, 30, 20
_SMALL = 12


def years_by_kind(voice: Voice) -> Chart:
    """Standards by year of issue and kind. A standard whose issue date is not known is not in it."""
    from lubiao.catalogue import statistics

    name, title = "years-by-kind", voice.text(N_("Years of issue by kind"))
    counts = statistics.issue_years(voice.catalogue)
    if counts.empty:
        return Chart(name, title, voice.text(N_("No standard has an issue date yet.")))
    dated, total = int(counts.to_numpy().sum()), len(voice.catalogue.standards)
    by_year = counts.sum(axis=1)
    description = voice.text(
        N_("{dated} of {total} standards have a known issue date. The year with the most is {year}: {n}.")
    ).format(dated=dated, total=total, year=by_year.idxmax(), n=by_year.max())

    first = int(counts.index[-1]) - SINGLE + 1
    earlier = voice.text(N_("{year} and before")).format(year=first - 1)
    years = [str(year) for year in range(first, first + SINGLE)]
    shown = counts.rename(lambda year: str(year) if year >= first else earlier).groupby(level=0).sum()
    shown = shown.reindex([earlier, *years], fill_value=0)
    rows: list[tuple[Cell, ...]] = []
    for year, row in shown.iterrows():
        heading: Cell = year if year == earlier or not row.sum() else Link(year, f"years/{year}/")
        rows.append((heading, *map(int, row), int(row.sum())))
    columns = (
        voice.text(N_("Year of issue")),
        *(voice.label("kinds", kind) for kind in shown.columns),
        voice.text(N_("Total")),
    )
    panels = []
    for kind in shown.columns:
        if shown[kind].any():
            heading = voice.text(N_("{kind}: {dated} of {total} dated")).format(
                kind=voice.label("kinds", kind),
                dated=int(shown[kind].sum()),
                total=len(voice.catalogue.of_kind[kind]),
            )
            panels.append((heading, [int(n) for n in shown[kind]]))
    svg = _columns(name, panels, [f"≤{first - 1}", *years])
    return Chart(name, title, description, svg, columns, tuple(rows))


def _columns(name: str, panels: Sequence[tuple[str, Sequence[int]]], years: Sequence[str]) -> str:
    """The SVG: panels below each other on one scale, each with its heading; the years stand under the last."""
    import altair

    tallest = max(max(counts) for _, counts in panels)
    columns, words, grounds = [], [], []
    base = 0
    for heading, counts in panels:
        words.append({"y": base + _HEADING, "text": heading})
        base += _ROW
        grounds.append({"y": base})
        for year, n in zip(years, counts, strict=True):
            if n:
                columns.append({"year": year, "n": n, "y": base - _TALLEST * n / tallest, "base": base})
    height = base + _AXIS

    in_year = altair.Scale(domain=list(years), range=[0, WIDTH], paddingInner=0.25, paddingOuter=0.1)
    in_pixels = altair.Scale(domain=[0, height], range=[0, height], nice=False, padding=0)
    x = altair.X("year:N", axis=None, sort=None, scale=in_year)
    y = altair.Y("y:Q", axis=None, scale=in_pixels)
    left, right = fixed(altair.XValue, 0), fixed(altair.X2Value, WIDTH)
    of_columns = altair.Chart(rows_of(columns))
    of_years = altair.Chart(rows_of([{"year": year, "y": base + 5} for year in years]))
    layers = [
        of_columns.mark_bar(color=LOOKS["full"]).encode(x=x, y=y, y2="base"),
        altair.Chart(rows_of(grounds)).mark_rule(color=LOOKS["line"]).encode(x=left, x2=right, y=y),
        altair.Chart(rows_of(words))
        .mark_text(align="left", baseline="middle", fontSize=SIZE, color=LOOKS["strong"])
        .encode(x=left, y=y, text="text:N"),
        of_columns.mark_text(baseline="bottom", dy=-2, fontSize=_SMALL, color=LOOKS["text"]).encode(
            x=x, y=y, text="n:N"
        ),
        of_years.mark_text(baseline="top", fontSize=_SMALL, color=LOOKS["quiet"]).encode(
            x=x, y=y, text="year:N"
        ),
    ]
    return drawn(altair.layer(*layers).properties(width=WIDTH, height=height), name)
