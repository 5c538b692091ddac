"""The standards that are given out: all of the catalogue, or those of a city, a kind, a status."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from lubiao.catalogue import Catalogue, CataloguedStandard, StandingStatus
from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.last_change import last_change
from lubiao.codes import Kind
from lubiao.texts import LANGUAGES, Language

from .derived import Derived, derived
from .events import Event
from .history import history_of, whole_history
from .kept import Kept
from .share import WHOLE, Share

Made = TypeVar("Made")

KEPT = 16
"""Standards of which is kept what several files say: of more, the garbage collector looks at it over and over."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which standards are meant: tied to one of the cities, of one of the kinds, with one of the statuses.

    What is empty does not narrow. Cities are ids; a city is tied to what it issued, what is cited for it, and
    what was drafted or produced there.
    """

    cities: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    statuses: frozenset[StandingStatus] = frozenset()

    def of(self, catalogue: Catalogue) -> tuple[CataloguedStandard, ...]:
        """The standards meant, in the order of lists. Raises KeyError for a city that the catalogue does not have."""
        tied = {standard for city in self.cities for standard in catalogue.of_city(city)}
        return tuple(
            standard
            for standard in catalogue.ordered
            if (not self.cities or standard in tied)
            and (not self.kinds or standard.kind in self.kinds)
            and (not self.statuses or catalogue.standings[standard].status in self.statuses)
        )


@dataclass(frozen=True)
class Collection:
    """Standards of a catalogue, and the addresses under which they are published.

    `language` is that of a file that can be in one only, such as a bibliography: Chinese, the language of the sources.
    `share` and `kept` say which files of the site are made here; they change nothing in any of them.
    """

    catalogue: Catalogue
    addresses: Addresses
    selection: Selection = field(default_factory=Selection)
    language: Language = LANGUAGES[0]
    share: Share = WHOLE
    kept: Kept = field(default_factory=Kept, compare=False)

    @cached_property
    def standards(self) -> tuple[CataloguedStandard, ...]:
        """The standards meant, in the order of lists."""
        return self.selection.of(self.catalogue)

    @cached_property
    def own(self) -> tuple[CataloguedStandard, ...]:
        """Those of the standards whose files are made here, and now."""
        return tuple(
            each
            for each in self.standards
            if self.share.has(self.addresses.of_standard(each)) and not self.kept.has_standard(each)
        )

    @cached_property
    def generated(self) -> datetime.date:
        """The day of the last change of the whole catalogue, whatever the selection. See `last_change`."""
        return last_change(self.catalogue)

    @property
    def is_dated(self) -> bool:
        """Whether anything dates the data. Where nothing does, `generated` is no day that people should be told."""
        return self.generated != datetime.date.min

    @cached_property
    def history(self) -> tuple[Event, ...]:
        """What happened to these standards and their records, the newest first. See `history_of`."""
        if self.selection == Selection():
            return whole_history(self.catalogue)
        return history_of(self.catalogue, self.standards)

    def derived(self, standard: CataloguedStandard) -> Derived:
        """What follows from the record, worked out once for a while: every format tells it."""
        return self.once(_derived, standard)

    @cached_property
    def _lately(self) -> dict[object, dict[CataloguedStandard, Any]]:
        return {}

    def once(
        self, make: Callable[[Collection, CataloguedStandard], Made], standard: CataloguedStandard
    ) -> Made:
        """What a function makes of a standard, kept for a while.

        Files that are written side by side share what they say that way, without all of it being held.
        """
        kept = self._lately.setdefault(make, {})
        if standard not in kept:
            if len(kept) >= KEPT:
                kept.clear()
            kept[standard] = make(self, standard)
        made: Made = kept[standard]
        return made

    @cached_property
    def _made(self) -> dict[object, Any]:
        return {}

    def made(self, make: Callable[[Collection], Made]) -> Made:
        """What a function makes of the collection, made once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made


def _derived(collection: Collection, standard: CataloguedStandard) -> Derived:
    return derived(standard, collection.catalogue)
