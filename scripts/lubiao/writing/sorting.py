"""Records put in the order of lists, within their section; headings and blank lines stay where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .pieces import Edit, Pieces, edited
from .placing import Key, order_of

_KEEPS_BLANK_LINES = re.compile(r"[|>][1-9]?\+")
"""A text in block style to which the blank lines behind it belong: elsewhere it would be another."""


def records_in_order(pieces: Pieces) -> tuple[str, list[int]]:
    """The text with its records in order, and the items, by number, before which others were put.

    No record crosses a heading, nor one that cannot be read.
    """
    edits: list[Edit] = []
    told: list[int] = []
    for run in _runs(pieces):
        ordered = sorted(run, key=lambda item_and_key: item_and_key[1])
        if ordered == run:
            continue
        told.append(next(item for (item, _), (other, _) in zip(run, ordered, strict=True) if item != other))
        blocks = {item: (pieces.begin(item), pieces.content_end(item)) for item, _ in run}
        for (item, _), (other, _) in zip(run, ordered, strict=True):
            if item != other:
                start, end = blocks[other]
                edits.append((*blocks[item], pieces.text[start:end]))
    return edited(pieces.text, edits), told


def _runs(pieces: Pieces) -> Iterator[list[tuple[int, Key]]]:
    """Neighbouring records that may change places."""
    spans = pieces.document.spans
    run: list[tuple[int, Key]] = []
    for item, value in enumerate(pieces.document.items):
        start, end = spans[item]
        is_movable = item in pieces.sound and not _KEEPS_BLANK_LINES.search(pieces.text, start, end)
        key = order_of(value) if is_movable and isinstance(value, dict) else None
        follows = item > 0 and spans[item - 1][1] == spans[item][0] and not pieces.is_headed(item)
        if run and not (key and follows):
            yield run
            run = []
        if key:
            run.append((item, key))
    if run:
        yield run
