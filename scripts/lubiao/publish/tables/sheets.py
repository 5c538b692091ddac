"""What the sheets of the workbook show: words and names in the language of the reader, dates as dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lubiao.catalogue import CataloguedStandard
from lubiao.findings import N_
from lubiao.publish.collection import Collection
from lubiao.publish.licence import (
    CATALOGUE_ABOUT,
    CATALOGUE_TITLE,
    LICENCE_ADDRESS,
    LICENCE_SAID,
    LICENCE_TITLE,
    NOT_COVERED,
)
from lubiao.records import WrittenDate
from lubiao.texts import Language, translator

from .flat import FLAT, flat_row
from .given import Given, given
from .model import ORIGIN, Column, Type
from .parts import PARTS
from .registers import SOURCES

FIRST_YEAR = 1901
"""Excel counts days from 1900, whose first months it counts wrongly."""

Cell = str | int | datetime.date | None

SheetRow = tuple[Sequence[Cell], str | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the head and width (characters) of each column, and its rows, each with the address behind
    its first cell: first those of each standard, then its own. `printed` columns fit on a page; without filters it is a
    text to be read.
    """

    name: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Callable[[], Iterable[SheetRow]] = tuple
    rows_of: Callable[[CataloguedStandard], Iterable[SheetRow]] | None = None
    is_filtered: bool = True
    printed: int | None = None


_TITLES = {"zh": ("title_zh", "title_en", "title_en_from"), "en": ("title_en", "title_en_from", "title_zh")}
_FIRST = ("kind", "grade", "status", "issued", "implemented", "cited_for", "newest")
_FURTHER = (
    "issued_by_city", "drafted_in", "status_basis", "status_read", "withdrawn", "reviewed", "review_due", "replaces",
    "replaced_by", "ics", "ccs", "issuers", "committee", "drafters", "evidence_level", "filing_number", "legal_basis",
)  # fmt: skip
_WIDE = {"title_zh": 44, "title_en": 52, "drafters": 60, "issuers": 30, "committee": 30, "legal_basis": 30, "status_basis": 26, "title_en_from": 20, "newest": 24, "replaces": 24, "replaced_by": 24, "drafted_in": 20}  # fmt: skip
_CITIES = frozenset({"issued_by_city", "cited_for", "drafted_in"})
_CODES = frozenset({"replaces", "replaced_by"})
_BODIES = frozenset({"issuers", "committee", "drafters"})
_USUAL = 14


def sheets(collection: Collection, language: Language) -> Iterator[Sheet]:
    """The sheets of one language."""
    say = translator(language)
    told = _Telling(collection, language)
    columns = {column.name: column for column in FLAT.columns}
    shown = [columns[name] for name in ("name", *_TITLES[language], *_FIRST, *_FURTHER)]
    tellers = [(list(columns).index(column.name), told.teller(column)) for column in shown]
    drafted, newest = (shown.index(columns[name]) for name in ("drafted_in", "newest"))

    def rows_of(standard: CataloguedStandard) -> Iterator[SheetRow]:
        of, row = collection.once(given, standard), collection.once(flat_row, standard)
        cells = [tell(row[place]) if row[place] else None for place, tell in tellers]
        cells[0] = told.code(of)
        cells[drafted] = told.drafted_in(of)
        cells[newest] = told.newest(of)
        yield cells, collection.addresses.page(of.page, language)

    yield Sheet(
        say(N_("Standards")),
        [say(column.label) for column in (columns["code"], *shown[1:])],
        [24, *(_WIDE.get(column.name, _USUAL) for column in shown[1:])],
        rows_of=rows_of,
        printed=1 + len(_TITLES[language]) + len(_FIRST),
    )
    yield _citations(collection, language, told)
    yield _sources(collection, language, told)
    yield _about(collection, language, [columns["code"], *shown[1:]])


def _citations(collection: Collection, language: Language, told: _Telling) -> Sheet:
    say = translator(language)
    (table,) = [part for part in PARTS if part.name == "citations"]
    title = N_("Chinese title") if language == "zh" else N_("English title")

    def rows_of(standard: CataloguedStandard) -> Iterator[SheetRow]:
        of = collection.once(given, standard)
        named = of.raw.title_zh if language == "zh" else of.raw.title_en or of.raw.title_zh
        for cited in of.raw.cited:
            status = say(FLAT.columns[_STATUS].values[str(of.facts.status)])
            cells = (
                told.code(of), named, status, told.city(cited.city), cited.under,
                told.source(cited.source), cited.place,
            )  # fmt: skip
            yield cells, collection.addresses.page(of.page, language)

    return Sheet(
        say(table.label),
        [say(text) for text in (N_("Code"), title, N_("Status"), N_("City"), N_("Cited under"), N_("Source"), N_("Place"))],
        [24, 44, 14, 12, 44, 40, 16],
        rows_of=rows_of,
    )  # fmt: skip


