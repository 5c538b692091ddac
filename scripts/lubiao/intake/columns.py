"""Which column holds what: the header of a sheet, in one row or in two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lubiao.codes import CodeError, parse

from .words import CODES_BELOW, HEADERS, PERSONS

SEARCHED_ROWS = 30
"""Titles, dates of export and merged cells stand above the header; it is looked for in the first rows."""

LONGEST_HEADER = 80

_NOTE = re.compile(r"[(\[【〔<《].*?[)\]】〕>》]")
_FOUR_DIGITS = re.compile("[0-9]{4}")
"""No header has them, and most codes do: they are told apart at once."""

_NOISE = re.compile(r"[^\w]|_")


def plain(text: object) -> str:
    """A header without spaces, punctuation and width."""
    folded = unicodedata.normalize("NFKC", str(text if text is not None else "")).casefold()
    return _NOISE.sub("", folded)


_KEY_OF = {plain(header): key for key, headers in HEADERS.items() for header in headers}
_RANK = {plain(header): rank for headers in HEADERS.values() for rank, header in enumerate(headers)}
_CODES_BELOW = frozenset(map(plain, CODES_BELOW))


@dataclass(frozen=True)
class Columns:
    """A header that was found: its row (from 0), key → column (from 0), and what was not understood.

    `above` holds the rows down to the header, each as column → text: exports repeat them on every page.
    """

    row: int
    of: dict[str, int]
    unknown: dict[int, str] = field(default_factory=dict)
    repeated: dict[int, str] = field(default_factory=dict)
    above: tuple[Mapping[int, str], ...] = field(default=(), compare=False)

    def is_header(self, cells: Sequence[object]) -> bool:
        """Whether a row below repeats the header, or a line above it, as exports of several pages do."""
        place = self.of["code"]
        if place < len(cells) and key_of(cells[place]) == "code":
            meant = [key_of(cells[place]) == key for key, place in self.of.items() if place < len(cells)]
            return sum(meant) >= max(2, len(self.of) // 2)
        first = next((text for cell in cells if cell is not None and (text := plain(cell))), "")
        if not any(first in line.values() for line in self.above):
            return False
        filled = _filled(cells).items()
        return any(filled <= line.items() and len(filled) > min(1, len(line) - 1) for line in self.above)


def key_of(header: object) -> str | None:
    """The key that a header means: as a whole, without notes in brackets, or by one of its two languages."""
    found = _meant(header)
    return _KEY_OF[found] if found else None


def is_of_persons(header: str) -> bool:
    """Whether a header stands above names or numbers of persons, which no record holds."""
    folded = plain(header)
    return any(word in folded for word in PERSONS)


def _meant(header: object) -> str | None:
    """The known header that a cell means, without spaces, punctuation and width."""
    if not isinstance(header, str) or len(header) > LONGEST_HEADER or _FOUR_DIGITS.search(header):
        return None
    if is_of_persons(header):
        return None
    without_note = _NOTE.sub("", unicodedata.normalize("NFKC", header))
    chinese = re.sub(r"[A-Za-z0-9]", "", without_note)
    latin = re.sub(r"[^A-Za-z0-9 ]", "", without_note.replace("\n", " ")) if chinese.strip() else ""
    for candidate in (header, *header.split("\n"), without_note, *without_note.split("\n"), chinese, latin):
        if (folded := plain(candidate)) in _KEY_OF:
            return folded
    alternatives = [plain(part) for part in re.split("[/／]", without_note)]
    is_one = len({_KEY_OF.get(part) for part in alternatives}) == 1  # 标准号/标准编号
    return alternatives[0] if is_one and alternatives[0] in _KEY_OF else None


def find_columns(rows: Sequence[Sequence[object]]) -> Columns | None:
    """The header among the first rows: the row with the most known headers, `code` and another among them.

    A header of two rows is read too, whether the upper one groups columns (日期 above 发布 and 实施) or only
    some columns have a second line.
    """
    best: Columns | None = None
    for number in range(min(len(rows), SEARCHED_ROWS)):
        found = _columns_of(rows, number)
        if found and len(found.of) > 1 and (best is None or len(found.of) > len(best.of)):
            best = found
    return best


def _columns_of(rows: Sequence[Sequence[object]], number: int) -> Columns | None:
    """The columns that a row is the header of; None where none of them is the code’s."""
    groups = _carried(rows[number - 1]) if number else {}
    headers = {place: str(cell).strip() for place, cell in enumerate(rows[number]) if isinstance(cell, str) and cell.strip()}  # fmt: skip
    meant: dict[int, str] = {}
    for place, header in headers.items():
        group = groups.get(place, "")
        for candidate in (header, group + header, header + group):
            if known := _meant(candidate):
                meant[place] = known
                break
    if number and "code" not in {_KEY_OF[known] for known in meant.values()}:
        # Only some columns have a second line: what the others are called stands in the row above.
        for place, group in _texts(rows[number - 1]).items():
            if place not in headers and (known := _meant(group)):
                meant[place], headers[place] = known, group
    if "code" not in {_KEY_OF[known] for known in meant.values()} and len(meant) > 0:
        for place, header in headers.items():
            if plain(header) in _CODES_BELOW and place not in meant and _codes_stand_in(rows, number, place):
                meant[place] = plain(HEADERS["code"][0])
                break
    of: dict[str, int] = {}
    for place, known in sorted(meant.items(), key=lambda item: (_RANK[item[1]], item[0])):
        of.setdefault(_KEY_OF[known], place)
    if "code" not in of:
        return None
    unknown = {place: header for place, header in headers.items() if place not in meant}
    repeated = {place: headers[place] for place in sorted(meant) if place not in of.values()}
    above = tuple(filled for row in rows[: number + 1] if (filled := _filled(row)))
    return Columns(number, of, unknown, repeated, above)


def _codes_stand_in(rows: Sequence[Sequence[object]], header: int, place: int) -> bool:
    """Whether most of the next cells of a column are codes of standards."""
    cells = [row[place] for row in rows[header + 1 : header + 1 + SEARCHED_ROWS] if place < len(row) and row[place] not in (None, "")]  # fmt: skip
    return bool(cells) and sum(map(_is_code, cells)) * 2 > len(cells)


def _is_code(cell: object) -> bool:
    try:
        parse(cell)
    except CodeError:
        return False
    return True


def _texts(cells: Sequence[object]) -> dict[int, str]:
    return {place: cell.strip() for place, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()}


def _carried(cells: Sequence[object]) -> dict[int, str]:
    """The texts of a row, each held on over the empty cells behind it, as a merged cell is."""
    carried: dict[int, str] = {}
    last = ""
    for place, cell in enumerate(cells):
        last = cell.strip() if isinstance(cell, str) and cell.strip() else last
        carried[place] = last
    return carried


def _filled(cells: Sequence[object]) -> dict[int, str]:
    return {place: text for place, cell in enumerate(cells) if cell is not None and (text := plain(cell))}


def letter(column: int) -> str:
    """The name that spreadsheets give a column (from 0): A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
