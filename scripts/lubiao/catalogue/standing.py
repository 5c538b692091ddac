"""Whether a standard holds on a day, and who says so.

The order of trust: what is written as withdrawn; a successor that has come into force; a status read
from a source; the implementation date. What none of them tells is unknown.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from lubiao.records import Status, WrittenDate

from .standard import CataloguedStandard


class StandingStatus(StrEnum):
    """The status on a day: the statuses of the records, and two for what is not known."""

    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a status rests on."""

    READING = "reading"
    SUCCESSOR = "successor"
    DATES = "dates"
    RECORD = "record"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Standing:
    """A status on a day, what it rests on, and the day and source of the reading where there is one."""

    status: StandingStatus
    basis: Basis
    read: WrittenDate | None = None
    source: str | None = None
    since: WrittenDate | None = None


def standing_of(standard: CataloguedStandard, day: datetime.date) -> Standing:
    """The status of a standard on a day."""
    raw = standard.raw
    if raw.draft:
        return Standing(StandingStatus.DRAFT, Basis.RECORD)
    reading = raw.status
    read, source = (reading.read, reading.source) if reading else (None, None)
    withdrawn = bool(raw.withdrawn) and _reached(raw.withdrawn, day)
    successor = _successor_in_force(standard, day)
    if successor or (reading and reading.value is Status.SUPERSEDED):
        confirmed = reading is not None and reading.value is Status.IN_FORCE
        if not (confirmed and successor and _read_after(read, successor)):
            basis = Basis.READING if reading and reading.value is Status.SUPERSEDED else Basis.SUCCESSOR
            since = raw.withdrawn or (successor.raw.implemented if successor else None)
            return Standing(StandingStatus.SUPERSEDED, basis, read, source, since)
    if withdrawn:
        return Standing(
            StandingStatus.WITHDRAWN,
            Basis.READING if reading else Basis.DATES,
            read,
            source,
            raw.withdrawn,
        )
    if raw.implemented and not _reached(raw.implemented, day):
        return Standing(StandingStatus.UPCOMING, Basis.DATES, read, source, raw.implemented)
    if reading and reading.value is not Status.UPCOMING:
        return Standing(StandingStatus(reading.value), Basis.READING, read, source, raw.implemented)
    return Standing(StandingStatus.UNKNOWN, Basis.NOTHING, read, source)


def _reached(date: WrittenDate | None, day: datetime.date) -> bool:
    return date is not None and date.first_day <= day


def _successor_in_force(standard: CataloguedStandard, day: datetime.date) -> CataloguedStandard | None:
    """The first successor in the catalogue that holds: by its date, or by its year where it has no date."""
    for successor in standard.successors:
        date = successor.raw.implemented or successor.raw.issued
        if successor.raw.draft:
            continue
        if _reached(date, day) or (date is None and 0 < successor.year < day.year):
            return successor
    return None


def _read_after(read: WrittenDate | None, successor: CataloguedStandard) -> bool:
    """An old edition may stay valid beside the new one: so say readings made after the new one came into force."""
    date = successor.raw.implemented
    return bool(read and date and date.surely_before(read))
