"""Values that a `#` cuts off: YAML takes ` #1` for the beginning of a remark, and says nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lubiao.findings import Place

from .items import Document

_REMARK = re.compile(r" #[^\s#]")
"""A remark whose first space was left out; whoever writes one on purpose mostly writes `# so`."""


def values_cut_off(document: Document) -> Iterator[Place]:
    """The place of each value without quotes that a ` #` with something directly behind it ends, that included."""
    of_item: defaultdict[int, list[int]] = defaultdict(list)
    for found in _REMARK.finditer(document.text):
        item = document.item_at(found.start())
        if item is not None:
            of_item[item].append(found.start())
    for item, offsets in of_item.items():
        begins = _plain_values(document, item)
        for offset in offsets:
            line = document.line_at(offset)
            text = document.line(line)
            column = offset - document.text.rfind("\n", 0, offset)
            begin = begins.get((line, len(text[: column - 1].rstrip(" ")) + 1))
            if begin:
                yield Place(document.file, *begin, document.name(item), line, len(text) + 1)


def _plain_values(document: Document, item: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Where each value ends that has no quotes and is no block of lines → where it begins; as line and column."""
    first = document.line_of(item) - 1
    begins = {}
    for mark in document.marks_of(item).values():
        if mark.value:
            line, column, end_line, end_column = mark.value
            if document.line(first + line)[column - 1 : column] not in ("'", '"', "|", ">"):
                begins[first + end_line, end_column] = (first + line, column)
    return begins
