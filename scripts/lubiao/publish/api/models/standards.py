"""The answers about standards: the list of all, and a whole record."""

from __future__ import annotations

from lubiao.catalogue import Basis, StandingStatus
from lubiao.codes import Grade, Kind
from lubiao.findings import N_
from lubiao.publish.api.fields import (
    Address,
    Date,
    Day,
    Part,
    RawNote,
    RawOther,
    RawStandard,
    follows,
    written,
)
from lubiao.records import Level, Tier

from .shared import Answer, Links, ListAnswer, StandardTemplates


class SummaryDerived(Part):
    """The derived facts of a summary."""

    name: str = follows(
        N_(
            "What the standard is called everywhere: the canonical code, or the id while it is not identified."
        )
    )
    slug: str = follows(N_("The last step of its addresses. It never changes."))
    display: str | None = follows(
        N_("The code as it is printed, the year behind an em dash. Null while it is not identified.")
    )
    kind: Kind | None = follows(N_("The kind of standard."))
    grade: Grade | None = follows(
        N_("Mandatory, recommended or guidance, as the code says. Null where the code says nothing.")
    )
    status: StandingStatus = follows(N_("The status on the day of the build. Unknown where no source tells."))
    issued_by_city: str | None = follows(N_("The city whose division the code names: the id of a city."))
    cited_for: list[str] = follows(N_("The cities for which a source cites it: ids. Cited is not issued."))
    drafted_in: list[str] = follows(
        N_(
            "The cities in which it was drafted, or whose product or place it is about: ids. Some of these ties are weak, which the whole record says."
        )
    )


class Summary(Part):
    """A standard in a list."""

    raw: RawStandard = written(
        N_(
            "What people wrote, as far as a list needs it: code or id with kind, titles and their origin, dates."
        )
    )
    derived: SummaryDerived = follows(N_("What follows from the record."))


class Standards(ListAnswer):
    """All standards, in the order of lists."""

    templates: StandardTemplates = follows(
        N_("Addresses of the entries: put the slug in the place of {slug}.")
    )
    standards: list[Summary] = follows(N_("The standards, by kind and code."))


class StandardDerived(SummaryDerived):
    """All derived facts: those of `lubiao.publish.Derived`, by the same names."""

    code: str | None = follows(N_("The canonical code. Null while the standard is not identified."))
    division: str | None = follows(
        N_("The administrative division code (GB/T 2260) in the code of a local standard.")
    )
    year: int | None = follows(N_("The year of the code, or of issue where the code has none."))
    status_basis: Basis = follows(N_("What the status rests on."))
    status_since: Date | None = follows(N_("Since when, or from when on, the status holds."))
    status_read: Day | None = follows(N_("The day on which a source was read that says the same."))
    status_source: str | None = follows(N_("The source that says the same: the id of a source."))
    replaces: list[str] = follows(
        N_("Standards of the catalogue that it replaces: their names, the oldest first.")
    )
    replaced_by: list[str] = follows(
        N_("Standards of the catalogue that replace it: their names, the oldest first.")
    )
    newest: str = follows(N_("The newest standard of its line: its name. Its own where nothing replaces it."))
    fields: list[str] = follows(N_("The ICS fields to which it belongs: two digits each."))
    evidence: Level | None = follows(
        N_("The most that any evidence shows. Null where there is only a citation.")
    )
    review_due: Date | None = follows(
        N_("Since when a review is due. Null where none is due. Due is not invalid.")
    )


class ReadEvidence(Part):
    """One reading of one source."""

    source: str = written(N_("The id of the source."))
    level: Level = written(N_("How much of the standard the source shows."))
    read: Day = written(N_("The day it was read."))
    url: Address | None = follows(
        N_(
            "An address to follow: of the page that was read, else of the source. Null for a document host, which is never linked."
        )
    )
    seen: str | None = written(N_("The words that were seen."))


class NamedSource(Part):
    """A source that the record names, resolved."""

    id: str = written(N_("The id of the source."))
    tier: Tier = written(N_("How far it is to be trusted."))
    name_zh: str = written(N_("The Chinese name."))
    name_en: str = written(N_("The English name."))
    publisher_zh: str | None = written(N_("Who publishes it, in Chinese."))
    publisher_en: str | None = written(N_("Who publishes it, in English."))
    published: Date | None = written(N_("When it was published."))
    linkable: bool = follows(N_("Whether it may be linked: a document host is named, and never linked."))
    url: Address | None = follows(N_("Its address. Null where it has none, and for a document host."))


class KeptConflict(Part):
    """Sources differ about a field."""

    field: str = written(N_("The key of the record about which sources differ."))
    chosen: str | list[str] | None = follows(N_("The value that the record holds."))
    others: list[RawOther] = written(
        N_("The values that were not chosen, each with its source where it is known.")
    )
    why: RawNote = written(N_("Why the chosen value was chosen."))


class Provenance(Part):
    """Who says so."""

    last_read: Day | None = follows(N_("The last day on which a source was read for this record."))
    evidence: list[ReadEvidence] = follows(N_("What was seen, in which source, and when."))
    sources: list[NamedSource] = follows(
        N_("Every source that the record names, once, in the order of data/sources.yaml.")
    )
    conflicts: list[KeptConflict] = follows(
        N_("Where sources differ: the chosen value, the others, and why.")
    )


class OtherStandard(Part):
    """A link to another record."""

    name: str = follows(N_("The name of the other standard."))
    self: Address = follows(N_("Its whole record, as JSON."))


class StandardLinks(Links):
    """Addresses of a standard."""

    markdown: Address = follows(N_("The Chinese page as Markdown."))
    markdown_en: Address = follows(N_("The English page as Markdown."))
    json_ld: Address = follows(N_("The standard as linked data."))
    edit: Address = follows(N_("The data file in which people edit the record."))
    predecessors: list[OtherStandard] = follows(N_("The records that it replaces, the oldest first."))
    successors: list[OtherStandard] = follows(N_("The records that replace it, the oldest first."))


class StandardAnswer(Answer):
    """A whole record. It has no `generated`: its bytes change only when something about this standard does."""

    raw: RawStandard = written(N_("The record as people wrote it. A key that nobody wrote is not there."))
    derived: StandardDerived = follows(N_("What follows from the record."))
    provenance: Provenance = follows(N_("Who says so: evidence, sources, and where they differ."))
    links: StandardLinks = follows(N_("Addresses of the standard, and of its neighbours."))
