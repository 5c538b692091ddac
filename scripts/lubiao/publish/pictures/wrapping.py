"""Where a line of a picture may end, in Chinese and in English, and in which size a text fits its place.

After the rules for line heads and ends of 中文排版需求 (W3C, Requirements for Chinese Text Layout, 3.1.3): no line
begins with a mark that closes, none ends with one that opens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

_NEVER_FIRST = "，。、；：？！）》」』】〉〕”’％‰…—·～"
_NEVER_LAST = "（《「『【〈〔“‘"
_PIECE = re.compile(
    rf"\s+|[{_NEVER_LAST}]*(?:第[0-9〇零一二三四五六七八九十百]+部分|[!-~\u00a0-\u02ff]+|[^\s{_NEVER_LAST}]|(?=\s|$))[{_NEVER_FIRST}]*"
)
_CUT = "…"

Width = Callable[[str], float]


@lru_cache(maxsize=64)  # a title is tried in several sizes and widths
def pieces_of(text: str) -> tuple[str, ...]:
    """The text in pieces that are not parted: words of Latin letters, the number of a part, characters with the marks
    that cling to them. Any white space is a piece of its own.
    """
    return tuple(" " if piece.isspace() else piece for piece in _PIECE.findall(text.strip()) if piece)


def lines_of(text: str, room: float, width: Width) -> list[str]:
    """The text in lines that are no wider than `room`. A word that is wider than that is parted anywhere."""
    lines: list[str] = []
    line, taken = "", 0.0
    for piece in pieces_of(text):
        needed = width(piece)
        if taken + needed > room and line.strip():
            lines.append(line.rstrip())
            line, taken = "", 0.0
        if not line and piece == " ":
            continue
        while needed > room and len(piece) > 1:
            fits = _fitting(piece, room, width)
            lines.append(piece[:fits])
            piece = piece[fits:]
            needed = width(piece)
        line, taken = line + piece, taken + needed
    return [*lines, line.rstrip()] if line.strip() else lines


def _fitting(word: str, room: float, width: Width) -> int:
    """How many characters of a word that is too wide stand on a line: one at least."""
    return max(1, bisect_right(range(1, len(word)), room, key=lambda many: width(word[:many])))


def balanced(text: str, room: float, width: Width) -> list[str]:
    """As few lines as `lines_of`, of more equal width: no single character stands in the last.

    Two lines part at a space of a Chinese title where they can: it stands between what is common and what is special.
    """
    lines = lines_of(text, room, width)
    if len(lines) == 1:
        return lines
    if len(lines) == 2 and not text.isascii():
        halves = [(text[:at], text[at + 1 :]) for at, character in enumerate(text) if character == " "]
        parted = [half for half in halves if all(_wide(part, width) <= room for part in half)]
        if parted:
            return list(min(parted, key=lambda half: max(_wide(part, width) for part in half)))
    for share in (0.9, 0.8, 0.7, 0.6):
        narrower = lines_of(text, room * share, width)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _wide(text: str, width: Width) -> float:
    return sum(map(width, pieces_of(text)))


def fitted(
    text: str, sizes: Sequence[int], room: float, most: int, width_in: Callable[[int], Width]
) -> tuple[int, list[str]]:
    """The first of the sizes in which a text fits into `most` lines, and those lines.

    `width_in` gives the measure of a size. What is too long even in the last size is cut, and says so with “…”.
    """
    for size in sizes:
        lines = balanced(text, room, width_in(size))
        if len(lines) <= most:
            return size, lines
    width = width_in(sizes[-1])
    lines = lines_of(text, room, width)[:most]
    last = lines[-1]
    while last and _wide(last + _CUT, width) > room:
        last = last[:-1]
    return sizes[-1], [*lines[:-1], last.rstrip() + _CUT]
