"""Whether a standard holds on a day, and who says so.

The order of trust: what is written as withdrawn; a successor that has come into force; a status read
from a source; the implementation date. What none of them tells is unknown.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from lubiao.records import Status, StatusReading, WrittenDate

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
    ANNOUNCED = "announced"
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
    """The status of a standard on a day. A reading is named only where it says the same."""
    raw = standard.raw
    if raw.draft:
        return Standing(StandingStatus.DRAFT, Basis.RECORD)
    reading = raw.status
    successor = _successor_in_force(standard, day)
    if reading and reading.value is Status.SUPERSEDED:
        since = raw.withdrawn or (successor.raw.implemented if successor else None)
        return Standing(StandingStatus.SUPERSEDED, Basis.READING, reading.read, reading.source, since)
    if successor:
        since = raw.withdrawn or successor.raw.implemented
        return Standing(StandingStatus.SUPERSEDED, Basis.SUCCESSOR, since=since)
    if reading and reading.value is Status.WITHDRAWN:
        return Standing(StandingStatus.WITHDRAWN, Basis.READING, reading.read, reading.source, raw.withdrawn)
    if raw.withdrawn and _reached(raw.withdrawn, day):
        return Standing(StandingStatus.WITHDRAWN, Basis.DATES, since=raw.withdrawn)
    if reading and reading.value is Status.SUSPENDED:
        return Standing(StandingStatus.SUSPENDED, Basis.READING, reading.read, reading.source)
    if raw.implemented and not _reached(raw.implemented, day):
        return Standing(StandingStatus.UPCOMING, Basis.DATES, since=raw.implemented)
    if reading and reading.value is Status.UPCOMING:
        return Standing(
            StandingStatus.UNKNOWN, Basis.ANNOUNCED, reading.read, reading.source, raw.implemented
        )
    if reading:
        status = StandingStatus(reading.value)
        return Standing(status, Basis.READING, reading.read, reading.source, raw.implemented)
    return Standing(StandingStatus.UNKNOWN, Basis.NOTHING)


def _reached(date: WrittenDate | None, day: datetime.date) -> bool:
    return date is not None and date.first_day <= day


def _in_force_from(standard: CataloguedStandard) -> WrittenDate | None:
    """From when a standard holds, as far as known: implementation, else issue, else the year after its code."""
    next_year = WrittenDate(f"{standard.year + 1}-01-01") if standard.year else None
    return standard.raw.implemented or standard.raw.issued or next_year


def _successor_in_force(standard: CataloguedStandard, day: datetime.date) -> CataloguedStandard | None:
    """The first successor in the catalogue that holds. A draft does not, nor one whose implementation is
    suspended, nor one that was read as upcoming and has no date, nor one beside which the old edition was
    read as in force later.
    """
    for successor in standard.successors:
        raw = successor.raw
        waits = raw.status is not None and (
            raw.status.value is Status.SUSPENDED
            or (raw.status.value is Status.UPCOMING and not raw.implemented)
        )
        holds = not raw.draft and not waits and _reached(_in_force_from(successor), day)
        if holds and not _confirmed_since(standard.raw.status, successor):
            return successor
    return None


def _confirmed_since(reading: StatusReading | None, successor: CataloguedStandard) -> bool:
    """An old edition may stay valid beside the new one: so say readings made after the new one came into force."""
    date = _in_force_from(successor)
    return bool(reading and reading.value is Status.IN_FORCE and date and date.surely_before(reading.read))
