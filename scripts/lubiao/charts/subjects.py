"""The fields of the International Classification for Standards that occur most."""

from __future__ import annotations

from lubiao.catalogue import statistics
from lubiao.findings import N_

from .bars import Line, bars
from .chart import Cell, Chart, Link, Voice

NAMED = 12
"""Fields that have a bar of their own."""


def ics_fields(voice: Voice) -> Chart:
    """Standards by field of the ICS: the largest, then all others together."""
    name, title = "ics-fields", voice.text(N_("Fields of the ICS"))
    counts = statistics.ics_fields(voice.catalogue)
    if not counts:
        return Chart(name, title, voice.text(N_("No standard has an ICS code yet.")))
    classified = sum(bool(standard.raw.ics) for standard in voice.catalogue.standards)
    first = next(iter(counts))
    description = voice.text(
        N_(
            "{classified} of {total} standards have an ICS code. The largest field is {field}, with {n}. "
            "A standard counts once for each field that it names."
        )
    ).format(
        classified=classified,
        total=len(voice.catalogue.standards),
        field=_field_name(voice, first),
        n=counts[first],
    )
    named = dict(list(counts.items())[:NAMED])
    others = {field: n for field, n in counts.items() if field not in named}
    longest = max([*named.values(), sum(others.values())])
    lines: list[Line] = []
    for field, n in named.items():
        lines += [Line(_field_name(voice, field)), Line(share=n / longest, value=str(n))]
    if others:
        rest = voice.text(N_("All other fields ({n})")).format(n=len(others))
        n = sum(others.values())
        lines += [Line(rest), Line(share=n / longest, value=str(n), look="soft")]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (Link(_field_name(voice, field), f"subjects/{field}/"), n) for field, n in counts.items()
    )
    columns = (voice.text(N_("Field")), voice.text(N_("Standards")))
    return Chart(name, title, description, bars(name, lines), columns, rows)


def _field_name(voice: Voice, field: str) -> str:
    term = voice.catalogue.vocabulary.ics.get(field)
    return f"{field} {term.name(voice.language)}".strip() if term else field
