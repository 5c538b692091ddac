"""Codes that look alike: where two differ by a slip of the hand, one of them may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import Code, Extent
from lubiao.findings import N_, Message

from .like_titles import plain_title
from .places import at, code_of
from .rule import INFO, WARNING, Faults, rule

MOST_ALIKE = 50
"""Titles that a new one is held against; more that differ by two edits or fewer are a numbered series."""

_RELATED = ("replaces", "replaced_by")

Skeleton = tuple[str, tuple[str, ...], int | None]
"""What stays of a code without its mark and its leading zeros: prefix, pieces of the number, year."""


class Alike:
    """Finds the records that the rules about likeness may hold against a new one, so that not all are checked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._standards = catalogue.standards
        self._titles = [plain_title(standard.raw.title_zh or "") for standard in catalogue.standards]
        self._of_code: defaultdict[Skeleton, list[CataloguedStandard]] = defaultdict(list)
        for standard in catalogue.standards:
            if standard.code:
                self._of_code[_skeleton(standard.code)].append(standard)

    def to(self, codes: Iterable[Code], title: str) -> list[CataloguedStandard]:
        """The records with such a code or title, in the order of the catalogue."""
        from rapidfuzz import process  # Imported here: whoever checks the whole catalogue has no use for it.
        from rapidfuzz.distance import Levenshtein

        found = {id(standard) for code in codes for standard in self._of_code.get(_skeleton(code), ())}
        if plain := plain_title(title):
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
    first: defaultdict[Skeleton, dict[Code, int]] = defaultdict(dict)
    for number, standard in enumerate(catalogue.standards):
        if standard.code:
            first[_skeleton(standard.code)].setdefault(standard.code, number)
    for number, standard in enumerate(catalogue.standards):
        for path, code in _codes(standard):
            others = first.get(_skeleton(code), {})
            if path != ("code",) and catalogue.find(str(code)):
                continue
            # Two records are told once, at the later of the two.
            before = number if path == ("code",) else len(catalogue.standards)
            place = next((place for other, place in others.items() if other != code and place < before), None)
            other = None if place is None else catalogue.standards[place]
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
            if path[0] == "code" or not code.year:
                continue
            known = [other.name for other in editions.get(code.undated, ()) if other is not standard]
            if known and str(code) not in known:
                yield (
                    at(standard, *path),
                    Message(
                        N_("{code} has no record, but another year has: {editions}."),
                        {"code": str(code), "editions": ", ".join(known)},
                    ),
                    Message(N_("Compare the year with the source; if it is right, leave it.")),
                )


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
