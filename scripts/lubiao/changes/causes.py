"""Whether the standard changed, or what its record says. Each criterion is a date or a reading; without, it is the record.

A standard changed where it is certain that it did so after the old record was last read:

- Its status was read again on a later day, and went a way that a status goes: from in force to withdrawn, never back.
- The successor that supersedes it came into force, or the day of its withdrawal lies, not before the day on which the
  old status was read; where no source told the old status, surely after the day on which the old record was last read.
- A day of issue, review or withdrawal is new, or a review is later than before, and the day is later than any reading.
- A successor is new that is upcoming, or was issued after any reading.
- Nothing in the records differs, but the days for which the statuses are told: time has passed.
- A standard is new in the catalogue, and is upcoming, or was issued after the latest reading in the whole old catalogue.

Everything else changes the record: a date that is another one was corrected, a fact that was not known is now, a
standard that is older than the catalogue was added to it, and a record that was removed says nothing of its standard.
"""

from __future__ import annotations

from collections.abc import Iterable

from lubiao.catalogue import Basis, Catalogue, CataloguedStandard, StandingStatus
from lubiao.records import WrittenDate

from .change import Changed, JsonValue, StatusTold

_S = StandingStatus
_ENDS = frozenset({_S.SUPERSEDED, _S.WITHDRAWN})
FOLLOWS = {
    _S.DRAFT: frozenset({_S.UPCOMING, _S.IN_FORCE, _S.UNKNOWN}),
    _S.UPCOMING: frozenset({_S.IN_FORCE, _S.SUSPENDED}) | _ENDS,
    _S.IN_FORCE: frozenset({_S.SUSPENDED}) | _ENDS,
    _S.SUSPENDED: frozenset({_S.UPCOMING, _S.IN_FORCE}) | _ENDS,
    _S.UNKNOWN: _ENDS,
    _S.SUPERSEDED: frozenset[StandingStatus](),
    _S.WITHDRAWN: frozenset[StandingStatus](),
}
"""What can become of a status. Sources say superseded or withdrawn of the same standard: neither follows the other."""


def last_reading(standards: Iterable[CataloguedStandard]) -> WrittenDate | None:
    """The latest day on which a source was read for any of these records."""
    days = [evidence.read for standard in standards for evidence in standard.raw.evidence]
    days += [standard.raw.status.read for standard in standards if standard.raw.status]
    return max(days, default=None)


def cause_of_status(
    old: CataloguedStandard, new: CataloguedStandard, before: StatusTold, after: StatusTold
) -> Changed:
    """Of a status that is another one; that time has passed is the caller's to see."""
    # What was announced, and may have come into force, can only have been upcoming.
    left = _S.UPCOMING if before.basis is Basis.ANNOUNCED else before.value
    if after.value not in FOLLOWS[left]:
        return Changed.RECORD
    known = before.read or last_reading([old])
    if not known:
        return Changed.RECORD
    if after.basis is Basis.READING and after.read and left not in (_S.UNKNOWN, _S.DRAFT):
        return Changed.STANDARD if known < after.read else Changed.RECORD
    if after.value is _S.WITHDRAWN and old.raw.withdrawn:
        return Changed.RECORD
    happened = after.since
    if left is _S.DRAFT:
        happened = new.raw.issued
    elif after.value is _S.SUPERSEDED:
        happened = happened or _earliest_of(new.successors)
    if left in (_S.UNKNOWN, _S.DRAFT):
        return Changed.STANDARD if _is_after(happened, known) else Changed.RECORD
    return Changed.STANDARD if happened and not happened.surely_before(known) else Changed.RECORD


def cause_of_key(key: str, before: JsonValue, after: JsonValue, old: CataloguedStandard) -> Changed:
    """Of a key whose value is another one."""
    is_new = before is None or (key == "reviewed" and str(before) < str(after))
    if key not in ("issued", "withdrawn", "reviewed") or not is_new or not isinstance(after, str):
        return Changed.RECORD
    return Changed.STANDARD if _is_after(WrittenDate(after), last_reading([old])) else Changed.RECORD


def cause_of_successors(
    old: CataloguedStandard, new: CataloguedStandard, added: set[str], catalogue: Catalogue
) -> Changed:
    """Of another list of successors, with the names of those that are new in it; `catalogue` is the new one."""
    linked = [standard for standard in new.successors if standard.name in added]
    read = last_reading([old])
    happened = any(is_issued_after(successor, read, catalogue) for successor in linked)
    return Changed.STANDARD if happened else Changed.RECORD


def is_issued_after(standard: CataloguedStandard, read: WrittenDate | None, catalogue: Catalogue) -> bool:
    """Whether a standard is new in the world, and not only in the catalogue: upcoming, or issued after a day."""
    if catalogue.standings[standard].status is _S.UPCOMING:
        return True
    return not standard.raw.draft and _is_after(_issued(standard), read)


def _is_after(date: WrittenDate | None, read: WrittenDate | None) -> bool:
    return date is not None and read is not None and read.surely_before(date)


def _issued(standard: CataloguedStandard) -> WrittenDate | None:
    """When a standard was issued: the day, the month, or only the year, which is good to compare with a day."""
    year = WrittenDate(f"{standard.year:04d}") if standard.year else None
    return standard.raw.issued or year


def _earliest_of(successors: list[CataloguedStandard]) -> WrittenDate | None:
    days = [day for successor in successors if (day := _issued(successor))]
    return min(days, default=None)
