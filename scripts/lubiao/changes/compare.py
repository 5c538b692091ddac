"""Two states of the catalogue compared: what came, what went, and what is different in what stayed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lubiao.catalogue import Basis, Catalogue, CataloguedStandard, StandingStatus
from lubiao.reading import Entry
from lubiao.records.base import Record

from .causes import cause_of_key, cause_of_status, cause_of_successors, is_issued_after, last_reading
from .change import Changed, Changes, Fate, KeyChange, RecordChange, StandardChange
from .facts import facts_of, facts_of_standard, replaced_by, status_of, without_order
from .matching import by_name, name_of_standard, renamed
from .unread import Unread, unread


def compare(old: Catalogue, new: Catalogue) -> Changes:
    """The changes from one catalogue to another, each linked for a day of its own.

    The same day for both tells what the records changed; two days tell also what came into force in between.
    A record that one side holds and cannot read is no change. Remarks, the order of records and lists, the
    spelling of codes and the vocabularies make no difference.
    """
    unread_before, unread_now = unread(old.data), unread(new.data)
    changes = Changes(standards=_standards(old, new, unread_before["standards"], unread_now["standards"]))
    for collection, changed in changes.others:
        changed += _records(
            getattr(old.data, collection),
            getattr(new.data, collection),
            _figure if collection == "reported" else _id,
            unread_before[collection],
            unread_now[collection],
        )
    return changes


def _standards(
    old: Catalogue, new: Catalogue, unread_before: Unread, unread_now: Unread
) -> list[StandardChange]:
    pairs, gone, come = by_name(old.standards, new.standards, name_of_standard)
    gone = [standard for standard in gone if standard.name not in unread_now]
    come = [standard for standard in come if standard.name not in unread_before]
    other_names = renamed(gone, come)
    matched = {id(standard) for pair in other_names for standard in pair}
    read = last_reading(old.standards)

    names = {before.name: after.name for before, after in other_names}
    both = [*pairs, *other_names]
    unread_names = unread_before | unread_now
    found = [change for pair in both if (change := _difference(*pair, old, new, names, unread_names))]
    for standard in come:
        if id(standard) not in matched:
            changed = Changed.STANDARD if is_issued_after(standard, read, new) else Changed.RECORD
            found.append(StandardChange(Fate.ADDED, None, standard, changed, status_of(standard, new)))
    for standard in gone:
        if id(standard) not in matched:
            told = status_of(standard, old)
            found.append(StandardChange(Fate.REMOVED, standard, None, Changed.RECORD, told))
    return sorted(found, key=lambda change: (change.standard.sort_key, change.standard.name))


def _difference(
    before: CataloguedStandard,
    after: CataloguedStandard,
    old: Catalogue,
    new: Catalogue,
    names: dict[str, str],
    unread_names: Unread,
) -> StandardChange | None:
    """What is different in one standard; None where nothing is. `names` are the other names by the old ones."""
    fate = Fate.CHANGED
    if name_of_standard(before) != name_of_standard(after):
        is_first_code = before.raw.code is None and after.raw.code is not None
        fate = Fate.IDENTIFIED if is_first_code else Fate.RENAMED
    keys = [*_status(before, after, old, new, names, unread_names), *_keys(before, after)]
    if fate is Fate.CHANGED and not keys:
        return None
    is_of_standard = any(key.changed is Changed.STANDARD for key in keys)
    changed = Changed.STANDARD if is_of_standard else Changed.RECORD
    return StandardChange(fate, before, after, changed, status_of(after, new), tuple(keys))


def _keys(before: CataloguedStandard, after: CataloguedStandard) -> Iterator[KeyChange]:
    if before.code is None and after.code is None and before.kind != after.kind:
        kinds = [standard.kind.value if standard.kind else None for standard in (before, after)]
        yield KeyChange("kind", kinds[0], kinds[1], Changed.RECORD)
    if before.raw == after.raw:
        return
    facts, facts_now = facts_of_standard(before), facts_of_standard(after)
    for key, value in facts.items():
        if without_order(value) != without_order(facts_now[key]):
            changed = cause_of_key(key, value, facts_now[key], before)
            yield KeyChange(key, value, facts_now[key], changed)


def _status(
    before: CataloguedStandard,
    after: CataloguedStandard,
    old: Catalogue,
    new: Catalogue,
    names: dict[str, str],
    unread_names: Unread,
) -> Iterator[KeyChange]:
    """The derived status and successors, and the reading where the status does not tell it already.

    Nothing is derived where a record that may be the successor could not be read.
    """
    told, told_now = status_of(before, old), status_of(after, new)
    # A successor that only has another name now is the same successor.
    successors = [names.get(name, name) for name in replaced_by(before)]
    successors_now = replaced_by(after)
    if any(name in unread_names for name in set(successors) ^ set(successors_now)):
        return
    is_other = told.value is not told_now.value
    if is_other:
        only_time = before.raw == after.raw and successors == successors_now and old.day < new.day
        changed = Changed.STANDARD if only_time else cause_of_status(before, after, told, told_now)
        yield KeyChange("status", told, told_now, changed)
    names_successors = is_other and StandingStatus.SUPERSEDED in (told.value, told_now.value)
    if set(successors) != set(successors_now) and not names_successors:
        added = set(successors_now) - set(successors)
        changed = cause_of_successors(before, after, added, new)
        yield KeyChange("replaced_by", [*successors], [*successors_now], changed)
    names_reading = is_other and Basis.READING in (told.basis, told_now.basis)
    if before.raw.status != after.raw.status and not names_reading:
        read = [facts_of(raw.status) if raw.status else None for raw in (before.raw, after.raw)]
        yield KeyChange("status_read", read[0], read[1], Changed.RECORD)


def _id(record: Any) -> str:
    return str(record.id)


def _figure(record: Any) -> str:
    """What a reported figure is a figure of: one that a source reports anew is another figure."""
    return f"{record.city} {record.metric_zh} {record.as_of} {record.source}"


def _records(
    old: Sequence[Entry[Record]],
    new: Sequence[Entry[Record]],
    name: Callable[[Any], str],
    unread_before: Unread,
    unread_now: Unread,
) -> Iterator[RecordChange]:
    pairs, gone, come = by_name(
        [entry.record for entry in old], [entry.record for entry in new], lambda record: name(record)
    )
    for before, after in pairs:
        if before != after:
            facts, facts_now = facts_of(before), facts_of(after)
            keys = tuple(
                KeyChange(key, value, facts_now[key], Changed.RECORD)
                for key, value in facts.items()
                if without_order(value) != without_order(facts_now[key])
            )
            if keys:
                yield RecordChange(Fate.CHANGED, name(after), keys)
    for record in come:
        if _short_name(record) not in unread_before:
            yield RecordChange(Fate.ADDED, name(record))
    for record in gone:
        if _short_name(record) not in unread_now:
            yield RecordChange(Fate.REMOVED, name(record))


def _short_name(record: Any) -> str:
    return str(getattr(record, "id", None) or record.metric_zh)
