"""QR codes of addresses, as paths.

Between two texts of one length, a code differs by what each bit in which they differ changes, whatever stands around it:
error correction, placement and mask are linear over GF(2) (ISO/IEC 18004:2015, 7.5 to 7.8). So segno makes one code of
each length, and once what each bit changes; all other codes are sums of these, in a tenth of the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import segno

QUIET_ZONE = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""

MASK = 3
"""The mask of all our QR codes. Trying all eight for the best costs five times as much, and each can be read."""

_AS_DIGITS = bytes.maketrans(b"\0\1", b"01")
_STROKE = re.compile(r"[0\n]*1+")


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as a path of strokes one module wide, and the box around it with its quiet zone."""

    path: str
    view_box: str


def qr_code(text: str) -> QrCode:
    """The QR code of an address, with a quarter of it to spare for folds and stains (level M)."""
    digits, width = _family(text).code(text) if text.isascii() else _made(text)
    size = width + 2 * QUIET_ZONE
    # A light row comes first, so that the first stroke begins like that of any other row.
    strokes = map(_strokes(width).__getitem__, _STROKE.findall("0" * width + "\n" + digits))
    return QrCode("M0 -.5" + "".join(strokes), f"-{QUIET_ZONE} -{QUIET_ZONE} {size} {size}")


def _made(text: str | bytes) -> tuple[str, int]:
    """The code as segno makes it: digits, dark ones 1, a line for each row, and how many stand in a row."""
    mode = "byte" if isinstance(text, bytes) else None
    matrix = segno.make_qr(text, error="m", mask=MASK, boost_error=False, mode=mode).matrix
    return b"\n".join(bytes(row).translate(_AS_DIGITS) for row in matrix).decode(), len(matrix)


@cache
def _changes(width: int) -> dict[tuple[int, int], int]:
    """For codes of one size: the place of a byte in a text, and its bits that differ → the digits that differ."""
    return {}


class _Family:
    """The codes of all ASCII texts of one length, by that of one of them."""

    def __init__(self, first: str) -> None:
        digits, self._width = _made(first.encode())
        self._first = first.encode()
        self._code = _number(digits)
        self._changes = _changes(self._width)

    def code(self, text: str) -> tuple[str, int]:
        """A text's code, as `_made` gives it."""
        code = self._code
        for place, (byte, of_first) in enumerate(zip(text.encode(), self._first, strict=True)):
            if byte != of_first:
                code ^= self._change(place, byte ^ of_first)
        return code.to_bytes(self._width * (self._width + 1) - 1, "big").decode(), self._width

    def _change(self, place: int, bits: int) -> int:
        if (place, bits) not in self._changes:
            bit = bits & -bits
            if others := bits ^ bit:
                change = self._change(place, bit) ^ self._change(place, others)
            else:
                text = bytearray(self._first)
                text[place] ^= bit
                change = self._code ^ _number(_made(bytes(text))[0])
            self._changes[place, bits] = change
        return self._changes[place, bits]


_FAMILIES: dict[int, _Family] = {}


def _family(text: str) -> _Family:
    """That of a text's length, which settles the size of the code."""
    if len(text) not in _FAMILIES:
        _FAMILIES[len(text)] = _Family(text)
    return _FAMILIES[len(text)]


def _number(digits: str) -> int:
    """Digits as one number: the sum of two without carry tells where they differ."""
    return int.from_bytes(digits.encode(), "big")


class _Strokes(dict[str, str]):
    """The light modules before a stroke and its dark ones → the stroke, beginning where the last one ended."""

    def __init__(self, width: int) -> None:
        self._width = width

    def __missing__(self, modules: str) -> str:
        dark, down = modules.count("1"), modules.count("\n")
        right = len(modules) - dark - down * (self._width + 1)
        self[modules] = f"m{right} {down}h{dark}"
        return self[modules]


_strokes = cache(_Strokes)
