"""What tells most of a city at a glance: a few standards, and counts of its kinds, subjects and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lubiao.codes import Kind
from lubiao.records import Tie

from .catalogue import Catalogue
from .standard import CataloguedStandard


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a set of standards.

    `fields` counts each standard once in each ICS field (two digits) it belongs to, so its counts need not
    add up to the total; `years` are years of issue, as sources print them. What has neither stands in the two
    last counts.
    """

    kinds: dict[Kind, int]
    fields: dict[str, int]
    years: dict[int, int]
    without_field: int
    without_year: int


def summary_of(standards: Iterable[CataloguedStandard]) -> Summary:
    """The summary of any set of standards: kinds in their order, the fullest field first, the latest year first."""
    of = list(standards)
    kinds = Counter(s.kind for s in of)
    fields = Counter(code for s in of for code in {written[:2] for written in s.raw.ics})
    years = Counter(s.raw.issued.year for s in of if s.raw.issued)
    return Summary(
        kinds={kind: kinds[kind] for kind in Kind if kinds[kind]},
        fields=dict(sorted(fields.items(), key=lambda item: (-item[1], item[0]))),
        years=dict(sorted(years.items(), reverse=True)),
        without_field=sum(not s.raw.ics for s in of),
        without_year=sum(not s.raw.issued for s in of),
    )


def telling_standards(catalogue: Catalogue, city: str, number: int) -> list[CataloguedStandard]:
    """A few standards with a title that show what is particular to a city.

    One about its own product or place, the newest that it issued, the newest that is cited for it; then
    again, until there are enough. Ties that no source prints are left out.
    """
    own = [
        s
        for s in catalogue.drafted_in.get(city, ())
        if any(
            tie.city == city and tie.by in (Tie.PRODUCT, Tie.PLACE_NAME) and not tie.weak
            for tie in s.raw.drafted_in
        )
    ]
    groups = (own, catalogue.issued_by.get(city, ()), catalogue.cited_for.get(city, ()))
    return list(islice(_in_turn([_newest_first(group) for group in groups]), number))


def _newest_first(standards: Iterable[CataloguedStandard]) -> list[CataloguedStandard]:
    named = [s for s in standards if s.is_identified and s.raw.title_zh and not s.raw.draft]
    return sorted(named, key=lambda s: (s.year, s.raw.issued or ""), reverse=True)


def _in_turn(groups: list[list[CataloguedStandard]]) -> Iterator[CataloguedStandard]:
    given: set[CataloguedStandard] = set()
    for place in range(max(map(len, groups), default=0)):
        for group in groups:
            if place < len(group) and group[place] not in given:
                given.add(group[place])
                yield group[place]
