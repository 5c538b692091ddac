"""Whether a code is written as it is spelt."""

from __future__ import annotations

import re

from lubiao.codes import Code

from .candidates import BLOCK, CELL

_DASHES = re.compile("[‐‑‒–—―−]")
"""Which of them sets the year off is typography; a full-width or double hyphen is a slip."""

_ALL_PARTS = re.compile(r"\s?[(（]\s?(?:所有部分|all parts)\s?[)）]", re.IGNORECASE)
_BORDER = re.compile(rf'[ \n{BLOCK}]*{CELL}[ \n{BLOCK}]*|"?[,;]"?')
"""Between two cells of a table no dash is needed."""

_TYPOGRAPHY = str.maketrans("（）～", "()~")


def is_spelt_right(written: str, code: Code, *, spaces_count: bool = True) -> bool:
    """Canonical, or as printed: any single dash, a year of two digits, full-width brackets, a line broken anywhere.

    Where the spaces are the work of a program (the text of a PDF), they do not count.
    """
    plain = _ALL_PARTS.sub(" (all parts)", _DASHES.sub("-", _BORDER.sub("-", written)).translate(_TYPOGRAPHY))
    right = {str(code), code.display.replace("—", "-")}
    if not spaces_count:
        return re.sub(r"\s", "", plain) in {re.sub(r"\s", "", form) for form in right}
    broken = re.sub(r"[^\S\n]*\n\s*", "\n", plain)
    return any(re.sub(r"\s+", " ", broken.replace("\n", joint)) in right for joint in (" ", ""))
