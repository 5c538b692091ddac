"""Standards by their status on the catalogue's day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lubiao.codes import Grade

from .catalogue import Catalogue
from .standard import CataloguedStandard
from .standing import Basis, StandingStatus


def statuses_of(catalogue: Catalogue) -> dict[StandingStatus, list[CataloguedStandard]]:
    """Every status, those without standards too: a status that is empty today keeps its page."""
    statuses: dict[StandingStatus, list[CataloguedStandard]] = {status: [] for status in StandingStatus}
    for standard in catalogue.ordered:
        statuses[catalogue.standings[standard].status].append(standard)
    return statuses


def count_by_status(
    catalogue: Catalogue, standards: Iterable[CataloguedStandard]
) -> dict[StandingStatus, int]:
    """How many of the standards have each status that occurs among them, in the order of the statuses."""
    counts = Counter(catalogue.standings[standard].status for standard in standards)
    return {status: counts[status] for status in StandingStatus if counts[status]}


def count_by_basis(catalogue: Catalogue, standards: Iterable[CataloguedStandard]) -> dict[Basis, int]:
    """How many statuses rest on what, in the order of the bases."""
    counts = Counter(catalogue.standings[standard].basis for standard in standards)
    return {basis: counts[basis] for basis in Basis if counts[basis]}


def count_by_grade(standards: Iterable[CataloguedStandard]) -> dict[Grade, int]:
    """How many of the standards are mandatory, recommended, guidance; what has no grade is not counted."""
    counts = Counter(standard.grade for standard in standards)
    return {grade: counts[grade] for grade in Grade if counts[grade]}
