"""Events from the differences between releases: what no date of a record tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from lubiao.catalogue import Basis, Catalogue, CataloguedStandard, StandingStatus
from lubiao.changes.change import Changed, KeyChange, StatusTold, Value
from lubiao.changes.facts import canonical
from lubiao.changes.words import Words
from lubiao.records.release import Release, ReleasedStandard
from lubiao.texts import LANGUAGES

from .events import Event, What

_DATED = {"issued": What.ISSUED, "withdrawn": What.WITHDRAWN, "reviewed": What.REVIEWED}
_DATED_STATUS = {
    StandingStatus.IN_FORCE: What.IMPLEMENTED,
    StandingStatus.SUPERSEDED: What.SUPERSEDED,
    StandingStatus.WITHDRAWN: What.WITHDRAWN,
}


def events_of_releases(
    catalogue: Catalogue, told: Callable[[CataloguedStandard], set[What]]
) -> Iterator[Event]:
    """What the releases of a catalogue tell, the oldest first.

    `told` gives what dates tell of a standard already: an event of the same is not repeated.
    """
    named: dict[str, CataloguedStandard] = {standard.name: standard for standard in catalogue.standards}
    for standard in catalogue.standards:
        for former in standard.raw.former:
            named.setdefault(canonical(former), standard)
    for release in catalogue.data.releases:
        for change in release.changes.standards:
            found = named.get(change.name)
            known = told(found) if found else set()
            yield from _events(release, change, found, known)


def _events(
    release: Release, change: ReleasedStandard, standard: CataloguedStandard | None, told: set[What]
) -> Iterator[Event]:
    if change.change == "removed":
        yield _event(release, change, standard, What.REMOVED)
    elif change.change == "added":
        if What.FIRST_READ not in told:
            yield _event(release, change, standard, What.ADDED)
    else:
        keys = list(_keys(change))
        of_standard = [key for key in keys if key.changed is Changed.STANDARD and not _is_told(key, told)]
        if of_standard:
            yield _event(release, change, standard, What.CHANGED, of_standard)
        of_record = [key for key in keys if key.changed is Changed.RECORD]
        if change.former_name is not None:
            of_record.insert(0, KeyChange("code", change.former_name, change.name, Changed.RECORD))
        if of_record:
            yield _event(release, change, standard, What.CORRECTED, of_record)


def _is_told(key: KeyChange, told: set[What]) -> bool:
    """Whether a dated event tells the same: that a standard is superseded, and since when."""
    if isinstance(key.new, StatusTold):
        return _DATED_STATUS.get(key.new.value) in told
    return _DATED.get(key.key) in told


def _event(
    release: Release,
    change: ReleasedStandard,
    standard: CataloguedStandard | None,
    what: What,
    keys: list[KeyChange] | None = None,
) -> Event:
    changed = Changed.STANDARD if what is What.CHANGED else Changed.RECORD
    raw = standard.raw if standard else None
    return Event(
        change.slug,
        release.day,
        changed,
        what,
        standard,
        standard.name if standard else change.name,
        standard.slug if standard else change.slug,
        raw.title_zh if raw else change.title_zh,
        raw.title_en if raw else change.title_en,
        raw.title_en_from if raw else None,
        release=release.version,
        keys=tuple(keys or ()),
        again=release.version,
    )


def _keys(change: ReleasedStandard) -> Iterator[KeyChange]:
    """The keys that were different. One that no diff of this version writes cannot be said, and is passed over."""
    for key in change.keys:
        with suppress(KeyError, TypeError, ValueError):
            told = KeyChange(
                key.key, _value(key.key, key.old), _value(key.key, key.new), Changed(key.changed)
            )
            for language in LANGUAGES:
                Words(language).line(told)
            yield told


def _value(key: str, value: object) -> Value:
    """A value of a diff; a derived status in its own form."""
    if key == "status" and isinstance(value, dict):
        status = StandingStatus(value["value"])
        return StatusTold(status, Basis(value["basis"]), tuple(map(str, value.get("by") or ())))
    return value  # type: ignore[return-value]