_STATUS = [column.name for column in FLAT.columns].index("status")


def _sources(collection: Collection, language: Language, told: _Telling) -> Sheet:
    say = translator(language)

    def rows() -> Iterator[SheetRow]:
        for source in collection.catalogue.sources.values():
            url = source.url if source.tier.linkable else None
            publisher = (
                source.publisher_zh if language == "zh" else source.publisher_en or source.publisher_zh
            )
            tier = say(SOURCES.columns[1].values[str(source.tier)])
            yield (told.source(source.id), tier, publisher, told.date(source.published), url), url

    heads = (N_("Source"), N_("Tier"), N_("Publisher"), N_("Published"), N_("Address"))
    return Sheet(say(SOURCES.label), [say(text) for text in heads], [52, 18, 32, 14, 48], rows)


def _about(collection: Collection, language: Language, columns: Sequence[Column]) -> Sheet:
    say = translator(language)

    def rows() -> Iterator[SheetRow]:
        site = collection.addresses.page("", language)
        yield (say(N_("Catalogue")), say(CATALOGUE_ABOUT), None), None
        yield (say(N_("Website")), site, None), site
        if collection.is_dated:
            yield (say(N_("Data as of")), collection.generated.isoformat(), None), None
        yield (say(N_("Standards in this file")), len(collection.standards), None), None
        yield (say(N_("Licence")), LICENCE_TITLE, None), LICENCE_ADDRESS
        yield (None, say(LICENCE_SAID), None), None
        yield (None, say(NOT_COVERED), None), None
        yield (None, None, None), None
        for column in columns:
            yield (say(column.label), say(column.about), say(ORIGIN[column.origin])), None

    return Sheet(
        say(N_("About")),
        [say(CATALOGUE_TITLE), "", say(N_("Origin"))],
        [28, 100, 18],
        rows,
        is_filtered=False,
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    """Values as a reader of a language is told them."""

    collection: Collection
    language: Language

    def teller(self, column: Column) -> Callable[[Any], Cell]:
        """What tells the values of a column; they are known."""
        word = self._word(column)
        if column.type is Type.LIST:
            return lambda items: self._listed(map(word, items))
        if column.type is Type.DATE:
            return self.date
        return word

    def _listed(self, items: Iterable[str]) -> str:
        return ("；" if self.language == "zh" else "; ").join(items)

    def _word(self, column: Column) -> Callable[[Any], Any]:
        if column.values:
            say = translator(self.language)
            said = {word: say(label) for word, label in column.values.items()}
            return lambda text: said.get(text, text)
        if column.name in _CODES:
            return self.collection.catalogue.display
        if column.name in _CITIES:
            return self.city
        if column.name in _BODIES and self.language == "en":
            bodies = self.collection.catalogue.organizations
            return lambda name: ((body := bodies.get(name)) and body.name_en) or name
        return lambda value: value

    def code(self, of: Given) -> str:
        """The code as it is printed; that there is none yet, where the standard is not identified."""
        return of.facts.display or translator(self.language)(N_("Not identified yet"))

    def newest(self, of: Given) -> Cell:
        """The code as it is printed; the id of what is not identified says nothing to a reader."""
        code = self.collection.catalogue.newest(of.standard).code
        return code.display if code else None

    def drafted_in(self, of: Given) -> Cell:
        """The cities in which it was drafted or produced; behind one that no source prints, that this is weak."""
        say, weak = translator(self.language), dict[str, bool]()
        for tie in of.raw.drafted_in:
            weak[tie.city] = weak.get(tie.city, True) and tie.weak
        told = (
            say(N_("{title} ({remark})")).format(title=self.city(city), remark=say(N_("weak tie")))
            if weak[city]
            else self.city(city)
            for city in of.facts.drafted_in
        )
        return self._listed(told) or None

    def city(self, name: str) -> str:
        city = self.collection.catalogue.cities.get(name)
        return name if not city else city.short_zh if self.language == "zh" else city.name_en

    def source(self, name: str) -> str:
        source = self.collection.catalogue.sources.get(name)
        return name if not source else source.name_zh if self.language == "zh" else source.name_en

    @staticmethod
    def date(value: WrittenDate | None) -> Cell:
        """A day as a date; a month stays text, so that no day is invented, and what Excel cannot count."""
        return value and (value.first_day if value.has_day and value.year >= FIRST_YEAR else str(value))
