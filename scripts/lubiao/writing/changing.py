"""Changing keys of a record that stands in a file; every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lubiao.records.base import Record

from .keys import BlockText, KeyText, block_text
from .pieces import pieces_of, read_alone
from .record import key_text, record_text
from .shape import keys_in_order
from .tree import Node, Pairs, Scalar, nodes_of, tree_of, value_of

_REMARK = re.compile(r"(?:^|(?<=[ \n]))#[^\r\n]*")


def update_record(text: str, item: int, values: Mapping[str, object], model: type[Record]) -> str:
    """The text of a file in which some keys of the item-th record have new values.

    A key that is there is replaced where it stands, unless its value is the new one already; remarks inside
    the old value move above it. A key that is not there is put in at its place in the order. A record that is
    not in block style (`- {code: …}`) is written anew; so is one that reading finds fault with, and only there
    remarks are lost.
    """
    pieces = pieces_of(text)
    start, end = pieces.content_of(item)
    line_end = "\r\n" if "\r\n" in text else "\n"
    old = text[start:end]
    record = old if old.endswith("\n") else old + line_end
    present = pieces.document.items[item]
    wanted = {**present, **values} if isinstance(present, dict) else dict(values)
    if wanted == present:
        return text
    tree = tree_of(record, model) if item in pieces.sound else None
    changed = _changed(record, tree, values, model, line_end) if isinstance(tree, Pairs) else None
    anew = record_text(wanted, model)
    if changed is None or read_alone(changed) != read_alone(anew):
        remarks = remarks_in(record, tree) if tree else []
        changed = "".join(remark + line_end for remark in remarks) + anew.replace("\n", line_end)
    return text[:start] + changed + text[end:]


def _changed(
    record: str, mapping: Pairs, values: Mapping[str, object], model: type[Record], line_end: str
) -> str | None:
    """The record with new values; None where its layout is too uncommon to be cut."""
    block = None if mapping.in_flow else block_text(record, mapping)
    if not block:
        return None
    present = {key.value: (key, value) for key, value in mapping.pairs}
    for name, value in values.items():
        lines = key_text(name, value, model)
        if name not in present:
            _put_in(block, KeyText(name, "", "", _body(lines, block, line_end)), keys_in_order(model))
        elif value_of(present[name][1]) != value:
            key = next(key for key in block.keys if key.name == name)
            begin = present[name][0].start
            remarks = remarks_in(record, present[name][1], begin, begin + len(key.body))
            if remarks and remarks[0] in key.body.partition("\n")[0]:
                lines[0] += "  " + remarks.pop(0)
            key.remarks += "".join(block.indentation + remark + line_end for remark in remarks)
            key.body = _body(lines, block, line_end)
    return record[: block.start] + block.text() + record[block.end :]


def _body(lines: list[str], block: BlockText, line_end: str) -> str:
    return line_end.join([lines[0], *(block.indentation + line for line in lines[1:])]) + line_end


def _put_in(block: BlockText, new: KeyText, order: tuple[str, ...]) -> None:
    """Put a key before the first one that comes later in the order."""
    later = order[order.index(new.name) + 1 :] if new.name in order else ()
    number = next((n for n, key in enumerate(block.keys) if key.name in later), len(block.keys))
    block.keys.insert(number, new)


def remarks_in(text: str, node: Node, start: int = 0, end: int | None = None) -> list[str]:
    """The remarks between two offsets, without their indentation. A `#` inside a value is none."""
    texts = [(inner.start, inner.end) for inner in nodes_of(node) if isinstance(inner, Scalar)]
    return [
        found[0]
        for found in _REMARK.finditer(text, start, len(text) if end is None else end)
        if not any(begin <= found.start() < behind for begin, behind in texts)
    ]
