"""What happened, as values: to a standard, or to what its record says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.former_names import slug_of_former
from lubiao.changes.change import Changed, KeyChange
from lubiao.records import Level, Source, Status, TitleOrigin, WrittenDate


class What(StrEnum):
    """What happened. Up to `CHANGED` to the standard, from `FIRST_READ` on to its record."""

    ISSUED = "issued"
    IMPLEMENTED = "implemented"
    REVIEWED = "reviewed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    FIRST_READ = "first-read"
    STATUS_READ = "status-read"
    ADDED = "added"
    REMOVED = "removed"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the catalogue's history.

    `identity` is that of the standard, see `identity_of`; `again` tells events apart that can happen to it more than once.
    `date` is a day, or a month where no day is known. `standard` is None for
    one that the catalogue holds no more; `name`, `slug` and the titles are told either way, but whose the English
    title is only of one that it holds. The others are what is
    needed to say the event, each None or empty where it has no part in it: `implemented` of what was issued, `by`
    the codes of successors, the `source`, the `level` or `status` that was read there, the `release` and the `keys`
    that were different in it.
    """

    identity: str
    date: WrittenDate
    changed: Changed
    what: What
    standard: CataloguedStandard | None
    name: str
    slug: str
    title_zh: str | None
    title_en: str | None
    title_en_from: TitleOrigin | None = None
    implemented: WrittenDate | None = None
    by: tuple[str, ...] = ()
    source: Source | None = None
    level: Level | None = None
    status: Status | None = None
    release: str | None = None
    keys: tuple[KeyChange, ...] = ()
    again: str = ""

    @property
    def id(self) -> str:
        """For ever: the identity of the standard, what happened, and, where that can happen more than once, when.

        `db3702-t-0014-2022/issued`, `…/status-read/2026-11-23`, `…/corrected/2026.12`. A date that is corrected moves the
        event and leaves its id.
        """
        return "/".join(filter(None, (self.identity, self.what, self.again)))

    @property
    def day(self) -> datetime.date:
        """The day under which it stands: the first that its date allows."""
        return self.date.first_day


def identity_of(standard: CataloguedStandard) -> str:
    """What the identifiers of a standard's events begin with: its slug, and where it had another name, the first it had.

    A record that gets its code keeps its events: whoever has read them does not see them as new.
    """
    former = standard.raw.former
    return (slug_of_former(former[0]) if former else "") or standard.slug
