"""What a standard has several of: a table each, every row with the standard it belongs to and its place in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.bodies import Work
from lubiao.catalogue.labels import ADOPTION, FIELD, LEVEL, TIE, WORK
from lubiao.findings import N_
from lubiao.publish.collection import Collection

from .given import Given, given, words
from .model import Column, ForeignKey, Origin, Row, Table, Type, Value

TEXT, INTEGER, BOOLEAN, DATE, ADDRESS, _ = Type

_STANDARD = Column("standard", TEXT, N_("Standard"), N_("The name of the standard."), Origin.DERIVED, True)
_POSITION = Column("position", INTEGER, N_("Place in the list"), N_("From 1, in the order of the record."), Origin.DERIVED, True)  # fmt: skip
_OF_STANDARD = ForeignKey("standard", "standards", "name")
_OF_CITY = ForeignKey("city", "cities", "id")
_OF_SOURCE = ForeignKey("source", "sources", "id")


def _part(
    name: str,
    label: str,
    about: str,
    columns: list[Column],
    items: Callable[[Given], Iterable[tuple[Value, ...]]],
    *keys: ForeignKey,
) -> Table:
    """A table of what `items` gives of each standard."""

    def rows_of(collection: Collection, standard: CataloguedStandard) -> Iterator[Row]:
        for position, item in enumerate(items(collection.once(given, standard)), 1):
            yield standard.name, position, *item

    return Table(
        name,
        label,
        about,
        [_STANDARD, _POSITION, *columns],
        ("standard", "position"),
        foreign_keys=(_OF_STANDARD, *keys),
        rows_of=rows_of,
    )


def _city(about: str) -> Column:
    return Column("city", TEXT, N_("City"), about, required=True)


def _source(*, required: bool = True) -> Column:
    return Column("source", TEXT, N_("Source"), N_("The id of the source."), required=required)


def _bodies(of: Given) -> Iterator[tuple[Value, ...]]:
    named = of.collection.catalogue.organizations
    works = (
        (Work.ISSUES, of.raw.issuers),
        (Work.IN_CHARGE, (of.raw.committee,) if of.raw.committee else ()),
        (Work.DRAFTS, of.raw.drafters),
    )
    for work, names in works:
        for name in names:
            yield str(work), name, named[name].id if name in named else None


def _addressed(of: Given, source: str, address: str | None) -> str | None:
    """The address, unless it is that of a document host, which is named and never linked."""
    known = of.collection.catalogue.sources.get(source)
    return address if known and known.tier.linkable else None


def _successions(collection: Collection, standard: CataloguedStandard) -> Iterator[Row]:
    held = collection.made(_held)
    return ((other.name, standard.name) for other in standard.predecessors if other in held)


def _held(collection: Collection) -> frozenset[CataloguedStandard]:
    return frozenset(collection.standards)


PARTS: list[Table] = [
    _part(
        "standard_ics", N_("ICS of the standards"), N_("The classes of the International Classification for Standards. What they are called stands in the vocabulary, which has a licence of its own."),
        [Column("code", TEXT, N_("ICS"), N_("As printed; it may be in no edition of the list."), required=True)],
        lambda of: ((code,) for code in of.raw.ics),
    ),
    _part(
        "standard_ccs", N_("CCS of the standards"), N_("The classes of the Chinese Classification for Standards."),
        [Column("code", TEXT, N_("CCS"), N_("As printed; it may be in no edition of the list."), required=True)],
        lambda of: ((code,) for code in of.raw.ccs),
    ),
    _part(
        "standard_bodies", N_("Bodies of the standards"), N_("Who issues a standard, is in charge of it, or drafted it."),
        [
            Column("work", TEXT, N_("Work"), N_("What the body does for the standard."), required=True, values=words(WORK)),
            Column("name", TEXT, N_("Name"), N_("The name as the record has it."), required=True),
            Column("organization", TEXT, N_("Organization"), N_("The id of the body, where it is known under this name."), Origin.DERIVED),
        ],
        _bodies,
        ForeignKey("organization", "organizations", "id"),
    ),
    _part(
        "citations", N_("Citations"), N_("Who cites a standard for which city, where, and under which name."),
        [
            _city(N_("The id of the city for which it is cited.")),
            _source(),
            Column("place", TEXT, N_("Place"), N_("Where in the source."), required=True),
            Column("under", TEXT, N_("Cited under"), N_("The name under which the source cites it."), required=True),
        ],
        lambda of: ((each.city, each.source, each.place, each.under) for each in of.raw.cited),
        _OF_CITY, _OF_SOURCE,
    ),
    _part(
        "drafted_in", N_("Drafted or produced in"), N_("Cities whose bodies, products or places a standard is about. That is neither issued nor cited."),
        [
            _city(N_("The id of the city.")),
            Column("by", TEXT, N_("Tied by"), N_("What ties the standard to the city."), required=True, values=words(TIE)),
            Column("name", TEXT, N_("Name"), N_("The drafter, product or place that shows it.")),
            Column("weak", BOOLEAN, N_("Weak"), N_("True where no source prints the tie."), required=True),
        ],
        lambda of: ((each.city, str(each.by), each.name, each.weak) for each in of.raw.drafted_in),
        _OF_CITY,
    ),
    _part(
        "evidence", N_("Evidence"), N_("Readings of sources: what was seen there, how much of the standard it shows, and when."),
        [
            _source(),
            Column("level", TEXT, N_("Level"), N_("Its cover, an entry in a list, or a mention."), required=True, values=words(LEVEL)),
            Column("read", DATE, N_("Read on"), N_("The day of the reading."), required=True),
            Column("url", ADDRESS, N_("Address"), N_("Empty for document hosts, which are named and never linked.")),
            Column("seen", TEXT, N_("Seen"), N_("What was seen, as printed.")),
        ],
        lambda of: ((each.source, str(each.level), each.read, _addressed(of, each.source, each.url), each.seen) for each in of.raw.evidence),
        _OF_SOURCE,
    ),
    _part(
        "replaces", N_("Replaces"), N_("The codes of the standards that a standard replaces, as recorded, whether the catalogue holds them or not."),
        [Column("code", TEXT, N_("Code"), N_("As the record has it."), required=True)],
        lambda of: ((code,) for code in of.raw.replaces),
    ),
    _part(
        "replaced_by", N_("Replaced by"), N_("The codes of the standards that replace a standard, as its own record says."),
        [Column("code", TEXT, N_("Code"), N_("As the record has it."), required=True)],
        lambda of: ((code,) for code in of.raw.replaced_by),
    ),
    Table(
        "successions", N_("Successions"), N_("Which standard of this file replaces which other of this file."),
        [
            Column("old", TEXT, N_("Old standard"), N_("The name of the standard that is replaced."), Origin.DERIVED, True),
            Column("new", TEXT, N_("New standard"), N_("The name of the standard that replaces it."), Origin.DERIVED, True),
        ],
        ("old", "new"),
        foreign_keys=(ForeignKey("old", "standards", "name"), ForeignKey("new", "standards", "name")),
        rows_of=_successions,
        owner="new",
    ),
    _part(
        "former_codes", N_("Former codes"), N_("Codes under which a standard was published before."),
        [Column("code", TEXT, N_("Code"), N_("As the record has it."), required=True)],
        lambda of: ((code,) for code in of.standard.former_codes),
    ),
    _part(
        "adoptions", N_("Adoptions"), N_("International standards that a standard takes over (GB/T 1.2)."),
        [
            Column("code", TEXT, N_("Code"), N_("The code of the international standard."), required=True),
            Column("degree", TEXT, N_("Degree"), N_("IDT identical, MOD modified, NEQ not equivalent, which is no adoption."), required=True, values=words(ADOPTION)),
        ],
        lambda of: ((each.code, str(each.degree)) for each in of.raw.adopts),
    ),
    _part(
        "conflicts", N_("Conflicts"), N_("Fields about which sources differ. The standard holds the chosen value, this table why."),
        [
            Column("field", TEXT, N_("Field of the record"), N_("The field about which sources differ."), required=True, values=FIELD),
            Column("why_zh", TEXT, N_("Why, in Chinese"), N_("Why the value of the record was chosen."), required=True),
            Column("why_en", TEXT, N_("Why, in English"), N_("Why the value of the record was chosen."), required=True),
        ],
        lambda of: ((str(each.field), each.why.zh, each.why.en) for each in of.raw.conflicts),
    ),
    _part(
        "conflict_values", N_("Values not chosen"), N_("The values that other sources print for a field about which they differ."),
        [
            Column("field", TEXT, N_("Field of the record"), N_("The field about which sources differ."), required=True, values=FIELD),
            Column("value", TEXT, N_("Value"), N_("The value that was not chosen."), required=True),
            _source(required=False),
        ],
        lambda of: ((str(each.field), other.value, other.source) for each in of.raw.conflicts for other in each.others),
        _OF_SOURCE,
    ),
    _part(
        "notes", N_("Notes"), N_("Doubts and remarks about a standard, in both languages."),
        [
            Column("zh", TEXT, N_("Chinese"), N_("The note in Chinese."), required=True),
            Column("en", TEXT, N_("English"), N_("The note in English."), required=True),
        ],
        lambda of: ((note.zh, note.en) for note in of.raw.notes),
    ),
    _part(
        "looked_for", N_("Looked for in vain"), N_("Fields of a standard that were looked for and found in no source."),
        [Column("field", TEXT, N_("Field of the record"), N_("The field that was looked for."), required=True, values=FIELD)],
        lambda of: ((str(each),) for each in of.raw.unknown),
    ),
]  # fmt: skip
"""The order lets each table refer to earlier ones only."""
