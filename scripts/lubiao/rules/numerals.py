"""Numbers as Chinese texts write them: 第十二部分, 4.6万, 1,500."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WRITTEN_IN_DIGITS = re.compile(r"(\d[\d,，]*(?:\.\d+)?)\s*([百千万亿]?)")
_WRITTEN_IN_CHARACTERS = re.compile(r"[零〇一二三四五六七八九十百千两]+")


def chinese_number(text: str) -> int | None:
    """The value of a number below ten thousand written in Chinese characters; None where it is none."""
    total, digit = 0, None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            return None
    return total + (digit or 0) if text else None


def numbers_in(text: str) -> set[int]:
    """Every whole number that a text writes, in digits or characters: 46000 for 4.6万."""
    found: set[int] = set()
    for digits, scale in _WRITTEN_IN_DIGITS.findall(text):
        amount = Decimal(digits.replace(",", "").replace("，", "")) * _SCALES[scale]
        if amount == amount.to_integral_value():
            found.add(int(amount))
    found |= {
        value for run in _WRITTEN_IN_CHARACTERS.findall(text) if (value := chinese_number(run)) is not None
    }
    return found
