"""The history of the catalogue, from what the data itself dates; the clock of a build has no part in it.

The dated fields of the records tell when a standard was issued, implemented, reviewed, superseded, withdrawn, and
when its record was read. What no date tells, a title that was corrected or a record that was removed, is known from
the differences between releases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from lubiao.catalogue import Catalogue, CataloguedStandard, StandingStatus
from lubiao.changes.change import Changed
from lubiao.records import WrittenDate

from .events import Event, What, identity_of
from .in_releases import events_of_releases


@lru_cache(maxsize=1)
def whole_history(catalogue: Catalogue) -> tuple[Event, ...]:
    """That of all its standards, which pages and files of all languages tell."""
    return history_of(catalogue, catalogue.ordered)


def history_of(catalogue: Catalogue, standards: Iterable[CataloguedStandard]) -> tuple[Event, ...]:
    """All events of these standards up to the catalogue's day, the newest first; those of a day in the order of lists.

    Records that the catalogue no longer holds have events only where all of its standards are asked for.
    """
    asked = list(standards)
    dated = (event for standard in asked for event in _events_of(catalogue, standard))
    chosen, is_whole = set(asked), len(asked) == len(catalogue.standards)
    released = [
        event
        for event in events_of_releases(catalogue, partial(_told, catalogue))
        if event.standard in chosen or (is_whole and event.standard is None)
    ]
    past = [event for event in (*dated, *released) if event.day <= catalogue.day]
    return tuple(sorted(past, key=lambda event: event.day, reverse=True))


def newest(events: Iterable[Event], most: int) -> tuple[Event, ...]:
    """At most so many events of standards and so many of records: hundreds of new records leave room for the others."""
    left = dict.fromkeys(Changed, most)
    chosen = []
    for event in events:
        if left[event.changed]:
            left[event.changed] -= 1
            chosen.append(event)
    return tuple(chosen)


def _told(catalogue: Catalogue, standard: CataloguedStandard) -> set[What]:
    return {event.what for event in _events_of(catalogue, standard)}


def _events_of(catalogue: Catalogue, standard: CataloguedStandard) -> Iterator[Event]:
    if not standard.raw.draft:
        yield from _of_standard(catalogue, standard)
    yield from _of_record(catalogue, standard)


def _of_standard(catalogue: Catalogue, standard: CataloguedStandard) -> Iterator[Event]:
    """A date of implementation is none where a source says that it was put off, or where the end came first, and
    one of which only the month is known has come when the month is over.
    """
    raw, standing = standard.raw, catalogue.standings[standard]
    if raw.issued:
        yield _event(standard, What.ISSUED, raw.issued, implemented=raw.implemented)
    ended_before = raw.implemented and raw.withdrawn and raw.withdrawn < raw.implemented
    if raw.implemented and standing.status is not StandingStatus.SUSPENDED and not ended_before:
        today = WrittenDate(catalogue.day.isoformat())
        if raw.implemented.has_day or raw.implemented.surely_before(today):
            yield _event(standard, What.IMPLEMENTED, raw.implemented)
    if raw.reviewed:
        yield _event(standard, What.REVIEWED, raw.reviewed, again=raw.reviewed)
    if standing.since and standing.status is StandingStatus.SUPERSEDED:
        by = tuple(successor.name for successor in standard.successors)
        yield _event(standard, What.SUPERSEDED, standing.since, by=by)
    if standing.since and standing.status is StandingStatus.WITHDRAWN:
        yield _event(standard, What.WITHDRAWN, standing.since)


def _of_record(catalogue: Catalogue, standard: CataloguedStandard) -> Iterator[Event]:
    raw = standard.raw
    if raw.evidence:
        first = min(raw.evidence, key=lambda evidence: evidence.read)
        source = catalogue.sources.get(first.source)
        yield _event(standard, What.FIRST_READ, first.read, Changed.RECORD, source=source, level=first.level)
    if reading := raw.status:
        yield _event(
            standard,
            What.STATUS_READ,
            reading.read,
            Changed.RECORD,
            again=reading.read,
            source=catalogue.sources.get(reading.source),
            status=reading.value,
        )


def _event(
    standard: CataloguedStandard,
    what: What,
    date: WrittenDate,
    changed: Changed = Changed.STANDARD,
    **more: object,
) -> Event:
    raw = standard.raw
    return Event(
        identity_of(standard), date, changed, what, standard, standard.name, standard.slug, raw.title_zh, raw.title_en,
        raw.title_en_from, **more,  # type: ignore[arg-type]
    )  # fmt: skip
