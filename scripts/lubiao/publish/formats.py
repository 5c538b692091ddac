"""The formats in which a collection is given out as one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from lubiao.findings import N_

from . import atom, calendars
from .collection import Collection
from .following import write_calendar, write_feed


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a collection as one file.

    `name` is what `lubiao export` calls it, `file` the name of the file on the site, below `downloads/`. `title` and
    `about` are texts of the interface: what it is, and for whom. `write` writes the whole file; the stream need not
    be one in which one can go back.
    """

    name: str
    file: str
    media_type: str
    title: str
    about: str
    write: Callable[[Collection, BinaryIO], None]

    @property
    def path(self) -> str:
        """The address of the file on the site."""
        return f"downloads/{self.file}"


_OFFERED: tuple[Format, ...] = (
    Format(
        "atom", "changes.atom", atom.MEDIA_TYPE, N_("Atom feed"),
        N_("The newest changes of standards and of their records, for a feed reader."), write_feed,
    ),
    Format(
        "ics", "dates.ics", calendars.MEDIA_TYPE, N_("iCalendar"),
        N_("Implementation dates and reviews due, for a calendar."), write_calendar,
    ),
)  # fmt: skip
"""In the order in which they are offered."""

FORMATS: dict[str, Format] = {each.name: each for each in _OFFERED}
"""All formats by name."""
