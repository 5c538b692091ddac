"""Records put in the order of lists, within their section; headings and blank lines stay where they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from lubiao.reading import Document

from .pieces import Edit, Pieces, edited, keeps_blank_lines
from .placing import Key, order_of

NOTHING_KNOWN: Mapping[int, Key] = MappingProxyType({})


def records_in_order(pieces: Pieces) -> tuple[str, list[int]]:
    """The text with its records in order, and the items, by number, that stood at a wrong place.

    No record crosses a heading, nor one that cannot be read.
    """
    edits: list[Edit] = []
    told: list[int] = []
    for run in _runs(pieces):
        ordered = sorted(run, key=lambda item_and_key: item_and_key[1])
        if ordered == run:
            continue
        told += [run[number][0] for number in out_of_place([key for _, key in run])]
        blocks = {item: (pieces.begin(item), pieces.content_end(item)) for item, _ in run}
        for (item, _), (other, _) in zip(run, ordered, strict=True):
            if item != other:
                start, end = blocks[other]
                edits.append((*blocks[item], pieces.text[start:end]))
    return edited(pieces.text, edits), told


def items_out_of_place(document: Document, known: Mapping[int, Key]) -> list[tuple[int, int | None]]:
    """The items, by number, that stand at a wrong place, each with the one that it should stand behind, if any.

    `known` are the orders of items whose codes have been read already: to read a code takes its time.
    """
    pieces = Pieces(document.text, document, frozenset(range(len(document.spans))))
    found: list[tuple[int, int | None]] = []
    for run in _runs(pieces, known):
        if wrong := out_of_place([key for _, key in run]):
            ordered = [item for item, _ in sorted(run, key=lambda item_and_key: item_and_key[1])]
            behind = dict(zip(ordered, [None, *ordered], strict=False))
            found += [(run[number][0], behind[run[number][0]]) for number in wrong]
    return found


def out_of_place(keys: Sequence[Key]) -> list[int]:
    """The positions that break an order: all but those of the longest line of keys that never falls.

    So one record put wrongly among thousands is told, and not the thousands that it stands between.
    """
    least_ends: list[Key] = []  # the least key in which a line of each length can end
    ends_at: list[int] = []
    before: list[int] = []
    for position, key in enumerate(keys):
        length = bisect_right(least_ends, key)
        before.append(ends_at[length - 1] if length else -1)
        if length == len(least_ends):
            least_ends.append(key)
            ends_at.append(position)
        else:
            least_ends[length], ends_at[length] = key, position
    position = ends_at[-1] if ends_at else -1
    kept: set[int] = set()
    while position >= 0:
        kept.add(position)
        position = before[position]
    return [position for position in range(len(keys)) if position not in kept]


def _runs(pieces: Pieces, known: Mapping[int, Key] = NOTHING_KNOWN) -> Iterator[list[tuple[int, Key]]]:
    """Neighbouring records that may change places."""
    document, spans = pieces.document, pieces.document.spans
    run: list[tuple[int, Key]] = []
    for item, (start, end) in enumerate(spans):
        key = None
        if item in pieces.sound and not keeps_blank_lines(pieces.text, start, end):
            value = None if item in known else document.items[item]
            key = order_of(value) if isinstance(value, dict) else known.get(item)
        follows = item > 0 and spans[item - 1][1] == spans[item][0] and not pieces.is_headed(item)
        if run and not (key and follows):
            yield run
            run = []
        if key:
            run.append((item, key))
    if run:
        yield run
