"""What follows from a record, in the terms of the field, the same in every format. Nothing here was typed by people."""

from __future__ import annotations

from dataclasses import dataclass

from lubiao.catalogue import Basis, Catalogue, CataloguedStandard, StandingStatus
from lubiao.catalogue.review import review_due
from lubiao.codes import Grade, Kind
from lubiao.records import Level, WrittenDate


@dataclass(frozen=True, slots=True)
class Derived:
    """Facts of one standard on the catalogue's day.

    `name` is the canonical code, or the id while there is none; `year` is None where none is known. `replaces`,
    `replaced_by` and `newest` are names of standards that the catalogue holds, oldest first; `newest` is the standard
    itself where nothing replaced it. Cities are ids in the order of data/cities.yaml. `fields` are the two digits of
    the ICS fields. `evidence` is the most that any evidence shows. `review_due` is since when a review is due.
    """

    name: str
    slug: str
    code: str | None
    display: str | None
    kind: Kind | None
    grade: Grade | None
    division: str | None
    year: int | None
    status: StandingStatus
    status_basis: Basis
    status_since: WrittenDate | None
    status_read: WrittenDate | None
    status_source: str | None
    issued_by_city: str | None
    cited_for: tuple[str, ...]
    drafted_in: tuple[str, ...]
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    newest: str
    fields: tuple[str, ...]
    evidence: Level | None
    review_due: WrittenDate | None


def derived(standard: CataloguedStandard, catalogue: Catalogue) -> Derived:
    """All derived facts of a standard of the catalogue."""
    raw, standing = standard.raw, catalogue.standings[standard]
    city, due = catalogue.issuing_city(standard), review_due(catalogue, standard)
    cited = {citation.city for citation in raw.cited}
    drafted = {tie.city for tie in raw.drafted_in}
    return Derived(
        name=standard.name,
        slug=standard.slug,
        code=str(standard.code) if standard.code else None,
        display=standard.code.display if standard.code else None,
        kind=standard.kind,
        grade=standard.grade,
        division=standard.division,
        year=standard.year or None,
        status=standing.status,
        status_basis=standing.basis,
        status_since=standing.since,
        status_read=standing.read,
        status_source=standing.source,
        issued_by_city=city.id if city else None,
        cited_for=tuple(each for each in catalogue.cities if each in cited) if cited else (),
        drafted_in=tuple(each for each in catalogue.cities if each in drafted) if drafted else (),
        replaces=tuple(other.name for other in standard.predecessors),
        replaced_by=tuple(other.name for other in standard.successors),
        newest=catalogue.newest(standard).name,
        fields=tuple(sorted({written[:2] for written in raw.ics})),
        evidence=standard.best_level,
        review_due=due.since if due else None,
    )
