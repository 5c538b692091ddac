"""What a candidate is read as: the longest code that it begins with, and a year that stands behind it in an odd way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lubiao.codes import Code, CodeError, Extent, parse
from lubiao.findings import N_

from .candidates import BLOCK, CELL, ROW, ends

WITHOUT_LETTERS = CodeError(N_("the letters before the number are missing"))

_LIKE_A_YEAR = r"(?:[1IL]9|2[0O])[0-9OIL]{2}"
_NO_DATE = r"(?![0-9A-Z]| ?[-./:年] ?[0-9])"
_ROOM = rf"[ \n{BLOCK}]{{0,40}}"  # not \s: that is CELL and ROW too
_YEAR_BEHIND = re.compile(
    rf" {{0,2}}(?P<joint>[-_/]|:(?=[0-9]{{0,3}}[OIL])) {{0,2}}(?P<joined>{_LIKE_A_YEAR}){_NO_DATE}"
    rf"| {{0,2}}[(\[〔【] {{0,2}}(?P<inside>{_LIKE_A_YEAR}) ?(?:年? ?(?:版|修订)?(?:(?=[,、])| {{0,2}}[)\]〕】])|年? ?(?:版|修订))"
    rf"|{_ROOM}{CELL}{_ROOM}(?P<beside>(?:19|20)[0-9]{{2}})(?=\n\n|{_ROOM}(?:[{CELL}{ROW}{BLOCK}]|\Z))"
    r"|\"?[,;]\"?(?P<column>(?:19|20)[0-9]{2})(?=\"?(?:[,;\n]|\Z))"
)
"""A year behind a number, not set off as a year is: `_2011`, `(2011版)`, `-2O11`, the next cell of a row, or of a CSV."""

_OTHER_HALF = re.compile(rf" [0-9]{{2,4}}(?:\.[0-9]{{1,3}})?-{{1,2}}(?:19|20)[0-9]{{2}}{_NO_DATE}")
_NUMBER_BEHIND = re.compile(
    r" ?(?:[、，；和及与]|[,;]? and |[,;] ) ?"
    r"(?P<written>(?!(?:19|20)[0-9]{2}[-—–－])[0-9]{3,6}(?:\.[0-9]{1,3})?[-—–－](?:19|20)[0-9]{2})"
    r"(?=[ \u3000]{0,3}(?:[、，,；;。）)《》|\]\x1d-\x1f]|\.(?![0-9])|和|及|与|等|的|标准|规定|要求|执行|\Z)|\n| and )"
)
"""A number with a year in a list of codes, and behind it what ends a code: no length in millimetres, no span of years.
A comma without a space parts the cells of a CSV: what follows it is another column."""


class Reading(NamedTuple):
    """A code, or why there is none; the offset at which it ends; whether its year stands in the next cell."""

    code: Code | None
    end: int
    refusal: CodeError | None = None
    is_beside: bool = False


def longest_code(candidate: re.Match[str]) -> Reading:
    """The longest code that the candidate begins with, and where it ends.

    It may be cut where a new thing can begin, never at a dash that joins: `GB/T 12345-20080` is no `GB/T 12345`.
    """
    first: CodeError | None = None
    for end in ends(candidate):
        code = _parsed(candidate.string[candidate.start() : end])
        if isinstance(code, Code):
            return Reading(code, end)
        first = first or code
    return Reading(None, candidate.end("tail"), first)


def with_year_behind(code: Code, candidate: re.Match[str], end: int) -> Reading:
    """A code without a year, which ends at `end`, with the year or the half of a number that stands behind it.

    What stands behind a slash, or holds a letter, is not guessed but refused.
    """
    text, start = candidate.string, candidate.start()
    if code.amendment or code.extent is Extent.ALL_PARTS:
        return Reading(code, end)
    if code.number.isdecimal() and len(code.number) < 4 and (half := _OTHER_HALF.match(text, end)):
        refusal = _parsed(text[start : half.end()])
        return Reading(code, end) if isinstance(refusal, Code) else Reading(None, half.end(), refusal)
    found = _YEAR_BEHIND.match(text, end)
    if not found:
        return Reading(code, end)
    beside = found["beside"] or found["column"]
    year = found["joined"] or found["inside"] or beside
    dated = _parsed(f"{text[start:end]}{'/' if found['joint'] == '/' else '-'}{year}")
    if isinstance(dated, CodeError):
        return Reading(None, found.end(), dated)
    if dated.undated != code.undated:
        return Reading(code, end)
    return Reading(dated, found.end(), is_beside=bool(beside))


def numbers_behind(text: str, end: int) -> Iterator[re.Match[str]]:
    """Numbers with years and without letters in the list that a code begins: `GB 18965-2003、5763-2008`.

    Each is the group `written` of what is yielded.
    """
    while number := _NUMBER_BEHIND.match(text, end):
        yield number
        end = number.end()


@lru_cache(maxsize=50_000)
def _parsed(text: str) -> Code | CodeError:
    try:
        return parse(text)
    except CodeError as refusal:
        return refusal
