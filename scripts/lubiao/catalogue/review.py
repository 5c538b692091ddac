"""Which standards are due for review. Due is not invalid: nothing here touches a status.

Standardization Law of 2017, Art. 29: standards are reviewed, generally within five years.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lubiao.codes import Kind
from lubiao.records import WrittenDate

from .catalogue import Catalogue
from .standard import CataloguedStandard
from .standing import StandingStatus

YEARS_TO_REVIEW = 5

NOT_REVIEWED = (None, Kind.ENTERPRISE, Kind.INTERNATIONAL)
"""Kinds that the article does not speak of."""

MAY_HOLD = (StandingStatus.IN_FORCE, StandingStatus.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A review that is due: `last` is the day of issue or of the last review, `since` five years later.

    Where only a month is known of `last`, `since` is that month, too.
    """

    standard: CataloguedStandard
    last: WrittenDate
    since: WrittenDate


def review_date(standard: CataloguedStandard) -> ReviewDue | None:
    """When a review of the standard is due, in the past or still ahead, whatever its status.

    None also where the calendar ends before it: a year that nobody meant, but a date that can be written.
    """
    last = standard.raw.reviewed or standard.raw.issued
    if not last or standard.kind in NOT_REVIEWED or last.year + YEARS_TO_REVIEW > datetime.MAXYEAR:
        return None
    return ReviewDue(standard, last, _years_later(last))


def review_due(catalogue: Catalogue, standard: CataloguedStandard) -> ReviewDue | None:
    """Whether a review of the standard is due on the catalogue's day; never where it surely holds no more."""
    found = review_date(standard)
    if not found or found.since.first_day > catalogue.day:
        return None
    return found if catalogue.standings[standard].status in MAY_HOLD else None


def reviews_due(catalogue: Catalogue) -> list[ReviewDue]:
    """All reviews that are due, the longest due first."""
    due = [found for standard in catalogue.ordered if (found := review_due(catalogue, standard))]
    return sorted(due, key=lambda found: found.since)


def _years_later(date: WrittenDate) -> WrittenDate:
    later = f"{date.year + YEARS_TO_REVIEW:04}{date[4:]}"
    return WrittenDate(later.replace("-02-29", "-03-01"))
