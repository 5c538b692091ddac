"""What the catalogue knows, and what it knows that it does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.statistics import FACTS, Counts, known_facts
from lubiao.charts import Cell, Link, levels_by_kind, reported_for_all, years_by_kind
from lubiao.findings import N_
from lubiao.records import City, Source

from .filling import render
from .page import Page
from .site import Site

STARTING_POINT = "dazhong-2023-01-16"
"""The source with whose citations the catalogue began."""

LISTED = {"issued": "years/unknown/", "ics": "subjects/unknown/"}
"""Addresses of the lists of standards of which a fact is not known."""

SHOWN = 10
"""Standards without a code that are named; how many more there are is said."""

FACT = {
    "total": N_("Standards"),
    "issued": N_("Issue date"),
    "implemented": N_("Implementation date"),
    "status": N_("Status read"),
    "cover": N_("Cover read"),
    "title_en": N_("Published English title"),
    "ics": N_("ICS"),
    "issuers": N_("Issuing authority"),
}
"""Labels of lubiao.catalogue.statistics.FACTS."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact, of how many standards it is not known, where they are listed, and some of them."""

    label: str
    missing: int
    listed: str
    examples: tuple[CataloguedStandard, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What a source cites for a city, or for all: how many standards, and how many of them have a code."""

    city: City | None
    cited: int
    identified: int


@dataclass(frozen=True, slots=True)
class Start:
    """The source with which the catalogue began, and what became of the standards that it cites."""

    source: Source
    all: Named
    cities: tuple[Named, ...]


def coverage_pages(site: Site) -> Iterator[Page]:
    """What is known, and what sources report beside it: `/coverage/` and `/coverage/reported/`."""
    yield _coverage_page(site)
    yield Page(
        "coverage/reported/",
        "coverage",
        site.text(N_("Reported and recorded")),
        site.text(
            N_(
                "What sources report about the standards of each city, beside what the catalogue holds of them."
            )
        ),
        render(site, "reported.html", 2, chart=reported_for_all(site)),
        parts=("charts",),
    )


def _coverage_page(site: Site) -> Page:
    catalogue = site.catalogue
    kinds = known_facts({str(kind): of for kind, of in catalogue.of_kind.items()})
    cities = known_facts({city: catalogue.of_city(city) for city in catalogue.cities})
    unidentified = [standard for standard in catalogue.ordered if not standard.is_identified]
    labels = tuple(site.text(label) for label in FACT.values())
    body = render(
        site,
        "coverage.html",
        1,
        coverage=site.groups.coverage,
        start=_start(site),
        unidentified=unidentified[:SHOWN],
        more=max(0, len(unidentified) - SHOWN),
        gaps=_gaps(site),
        figures=[levels_by_kind(site), years_by_kind(site)],
        kind_columns=(site.text(N_("Kind")), *labels),
        kinds=_rows(kinds, {kind: site.label("kinds", kind) for kind in kinds.rows}),
        city_columns=(site.text(N_("City")), *labels),
        cities=_rows(cities, {city: Link(site.city_name(city), f"cities/{city}/") for city in cities.rows}),
    )
    return Page(
        "coverage/",
        "coverage",
        site.text(N_("What we know, and what we do not")),
        site.text(
            N_(
                "For how many standards a date, a status, a cover or an English title is known, by kind and city, and what is missing."
            )
        ),
        body,
        parts=("charts",),
    )


def _rows(counts: Counts[str], headings: Mapping[str, Cell]) -> list[tuple[Cell, ...]]:
    return [(headings[group], *row.values()) for group, row in counts.rows.items()]


def _gaps(site: Site) -> list[Gap]:
    """What is not known, the largest gap first."""
    gaps = []
    for fact, known in FACTS.items():
        lacking = [standard for standard in site.catalogue.ordered if not known(standard)]
        if lacking:
            gaps.append(Gap(site.text(FACT[fact]), len(lacking), LISTED.get(fact, ""), _examples(lacking)))
    return sorted(gaps, key=lambda gap: -gap.missing)


def _examples(standards: Sequence[CataloguedStandard]) -> tuple[CataloguedStandard, ...]:
    """Two that have a code, from within the list, so that they are not of one kind and not the same everywhere."""
    of = [standard for standard in standards if standard.is_identified]
    return tuple(dict.fromkeys(of[len(of) * third // 3] for third in (1, 2))) if of else ()


def _start(site: Site) -> Start | None:
    """None where the data has no such source, or nothing is cited from it."""
    catalogue = site.catalogue
    source = catalogue.sources.get(STARTING_POINT)
    pairs = dict.fromkeys(
        (cited.city, standard)
        for standard in catalogue.ordered
        for cited in standard.raw.cited
        if cited.source == STARTING_POINT
    )
    if source is None or not pairs:
        return None

    def named(of: Sequence[CataloguedStandard], city: City | None = None) -> Named:
        return Named(city, len(of), sum(standard.is_identified for standard in of))

    by_city = [
        named([standard for cited_for, standard in pairs if cited_for == city.id], city)
        for city in catalogue.cities.values()
    ]
    return Start(
        source,
        named(list(dict.fromkeys(standard for _, standard in pairs))),
        tuple(city for city in by_city if city.cited),
    )
