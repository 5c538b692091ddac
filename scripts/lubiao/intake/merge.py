"""Rows beside the records that are there: what is new, what differs, what may change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Message
from lubiao.reading import Entry
from lubiao.records import Source, Standard, Tier

from .evidence import is_same_reading
from .outcome import Outcome, RowResult, Weight

ADDED = {
    "evidence": ("source", "level"),
    "cited": ("city", "source"),
    "drafted_in": ("city", "by"),
    "notes": ("zh",),
}
"""Lists to which a row adds, and by which keys one of their items is the same as another."""


@dataclass
class Difference:
    """An existing record that a row would change: key → old and new value."""

    result: RowResult
    entry: Entry[Standard]
    changes: dict[str, tuple[object, object]]

    @property
    def holds(self) -> bool:
        """Whether the change is still to be made; the rules or a person may have refused it."""
        return self.result.outcome is Outcome.CHANGED

    def record(self) -> dict[str, object]:
        """The record as it would be."""
        return _written(self.entry) | {key: now for key, (_, now) in self.changes.items()}

    def give_up(self) -> None:
        """Nobody allowed the change: the row is skipped, and says so."""
        self.result.outcome = Outcome.SKIPPED
        self.result.remarks = [r for r in self.result.remarks if r.weight is not Weight.CHANGED]
        _tell_differences(self.result, self.changes)


def compare(results: Iterable[RowResult], catalogue: Catalogue, *, update: bool) -> list[Difference]:
    """Tell new rows from those whose record is there; with `update`, the differences to be written."""
    differences: list[Difference] = []
    seen: dict[str, RowResult] = {}
    for result in results:
        if result.outcome is not Outcome.TAKEN:
            continue
        before = seen.setdefault(result.code, result)
        if before is not result:
            _repeat(result, before)
            continue
        standard = catalogue.find(result.code)
        if standard is None:
            continue
        old = _written(standard.entry)
        changes = _changes(old, result.values)
        if not changes:
            result.outcome = Outcome.UNCHANGED
        elif not update:
            result.outcome = Outcome.SKIPPED
            _tell_differences(result, changes)
        elif contested := _contested(changes) if _is_less_trusted(old, result.values, catalogue.sources) else {}:  # fmt: skip
            result.outcome = Outcome.REFUSED
            for key, (was, now) in contested.items():
                result.remark(key, Weight.ERROR, Message(N_("{key} differs: the record has {old}, the row {new}, from a source less to be trusted."), {"key": key, "old": said(was), "new": said(now)}), Message(N_("If the row is right, write the other value into conflicts by hand.")))  # fmt: skip
        else:
            result.outcome = Outcome.CHANGED
            for key, change in changes.items():
                result.remark(key, Weight.CHANGED, said_change(key, change))
            differences.append(Difference(result, standard.entry, changes))
    return differences


def _written(entry: Entry[Standard]) -> dict[str, Any]:
    """A record as it stands in its file."""
    item = entry.document.items[entry.item]
    return dict(item) if isinstance(item, dict) else {}


def _repeat(result: RowResult, before: RowResult) -> None:
    place = {"sheet": before.sheet, "row": before.row}
    if result.values == before.values:
        result.outcome = Outcome.UNCHANGED
        result.remark("code", Weight.READ_AS, Message(N_("The row repeats row {row} of {sheet}."), place))
    else:
        result.outcome = Outcome.REFUSED
        result.remark("code", Weight.ERROR, Message(N_("Row {row} of {sheet} has the same code and says something else."), place), Message(N_("Keep one of the two rows.")))  # fmt: skip


def _tell_differences(result: RowResult, changes: dict[str, tuple[object, object]]) -> None:
    for key, (was, now) in changes.items():
        message = Message(N_("{key} differs: the record has {old}, the row {new}."), {"key": key, "old": said(was), "new": said(now)})  # fmt: skip
        if key in ADDED:
            message = Message(N_("The row would add to {key}: {new}."), {"key": key, "new": said(_added(was, now))})  # fmt: skip
        result.remark(key, Weight.WARNING, message, Message(N_("Use --update to change the record.")))


def said_change(key: str, change: tuple[object, object]) -> Message:
    """A change of a record in one line: old → new, or what is added to a list."""
    was, now = change
    if key in ADDED:
        return Message(N_("{key}: + {new}"), {"key": key, "new": said(_added(was, now))})
    return Message(N_("{key}: {old} → {new}"), {"key": key, "old": said(was), "new": said(now)})


def _added(was: object, now: object) -> list[object]:
    """What stands behind the old items of a list."""
    return now[len(was) if isinstance(was, list) else 0 :] if isinstance(now, list) else []


def _changes(old: dict[str, Any], new: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """What filled cells would change. An empty cell never deletes; evidence, citations, ties and notes are added."""
    changes: dict[str, tuple[object, object]] = {}
    for key, value in new.items():
        was = old.get(key)
        if key in ADDED:
            added = [item for item in value if not any(_is_there(key, item, known) for known in was or ())]
            if added:
                changes[key] = (was, [*(was or []), *added])
        elif key == "status" and was and all(was.get(part) == value[part] for part in ("value", "source")):
            continue  # the same was read there before; on which day makes no difference
        elif was != value and key != "code":
            changes[key] = (was, value)
    return changes


def _is_there(key: str, item: dict[str, Any], known: dict[str, Any]) -> bool:
    if key == "evidence":
        return is_same_reading(known, item)
    return all(item.get(way) == known.get(way) for way in ADDED[key])


def _contested(changes: dict[str, tuple[object, object]]) -> dict[str, tuple[object, object]]:
    """The changes that would write over what another source said. A status is newer, not better."""
    return {key: both for key, both in changes.items() if both[0] and key not in (*ADDED, "status")}


def _is_less_trusted(old: dict[str, Any], new: dict[str, Any], sources: dict[str, Source]) -> bool:
    def rank(record: dict[str, Any]) -> int:
        tiers = [sources[e["source"]].tier for e in record.get("evidence", ()) if e.get("source") in sources]
        return min((list(Tier).index(tier) for tier in tiers), default=len(Tier))

    return rank(new) > rank(old)


def said(value: object) -> str:
    """A value of a record in one line, for people."""
    if value is None:
        return "∅"
    if isinstance(value, list):
        return "; ".join(map(said, value))
    if isinstance(value, dict):
        return ", ".join(map(str, value.values()))
    return str(value)
