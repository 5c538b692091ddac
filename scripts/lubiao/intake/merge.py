"""Rows into the data: what is new, what differs, what the rules refuse; and the texts of the files that follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Finding, Level, Message, Place
from lubiao.reading import Data, Document, Entry
from lubiao.reading.document import document_of
from lubiao.reading.validate import validate
from lubiao.records import Source, Standard, Tier
from lubiao.rules import catalogue_of_rules
from lubiao.writing import insert_records, update_record

from .rows import Outcome, Remark, RowResult, Weight

CELLS = "row"
"""The file that findings about rows name; it is no file."""

COLUMN_OF = {"evidence": "source", "cited": "cited_city", "drafted_in": "tie_city", "notes": "note_zh"}
"""Top-level key of a record → the column in which its value begins, where that has another name."""


class SheetDocument(Document):
    """Rows as a document: the place of a value is its row and its column, so the rules tell of cells."""

    def place(
        self, item: int, path: tuple[str | int, ...] = (), record: str = "", *, of_key: bool = False
    ) -> Place:
        """Line is the number of the item; the column is told by name, in `record`, behind the code."""
        del of_key
        return Place(CELLS, item, 1, "/".join(map(str, path[:3])))

    def line_of(self, item: int) -> int:
        """The number of the item."""
        return item


@dataclass
class Difference:
    """An existing record that a row would change: key → old and new value."""

    result: RowResult
    entry: Entry[Standard]
    changes: dict[str, tuple[object, object]]


@dataclass
class Merged:
    """What the rows make of the data. `texts` maps the name of a file in the data folder to its new text."""

    results: list[RowResult]
    differences: list[Difference] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    problem: Message | None = None


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
        item = standard.entry.document.items[standard.entry.item]
        old: dict[str, Any] = item if isinstance(item, dict) else {}
        changes = _changes(old, result.values)
        if not changes:
            result.outcome = Outcome.UNCHANGED
        elif not update:
            result.outcome = Outcome.SKIPPED
            for key, (was, now) in changes.items():
                _remark(result, key, Weight.WARNING, Message(N_("{key} differs: the record has {old}, the row {new}."), {"key": key, "old": said(was), "new": said(now)}), Message(N_("Use --update to change the record.")))  # fmt: skip
        elif _is_less_trusted(old, result.values, catalogue.sources) and changes.keys() - {
            "evidence",
            "status",
        }:
            result.outcome = Outcome.REFUSED
            for key, (was, now) in changes.items():
                _remark(result, key, Weight.ERROR, Message(N_("{key} differs: the record has {old}, the row {new}, from a source less to be trusted."), {"key": key, "old": said(was), "new": said(now)}), Message(N_("If the row is right, write the other value into conflicts by hand.")))  # fmt: skip
        else:
            result.outcome = Outcome.CHANGED
            differences.append(Difference(result, standard.entry, changes))
    return differences


def _repeat(result: RowResult, before: RowResult) -> None:
    if result.values == before.values:
        result.outcome = Outcome.UNCHANGED
        _remark(
            result, "code", Weight.READ_AS, Message(N_("The row repeats row {row}."), {"row": before.row})
        )
    else:
        result.outcome = Outcome.REFUSED
        _remark(result, "code", Weight.ERROR, Message(N_("Row {row} has the same code and says something else."), {"row": before.row}), Message(N_("Keep one of the two rows.")))  # fmt: skip


def _changes(old: dict[str, Any], new: dict[str, object]) -> dict[str, tuple[object, object]]:
    """What filled cells would change. An empty cell never deletes; evidence, citations and notes are added."""
    changes: dict[str, tuple[object, object]] = {}
    for key, value in new.items():
        was = old.get(key)
        if key in ("evidence", "cited", "drafted_in", "notes"):
            ways = {"evidence": ("source", "level"), "cited": ("city", "source"), "drafted_in": ("city", "by"), "notes": ("zh",)}  # fmt: skip
            there = [tuple(item.get(way) for way in ways[key]) for item in was or ()]
            added = [item for item in value if tuple(item.get(way) for way in ways[key]) not in there]  # type: ignore[attr-defined]
            if added:
                changes[key] = (was, [*(was or []), *added])
        elif key == "status" and was and all(was.get(k) == value[k] for k in ("value", "source")):  # type: ignore[index]
            continue
        elif was != value and key != "code":
            changes[key] = (was, value)
    return changes


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
        return ", ".join(f"{inner}" for inner in value.values())
    return str(value)


def judge(
    results: Sequence[RowResult], differences: list[Difference], catalogue: Catalogue
) -> Message | None:
    """Refuse the rows whose records break a rule, among all the others; warnings are told.

    Gives a message where the data would have an error that no row can be blamed for.
    """
    known = {_told(finding) for finding in _found(catalogue.data, catalogue, Level.ERROR)}
    for _ in range(20):
        live = [r for r in results if r.outcome is Outcome.TAKEN]
        live += [d.result for d in differences if d.result.outcome is Outcome.CHANGED]
        changed = {id(d.result): d for d in differences}
        records = [_record(result, changed.get(id(result))) for result in live]
        document = SheetDocument(CELLS, "", list(records))
        entries, misfits = validate(document, Standard)
        replaced = {id(changed[id(r)].entry) for r in live if id(r) in changed}
        kept = [entry for entry in catalogue.data.standards if id(entry) not in replaced]
        data = replace(catalogue.data, standards=[*kept, *entries], findings=[])
        refused = elsewhere = 0
        found = [*misfits, *_found(data, catalogue, Level.WARNING)]
        by_code = {result.code: result for result in live}
        for finding in found:
            if finding.place.file == CELLS:
                result = live[finding.place.line]
                refused += _blame(result, finding)
            elif finding.level is Level.ERROR and _told(finding) not in known:
                elsewhere += 1
                for code, result in by_code.items():
                    if code in said(list(finding.message.values.values())) or finding.place.record in said(
                        list(result.values.values())
                    ):
                        refused += _blame(result, finding)
        if not refused:
            if elsewhere:
                return Message(N_("The rows would make {number} errors in records that are there; nothing is written."), {"number": elsewhere})  # fmt: skip
            return None
        for result in live:  # what was told in this round is told again in the next
            if result.outcome is not Outcome.REFUSED:
                result.remarks = [r for r in result.remarks if not isinstance(r, RuleRemark)]
    return Message(N_("The rows contradict each other; nothing is written."))


@dataclass(frozen=True, slots=True)
class RuleRemark(Remark):
    """What a rule says of a cell."""

    rule: str = ""


def _record(result: RowResult, difference: Difference | None) -> dict[str, object]:
    if difference is None:
        return result.values
    item = difference.entry.document.items[difference.entry.item]
    old: dict[str, object] = dict(item) if isinstance(item, dict) else {}
    return old | {key: now for key, (_, now) in difference.changes.items()}


def _found(data: Data, catalogue: Catalogue, mildest: Level) -> list[Finding]:
    levels = {Level.ERROR, mildest}
    linked = Catalogue.link(data, catalogue.day)
    return [
        finding for rule in catalogue_of_rules() if rule.level in levels for finding in rule.findings(linked)
    ]


def _told(finding: Finding) -> tuple[str, str, str, str]:
    return finding.rule, finding.place.file, finding.place.record, finding.message.said_in(str)


def _blame(result: RowResult, finding: Finding) -> int:
    is_error = finding.level is Level.ERROR
    key = finding.place.record.split("/")[0] if finding.place.file == CELLS else "code"
    weight = Weight.ERROR if is_error else Weight.WARNING
    result.remarks.append(RuleRemark(-2, weight, finding.message, finding.remedy, f"{finding.rule} {key}"))
    if is_error and result.outcome is not Outcome.REFUSED:
        result.outcome = Outcome.REFUSED
        return 1
    return 0


def _remark(
    result: RowResult, key: str, weight: Weight, message: Message, remedy: Message | None = None
) -> None:
    result.remarks.append(RuleRemark(-2, weight, message, remedy, f" {key}"))


def texts_after(
    results: Sequence[RowResult],
    differences: Sequence[Difference],
    catalogue: Catalogue,
    into: str,
    text: str,
) -> dict[str, str]:
    """The new texts of the files that change, by the names that findings give them. `into` gets the new records.

    Raises ValueError where a text would not read as the records that it was made of: nothing may be written then.
    """
    texts: dict[str, str] = {}
    wanted: dict[str, list[dict[str, object]]] = {}
    for file in dict.fromkeys(
        d.entry.document.file for d in differences if d.result.outcome is Outcome.CHANGED
    ):
        document = catalogue.data.documents[file]
        own = {d.entry.item: d for d in differences if d.entry.document.file == file and d.result.outcome is Outcome.CHANGED}  # fmt: skip
        pieces, behind = [], 0
        for item in sorted(own):
            start, end = document.spans[item]
            new = {key: now for key, (_, now) in own[item].changes.items()}
            pieces += [document.text[behind:start], update_record(document.text[start:end], 0, new, Standard)]
            behind = end
        texts[file] = "".join([*pieces, document.text[behind:]])
        wanted[file] = [_record(d.result, d) for d in own.values()]
    new_records = [result.values for result in results if result.outcome is Outcome.TAKEN]
    if new_records:
        texts[into] = insert_records(texts.get(into, text), new_records, Standard)
        wanted.setdefault(into, []).extend(new_records)
    for file, new_text in texts.items():
        before = catalogue.data.documents[file].items if file in catalogue.data.documents else []
        _prove(new_text, wanted[file], before)
    return texts


def _prove(text: str, wanted: list[dict[str, object]], before: Sequence[object]) -> None:
    """Read the new text as `check` will: the records wanted are in it, and all others as they were."""
    document, findings = document_of(text, CELLS)
    read = {_name(item): item for item in document.items}
    new = {_name(record): record for record in wanted}
    others = {name: item for item in before if (name := _name(item)) not in new}
    if findings or read != others | new:
        raise ValueError("the new text reads differently")


def _name(item: object) -> str:
    return str(item.get("code") or item.get("id")) if isinstance(item, dict) else repr(item)
