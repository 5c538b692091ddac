"""QR codes of addresses, as paths.

For texts of one length, size, level and mask, a code is linear in the bits of the text: how two codes differ follows from
how the texts differ, whatever else they hold (ISO/IEC 18004:2015, 7.5 to 7.8: error correction, placement and mask are
sums over GF(2)). A text that differs from the first as a sum of texts does whose codes are there has its code summed up
from theirs, in a twentieth of the time that segno takes. Segno makes the others, some hundred of ten thousand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import segno

from lubiao.templates import marked

QUIET_ZONE = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""

MASK = 3
"""The mask of all our QR codes. Trying all eight for the best costs five times as much, and each can be read."""

_AS_DIGITS = bytes.maketrans(b"\0\1", b"01")
_STROKE = re.compile(r"[0\n]*1+")
_STROKES = re.compile(r"(?:[0\n]*1+){1,3}")
"""Some that follow each other: of single ones there are three times as many, of longer rows more than is worth keeping."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as a path of strokes one module wide, and the box around it with its quiet zone."""

    path: str
    view_box: str


@lru_cache(maxsize=1)
def qr_code(text: str) -> QrCode:
    """The QR code of an address, with a quarter of it to spare for folds and stains (level M).

    The last one is kept: the pages of a standard in all languages, which show the same, are made side by side.
    """
    digits, width = _code(text) if text.isascii() else _made(text)
    size = width + 2 * QUIET_ZONE
    # A light row comes first, so that the first stroke begins like that of any other row.
    strokes = map(_strokes(width).__getitem__, _STROKES.findall("0" * width + "\n" + digits))
    return QrCode(marked("M0 -.5" + "".join(strokes)), f"-{QUIET_ZONE} -{QUIET_ZONE} {size} {size}")


def _made(text: str | bytes) -> tuple[str, int]:
    """The code as segno makes it: digits, dark ones 1, a line for each row, and how many stand in a row."""
    mode = "byte" if isinstance(text, bytes) else None
    matrix = segno.make_qr(text, error="m", mask=MASK, boost_error=False, mode=mode).matrix
    return b"\n".join(bytes(row).translate(_AS_DIGITS) for row in matrix).decode(), len(matrix)


class _First(NamedTuple):
    """The first code that was made for a length: text and code as numbers, and its width."""

    text: int
    code: int
    width: int


_FIRSTS: dict[int, _First] = {}
"""By the length of the text, which settles the size of the code."""

_DIFFERENCES: dict[int, dict[int, int]] = {}
"""Width of codes → differences of two texts before those of their codes, by the highest bit in which the texts differ.

No two have the same highest bit: Gaussian elimination, row by row.
"""


def _code(text: str) -> tuple[str, int]:
    """The code of an ASCII text as `_made` gives it, summed up where it can be."""
    written = text.encode()
    first = _FIRSTS.get(len(written))
    if first is None:
        digits, width = _made(written)
        _FIRSTS[len(written)] = _First(_number(written), _number(digits.encode()), width)
        return digits, width
    width = first.width
    known, size = _DIFFERENCES.setdefault(width, {}), width * (width + 1) - 1
    rest = (_number(written) ^ first.text) << 8 * size
    while (highest := rest.bit_length()) > 8 * size:
        if highest not in known:
            digits, _ = _made(written)
            known[highest] = rest ^ first.code ^ _number(digits.encode())
            return digits, width
        rest ^= known[highest]
    return (rest ^ first.code).to_bytes(size, "little").decode(), width


def _number(text: bytes) -> int:
    """Its first byte is the lowest, so that the same place of texts of different lengths is the same place."""
    return int.from_bytes(text, "little")


class _Strokes(dict[str, str]):
    """Strokes, light and dark modules → their path, which begins where the last one ended."""

    def __init__(self, width: int) -> None:
        self._width = width

    def __missing__(self, modules: str) -> str:
        self[modules] = path = "".join(map(self._path, _STROKE.findall(modules)))
        return path

    def _path(self, stroke: str) -> str:
        dark, down = stroke.count("1"), stroke.count("\n")
        right = len(stroke) - dark - down * (self._width + 1)
        return f"m{right} {down}h{dark}"


_strokes = cache(_Strokes)
