"""One row a standard: what a spreadsheet or a data frame wants."""

from __future__ import annotations

from collections.abc import Callable

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.labels import BASIS, GRADE, KIND, LEVEL, STATUS, TITLE_ORIGIN
from lubiao.findings import N_
from lubiao.publish.collection import Collection
from lubiao.records import Status

from .given import Given, given, words
from .model import Column, Origin, Row, Table, Type, Value

WRITTEN, DERIVED = Origin.WRITTEN, Origin.DERIVED
TEXT, INTEGER, BOOLEAN, DATE, ADDRESS, LIST = Type


Draw = Callable[[Given], Value]


_READ = {word: label for word, label in words(STATUS).items() if word in set(Status)}
"""What a source may say; draft and unknown are what the catalogue says."""


def _word(value: str | None) -> str | None:
    return str(value) if value else None


_SCALARS: list[tuple[Column, Draw]] = [
    (
        Column("name", TEXT, N_("Name"), N_("The canonical code; the id while the standard is not identified yet."), DERIVED, True),
        lambda of: of.facts.name,
    ),
    (
        Column("code", TEXT, N_("Code"), N_("The canonical code: ASCII letters, number as printed, hyphen, four-digit year."), DERIVED),
        lambda of: of.facts.code,
    ),
    (
        Column("code_display", TEXT, N_("Code as printed"), N_("The code as on a page or in a citation: the year behind an em dash."), DERIVED),
        lambda of: of.facts.display,
    ),
    (Column("title_zh", TEXT, N_("Chinese title"), N_("The title as the source prints it.")), lambda of: of.raw.title_zh),
    (
        Column("title_en", TEXT, N_("English title"), N_("May be a translation of this project: its origin says so.")),
        lambda of: of.raw.title_en,
    ),
    (
        Column("title_en_from", TEXT, N_("Origin of the English title"), N_("Who gave the English title. “project” is not official."), values=words(TITLE_ORIGIN)),
        lambda of: _word(of.raw.title_en_from),
    ),
    (
        Column("kind", TEXT, N_("Kind"), N_("The class, from the code; declared by people where there is no code."), DERIVED, values=words(KIND)),
        lambda of: _word(of.facts.kind),
    ),
    (
        Column("grade", TEXT, N_("Grade"), N_("Whether it binds, from the code. Group, enterprise and international standards have none."), DERIVED, values=words(GRADE)),
        lambda of: _word(of.facts.grade),
    ),
    (
        Column("division", TEXT, N_("Division code"), N_("The administrative division that issued a local standard (GB/T 2260), from the code."), DERIVED),
        lambda of: of.facts.division,
    ),
    (
        Column("year", INTEGER, N_("Year"), N_("The year of the code, else of issue."), DERIVED),
        lambda of: of.facts.year,
    ),
    (
        Column("status", TEXT, N_("Status"), N_("The status on the day of the catalogue. “unknown” is a gap of the catalogue, and says nothing against the standard."), DERIVED, True, words(STATUS)),
        lambda of: str(of.facts.status),
    ),
    (
        Column("status_basis", TEXT, N_("What the status rests on"), N_("A reading of a source, a successor, dates, or nothing."), DERIVED, True, words(BASIS)),
        lambda of: str(of.facts.status_basis),
    ),
    (
        Column("status_since", DATE, N_("Status since"), N_("The day from which the status holds, where it is known."), DERIVED),
        lambda of: of.facts.status_since,
    ),
    (
        Column("status_read", DATE, N_("Status read on"), N_("The day on which the status was read, where a source says the same."), DERIVED),
        lambda of: of.facts.status_read,
    ),
    (
        Column("status_source", TEXT, N_("Source of the status"), N_("The id of the source that says the same as the status."), DERIVED),
        lambda of: of.facts.status_source,
    ),
    (
        Column("reading", TEXT, N_("Status as a source says"), N_("The status that was read, whatever follows from successors and dates."), values=_READ),
        lambda of: _word(of.raw.status.value) if of.raw.status else None,
    ),
    (
        Column("reading_read", DATE, N_("Read on"), N_("The day on which a status was read.")),
        lambda of: of.raw.status.read if of.raw.status else None,
    ),
    (
        Column("reading_source", TEXT, N_("Read in"), N_("The id of the source in which a status was read.")),
        lambda of: of.raw.status.source if of.raw.status else None,
    ),
    (
        Column("draft", BOOLEAN, N_("Draft"), N_("Whether only a draft was seen."), required=True),
        lambda of: of.raw.draft,
    ),
    (Column("issued", DATE, N_("Issue date"), N_("The day of issue; a month where no source shows the day.")), lambda of: of.raw.issued),
    (
        Column("implemented", DATE, N_("Implementation date"), N_("The day of implementation; a month where no source shows the day.")),
        lambda of: of.raw.implemented,
    ),
    (
        Column("withdrawn", DATE, N_("Withdrawal date"), N_("The day of withdrawal; a month where no source shows the day.")),
        lambda of: of.raw.withdrawn,
    ),
    (
        Column("reviewed", DATE, N_("Last review"), N_("The day of the last review that confirmed the standard.")),
        lambda of: of.raw.reviewed,
    ),
    (
        Column("review_due", DATE, N_("Review due"), N_("Since when a review is due, five years after issue or last review. Due is not invalid."), DERIVED),
        lambda of: of.facts.review_due,
    ),
    (
        Column("issued_by_city", TEXT, N_("Issued by the city"), N_("The city that a municipal code names."), DERIVED),
        lambda of: of.facts.issued_by_city,
    ),
    (Column("committee", TEXT, N_("Committee in charge"), N_("Its Chinese name.")), lambda of: of.raw.committee),
    (
        Column("drafters_complete", BOOLEAN, N_("Drafters complete"), N_("False where the source was cut off before the list of drafters ended."), required=True),
        lambda of: of.raw.drafters_complete,
    ),
    (
        Column("legal_basis", TEXT, N_("Legal basis"), N_("What a mandatory local standard rests on.")),
        lambda of: of.raw.legal_basis,
    ),
    (Column("filing_number", TEXT, N_("Filing number"), N_("As printed.")), lambda of: of.raw.filing_number),
    (
        Column("newest", TEXT, N_("Newest"), N_("The name of the last standard of the line of successors; its own name where nothing replaced it."), DERIVED, True),
        lambda of: of.facts.newest,
    ),
    (
        Column("evidence_level", TEXT, N_("Best evidence"), N_("The most that any evidence shows: its cover, an entry in a list, a mention."), DERIVED, values=words(LEVEL)),
        lambda of: _word(of.facts.evidence),
    ),
    (
        Column("slug", TEXT, N_("Last step of the address"), N_("The same in both languages; it stays for ever."), DERIVED, True),
        lambda of: of.facts.slug,
    ),
    (
        Column("page_zh", ADDRESS, N_("Chinese page"), N_("The address of the page of the standard, in Chinese."), DERIVED, True),
        lambda of: of.collection.addresses.page(of.page, "zh"),
    ),
    (
        Column("page_en", ADDRESS, N_("English page"), N_("The address of the page of the standard, in English."), DERIVED, True),
        lambda of: of.collection.addresses.page(of.page, "en"),
    ),
]  # fmt: skip

