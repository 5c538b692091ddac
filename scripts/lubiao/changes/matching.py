"""Which record was which: by name, and where a name is gone, by signs that only one other record shows.

A record whose code or id is gone is taken for one with a new name, if one of these leads to a single new record,
and from there back to this one alone; they are tried in this order:

1. The new record lists the old code or id under `former`.
2. Both have the same Chinese title, no other class as far as known, and either has no code that can be read; or their codes differ in one part only (what
   stands before the number, the number, or the year), no date in one differs from that in the other, and the new
   one does not replace the old one. Where only the year differs, both must know the day of issue, unless the old
   code had no year: another edition of a standard has another year and often the same title.
3. The old one is not identified, and the new one keeps a citation (source, place, name cited under) of it, or
   words that were seen in a source.

Everything else is one record removed and another one added. Where a record stands in its file says nothing:
records are sorted by their codes.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from lubiao.catalogue import CataloguedStandard

from .facts import canonical

T = TypeVar("T")
Pair: TypeAlias = tuple[CataloguedStandard, CataloguedStandard]
Signs: TypeAlias = Callable[[CataloguedStandard], Iterable[Hashable]]


def by_name(
    old: Sequence[T], new: Sequence[T], name: Callable[[T], Hashable]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Pairs of the same name, in the order of `new`; then those that are only in `old`, and only in `new`.

    Of several with one name the first belongs to the first.
    """
    before = dict(_numbered(old, name))
    after = dict(_numbered(new, name))
    pairs = [(before[key], item) for key, item in after.items() if key in before]
    gone = [item for key, item in before.items() if key not in after]
    come = [item for key, item in after.items() if key not in before]
    return pairs, gone, come


def _numbered(items: Iterable[T], name: Callable[[T], Hashable]) -> Iterator[tuple[Hashable, T]]:
    seen: Counter[Hashable] = Counter()
    for item in items:
        key = name(item)
        yield (key, seen[key]), item
        seen[key] += 1


def name_of_standard(standard: CataloguedStandard) -> Hashable:
    """The name under which a standard is looked for: a code never meets an id that reads the same."""
    return standard.raw.code is not None, standard.name


def renamed(gone: list[CataloguedStandard], come: list[CataloguedStandard]) -> list[Pair]:
    """The standards that have another name now. Takes time in proportion to their number."""
    pairs: list[Pair] = []
    for old_signs, new_signs, is_same in (
        (_own_name, _former_names, lambda old, new: True),
        (_title, _title, _is_same_by_title),
        (_traces, _traces, lambda old, new: not old.is_identified),
    ):
        left = {id(standard) for pair in pairs for standard in pair}
        before = [standard for standard in gone if id(standard) not in left]
        after = [standard for standard in come if id(standard) not in left]
        pairs += [pair for pair in _led_to_each_other(before, after, old_signs, new_signs) if is_same(*pair)]
    return pairs


def _led_to_each_other(
    old: list[CataloguedStandard], new: list[CataloguedStandard], old_signs: Signs, new_signs: Signs
) -> Iterator[Pair]:
    before, after = _bearers(old, old_signs), _bearers(new, new_signs)
    forth: dict[CataloguedStandard, set[CataloguedStandard]] = {}
    back: dict[CataloguedStandard, set[CataloguedStandard]] = {}
    for sign in before.keys() & after.keys():
        # A sign that many bear is none, and to follow it to each of them would take too long.
        one_each = len(before[sign]) == len(after[sign]) == 1
        olds, news = (before[sign], after[sign]) if one_each else (before[sign][:2], after[sign][:2])
        for standard in olds:
            forth.setdefault(standard, set()).update(news)
        for standard in news:
            back.setdefault(standard, set()).update(olds)
    for standard, found in forth.items():
        if len(found) == 1 and back[other := next(iter(found))] == {standard}:
            yield standard, other


def _bearers(standards: list[CataloguedStandard], signs: Signs) -> dict[Hashable, list[CataloguedStandard]]:
    found: dict[Hashable, list[CataloguedStandard]] = {}
    for standard in standards:
        for sign in dict.fromkeys(signs(standard)):
            found.setdefault(sign, []).append(standard)
    return found


def _own_name(standard: CataloguedStandard) -> Iterator[Hashable]:
    yield standard.name


def _former_names(standard: CataloguedStandard) -> Iterator[Hashable]:
    return (canonical(written) for written in standard.raw.former)


def _title(standard: CataloguedStandard) -> Iterator[Hashable]:
    if standard.raw.title_zh:
        title = unicodedata.normalize("NFKC", standard.raw.title_zh)
        yield "".join(title.split()).casefold()


def _traces(standard: CataloguedStandard) -> Iterator[Hashable]:
    for cited in standard.raw.cited:
        yield cited.source, cited.place, cited.under
    for evidence in standard.raw.evidence:
        if evidence.seen:
            yield evidence.source, evidence.seen


def _is_same_by_title(old: CataloguedStandard, new: CataloguedStandard) -> bool:
    if old.kind and new.kind and old.kind is not new.kind:
        return False
    if not old.code or not new.code:
        return True
    if old.name in map(canonical, new.raw.replaces):
        return False
    dates = ((old.raw.issued, new.raw.issued), (old.raw.implemented, new.raw.implemented))
    if any(one and other and one != other for one, other in dates):
        return False
    parts = (
        (old.code.head, new.code.head),
        (old.code.number, new.code.number),
        (old.code.year, new.code.year),
    )
    if sum(one != other for one, other in parts) > 1:
        return False
    other_year = old.code.year is not None and old.code.year != new.code.year
    return not other_year or bool(old.raw.issued and new.raw.issued)
