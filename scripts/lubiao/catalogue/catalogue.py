"""All records of a data folder, linked."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from lubiao.codes import CodeError, Kind, parse
from lubiao.reading import Data, Vocabulary
from lubiao.reading.data import without_collecting_garbage
from lubiao.records import City, Organization, ReportedFigure, Source

from .standard import CataloguedStandard, catalogued
from .standing import Standing, standing_of


@dataclass(eq=False)
class Catalogue:
    """The linked records. `day` is the day for which statuses are told."""

    data: Data
    day: datetime.date
    standards: list[CataloguedStandard] = field(default_factory=list)
    _by_code: dict[str, CataloguedStandard] = field(default_factory=dict)

    @classmethod
    def link(cls, data: Data, day: datetime.date) -> Catalogue:
        """Link what was read. Nothing is refused here; what is wrong is the rules' to tell."""
        with without_collecting_garbage():
            return cls._linked(data, day)

    @classmethod
    def _linked(cls, data: Data, day: datetime.date) -> Catalogue:
        catalogue = cls(data, day, [catalogued(entry) for entry in data.standards])
        for standard in catalogue.standards:
            if standard.code:
                catalogue._by_code.setdefault(str(standard.code), standard)
        for standard in catalogue.standards:
            if standard.raw.draft:
                continue
            for written in standard.raw.replaces:
                old = catalogue.find(written)
                if old and old is not standard and standard not in old.successors:
                    old.successors.append(standard)
                    standard.predecessors.append(old)
        for standard in catalogue.standards:
            standard.predecessors.sort(key=lambda other: other.year)
            standard.successors.sort(key=lambda other: other.year)
        return catalogue

    def find(self, written: str) -> CataloguedStandard | None:
        """The standard with a code, in any spelling; None where there is none, or where it is no code."""
        if written in self._by_code:
            return self._by_code[written]
        try:
            return self._by_code.get(str(parse(written)))
        except CodeError:
            return None

    def display(self, written: str) -> str:
        """A code as it is printed on a page, the year behind an em dash; as written where it cannot be read."""
        try:
            return parse(written).display
        except CodeError:
            return written

    @cached_property
    def ordered(self) -> list[CataloguedStandard]:
        """All standards in the order of lists."""
        return sorted(self.standards, key=lambda standard: standard.sort_key)

    @cached_property
    def cities(self) -> dict[str, City]:
        """Cities by id, in the order of data/cities.yaml."""
        return {entry.record.id: entry.record for entry in self.data.cities}

    @cached_property
    def city_of_division(self) -> dict[str, City]:
        """Cities by division code."""
        return {city.division: city for city in self.cities.values()}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {entry.record.id: entry.record for entry in self.data.sources}

    @cached_property
    def organizations(self) -> dict[str, Organization]:
        """Bodies by each of their names."""
        return {
            name: entry.record
            for entry in self.data.organizations
            for name in (entry.record.name_zh, *entry.record.also)
        }

    @property
    def vocabulary(self) -> Vocabulary:
        """ICS, CCS, sectors, divisions."""
        return self.data.vocabulary

    @cached_property
    def standings(self) -> dict[CataloguedStandard, Standing]:
        """The status of each standard on the catalogue's day."""
        return {standard: standing_of(standard, self.day) for standard in self.standards}

    def issuing_city(self, standard: CataloguedStandard) -> City | None:
        """The city whose division a municipal code names."""
        return self.city_of_division.get(standard.division or "")

    def newest(self, standard: CataloguedStandard) -> CataloguedStandard:
        """The last standard of the line of successors; the standard itself where nothing replaced it."""
        seen = {standard}
        while standard.successors and standard.successors[-1] not in seen:
            standard = standard.successors[-1]
            seen.add(standard)
        return standard

    def _by(self, keys: Iterable[tuple[str, CataloguedStandard]]) -> dict[str, list[CataloguedStandard]]:
        groups: defaultdict[str, list[CataloguedStandard]] = defaultdict(list)
        for key, standard in keys:
            if not groups[key] or groups[key][-1] is not standard:
                groups[key].append(standard)
        return dict(groups)

    @cached_property
    def issued_by(self) -> dict[str, list[CataloguedStandard]]:
        """City id → the municipal standards that the city issued."""
        return self._by((city.id, s) for s in self.ordered if (city := self.issuing_city(s)))

    @cached_property
    def cited_for(self) -> dict[str, list[CataloguedStandard]]:
        """City id → the standards that a source cites for the city."""
        return self._by(
            (cited.city, s) for s in self.ordered for cited in sorted(s.raw.cited, key=lambda c: c.city)
        )

    @cached_property
    def drafted_in(self) -> dict[str, list[CataloguedStandard]]:
        """City id → the standards drafted there, or about its products and places."""
        return self._by(
            (tie.city, s) for s in self.ordered for tie in sorted(s.raw.drafted_in, key=lambda t: t.city)
        )

    @cached_property
    def of_kind(self) -> dict[Kind, list[CataloguedStandard]]:
        """Kind → its standards, in the order of the kinds; kinds without standards are left out."""
        groups = self._by((s.kind, s) for s in self.ordered if s.kind)
        return {kind: groups[kind] for kind in Kind if kind in groups}

    @cached_property
    def reported_for(self) -> dict[str, list[ReportedFigure]]:
        """City id → the figures that sources report for it, in the order of the file."""
        groups: defaultdict[str, list[ReportedFigure]] = defaultdict(list)
        for entry in self.data.reported:
            groups[entry.record.city].append(entry.record)
        return dict(groups)

    @cached_property
    def _of_city(self) -> dict[str, list[CataloguedStandard]]:
        groups = (self.issued_by, self.cited_for, self.drafted_in)
        tied = {city: {s for group in groups for s in group.get(city, ())} for city in self.cities}
        return {city: sorted(of, key=lambda standard: standard.sort_key) for city, of in tied.items()}

    def of_city(self, city: str) -> list[CataloguedStandard]:
        """All standards tied to a city in any way, each once, in the order of lists."""
        return self._of_city[city]
