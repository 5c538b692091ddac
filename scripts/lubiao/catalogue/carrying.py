"""What each source carries, and what is cited for a city: claims beside the standards they are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lubiao.records import Citation, Evidence, ReportedFigure, StatusReading

from .catalogue import Catalogue
from .standard import CataloguedStandard


@dataclass(frozen=True, slots=True)
class CitedStandard:
    """A standard and the citations that name it, in the order of sources and places."""

    standard: CataloguedStandard
    citations: tuple[Citation, ...]

    @property
    def first(self) -> Citation:
        """The citation under which it is listed."""
        return self.citations[0]


@dataclass(frozen=True, slots=True)
class SeenStandard:
    """A standard and what one source shows of it."""

    standard: CataloguedStandard
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ReadStatus:
    """A standard and the status that one source gives it."""

    standard: CataloguedStandard
    reading: StatusReading


@dataclass(slots=True)
class Carried:
    """What rests on one source. Each standard stands once in each list."""

    cited: list[CitedStandard] = field(default_factory=list)
    evidence: list[SeenStandard] = field(default_factory=list)
    statuses: list[ReadStatus] = field(default_factory=list)
    figures: list[ReportedFigure] = field(default_factory=list)

    @property
    def standards(self) -> int:
        """How many standards the source says anything of."""
        return len(
            {each.standard for each in self.cited}
            | {each.standard for each in self.evidence}
            | {each.standard for each in self.statuses}
        )

    def in_numbers(self) -> tuple[object, ...]:
        """What is shown of it where its standards are not."""
        return self.standards, len(self.figures)


def carried_by_source(catalogue: Catalogue) -> dict[str, Carried]:
    """Source id → what it carries, in the order of data/sources.yaml; a source that carries nothing is there too."""
    carried = {source: Carried() for source in catalogue.sources}
    cited: defaultdict[str, list[tuple[CataloguedStandard, Citation]]] = defaultdict(list)
    for standard in catalogue.ordered:
        raw = standard.raw
        for citation in raw.cited:
            cited[citation.source].append((standard, citation))
        for source in dict.fromkeys(evidence.source for evidence in raw.evidence):
            shown = tuple(evidence for evidence in raw.evidence if evidence.source == source)
            if source in carried:
                carried[source].evidence.append(SeenStandard(standard, shown))
        if raw.status and raw.status.source in carried:
            carried[raw.status.source].statuses.append(ReadStatus(standard, raw.status))
    for source, pairs in cited.items():
        if source in carried:
            carried[source].cited = _by_place(catalogue, pairs)
    for entry in catalogue.data.reported:
        if entry.record.source in carried:
            carried[entry.record.source].figures.append(entry.record)
    return carried


def cited_for_city(catalogue: Catalogue, city: str) -> list[CitedStandard]:
    """The standards cited for a city, each once, in the order of sources and places."""
    pairs = [(s, c) for s in catalogue.cited_for.get(city, ()) for c in s.raw.cited if c.city == city]
    return _by_place(catalogue, pairs)


def _by_place(
    catalogue: Catalogue, pairs: Iterable[tuple[CataloguedStandard, Citation]]
) -> list[CitedStandard]:
    position = _position(catalogue)
    of: defaultdict[CataloguedStandard, list[Citation]] = defaultdict(list)
    for standard, citation in pairs:
        of[standard].append(citation)
    cited = [CitedStandard(s, tuple(sorted(citations, key=position))) for s, citations in of.items()]
    return sorted(cited, key=lambda each: (*position(each.first), each.standard.sort_key))


def _position(catalogue: Catalogue) -> Callable[[Citation], tuple[object, ...]]:
    """The order of citations: source and city as in their files, then the place, its numbers as numbers."""
    sources = {source: number for number, source in enumerate(catalogue.sources)}
    cities = {city: number for number, city in enumerate(catalogue.cities)}

    def position(citation: Citation) -> tuple[object, ...]:
        place = [
            (int(digits or 0), text) for text, digits in re.findall(r"([^0-9]*)([0-9]{0,18})", citation.place)
        ]
        return sources.get(citation.source, len(sources)), cities.get(citation.city, len(cities)), place

    return position
