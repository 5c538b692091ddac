"""Records that nobody has looked at for a year, and upcoming standards whose day has come."""

from __future__ import annotations

import datetime

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.records import Status, WrittenDate

LONGEST_UNREAD = datetime.timedelta(days=365)


def last_read(standard: CataloguedStandard) -> WrittenDate | None:
    """The day of the newest reading of a source; None where none was read."""
    raw = standard.raw
    days = [evidence.read for evidence in raw.evidence] + ([raw.status.read] if raw.status else [])
    return max(days, default=None)


def not_looked_at(catalogue: Catalogue) -> list[tuple[WrittenDate, CataloguedStandard]]:
    """The standards whose newest reading is older than a year on the catalogue's day, the oldest first."""
    oldest = catalogue.day - LONGEST_UNREAD
    read = [(day, standard) for standard in catalogue.ordered if (day := last_read(standard))]
    return sorted(
        ((day, standard) for day, standard in read if day.first_day < oldest), key=lambda pair: pair[0]
    )


def day_has_come(catalogue: Catalogue) -> list[tuple[WrittenDate, CataloguedStandard]]:
    """The standards that were read as upcoming and whose implementation date is reached, the longest ago first."""
    come = [
        (standard.raw.implemented, standard)
        for standard in catalogue.ordered
        if standard.raw.status
        and standard.raw.status.value is Status.UPCOMING
        and standard.raw.implemented
        and standard.raw.implemented.first_day <= catalogue.day
    ]
    return sorted(come, key=lambda pair: pair[0])
