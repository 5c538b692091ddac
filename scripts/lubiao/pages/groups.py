"""What pages of all languages group standards by: worked out once for a catalogue, before the first page asks."""

from __future__ import annotations

from functools import cached_property, lru_cache

from lubiao.catalogue import Catalogue, CataloguedStandard, Coverage, coverage_of
from lubiao.catalogue.bodies import Body, bodies_of
from lubiao.catalogue.carrying import Carried, carried_by_source
from lubiao.catalogue.subjects import Subject, subjects_of
from lubiao.catalogue.years import years_of


class Groups:
    """The groups of a catalogue. Nobody changes what they give."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """See `bodies_of`."""
        return bodies_of(self._catalogue)

    @cached_property
    def carried(self) -> dict[str, Carried]:
        """See `carried_by_source`."""
        return carried_by_source(self._catalogue)

    @cached_property
    def coverage(self) -> Coverage:
        """Of the whole catalogue."""
        return coverage_of(self._catalogue.standards)

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        """See `subjects_of`."""
        return subjects_of(self._catalogue.ordered)

    @cached_property
    def years(self) -> dict[int, list[CataloguedStandard]]:
        """See `years_of`."""
        return years_of(self._catalogue)


groups_of = lru_cache(maxsize=1)(Groups)
"""Catalogue → its groups. A build has one catalogue, and a site for each language."""
