"""What the catalogue knows, and what it knows that it does not know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lubiao.records import Level, TitleOrigin

from .standard import CataloguedStandard


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over a set of standards; each but `total` is a part of it."""

    total: int
    identified: int
    dated_issue: int
    dated_implementation: int
    with_official_english: int
    with_project_english: int
    with_status: int
    seen_cover: int
    seen_listing: int
    seen_mention: int


def coverage_of(standards: Iterable[CataloguedStandard]) -> Coverage:
    """The coverage of any set of standards: the whole catalogue, a city, a kind."""
    of = list(standards)

    def count(values: Iterable[object]) -> int:
        return sum(map(bool, values))

    return Coverage(
        total=len(of),
        identified=count(s.is_identified for s in of),
        dated_issue=count(s.raw.issued for s in of),
        dated_implementation=count(s.raw.implemented for s in of),
        with_official_english=count(
            s.raw.title_en_from in (TitleOrigin.OFFICIAL, TitleOrigin.PUBLISHER) for s in of
        ),
        with_project_english=count(s.raw.title_en_from is TitleOrigin.PROJECT for s in of),
        with_status=count(s.raw.status for s in of),
        seen_cover=count(s.best_level is Level.COVER for s in of),
        seen_listing=count(s.best_level is Level.LISTING for s in of),
        seen_mention=count(s.best_level is Level.MENTION for s in of),
    )
