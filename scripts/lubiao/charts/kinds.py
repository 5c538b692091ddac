"""Evidence and status, by kind of standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lubiao.findings import N_
from lubiao.records import Level

from .bars import Line, bars
from .chart import Cell, Chart, Link, Voice

if TYPE_CHECKING:
    import pandas


def levels_by_kind(voice: Voice) -> Chart:
    """How much of the standards of each kind was seen: cover, listing, mention, or nothing."""
    from lubiao.catalogue import statistics

    counts = statistics.levels_by_kind(voice.catalogue)
    labels = {str(level): voice.label("level", level) for level in Level}
    labels[statistics.NO_LEVEL] = voice.text(N_("Cited only"))
    looks = {
        str(Level.COVER): "full",
        str(Level.LISTING): "soft",
        str(Level.MENTION): "hollow",
        statistics.NO_LEVEL: "hollow",
    }
    sums = counts.sum()
    description = voice.text(
        N_(
            "Of {total} standards, the cover of {cover} was read, and an entry in a list for {listing}; "
            "{mention} are only mentioned in another document."
        )
    )
    if sums[statistics.NO_LEVEL]:
        description += voice.text(N_(" For {none} there is nothing but a citation."))
    description = description.format(
        total=int(counts.to_numpy().sum()), **{str(level): n for level, n in sums.items()}
    )
    title = voice.text(N_("Evidence by kind"))
    return _grouped(voice, "evidence-by-kind", title, description, counts, labels, looks)


def statuses_by_kind(voice: Voice) -> Chart:
    """The status of the standards of each kind on the catalogue's day."""
    from lubiao.catalogue import statistics

    counts = statistics.statuses_by_kind(voice.catalogue)
    counts = counts[[status for status in counts.columns if counts[status].any()]]
    labels = {status: voice.label("status", status) for status in counts.columns}
    looks = {"in-force": "full", "unknown": "hollow"}
    comma = voice.text(N_("{one}, {next}")).format(one="", next="")
    parts = comma.join(f"{labels[status]} {n}" for status, n in counts.sum().items())
    description = voice.text(N_("Of {total} standards, as of {date}: {parts}.")).format(
        total=int(counts.to_numpy().sum()), date=voice.catalogue.day, parts=parts
    )
    title = voice.text(N_("Status by kind"))
    return _grouped(voice, "status-by-kind", title, description, counts, labels, looks)


def _grouped(
    voice: Voice,
    name: str,
    title: str,
    description: str,
    counts: pandas.DataFrame,
    labels: dict[str, str],
    looks: dict[str, str],
) -> Chart:
    """A group of bars for each kind, one bar for each value that occurs in it."""
    longest = int(counts.to_numpy().max()) if counts.size else 0
    if not longest:
        return Chart(name, title, voice.text(N_("The catalogue holds no standard yet.")))
    lines: list[Line] = []
    for kind, row in counts.iterrows():
        lines.append(Line(f"{voice.label('kinds', kind)} {int(row.sum())}", is_heading=True))
        lines += [
            Line(labels[value], n / longest, str(n), looks.get(value, "soft"))
            for value, n in row.items()
            if n
        ]
    rows: list[tuple[Cell, ...]] = [
        (Link(voice.label("kinds", kind), f"kinds/{kind}/"), *map(int, row), int(row.sum()))
        for kind, row in counts.iterrows()
    ]
    rows.append((voice.text(N_("Total")), *map(int, counts.sum()), int(counts.to_numpy().sum())))
    columns = (voice.text(N_("Kind")), *(labels[value] for value in counts.columns), voice.text(N_("Total")))
    return Chart(name, title, description, bars(name, lines), columns, tuple(rows))
