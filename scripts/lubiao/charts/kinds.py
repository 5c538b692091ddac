"""Evidence and status, by kind of standard."""

from __future__ import annotations

from lubiao.catalogue import statistics
from lubiao.findings import N_
from lubiao.records import Level

from .bars import Line, bars
from .chart import Cell, Chart, Link, Voice


def levels_by_kind(voice: Voice) -> Chart:
    """How much of the standards of each kind was seen: cover, listing, mention, or nothing."""
    counts = statistics.levels_by_kind(voice.catalogue)
    labels = {str(level): voice.label("level", level) for level in Level}
    labels[statistics.NO_LEVEL] = voice.text(N_("Cited only"))
    looks = {
        str(Level.COVER): "full",
        str(Level.LISTING): "soft",
        str(Level.MENTION): "hollow",
        statistics.NO_LEVEL: "hollow",
    }
    sums = counts.sums
    description = voice.text(
        N_(
            "Of {total} standards, the cover of {cover} was read, and an entry in a list for {listing}; "
            "{mention} are only mentioned in another document."
        )
    )
    if sums[statistics.NO_LEVEL]:
        description += voice.text(N_(" For {none} there is nothing but a citation."))
    description = description.format(total=counts.total, **sums)
    title = voice.text(N_("Evidence by kind"))
    return _grouped(voice, "evidence-by-kind", title, description, counts, labels, looks)


def statuses_by_kind(voice: Voice) -> Chart:
    """The status of the standards of each kind on the catalogue's day."""
    counts = statistics.statuses_by_kind(voice.catalogue)
    labels = {status: voice.label("status", status) for status in counts.columns}
    looks = {"in-force": "full", "unknown": "hollow"}
    comma = voice.text(N_("{one}, {next}")).format(one="", next="")
    parts = comma.join(f"{labels[status]} {n}" for status, n in counts.sums.items())
    description = voice.text(N_("Of {total} standards, as of {date}: {parts}.")).format(
        total=counts.total, date=voice.catalogue.day, parts=parts
    )
    title = voice.text(N_("Status by kind"))
    return _grouped(voice, "status-by-kind", title, description, counts, labels, looks)


def _grouped(
    voice: Voice,
    name: str,
    title: str,
    description: str,
    counts: statistics.Counts[str],
    labels: dict[str, str],
    looks: dict[str, str],
) -> Chart:
    """A group of bars for each kind, one bar for each value that occurs in it."""
    longest = counts.most
    if not longest:
        return Chart(name, title, voice.text(N_("The catalogue holds no standard yet.")))
    lines: list[Line] = []
    for kind, row in counts.rows.items():
        lines.append(Line(f"{voice.label('kinds', kind)} {sum(row.values())}", is_heading=True))
        lines += [
            Line(labels[value], n / longest, str(n), looks.get(value, "soft"))
            for value, n in row.items()
            if n
        ]
    rows: list[tuple[Cell, ...]] = [
        (Link(voice.label("kinds", kind), f"kinds/{kind}/"), *row.values(), sum(row.values()))
        for kind, row in counts.rows.items()
    ]
    rows.append((voice.text(N_("Total")), *counts.sums.values(), counts.total))
    columns = (voice.text(N_("Kind")), *(labels[value] for value in counts.columns), voice.text(N_("Total")))
    return Chart(name, title, description, bars(name, lines), columns, tuple(rows))
