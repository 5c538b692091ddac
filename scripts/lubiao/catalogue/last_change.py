"""The day of the last change that the data itself dates: the clock of a build says nothing about the data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache

from lubiao.records import WrittenDate

from .catalogue import Catalogue
from .review import review_due
from .standard import CataloguedStandard


@lru_cache(maxsize=1)
def last_change(catalogue: Catalogue) -> datetime.date:
    """The last day, up to the catalogue's own, on which a source was read, or what is told of a standard changed by time.

    The same data give the same day until a standard comes into force, is withdrawn, or falls due for review.
    Where nothing has a date it is the first day of the calendar.
    """
    days = (last_change_of(catalogue, standard) for standard in catalogue.standards)
    return max((day for day in days if day), default=datetime.date.min)


def last_change_of(catalogue: Catalogue, standard: CataloguedStandard) -> datetime.date | None:
    """The same for one standard; None where nothing of it has a date. A month counts as its first day."""
    days = (date.first_day for date in _dates(catalogue, standard))
    return max((day for day in days if day <= catalogue.day), default=None)


def _dates(catalogue: Catalogue, standard: CataloguedStandard) -> Iterator[WrittenDate]:
    raw = standard.raw
    yield from (evidence.read for evidence in raw.evidence)
    yield from (date for date in (raw.issued, raw.implemented, raw.withdrawn, raw.reviewed) if date)
    if raw.status:
        yield raw.status.read
    if due := review_due(catalogue, standard):
        yield due.since
    if since := catalogue.standings[standard].since:
        yield since
