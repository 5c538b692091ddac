"""What comes into force, what came, and what was superseded: standards in the order of time."""

from __future__ import annotations

from dataclasses import dataclass

from lubiao.records import WrittenDate

from .catalogue import Catalogue
from .standard import CataloguedStandard
from .standing import StandingStatus

CAME = (StandingStatus.IN_FORCE, StandingStatus.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Superseded:
    """An old edition, the newest of its line in the catalogue, and the day from which that holds."""

    standard: CataloguedStandard
    newest: CataloguedStandard
    since: WrittenDate


def coming_into_force(catalogue: Catalogue) -> list[CataloguedStandard]:
    """Standards whose implementation lies ahead of the catalogue's day, the nearest first."""
    coming = [s for s in catalogue.ordered if catalogue.standings[s].status is StandingStatus.UPCOMING]
    return sorted(coming, key=_implemented)


def came_into_force(catalogue: Catalogue) -> list[CataloguedStandard]:
    """Standards whose implementation date has passed and that nothing is known to have ended, the latest first."""
    came = [
        s
        for s in catalogue.ordered
        if s.raw.implemented
        and s.raw.implemented.first_day <= catalogue.day
        and catalogue.standings[s].status in CAME
    ]
    return sorted(came, key=_implemented, reverse=True)


def superseded_last(catalogue: Catalogue) -> list[Superseded]:
    """Superseded standards whose day and whose successor the catalogue holds, the latest first."""
    superseded = [
        Superseded(standard, catalogue.newest(standard), standing.since)
        for standard in catalogue.ordered
        if (standing := catalogue.standings[standard]).status is StandingStatus.SUPERSEDED
        and standing.since
        and standard.successors
    ]
    return sorted(superseded, key=lambda found: found.since, reverse=True)


def _implemented(standard: CataloguedStandard) -> str:
    return standard.raw.implemented or ""
