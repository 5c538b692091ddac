"""The codes in running text: where each stands, and which standard it names.

One linear pattern finds candidates, `lubiao.codes.parse` reads them, and what could as well be something else
(a model, a unit, a year, a customs heading) is left alone. A browser can do the same: nothing here reads a file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from lubiao.codes import Code, CodeError, Kind
from lubiao.codes.code import NATIONAL_PREFIXES, OLD_ASSOCIATIONS
from lubiao.codes.divisions import ABBREVIATIONS
from lubiao.codes.families import FOREIGN, LETTERED

from . import candidates
from .readings import WITHOUT_LETTERS, longest_code, numbers_behind, with_year_behind


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code in a text: characters `start` to `end`, what is written there, and the standard it names.

    `code` is None where something begins as a code and cannot be read; `refusal` says why.
    `year_is_beside` where the year stands in the next cell of a table.
    """

    start: int
    end: int
    written: str
    code: Code | None
    refusal: CodeError | None = None
    year_is_beside: bool = False


UNDATED_IS_SOMETHING_ELSE = frozenset({
    "HB", "HS", "MT", "QC", "SB", "SH", "SN", "TB", "WM", "WS", "CB", "CJ", "CH",
    "GH",
})  # fmt: skip
"""Sectors whose letters stand before a number in other meanings too: Brinell hardness, customs headings, stocks,
serial numbers, alloys. Without a year they are no codes; nor are five digits, which may be a ZIP code (SC 29201)."""

CHARACTER_SETS = frozenset({"GB2312", "GB18030", "GB12345", "GB13000", "ISO8859", "ISO10646"})
"""Run together and without a year these are encodings of text."""

_EARLIEST, _LATEST = 1900, 2099
"""Years as running text names them; the colours of CIE 1931 are older than any standard here."""
_PROVINCES = frozenset(ABBREVIATIONS.values())
_FOREIGN_BEFORE = re.compile(r"([A-Z]{2,5})[ /-]$")
_NUMBER_BEFORE = re.compile(r"[0-9] ?$")
_CALENDAR = re.compile(r" ?[年月日]")


def find_codes(text: str, sectors: frozenset[str]) -> Iterator[FoundCode]:
    """The codes of a text in their order.

    `sectors` are the known letters of sector standards (`YY`, `SC`); others are read only with a mark and a year.

    >>> [str(found.code) for found in find_codes("按照GB/T 18965—2008《地理标志产品》执行", frozenset())]
    ['GB/T 18965-2008']
    """
    folded, removed = candidates.folded(text)
    pattern = candidates.pattern(
        sectors | NATIONAL_PREFIXES | OLD_ASSOCIATIONS | LETTERED | candidates.SERIES
    )

    def original(offset: int) -> int:
        return offset + bisect_right(removed, offset) if removed else offset

    for candidate in pattern.finditer(folded):
        read = longest_code(candidate)
        start = original(candidate.start())
        written = text[start : original(read.end - 1) + 1]
        if read.code is None:
            if not (read.refusal and _begins_as_a_code(candidate)):
                continue
        elif not _is_meant(read.code, candidate, text[max(start - 6, 0) : start], read.end, written):
            continue
        elif read.code.year is None:
            read = with_year_behind(read.code, candidate, read.end)
            written = text[start : original(read.end - 1) + 1]
        end = start + len(written)
        yield FoundCode(start, end, written, read.code, read.refusal, read.is_beside)
        if read.code and read.code.year:
            for number in numbers_behind(text, end):
                yield FoundCode(*number.span("written"), number["written"], None, WITHOUT_LETTERS)


def _begins_as_a_code(candidate: re.Match[str]) -> bool:
    """`GB/T l8965-2008`: the letters and the mark of a code, and digits, though not those of a code."""
    head, tail = candidate["head"], candidate["tail"]
    return bool(
        (candidate["marked"] or candidate["division"] or candidate["spoilt"])
        and "/" in head
        and len(re.findall("[0-9OIL]", tail)) > 2
    )


def _is_meant(code: Code, candidate: re.Match[str], before: str, end: int, written: str) -> bool:
    """Whether a text that can be read as a code is one. `before` are the characters in front of it."""
    head = candidate["head"]
    if code.division and code.division[:2] not in _PROVINCES:
        return False
    foreign = _FOREIGN_BEFORE.search(before)
    if code.kind is Kind.INTERNATIONAL and foreign and foreign[1] in FOREIGN:
        return False  # EN ISO 13485: the European edition has years of its own
    has_mark = "/" in head or bool(code.mark)
    letters = "".join(filter(str.isalpha, written.partition(" ")[0]))
    if not has_mark and code.kind is not Kind.NATIONAL and not letters.isupper():
        return False
    if candidate["unknown"] or candidate["loose"]:
        return code.year is not None and not code.printed_year and letters.isupper()
    if code.printed_year and code.prefix in UNDATED_IS_SOMETHING_ELSE and not code.mark:
        return False
    if code.year is not None:
        return True
    return _is_undated_code(code, candidate, end, letters) and not (
        not has_mark and _NUMBER_BEFORE.search(before)
    )  # 8 GB 2400 MHz


def _is_undated_code(code: Code, candidate: re.Match[str], end: int, letters: str) -> bool:
    """Without a year there is less to tell a code from other things, so more is asked."""
    head, gap, tail = candidate["head"], candidate["gap"], candidate["tail"]
    slashed, upper = "/" in head, letters.isupper()
    found = re.match(r"[A-Z.]*([0-9]+)", tail)
    digits = found[1] if found else ""
    if "\n" in candidate.string[candidate.start() : end] and len(digits) < 4:
        return False
    is_year = code.number == digits and len(digits) == 4 and _EARLIEST <= int(digits) <= _LATEST
    if is_year and (not code.mark or _CALENDAR.match(candidate.string, end)):
        return False
    if gap == "" and f"{head}{digits}" in CHARACTER_SETS:
        return False
    match code.kind:
        case Kind.NATIONAL:
            return (upper or slashed) and (bool(code.mark) or "-" not in gap)
        case Kind.SECTOR:
            alone = gap == " " and len(digits) == 4 and code.prefix not in UNDATED_IS_SOMETHING_ELSE
            return upper and (slashed or alone)
        case Kind.PROVINCIAL | Kind.MUNICIPAL:
            return slashed or (upper and bool(code.mark)) or "(" in head
        case Kind.INTERNATIONAL:
            long = len(digits) >= 3 or slashed or code.prefix.startswith(("ITU", "IEEE"))
            return upper and long and "-" not in gap
        case _:
            return upper and slashed
