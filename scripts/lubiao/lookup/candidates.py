"""What may be a code: the characters made plain, and one pattern whose every repetition has a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lubiao.codes.families import BODIES
from lubiao.codes.tidy import INVISIBLE, TWINS

SERIES = frozenset({
    "CJJ", "HGJ", "JGJ", "JTJ", "JTS", "SD", "SDJ", "SHJ", "SLJ", "TBJ", "XF", "YBJ", "YDJ",
})  # fmt: skip
"""Series of engineering and older sector standards, beside the letters of the sectors themselves."""

CELL, BLOCK, ROW = "\x1f", "\x1e", "\x1d"
"""What stands between two cells of a row, blocks of a page, and rows. No code runs over them, but a year may stand
in the cell beside its number."""

_LOWER = {code: chr(code - 32) for code in range(ord("a"), ord("z") + 1)}
_FULL_WIDTH_LOWER = {code: chr(code - 0xFEE0 - 32) for code in range(0xFF41, 0xFF5B)}
_BLANKS = dict.fromkeys(map(ord, "\t\r\f\v\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " ")  # fmt: skip
_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n")
_WORDS = "一ー"
"""Dashes in a code alone, words in running text."""

_PLAIN = (
    {code: twin for code, twin in TWINS.items() if chr(code) not in _WORDS}
    | _LOWER | _FULL_WIDTH_LOWER | _BLANKS | _LINE_ENDS
)  # fmt: skip
"""One character for one, so that an offset stays an offset."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_ONE_AS_DASH = re.compile(r"(?<=[0-9 ])[一ー](?= ?(?:19|20)[0-9]{2}(?![0-9]))")
"""The numeral one, and a Japanese mark, typed for a dash. Elsewhere they are words: GB/T 1.1一般规定."""

_ADDRESS = re.compile(r"(?:HTTPS?://|WWW\.)[!-~]{1,2000}")
"""A web address: the code in it is spelt as an address can be."""

_GAP = r" {0,3}(?:\n {0,12})?"
"""Inside a code stand blanks, and at most one line end."""

_PIECE = r"(?:[A-Z]\.|[A-Z]{1,3})?[0-9]{1,8}[A-Z]{0,2}?(?:\.[0-9]{1,6}[A-Z]?){0,5}(?![0-9])(?:(?=[A-Z]{3})|(?![A-Z]))"
"""A number as printed. A word may be run on (`2008Product`), one letter more makes another number."""

_YEAR_AHEAD = r"(?=(?:19|20)[0-9]{2}(?! ?[0-9年./:-]))"
_BETWEEN = (
    rf" {{0,3}}-{{1,3}}{_GAP}(?=[0-9A-Z])"
    r"| {0,3}\n {0,12}-{1,2}(?=[0-9])"
    r"| {0,2}[~/] {0,2}(?=[0-9A-Z])"
    r"| {0,2}: {0,2}(?=[0-9]{4}(?![0-9年]))"
    rf"| {{1,3}}{_YEAR_AHEAD}"
)
_BETWEEN_PIECES = re.compile(_BETWEEN)
_AMENDMENT = r"(?: {0,2}[/+] {0,2}| (?=XG))(?:XG|AMD|COR|AC|A) ?[0-9]{1,3}(?:[-:][0-9]{4})?(?![0-9A-Z])"
_ALL_PARTS = r" {0,2}[(\[] {0,2}(?:所有部分|ALL PARTS) {0,2}[)\]]"
_GARBLED = r"(?=[0-9]{0,7}[OIL])[0-9OIL]{3,8}(?:\.[0-9]{1,6})?-{1,2}[0-9OIL]{4}(?![0-9A-Z])"
"""A number with letters that look like digits: no code, but one was meant."""

_MARK = rf"{_GAP}[/_-]{_GAP}[TZ](?![A-Z])"


def folded(text: str) -> tuple[str, list[int]]:
    """The text in plain upper-case characters, and the offsets at which invisible ones were taken out.

    An offset in the result, plus the number of those not above it, is the offset in the text.
    """
    removed: list[int] = []
    if _INVISIBLE.search(text):
        removed = [found.start() - number for number, found in enumerate(_INVISIBLE.finditer(text))]
        text = _INVISIBLE.sub("", text)
    plain = text.translate(_PLAIN)
    if "一" in plain or "ー" in plain:
        plain = _ONE_AS_DASH.sub("-", plain)
    if "://" in plain or "WWW." in plain:
        plain = _ADDRESS.sub(lambda address: "\0" * len(address[0]), plain)
    return plain, removed


@lru_cache(maxsize=8)
def pattern(prefixes: frozenset[str]) -> re.Pattern[str]:
    """The pattern of candidates. Groups: `head`, `gap`, `tail` (number and year), and which kind of head it is."""
    letters = {
        prefix.upper() for prefix in prefixes if prefix.isalpha()
    }  # a vocabulary may list GB/T beside GB
    known = "|".join(sorted(letters, key=lambda prefix: (-len(prefix), prefix)))
    heads = "|".join((
        rf"DB[JS]? {{0,3}}(?P<division>[0-9]{{4}}|[0-9]{{2}})(?![0-9])(?:{_MARK}|{_GAP}[TZ](?![A-Z])|{_GAP}/|(?= ))",
        rf"DB[JS]? {{0,3}}(?P<spoilt>[0-9](?=[0-9]{{0,3}}[OIL])[0-9OIL]{{1,4}}){_MARK}",
        rf"DBJ(?:{_MARK}|[TZ](?![A-Z]))?",
        r"JJ[GF] {0,2}\( {0,2}[㐀-鿿] {0,2}\)",
        r"(?<![A-Z]/)T {0,3}(?:/|(?P<loose>[ _-])) {0,3}(?:[A-Z]{2,12}|[A-Z0-9]{2,14}(?= )|[0-9]{6,9}(?=[ -]))",
        r"(?<![A-Z]/)Q {0,3}/ {0,3}(?:[0-9]{4,6} ?)?[A-Z]{2,12}",
        rf"{BODIES}(?:/{BODIES}){{0,3}}(?: {{0,3}}[/ -] {{0,3}}(?:TS|TR|PAS|GUIDE|IWA|ISP|DIS|CD|FDIS)(?=[ 0-9-])| STD\.?| REC(?:OMMENDATION)?\.?)?",
        rf"(?:{known})(?P<marked>{_MARK}|[TZ](?![A-Z])| [TZ](?= ))?",
        r"(?P<unknown>[A-Z]{2,3} {0,3}/ {0,3}[TZ](?![A-Z]))",
    ))  # fmt: skip
    return re.compile(
        rf"(?<![A-Z0-9])(?P<head>{heads})(?P<gap>{_GAP}[-/]?{_GAP})"
        rf"(?P<tail>{_PIECE}(?:(?:{_BETWEEN}){_PIECE}){{0,5}}|{_GARBLED})(?P<amendment>{_AMENDMENT})?(?P<all>{_ALL_PARTS})?"
    )


def ends(candidate: re.Match[str]) -> Iterator[int]:
    """Where a code that the candidate begins with may end: the longest first."""
    yield candidate.end()
    if candidate["all"]:
        yield candidate.start("all")
    if candidate["amendment"]:
        yield candidate.start("amendment")
    tail = candidate.start("tail")
    between = [(found.start(), found[0]) for found in _BETWEEN_PIECES.finditer(candidate["tail"])]
    for offset, joint in reversed(between):
        if set(joint) == {"-"}:
            return
        yield tail + offset
