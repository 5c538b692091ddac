"""What the catalogue knows, and what it knows that it does not know."""

from __future__ import annotations

from collections import Counter
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
    raws = [standard.raw for standard in of]
    origins = Counter(raw.title_en_from for raw in raws if raw.title_en_from)
    levels = Counter(standard.best_level for standard in of)
    return Coverage(
        total=len(of),
        identified=sum(standard.is_identified for standard in of),
        dated_issue=sum(bool(raw.issued) for raw in raws),
        dated_implementation=sum(bool(raw.implemented) for raw in raws),
        with_official_english=origins[TitleOrigin.OFFICIAL] + origins[TitleOrigin.PUBLISHER],
        with_project_english=origins[TitleOrigin.PROJECT],
        with_status=sum(bool(raw.status) for raw in raws),
        seen_cover=levels[Level.COVER],
        seen_listing=levels[Level.LISTING],
        seen_mention=levels[Level.MENTION],
    )
