"""How a column of values becomes a short text. `columns.js` reads them back.

A number is one character, `#` for 0, so that a column is a string with a character a row: it costs a byte
or less once gzipped, and the browser builds no arrays while it loads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

_ZERO = ord("#")
_HIGHEST = 0xD7FF - _ZERO
"""Above lie the surrogates, which are no characters."""


def letters(numbers: Iterable[int]) -> str:
    """One character for each number, from 0 to 55,260. Raises ValueError for any other."""
    found = list(numbers)
    if any(not 0 <= number <= _HIGHEST for number in found):
        raise ValueError(f"no column can hold {min(found)} to {max(found)}")
    return "".join(chr(_ZERO + number) for number in found)


def numbered(values: Sequence[str], names: Mapping[str, str] | None = None) -> tuple[list[str], list[int]]:
    """The distinct values, and for each row the number of its value.

    "" comes first, then the values in the order of `names`; without names the most frequent first. Raises
    KeyError for a value without a name.
    """
    counts = Counter(values)
    if names is None:
        keys = sorted(counts, key=lambda key: (-counts[key], key))
    else:
        place = {key: number for number, key in enumerate(names)}
        keys = sorted(counts, key=lambda key: place[key] if key else -1)
    number = {key: index for index, key in enumerate(keys)}
    return keys, [number[value] for value in values]


def lists(rows: Sequence[Sequence[str]], names: Mapping[str, str]) -> tuple[list[str], str]:
    """For rows with any number of values: the values in the order of `names`, and a line a row of their letters."""
    keys, _ = numbered([value for row in rows for value in row], names)
    number = {key: index for index, key in enumerate(keys)}
    line = {row: letters(sorted({number[value] for value in row})) for row in set(map(tuple, rows))}
    return keys, "\n".join(line[tuple(row)] for row in rows)


def dates(issued: Sequence[str], implemented: Sequence[str]) -> dict[str, object]:
    """Two columns of dates: `first`, the first year, and each date as three strings of letters.

    Year (1 for the first, 0 for an unknown date), month, day (0 where it is unknown) stand in a string each:
    rows follow one another by year, so that the years are nearly free. Implementation is told by its
    difference from the issue, which is mostly the same few numbers; differences are folded to 0, -1, 1, -2, …
    → 0, 1, 2, 3, ….
    """
    parts_of = {text: _parts(text) for text in {*issued, *implemented}}
    parts = [[parts_of[text] for text in column] for column in (issued, implemented)]
    first = min((year for column in parts for year, _, _ in column if year), default=0)
    of_issue, of_implementation = (
        [(year - first + 1 if year else 0, month, day) for year, month, day in column] for column in parts
    )
    differences = [
        tuple(_folded(later - earlier) for earlier, later in zip(before, behind, strict=True))
        for before, behind in zip(of_issue, of_implementation, strict=True)
    ]
    return {
        "first": first,
        "issued": [letters(date[part] for date in of_issue) for part in range(3)],
        "implemented": [letters(date[part] for date in differences) for part in range(3)],
    }


def _parts(text: str) -> tuple[int, int, int]:
    date = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", text)
    return (int(date[1]), int(date[2]), int(date[3] or 0)) if date else (0, 0, 0)


def _folded(difference: int) -> int:
    return 2 * difference if difference >= 0 else -2 * difference - 1
