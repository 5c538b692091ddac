"""Records that look alike: where two codes or two titles differ by a slip of the hand, one of them may be one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import Code, Extent
from lubiao.findings import N_, Message

from .places import at, canonical, code_of
from .rule import INFO, WARNING, Faults, rule

MOST_ALIKE = 50
"""Titles that a new one is held against; more that differ by two edits or fewer are a numbered series."""

SHORTEST_TITLE = 6
"""Characters; of shorter titles one character makes another matter."""

_NOISE = re.compile(r"[\W_]+")
_NUMERALS = frozenset("0123456789零〇一二三四五六七八九十百上中下甲乙丙丁ⅠⅡⅢⅣⅤ")
_RELATED = ("replaces", "replaced_by")

Skeleton = tuple[str, tuple[str, ...], int | None]
"""What stays of a code without its mark and its leading zeros: prefix, pieces of the number, year."""


class Alike:
    """Finds the records that the rules of this module may hold against a new one, so that not all are checked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._standards = catalogue.standards
        self._titles = [_plain(standard.raw.title_zh or "") for standard in catalogue.standards]
        self._of_code: defaultdict[Skeleton, list[CataloguedStandard]] = defaultdict(list)
        for standard in catalogue.standards:
            if standard.code:
                self._of_code[_skeleton(standard.code)].append(standard)

    def to(self, codes: Iterable[Code], title: str) -> list[CataloguedStandard]:
        """The records with such a code or title, in the order of the catalogue."""
        from rapidfuzz import process  # Imported here: whoever checks the whole catalogue has no use for it.
        from rapidfuzz.distance import Levenshtein

        found = {id(standard) for code in codes for standard in self._of_code.get(_skeleton(code), ())}
        if plain := _plain(title):
            near = process.extract(
                plain, self._titles, scorer=Levenshtein.distance, score_cutoff=2, limit=MOST_ALIKE
            )
            found |= {id(self._standards[place]) for _, _, place in near}
        return [standard for standard in self._standards if id(standard) in found]


@rule(
    "LB114",
    WARNING,
    zh="标准号不与另一记录的标准号仅差前导零或“/T”“/Z”；replaces、replaced_by 中的标准号也是如此。",
)
def codes_differ_by_more_than_zeros_or_a_mark(catalogue: Catalogue) -> Faults:
    """A code differs from that of another record by more than leading zeros, `/T` or `/Z`.

    So does a code in `replaces` or `replaced_by` that has no record.
    """
    alike: defaultdict[Skeleton, list[CataloguedStandard]] = defaultdict(list)
    for standard in catalogue.standards:
        if standard.code:
            alike[_skeleton(standard.code)].append(standard)
    for standard in catalogue.standards:
        for path, code in _codes(standard):
            others: Iterable[CataloguedStandard] = alike.get(_skeleton(code), ())
            if path == ("code",):  # told once, at the later of the two
                others = takewhile(lambda other, own=standard: other is not own, others)  # type: ignore[misc]
            elif catalogue.find(str(code)):
                continue
            other = next((other for other in others if other.code != code), None)
            if not other:
                continue
            yield (
                at(standard, *path),
                Message(
                    N_("{code} and {other} differ only by leading zeros, /T or /Z."),
                    {"code": str(code), "other": other.name},
                ),
                Message(
                    N_("Compare both with their covers; where they are two standards, silence this warning.")
                ),
            )


@rule(
    "LB115",
    INFO,
    zh="replaces、replaced_by 中未收录的标准号，若目录中有同一编号的其他年份版本，年号须核对。",
)
def year_is_not_that_of_another_edition(catalogue: Catalogue) -> Faults:
    """Where `replaces` or `replaced_by` names an edition without a record, no other edition has one, or both exist."""
    editions: defaultdict[str, list[CataloguedStandard]] = defaultdict(list)
    for standard in catalogue.standards:
        if standard.code:
            editions[standard.code.undated].append(standard)
    for standard in catalogue.standards:
        for path, code in _codes(standard):
            known = [other.name for other in editions.get(code.undated, ()) if other is not standard]
            if path[0] != "code" and code.year and known and str(code) not in known:
                yield (
                    at(standard, *path),
                    Message(
                        N_("{code} has no record, but another year has: {editions}."),
                        {"code": str(code), "editions": ", ".join(known)},
                    ),
                    Message(N_("Compare the year with the source; if it is right, leave it.")),
                )


@rule(
    "LB209",
    WARNING,
    zh="同一发布者的两项标准题名不应相同，前后版本或相互代替的除外；未识别记录的题名不应是某项已收录标准的题名。",
)
def titles_of_one_issuer_differ(catalogue: Catalogue) -> Faults:
    """Two standards of one issuer have different titles, unless they are editions or one replaces the other.

    The title of a record that is not identified is not that of a standard whose code is known.
    """
    of_issuer: defaultdict[tuple[str, str], list[CataloguedStandard]] = defaultdict(list)
    of_kind: dict[tuple[str, str], CataloguedStandard] = {}
    lines = _lines(catalogue)
    for standard in sorted(catalogue.standards, key=lambda other: not other.is_identified):
        title = _plain(standard.raw.title_zh or "")
        if not title:
            continue
        if standard.code:
            same_issuer = of_issuer[standard.code.prefix, title]
            other = next((other for other in same_issuer if not _are_related(standard, other, lines)), None)
            same_issuer.append(standard)
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
    titles = [_plain(standard.raw.title_zh or "") for standard in catalogue.standards]
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


def _codes(standard: CataloguedStandard) -> Iterator[tuple[tuple[str | int, ...], Code]]:
    """The code of a record and those it replaces or is replaced by, each with its path."""
    if standard.code:
        yield ("code",), standard.code
    for key in _RELATED:
        for number, written in enumerate(getattr(standard.raw, key)):
            code = code_of(written)
            if code and code.extent is Extent.ONE:
                yield (key, number), code


def _skeleton(code: Code) -> Skeleton:
    return *code.skeleton, code.year


def _plain(title: str) -> str:
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
        canonical(code) for one in (standard, other) for key in _RELATED for code in getattr(one.raw, key)
    }
    return standard.name in named or other.name in named


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
