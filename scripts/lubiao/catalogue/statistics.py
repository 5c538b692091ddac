"""Counts across the whole catalogue, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from lubiao.codes import Kind
from lubiao.records import Level, TitleOrigin

from .catalogue import Catalogue
from .standard import CataloguedStandard
from .standing import StandingStatus

Row = TypeVar("Row", str, int)

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


@dataclass(frozen=True, slots=True)
class Counts(Generic[Row]):
    """How many there are of what: for each row the number in each of the columns, both in their order."""

    columns: tuple[str, ...]
    rows: Mapping[Row, Mapping[str, int]]

    @property
    def sums(self) -> dict[str, int]:
        """The sum of each column."""
        return {column: sum(row[column] for row in self.rows.values()) for column in self.columns}

    @property
    def total(self) -> int:
        """The sum of all."""
        return sum(self.sums.values())

    @property
    def most(self) -> int:
        """The largest number; 0 where there is none."""
        return max((n for row in self.rows.values() for n in row.values()), default=0)

    @classmethod
    def of(cls, pairs: Iterable[tuple[Row, str]], rows: Iterable[Row], columns: Iterable[str]) -> Counts[Row]:
        """Count pairs of a row and a column."""
        counts, named = Counter(pairs), tuple(columns)
        return cls(named, {row: {column: counts[row, column] for column in named} for row in rows})


def kinds_by_city(catalogue: Catalogue) -> Counts[str]:
    """Standards tied to each city in any way, by kind.

    Rows are the ids of the cities in the order of data/cities.yaml, columns the kinds that occur, in their
    order; a standard tied to two cities counts for both, so columns do not add up to the catalogue.
    """
    ties = (
        (city, str(standard.kind))
        for city in catalogue.cities
        for standard in catalogue.of_city(city)
        if standard.kind
    )
    return Counts.of(ties, catalogue.cities, _kinds(catalogue))


def issue_years(catalogue: Catalogue) -> Counts[int]:
    """Standards by year of issue: rows are the years from the first to the last, columns the kinds that occur.

    A standard whose issue date is not known is in no row; the year of a code is not taken for it.
    """
    dated = [
        (standard.raw.issued.year, str(standard.kind))
        for standard in catalogue.standards
        if standard.raw.issued and standard.kind
    ]
    years = sorted({year for year, _ in dated})
    return Counts.of(dated, range(years[0], years[-1] + 1) if years else (), _kinds(catalogue))


def levels_by_kind(catalogue: Catalogue) -> Counts[str]:
    """Standards by the most that any evidence shows: rows are kinds, columns the levels and NO_LEVEL."""
    columns = [*map(str, Level), NO_LEVEL]
    return _by_kind(catalogue, columns, lambda standard: str(standard.best_level or NO_LEVEL))


def statuses_by_kind(catalogue: Catalogue) -> Counts[str]:
    """Standards by their status on the catalogue's day: rows are kinds, columns the statuses that occur."""
    standings = catalogue.standings
    occurring = {standings[standard].status for of in catalogue.of_kind.values() for standard in of}
    columns = [str(status) for status in StandingStatus if status in occurring]
    return _by_kind(catalogue, columns, lambda standard: str(standings[standard].status))


def ics_fields(catalogue: Catalogue) -> dict[str, int]:
    """Standards by field of the ICS (`65`), most first. A standard counts once for each field that it names."""
    fields = Counter(
        field for standard in catalogue.standards for field in {code[:2] for code in standard.raw.ics}
    )
    return dict(sorted(fields.items(), key=lambda field: (-field[1], field[0])))


def known_facts(groups: Mapping[str, Sequence[CataloguedStandard]]) -> Counts[str]:
    """For how many standards of each group each of FACTS is known, behind `total`, how many there are."""
    return Counts(
        ("total", *FACTS),
        {
            group: {
                "total": len(of),
                **{fact: sum(map(bool, map(known, of))) for fact, known in FACTS.items()},
            }
            for group, of in groups.items()
        },
    )


def _kinds(catalogue: Catalogue) -> list[str]:
    return [str(kind) for kind in Kind if kind in catalogue.of_kind]


def _by_kind(
    catalogue: Catalogue, columns: Iterable[str], value_of: Callable[[CataloguedStandard], str]
) -> Counts[str]:
    pairs = ((str(kind), value_of(standard)) for kind, of in catalogue.of_kind.items() for standard in of)
    return Counts.of(pairs, _kinds(catalogue), columns)
