"""Counts across the whole catalogue, as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas

from lubiao.codes import Kind
from lubiao.records import Level, TitleOrigin

from .catalogue import Catalogue
from .standard import CataloguedStandard
from .standing import StandingStatus

NO_LEVEL = "none"
"""The column of the standards for which there is a citation, and no evidence."""


FACTS: dict[str, Callable[[CataloguedStandard], object]] = {
    "issued": lambda standard: standard.raw.issued,
    "implemented": lambda standard: standard.raw.implemented,
    "status": lambda standard: standard.raw.status,
    "cover": lambda standard: standard.best_level is Level.COVER,
    "title_en": lambda standard: standard.raw.title_en_from in (TitleOrigin.OFFICIAL, TitleOrigin.PUBLISHER),
    "ics": lambda standard: standard.raw.ics,
    "issuers": lambda standard: standard.raw.issuers,
}
"""What a reader may want to know of a standard, and whether it is known. An English title of our own is not counted."""


def kinds_by_city(catalogue: Catalogue) -> pandas.DataFrame:
    """Standards tied to each city in any way, by kind.

    Rows are the ids of the cities in the order of data/cities.yaml, columns the kinds that occur, in their
    order; a standard tied to two cities counts for both, so columns do not add up to the catalogue.
    """
    ties = [
        (city, str(standard.kind))
        for city in catalogue.cities
        for standard in catalogue.of_city(city)
        if standard.kind
    ]
    counts = _counted(ties, "city", "kind")
    return counts.reindex(index=list(catalogue.cities), columns=_kinds(catalogue), fill_value=0)


def issue_years(catalogue: Catalogue) -> pandas.DataFrame:
    """Standards by year of issue: rows are the years from the first to the last, columns the kinds that occur.

    A standard whose issue date is not known is in no row; the year of a code is not taken for it.
    """
    dated = [
        (standard.raw.issued.year, str(standard.kind))
        for standard in catalogue.standards
        if standard.raw.issued and standard.kind
    ]
    counts = _counted(dated, "year", "kind")
    years = sorted({year for year, _ in dated})
    every = range(years[0], years[-1] + 1) if years else range(0)
    return counts.reindex(index=list(every), columns=_kinds(catalogue), fill_value=0)


def levels_by_kind(catalogue: Catalogue) -> pandas.DataFrame:
    """Standards by the most that any evidence shows: rows are kinds, columns the levels and NO_LEVEL."""
    columns = [*map(str, Level), NO_LEVEL]
    return _by_kind(catalogue, columns, lambda standard: str(standard.best_level or NO_LEVEL))


def statuses_by_kind(catalogue: Catalogue) -> pandas.DataFrame:
    """Standards by their status on the catalogue's day: rows are kinds, columns all statuses."""
    standings = catalogue.standings
    return _by_kind(
        catalogue, list(map(str, StandingStatus)), lambda standard: str(standings[standard].status)
    )


def ics_fields(catalogue: Catalogue) -> pandas.Series:
    """Standards by field of the ICS (`65`), most first. A standard counts once for each field that it names."""
    fields = [field for standard in catalogue.standards for field in {code[:2] for code in standard.raw.ics}]
    return (
        pandas.Series(fields, dtype="object")
        .value_counts()
        .sort_index()
        .sort_values(ascending=False, kind="stable")
    )


def known_facts(groups: Mapping[str, Sequence[CataloguedStandard]]) -> pandas.DataFrame:
    """For how many standards of each group each of FACTS is known, behind `total`, how many there are."""
    return pandas.DataFrame.from_dict(
        {
            group: {
                "total": len(of),
                **{fact: sum(map(bool, map(known, of))) for fact, known in FACTS.items()},
            }
            for group, of in groups.items()
        },
        orient="index",
        columns=["total", *FACTS],
    )


def _kinds(catalogue: Catalogue) -> list[str]:
    return [str(kind) for kind in Kind if kind in catalogue.of_kind]


def _counted(pairs: Sequence[tuple[object, object]], rows: str, columns: str) -> pandas.DataFrame:
    frame = pandas.DataFrame(pairs, columns=[rows, columns])
    return pandas.crosstab(frame[rows], frame[columns])


def _by_kind(
    catalogue: Catalogue, columns: list[str], value_of: Callable[[CataloguedStandard], str]
) -> pandas.DataFrame:
    pairs = [(str(kind), value_of(standard)) for kind, of in catalogue.of_kind.items() for standard in of]
    return _counted(pairs, "kind", "value").reindex(index=_kinds(catalogue), columns=columns, fill_value=0)
