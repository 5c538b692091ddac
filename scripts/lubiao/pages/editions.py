"""The line of editions that a standard stands in: what it replaced, what replaced it, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import CodeError, parse

MOST_STEPS = 8
"""Steps that are shown on either side; who wants to go further follows the last of them."""

Place = Literal["earlier", "this", "later"]


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its code as printed, the year of the code, and its record where the catalogue holds it."""

    code: str
    year: int | None
    standard: CataloguedStandard | None


@dataclass(frozen=True, slots=True)
class Step:
    """The editions that stand side by side at one step of the line."""

    place: Place
    editions: tuple[Edition, ...]


def line_of(standard: CataloguedStandard, catalogue: Catalogue) -> list[Step]:
    """The steps of the line, oldest first, the standard itself among them; empty where it stands alone.

    Each edition is shown once, so that records which lead in a circle end too.
    """

    def before(of: CataloguedStandard) -> Iterable[Edition]:
        return _editions(of.predecessors, of.raw.replaces, catalogue)

    def after(of: CataloguedStandard) -> Iterable[Edition]:
        return _editions(of.successors, of.raw.replaced_by, catalogue)

    this = _held(standard)
    seen = {this.code}
    earlier = _walk(this, before, seen, "earlier")
    later = _walk(this, after, seen, "later")
    if not (earlier or later):
        return []
    return [*reversed(earlier), Step("this", (this,)), *later]


def _walk(
    start: Edition,
    neighbours: Callable[[CataloguedStandard], Iterable[Edition]],
    seen: set[str],
    place: Place,
) -> list[Step]:
    steps: list[Step] = []
    front: tuple[Edition, ...] = (start,)
    while len(steps) < MOST_STEPS:
        found = {
            edition.code: edition
            for of in front
            if of.standard
            for edition in neighbours(of.standard)
            if edition.code not in seen
        }
        if not found:
            break
        seen.update(found)
        front = tuple(sorted(found.values(), key=lambda edition: edition.year or 0))
        steps.append(Step(place, front))
    return steps


def _editions(
    linked: list[CataloguedStandard], written: tuple[str, ...], catalogue: Catalogue
) -> Iterable[Edition]:
    """The linked records, then the codes that the record names beside them."""
    yield from map(_held, linked)
    for code in written:
        if held := catalogue.find(code):
            yield _held(held)
        else:
            yield Edition(catalogue.display(code), _year(code), None)


def _held(standard: CataloguedStandard) -> Edition:
    return Edition(standard.code.display if standard.code else standard.name, standard.year or None, standard)


def _year(code: str) -> int | None:
    try:
        return parse(code).year
    except CodeError:
        return None
