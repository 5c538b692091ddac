"""Titles that are alike: two records of one issuer may be one, or one of two titles a slip of the hand."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from operator import itemgetter

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.findings import N_, Message

from .places import at, canonical
from .rule import INFO, WARNING, Faults, rule

SHORTEST_TITLE = 6
"""Characters; of shorter titles one character makes another matter."""

_NOISE = re.compile(r"[\W_]+")
_NUMERALS = frozenset("0123456789零〇一二三四五六七八九十百上中下甲乙丙丁ⅠⅡⅢⅣⅤ")

Families = dict[int | str, list[tuple[int, CataloguedStandard]]]
"""A line of successors, or the code that editions share → the standards of it with one title, each with its place."""


@rule(
    "LB209",
    WARNING,
    zh="同一发布者的两项标准题名不应相同，前后版本或相互代替的除外；未识别记录的题名不应是某项已收录标准的题名。",
)
def titles_of_one_issuer_differ(catalogue: Catalogue) -> Faults:
    """Two standards of one issuer have different titles, unless they are editions or one replaces the other.

    The title of a record that is not identified is not that of a standard whose code is known.
    """
    of_issuer: defaultdict[tuple[str, str], Families] = defaultdict(dict)
    of_kind: dict[tuple[str, str], CataloguedStandard] = {}
    lines = _lines(catalogue)
    identified_first = sorted(catalogue.standards, key=lambda other: not other.is_identified)
    for number, standard in enumerate(identified_first):
        title = plain_title(standard.raw.title_zh or "")
        if not title:
            continue
        if standard.code:
            families = of_issuer[standard.code.prefix, title]
            own = lines.get(standard, standard.code.undated)
            other = _first_unrelated(standard, own, families, lines)
            families.setdefault(own, []).append((number, standard))
            of_kind.setdefault((standard.code.kind, title), standard)
        else:
            other = of_kind.get((standard.kind or "", title))
        if other:
            yield (
                at(standard, "title_zh"),
                Message(N_("This is the title of {code} too."), {"code": other.name}),
                Message(N_("If they are one standard, join the records; if not, silence this warning."))
                if standard.is_identified
                else Message(N_("If it is this standard, write its code in place of the id.")),
            )


@rule("LB210", INFO, zh="同一发布者的两项标准题名只差一字的，可能是笔误。")
def titles_of_one_issuer_differ_by_more_than_a_character(catalogue: Catalogue) -> Faults:
    """Two titles of one issuer that differ by one character are no slip of the hand. A numeral is none."""
    titles = [plain_title(standard.raw.title_zh or "") for standard in catalogue.standards]
    of_code = [
        (standard, standard.code.prefix, title)
        for standard, title in zip(catalogue.standards, titles, strict=True)
        if standard.code and len(title) >= SHORTEST_TITLE
    ]
    lines = _lines(catalogue)
    shared = _shared_by_two({(prefix, title) for _, prefix, title in of_code})
    near: defaultdict[tuple[str, str], dict[str, CataloguedStandard]] = defaultdict(dict)
    for standard, prefix, title in of_code:
        keys = [(prefix, text) for text in _nearly(title) if hash((prefix, text)) in shared]
        others = (other for key in keys for its_title, other in near[key].items() if its_title != title)
        other = next((other for other in others if not _are_related(standard, other, lines)), None)
        for key in keys:
            near[key].setdefault(title, standard)
        if other:
            yield (
                at(standard, "title_zh"),
                Message(
                    N_("The title differs by one character from that of {code}: {title}."),
                    {"code": other.name, "title": other.raw.title_zh},
                ),
                Message(N_("Compare both with their covers; if they are printed so, leave them.")),
            )


def _shared_by_two(titles: set[tuple[str, str]]) -> set[int]:
    """The hashes of what two titles of one issuer have in common, by `_nearly`; few others may be among them.

    Hashes, since what all titles nearly are takes many times the room of the titles, and two share it rarely.
    """
    met: set[int] = set()
    shared: set[int] = set()
    for prefix, title in titles:
        own = {hash((prefix, text)) for text in _nearly(title)}
        shared |= own & met
        met |= own
    return shared


def plain_title(title: str) -> str:
    """The title without spaces, punctuation, width and case."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", title)).casefold()


def _nearly(title: str) -> list[str]:
    """The title, and without each of its characters. A numeral stays: it tells parts and classes apart."""
    return [
        title,
        *(
            title[:place] + title[place + 1 :]
            for place, character in enumerate(title)
            if character not in _NUMERALS
        ),
    ]


def _are_related(
    standard: CataloguedStandard, other: CataloguedStandard, lines: dict[CataloguedStandard, int]
) -> bool:
    """Whether two standards with codes are editions of one standard, or stand in one line of successors."""
    if standard.code and other.code and standard.code.undated == other.code.undated:
        return True
    if standard in lines and lines[standard] == lines.get(other):
        return True
    named = {
        canonical(code)
        for one in (standard, other)
        for key in ("replaces", "replaced_by")
        for code in getattr(one.raw, key)
    }
    return standard.name in named or other.name in named


def _first_unrelated(
    standard: CataloguedStandard, own: int | str, families: Families, lines: dict[CataloguedStandard, int]
) -> CataloguedStandard | None:
    """The first of the standards that is not related to this one; of its own family all are."""
    first: tuple[int, CataloguedStandard | None] = (sys.maxsize, None)
    for family, members in families.items():
        if members[0][0] > first[0]:
            break  # families are in the order of their first members
        if family != own:
            unrelated = (member for member in members if not _are_related(standard, member[1], lines))
            first = min(first, next(unrelated, first), key=itemgetter(0))
    return first[1]


def _lines(catalogue: Catalogue) -> dict[CataloguedStandard, int]:
    """Each standard that has a predecessor or successor, and a number that all that came before or after it share."""
    numbers: dict[CataloguedStandard, int] = {}
    for number, standard in enumerate(catalogue.standards):
        waiting = [standard] if standard.predecessors or standard.successors else []
        while waiting:
            if (one := waiting.pop()) not in numbers:
                numbers[one] = number
                waiting += one.predecessors + one.successors
    return numbers
