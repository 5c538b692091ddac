"""A whole file: the fixes that findings name, and the canonical form. Nothing else changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lubiao.findings import N_, Finding, Message
from lubiao.reading.data import without_collecting_garbage
from lubiao.records import Standard
from lubiao.records.base import Record

from .layout import laid_out
from .pieces import Edit, Pieces, edited, pieces_of, read_alone
from .scalar import scalar
from .sorting import records_in_order
from .tree import Scalar, nodes_of, tree_of, value_of

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed at a line, from 1, of the text before; `rule` where the fix is a rule’s."""

    line: int
    what: Message
    record: str = ""
    rule: str = ""


def format_text(text: str, model: type[Record], findings: Iterable[Finding] = ()) -> tuple[str, list[Change]]:
    """The text of a data file with the fixes of `findings` and in canonical form, and what was changed.

    `text` is the file as it is, a byte order mark included; `findings` are those about this file. A record
    that cannot be read, or that holds a key twice or an alias, stays as it is. Never raises.
    """
    fixed, repaired = fix_values(text, model, findings)
    formatted, changed = lay_out(fixed, model)
    return formatted, [*repaired, *changed]


def fix_values(text: str, model: type[Record], findings: Iterable[Finding]) -> tuple[str, list[Change]]:
    """The text with the fixes that findings name. A fix whose place holds no such value is left out."""
    with without_collecting_garbage():
        return _fix_values(text, model, findings)


def _fix_values(text: str, model: type[Record], findings: Iterable[Finding]) -> tuple[str, list[Change]]:
    by_line = [(finding.place.line, finding) for finding in findings if finding.fix]
    if not by_line:
        return text, []
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    pieces = pieces_of(text.removeprefix(BYTE_ORDER_MARK))
    of_item: defaultdict[int, list[Finding]] = defaultdict(list)
    for line, finding in by_line:
        item = pieces.item_at(line)
        if item in pieces.sound:
            of_item[item].append(finding)
    edits: list[Edit] = []
    changes: list[Change] = []
    for item, wanted in of_item.items():
        start, end = pieces.content_of(item)
        first = pieces.document.line_of(item)
        record, made = _fixed(pieces.text[start:end], model, wanted, first)
        if made:
            edits.append((start, end, record))
            changes += made
    return mark + edited(pieces.text, edits), sorted(changes, key=lambda change: change.line)


def _fixed(text: str, model: type[Record], findings: list[Finding], first: int) -> tuple[str, list[Change]]:
    """A record’s text with fixes; `first` is its line in the file."""
    tree = tree_of(text, model)
    at = {(node.line + first - 1, node.column): node for node in nodes_of(tree) if isinstance(node, Scalar)}
    edits: dict[int, Edit] = {}
    changes: list[Change] = []
    for finding in findings:
        node = at.get((finding.place.line, finding.place.column))
        if not finding.fix or not node or node.start in edits or node.value == finding.fix.value:
            continue
        new = scalar(finding.fix.value, typed=node.typed, in_flow=node.in_flow)
        edits[node.start] = (node.start, node.end, new)
        what = Message("{old} → {new}", {"old": node.value, "new": finding.fix.value})
        changes.append(Change(finding.place.line, what, finding.place.record, finding.rule))
        node.value = finding.fix.value
    fixed = edited(text, list(edits.values()))
    if not edits or read_alone(fixed) != value_of(tree):
        return text, []
    return fixed, changes


def lay_out(text: str, model: type[Record]) -> tuple[str, list[Change]]:
    """The text in canonical form: quotes, order of keys and of standards, and how lines and the file end."""
    with without_collecting_garbage():
        return _lay_out(text, model)


def _lay_out(text: str, model: type[Record]) -> tuple[str, list[Change]]:
    changes: list[Change] = []
    if text.startswith(BYTE_ORDER_MARK):
        text = text.removeprefix(BYTE_ORDER_MARK)
        changes.append(Change(1, Message(N_("byte order mark at the beginning of the file"))))
    text, ended = _ended(text)
    if ended:
        changes.append(Change(text.count("\n"), Message(N_("line end at the end of the file"))))
    pieces = pieces_of(text)
    edits: list[Edit] = []
    for item in sorted(pieces.sound):
        start, end = pieces.content_of(item)
        value = pieces.document.items[item]
        new, told = laid_out(text[start:end], value, model)
        if new != text[start:end]:
            edits.append((start, end, new))
            first = pieces.document.line_of(item)
            changes += [Change(first + line - 1, what, _name(value)) for line, what in told]
    if model is not Standard:
        return edited(text, edits), changes
    pieces = pieces_of(edited(text, edits)) if edits else pieces
    ordered, moved = records_in_order(pieces)
    if not _holds_the_same(ordered, pieces):
        return pieces.text, changes
    for item in moved:
        line, name = pieces.document.line_of(item), _name(pieces.document.items[item])
        changes.append(Change(line, Message(N_("order of records")), name))
    return ordered, changes


def _ended(text: str) -> tuple[str, bool]:
    """The text with a line end at its end, unless what stands there cannot be read or would change."""
    if not text or text.endswith("\n"):
        return text, False
    ended = text + ("\r\n" if "\r\n" in text else "\n")
    before, after = pieces_of(text), pieces_of(ended)
    is_same = before.document.items == after.document.items and before.sound == after.sound
    return (ended, True) if is_same else (text, False)


def _holds_the_same(ordered: str, pieces: Pieces) -> bool:
    """Whether an ordered text holds the records that it held before."""
    if ordered == pieces.text:
        return True
    after = pieces_of(ordered)
    before = [str(value) for value in pieces.document.items]
    return len(after.sound) == len(pieces.sound) and sorted(before) == sorted(map(str, after.document.items))


def _name(value: object) -> str:
    if isinstance(value, dict):
        return next((str(value[key]) for key in ("code", "id", "metric_zh") if key in value), "")
    return ""
