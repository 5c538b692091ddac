"""GB/T 7714 文后参考文献: a standard in the editions of 2025 and 2015, as their own examples show it.

2025 (in force from 2025-12-02) begins with the code and names no author:
`GB/T 3792—2021 信息与文献 资源描述[S].`
2015 begins with the body in charge: `全国信息与文献标准化技术委员会. 文献著录: 第4部分 非书资料: GB/T
3792.4—2009[S]. 北京: 中国标准出版社, 2010: 3.` Place, publisher, year and pages are those of a printed copy;
the catalogue knows none, and leaves them out.
"""

from __future__ import annotations

import re

from .reference import Reference

MOST_BODIES = 3
"""Of more authors than these, GB/T 7714 prints the first three, and says that there are others."""

_OTHERS = {"zh": "等", "en": "et al"}
_PART = re.compile(r"\s*第\s?([0-9一二三四五六七八九十]+)\s?部分\s*[:：]?\s*")


def gbt7714_2025(reference: Reference) -> str:
    """The edition of 2025: code and title."""
    return f"{f'{reference.code} {reference.title}'.strip()}[S]."


def gbt7714_2015(reference: Reference) -> str:
    """The edition of 2015: bodies, title, code."""
    work = ": ".join(filter(None, (_with_part(reference.title), reference.code)))
    return ". ".join(filter(None, (_listed(reference), f"{work}[S].")))


def _listed(reference: Reference) -> str:
    named = list(reference.bodies[:MOST_BODIES])
    if len(reference.bodies) > MOST_BODIES:
        named.append(_OTHERS[reference.language])
    return ", ".join(named)


def _with_part(title: str) -> str:
    """`文献著录 第4部分：非书资料` as the edition of 2015 prints it: `文献著录: 第4部分 非书资料`."""
    part = _PART.search(title)
    if not part or not part.start():
        return title
    return f"{title[: part.start()]}: 第{part[1]}部分 {title[part.end() :]}".strip()
