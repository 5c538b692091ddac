"""Standards by the year in which they were issued."""

from __future__ import annotations

from collections import defaultdict

from .catalogue import Catalogue
from .standard import CataloguedStandard


def years_of(catalogue: Catalogue) -> dict[int, list[CataloguedStandard]]:
    """Year of issue → its standards, the newest year first. Only a known issue date tells: a code may bear another year."""
    years: defaultdict[int, list[CataloguedStandard]] = defaultdict(list)
    for standard in catalogue.ordered:
        if standard.raw.issued:
            years[standard.raw.issued.year].append(standard)
    return dict(sorted(years.items(), reverse=True))


def without_year(catalogue: Catalogue) -> list[CataloguedStandard]:
    """The standards whose issue date no source that was read prints."""
    return [standard for standard in catalogue.ordered if not standard.raw.issued]
