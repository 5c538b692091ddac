"""What the standards refer to, and the figures that sources report: cities, bodies, sources. All tables in one list."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.labels import KIND, NAME_ORIGIN, QUALIFIER, ROLE, TIER
from lubiao.findings import N_
from lubiao.publish.collection import Collection

from .flat import SCALARS, scalar_rows
from .given import words
from .model import Column, ForeignKey, Origin, Row, Table, Type
from .parts import PARTS

TEXT, INTEGER, BOOLEAN, DATE, ADDRESS, _ = Type

_ID = Column("id", TEXT, N_("Id"), N_("Lower-case ASCII; it stays for ever."), required=True)


def _cities(collection: Collection) -> Iterator[Row]:
    for city in collection.catalogue.cities.values():
        yield city.id, city.division, city.name_zh, city.short_zh, city.name_en, city.focus


def _sources(collection: Collection) -> Iterator[Row]:
    for source in collection.catalogue.sources.values():
        url = source.url if source.tier.linkable else None
        yield (
            source.id, str(source.tier), source.name_zh, source.name_en, source.publisher_zh, source.publisher_en,
            source.published, url,
        )  # fmt: skip


def _organizations(collection: Collection) -> Iterator[Row]:
    for entry in collection.catalogue.data.organizations:
        body = entry.record
        origin = str(body.name_en_from) if body.name_en_from else None
        yield body.id, str(body.role), body.name_zh, body.name_en, origin, body.city


def _names(collection: Collection) -> Iterator[Row]:
    for name, body in collection.catalogue.organizations.items():
        yield name, body.id


def _reported(collection: Collection) -> Iterator[Row]:
    """A figure is told of its city: where cities are selected, so are the figures."""
    cities = collection.selection.cities
    figures = (entry.record for entry in collection.catalogue.data.reported)
    for number, each in enumerate((each for each in figures if not cities or each.city in cities), 1):
        yield (
            number, each.city, each.metric_zh, each.metric_en, each.value,
            str(each.qualifier) if each.qualifier else None, each.unit_zh, each.unit_en,
            str(each.kind) if each.kind else None, each.as_of, each.source, each.place, each.quote,
        )  # fmt: skip


CITIES = Table(
    "cities", N_("Cities"), N_("The cities whose standards the catalogue holds."),
    [
        _ID,
        Column("division", TEXT, N_("Division code"), N_("Administrative division code (GB/T 2260), four digits."), required=True),
        Column("name_zh", TEXT, N_("Chinese name"), N_("The whole name."), required=True),
        Column("short_zh", TEXT, N_("Short Chinese name"), N_("Without the word for city."), required=True),
        Column("name_en", TEXT, N_("English name"), N_("In pinyin."), required=True),
        Column("focus", BOOLEAN, N_("Focus"), N_("Whether the city is described first and best."), required=True),
    ],
    ("id",), _cities,
)  # fmt: skip

SOURCES = Table(
    "sources", N_("Sources"), N_("Every document that cites, evidences or reports."),
    [
        _ID,
        Column("tier", TEXT, N_("Tier"), N_("How far the source is to be trusted."), required=True, values=words(TIER)),
        Column("name_zh", TEXT, N_("Chinese name"), N_("What it is called."), required=True),
        Column("name_en", TEXT, N_("English name"), N_("What it is called."), required=True),
        Column("publisher_zh", TEXT, N_("Publisher, in Chinese"), N_("Who publishes it.")),
        Column("publisher_en", TEXT, N_("Publisher, in English"), N_("Who publishes it.")),
        Column("published", DATE, N_("Published"), N_("The day on which it was published; a month where the day is not known.")),
        Column("url", ADDRESS, N_("Address"), N_("Empty for document hosts, which are named and never linked.")),
    ],
    ("id",), _sources,
)  # fmt: skip

ORGANIZATIONS = Table(
    "organizations", N_("Organizations"), N_("Issuing authorities, associations, committees, drafters."),
    [
        _ID,
        Column("role", TEXT, N_("Role"), N_("What the body is to standards."), required=True, values=words(ROLE)),
        Column("name_zh", TEXT, N_("Chinese name"), N_("The name by which records name it."), required=True),
        Column("name_en", TEXT, N_("English name"), N_("Empty where none is known.")),
        Column("name_en_from", TEXT, N_("Origin of the English name"), N_("A source, or established use."), values=words(NAME_ORIGIN)),
        Column("city", TEXT, N_("City"), N_("Set where the name itself carries the city, or a source gives it.")),
    ],
    ("id",), _organizations,
    (ForeignKey("city", "cities", "id"),),
)  # fmt: skip

NAMES = Table(
    "organization_names", N_("Names of organizations"), N_("Every name under which a record may name a body."),
    [
        Column("name", TEXT, N_("Name"), N_("In Chinese, or as a source prints it."), required=True),
        Column("organization", TEXT, N_("Organization"), N_("The id of the body."), required=True),
    ],
    ("name",), _names,
    (ForeignKey("organization", "organizations", "id"),),
)  # fmt: skip

STANDARDS = Table(
    "standards", N_("Standards"), N_("One row a standard, in the order of lists."), SCALARS, ("name",), None,
    (ForeignKey("status_source", "sources", "id"), ForeignKey("reading_source", "sources", "id"), ForeignKey("issued_by_city", "cities", "id")),
    scalar_rows,
)  # fmt: skip

REPORTED = Table(
    "reported", N_("Reported figures"), N_("Figures that a source reports for a city. Reported is not recorded: never add them to counts of the catalogue."),
    [
        Column("number", INTEGER, N_("Number"), N_("The place in the file, from 1."), Origin.DERIVED, True),
        Column("city", TEXT, N_("City"), N_("The id of the city."), required=True),
        Column("metric_zh", TEXT, N_("What is counted, in Chinese"), N_("As the source words it."), required=True),
        Column("metric_en", TEXT, N_("What is counted, in English"), N_("Translated by this project."), required=True),
        Column("value", INTEGER, N_("Value"), N_("The figure."), required=True),
        Column("qualifier", TEXT, N_("Qualifier"), N_("The word by which the source makes the number vague."), values=words(QUALIFIER)),
        Column("unit_zh", TEXT, N_("Unit, in Chinese"), N_("What one of them is."), required=True),
        Column("unit_en", TEXT, N_("Unit, in English"), N_("What one of them is."), required=True),
        Column("kind", TEXT, N_("Kind"), N_("Set where the figure counts standards of one class."), values=words(KIND)),
        Column("as_of", DATE, N_("As of"), N_("The day of the source, or an earlier one that it names."), required=True),
        Column("source", TEXT, N_("Source"), N_("The id of the source."), required=True),
        Column("place", TEXT, N_("Place"), N_("Where in the source."), required=True),
        Column("quote", TEXT, N_("Quotation"), N_("The wording of the source."), required=True),
    ],
    ("number",), _reported,
    (ForeignKey("city", "cities", "id"), ForeignKey("source", "sources", "id")),
)  # fmt: skip

TABLES: tuple[Table, ...] = (CITIES, SOURCES, ORGANIZATIONS, NAMES, STANDARDS, *PARTS, REPORTED)
"""All tables with keys. Each refers to earlier ones only."""

OF_STANDARDS = tuple(table for table in TABLES if table.rows_of)
"""Those that grow with the catalogue."""


def rows_of(collection: Collection, standard: CataloguedStandard) -> list[list[Row]]:
    """The rows of a standard in each of OF_STANDARDS, every text a plain one."""
    return [
        [
            tuple([str(value) if isinstance(value, str) else value for value in row])
            for row in table.rows_of(collection, standard)
        ]
        for table in OF_STANDARDS
        if table.rows_of
    ]