_LISTS: list[tuple[Column, Draw]] = [
    (
        Column("ics", LIST, N_("ICS"), N_("International Classification for Standards, as printed.")),
        lambda of: of.raw.ics,
    ),
    (Column("ics_fields", LIST, N_("ICS fields"), N_("The two digits of the ICS fields."), DERIVED), lambda of: of.facts.fields),
    (Column("ccs", LIST, N_("CCS"), N_("Chinese Classification for Standards, as printed.")), lambda of: of.raw.ccs),
    (Column("issuers", LIST, N_("Issuing authorities"), N_("Their Chinese names, as printed.")), lambda of: of.raw.issuers),
    (Column("drafters", LIST, N_("Drafting organizations"), N_("Their Chinese names, as printed and in that order.")), lambda of: of.raw.drafters),
    (
        Column("cited_for", LIST, N_("Cited for"), N_("The cities for which a source cites the standard."), DERIVED),
        lambda of: of.facts.cited_for,
    ),
    (
        Column("drafted_in", LIST, N_("Drafted or produced in"), N_("The cities whose bodies, products or places it is about. That is neither issued nor cited, and some of these ties no source prints: the table drafted_in says which."), DERIVED),
        lambda of: of.facts.drafted_in,
    ),
    (
        Column("replaces", LIST, N_("Replaces"), N_("The codes of the standards it replaces, as recorded.")),
        lambda of: of.raw.replaces,
    ),
    (
        Column("replaced_by", LIST, N_("Replaced by"), N_("The codes of the standards that replace it, as its own record says.")),
        lambda of: of.raw.replaced_by,
    ),
    (
        Column("predecessors", LIST, N_("Predecessors in the catalogue"), N_("The names of the standards of the catalogue that it replaces, oldest first."), DERIVED),
        lambda of: of.facts.replaces,
    ),
    (
        Column("successors", LIST, N_("Successors in the catalogue"), N_("The names of the standards of the catalogue that replace it, oldest first."), DERIVED),
        lambda of: of.facts.replaced_by,
    ),
    (Column("former", LIST, N_("Former codes"), N_("Codes under which it was published before.")), lambda of: of.standard.former_codes),
    (
        Column("adopts", LIST, N_("Adopts"), N_("The international standards that it takes over, each with its degree: IDT, MOD, NEQ.")),
        lambda of: tuple(f"{each.code} {each.degree}" for each in of.raw.adopts),
    ),
    (
        Column("looked_for", LIST, N_("Looked for in vain"), N_("Fields that were looked for and found in no source.")),
        lambda of: tuple(str(each) for each in of.raw.unknown),
    ),
    (
        Column("notes_zh", LIST, N_("Notes in Chinese"), N_("Doubts about the standard, and remarks.")),
        lambda of: tuple(note.zh for note in of.raw.notes),
    ),
    (
        Column("notes_en", LIST, N_("Notes in English"), N_("Doubts about the standard, and remarks.")),
        lambda of: tuple(note.en for note in of.raw.notes),
    ),
]  # fmt: skip

SCALARS = [column for column, _ in _SCALARS]
LISTS = [column for column, _ in _LISTS]
_DRAWS = [draw for _, draw in (*_SCALARS, *_LISTS)]


def flat_row(collection: Collection, standard: CataloguedStandard) -> Row:
    """The cells of SCALARS and LISTS of a standard."""
    of = collection.once(given, standard)
    return tuple([draw(of) for draw in _DRAWS])


def scalar_rows(collection: Collection, standard: CataloguedStandard) -> tuple[Row]:
    """The one row of SCALARS."""
    return (collection.once(flat_row, standard)[: len(SCALARS)],)


FLAT = Table(
    "standards",
    N_("Standards"),
    N_("One row a standard, in the order of lists; what it has several of stands in lists."),
    [*SCALARS, *LISTS],
    ("name",),
    rows_of=lambda collection, standard: (collection.once(flat_row, standard),),
)
