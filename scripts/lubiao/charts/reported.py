"""What sources report for a city, beside what the catalogue holds. The two are never added up."""

from __future__ import annotations

from collections.abc import Sequence

from lubiao.findings import N_
from lubiao.records import ReportedFigure

from .bars import Line, bars
from .chart import Cell, Chart, Link, Voice

SHOWN = 24
"""Figures that a chart shows at most, so that it stays a picture and a page stays small."""


def reported_for_city(voice: Voice, city: str) -> Chart:
    """The figures of a city that count standards of one kind."""
    figures = _comparable(voice, city)[:SHOWN]
    title = voice.text(N_("Reported and recorded: {city}")).format(city=voice.city_name(city))
    labels = [figure.metric_zh if voice.language == "zh" else figure.metric_en for figure in figures]
    return _compared(voice, f"reported-{city}", title, figures, labels, labels)


def reported_for_all(voice: Voice) -> Chart:
    """The same for all cities for which a source reports such a figure: the first ones of each, if there are many."""
    of_city = [of for city in voice.catalogue.cities if (of := _comparable(voice, city))]
    each = SHOWN if sum(map(len, of_city)) <= SHOWN else max(1, SHOWN // len(of_city))
    figures = [figure for of in of_city for figure in of[:each]][:SHOWN]
    title = voice.text(N_("Reported and recorded, all cities"))
    labels = [
        voice.text(N_("{city}: {metric}")).format(
            city=voice.city_name(figure.city),
            metric=figure.metric_zh if voice.language == "zh" else figure.metric_en,
        )
        for figure in figures
    ]
    cells = [
        Link(label, f"cities/{figure.city}/#reported") for label, figure in zip(labels, figures, strict=True)
    ]
    return _compared(voice, "reported-all", title, figures, labels, cells)


def recorded(voice: Voice, figure: ReportedFigure) -> int:
    """How many standards of the figure's kind the catalogue ties to its city, in any way."""
    return sum(standard.kind is figure.kind for standard in voice.catalogue.of_city(figure.city))


def _comparable(voice: Voice, city: str) -> list[ReportedFigure]:
    return [figure for figure in voice.catalogue.reported_for.get(city, ()) if figure.kind]


def _compared(
    voice: Voice,
    name: str,
    title: str,
    figures: list[ReportedFigure],
    labels: list[str],
    cells: Sequence[Cell],
) -> Chart:
    if not figures:
        return Chart(
            name,
            title,
            voice.text(N_("No source that was read reports how many standards of a kind there are.")),
        )
    said_reported, said_recorded = voice.text(N_("Reported")), voice.text(N_("Recorded here"))
    lines: list[Line] = []
    rows: list[tuple[Cell, ...]] = []
    for figure, label, cell in zip(figures, labels, cells, strict=True):
        held = recorded(voice, figure)
        longest = max(figure.value, held, 1)
        value = voice.reported_value(figure)
        lines += [
            Line(label, is_heading=True),
            Line(said_reported, figure.value / longest, _number(voice, figure), "hollow"),
            Line(said_recorded, held / longest, f"{held:,}"),
        ]
        rows.append((cell, value, held))
    first = figures[0]
    description = voice.text(
        N_(
            "Figures that sources report: {n}, each beside what the catalogue holds of that kind for the city. "
            "For example: {metric}, {value} reported, {recorded} recorded. Each pair has a scale of its own."
        )
    ).format(
        n=len(figures), metric=labels[0], value=voice.reported_value(first), recorded=recorded(voice, first)
    )
    columns = (voice.text(N_("What is counted")), said_reported, said_recorded)
    return Chart(name, title, description, bars(name, lines), columns, tuple(rows))


def _number(voice: Voice, figure: ReportedFigure) -> str:
    """The reported number without its unit, its vagueness said: 1500余, about 300."""
    said = voice.reported_value(figure)
    return said.removesuffix(figure.unit_zh if voice.language == "zh" else figure.unit_en).strip()
