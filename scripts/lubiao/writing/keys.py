"""The keys of a mapping as pieces of text that can be put into another order, replaced, or added to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .shape import keys_in_order
from .tree import Pairs

_REMARKS = re.compile(r"(?:^ *#.*\r?\n)+\Z", re.MULTILINE)
_DEEPER_REMARK = re.compile(r"( *)#.*(?:\r?\n|\Z)")
_DASH = re.compile(r" *- +")
_AFTER_VALUE = re.compile(r"[ \r]*(?: #.*)?")


@dataclass(slots=True)
class KeyText:
    """One key with its value: `gap` above it stays where it is, the `remarks` go with it, as does the `body`.

    The body begins with the key itself and ends with the line end; what stands before the key on its line is
    indentation.
    """

    name: str
    gap: str
    remarks: str
    body: str


@dataclass(slots=True)
class BlockText:
    """A mapping in block style as pieces: its first line begins with `lead` (`- `, or indentation)."""

    start: int
    end: int
    lead: str
    indentation: str
    keys: list[KeyText]

    def text(self) -> str:
        """The pieces put together again. The remarks of a key that comes behind a dash go above the dash."""
        written: list[str] = []
        for number, key in enumerate(self.keys):
            remarks = key.remarks
            if not number and "-" in self.lead:
                margin = self.lead[: self.lead.index("-")]
                remarks = re.sub(r"^ *(?=#)", margin, remarks, flags=re.MULTILINE)
            written += [key.gap, remarks, self.indentation if number else self.lead, key.body]
        return "".join(written)


def block_text(text: str, mapping: Pairs) -> BlockText | None:
    """A mapping in block style as pieces; None where its layout is too uncommon to be cut.

    `text` holds whole lines, the last one ended.
    """
    column = mapping.pairs[0][0].column - 1
    keys: list[KeyText] = []
    lead, start, done = "", 0, 0
    for number, (key, value) in enumerate(mapping.pairs):
        line = text.rfind("\n", 0, key.start) + 1
        before = text[line : key.start]
        if not number:
            if before.strip(" ") and not _DASH.fullmatch(before):
                return None
            lead, start = before, line
            remarks = _remarks_above(text[:line]) if not before.strip(" ") else ""
            start -= len(remarks)
            gap = ""
        else:
            if before != " " * column:
                return None
            between = text[done:line]
            remarks = _remarks_above(between)
            gap = between[: len(between) - len(remarks)]
        line_end = text.find("\n", value.end) + 1
        if not line_end or not _AFTER_VALUE.fullmatch(text, value.end, line_end - 1):
            return None
        done = _behind_deeper_remarks(text, line_end, column)
        keys.append(KeyText(key.value, gap, remarks, text[key.start : done]))
    return BlockText(start, done, lead, " " * column, keys)


def is_in_order(mapping: Pairs) -> bool:
    """Whether the keys stand in canonical order. Where one is not known, no order is the right one."""
    names = [key.value for key, _ in mapping.pairs]
    order = keys_in_order(mapping.model) if mapping.model else ()
    return not set(names) <= set(order) or names == sorted(names, key=order.index)


def in_order(text: str, mapping: Pairs) -> tuple[int, int, str] | None:
    """The edit that puts the keys of a mapping in order; None where that is not safe."""
    assert mapping.model
    order = keys_in_order(mapping.model)
    if mapping.in_flow:
        return _braces_in_order(text, mapping, order)
    block = block_text(text, mapping)
    if not block:
        return None
    gaps = [key.gap for key in block.keys]
    block.keys.sort(key=lambda key: order.index(key.name))
    for key, gap in zip(block.keys, gaps, strict=True):
        key.gap = gap
    return block.start, block.end, block.text()


def _braces_in_order(text: str, mapping: Pairs, order: tuple[str, ...]) -> tuple[int, int, str] | None:
    if "\n" in text[mapping.start : mapping.end]:
        return None
    spans = [(key.start, value.end) for key, value in mapping.pairs]
    ordered = sorted(mapping.pairs, key=lambda pair: order.index(pair[0].value))
    pieces = [text[mapping.start : spans[0][0]]]
    for number, (key, value) in enumerate(ordered):
        behind = spans[number + 1][0] if number + 1 < len(spans) else mapping.end
        pieces += [text[key.start : value.end], text[spans[number][1] : behind]]
    return mapping.start, mapping.end, "".join(pieces)


def _remarks_above(text: str) -> str:
    found = _REMARKS.search(text)
    return found[0] if found else ""


def _behind_deeper_remarks(text: str, offset: int, column: int) -> int:
    """A remark below a value that is indented deeper than the keys belongs to that value."""
    while (found := _DEEPER_REMARK.match(text, offset)) and len(found[1]) > column:
        offset = found.end()
    return offset
