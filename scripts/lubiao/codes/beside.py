"""A code with something else in the same text: a title behind it, a name before it, a second code."""

from __future__ import annotations

import re
from typing import NamedTuple

from .code import Code
from .error import CodeError
from .grammar import parse

LONGEST = 200
"""Characters of a text that are looked at."""

_CODE_AND_MORE = re.compile(r"(.{0,12}?[A-Za-z].{0,40}?[-—–－‐]\s?\d{4}(?!\d))(.*)", re.DOTALL)
_WORD_IN_LATIN = re.compile(r"(?<![A-Za-z])[A-Za-z]")
_BETWEEN = "/、，,;； "


class CodeAndMore(NamedTuple):
    """A code, and what stands before and behind it; one of the two is not empty."""

    before: str
    code: Code
    behind: str

    @property
    def second(self) -> Code | None:
        """The code that stands behind, where that is all."""
        return _read(self.behind.lstrip(_BETWEEN))


def code_and_more(text: str) -> CodeAndMore | None:
    """The dated code in a text that is more than a code; None where none is found.

    What stands before it must be Chinese: of Latin letters before a code nobody knows whether they belong to it.
    """
    plain = " ".join(text.split())[:LONGEST]
    for begin in [0, *(found.start() for found in _WORD_IN_LATIN.finditer(plain))]:
        before = plain[:begin].strip()
        if before and before.isascii():
            continue
        found = _CODE_AND_MORE.fullmatch(plain[begin:])
        code = _read(found[1]) if found else None
        if found and code and (before or found[2].strip()):
            return CodeAndMore(before, code, found[2].strip())
    return None


def _read(text: str) -> Code | None:
    try:
        return parse(text)
    except CodeError:
        return None
