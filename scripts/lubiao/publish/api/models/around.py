"""The answers about what is around the standards."""

from __future__ import annotations

from lubiao.catalogue import StandingStatus
from lubiao.codes import Grade, Kind
from lubiao.findings import N_
from lubiao.publish.api.fields import (
    Part,
    RawCity,
    RawFigure,
    RawOrganization,
    RawSource,
    follows,
    vocabulary,
    written,
)

from .shared import ListAnswer, PageTemplates


class CityDerived(Part):
    """Counts of a city."""

    total: int = follows(N_("Standards of the catalogue tied to the city in any way, each counted once."))
    issued: int = follows(N_("Municipal standards that the city issued."))
    cited: int = follows(N_("Standards that a source cites for the city."))
    drafted: int = follows(N_("Standards drafted in the city, or about its products and places."))
    kinds: dict[Kind, int] = follows(N_("The same standards by kind; kinds without any are left out."))


class CityEntry(Part):
    """A city."""

    raw: RawCity = written(N_("The city as people wrote it."))
    derived: CityDerived = follows(N_("What the catalogue counts."))
    reported: list[RawFigure] = written(
        N_(
            "What sources report for the city, with date and wording. Never mixed with what the catalogue counts."
        )
    )


class Cities(ListAnswer):
    """The cities."""

    templates: PageTemplates = follows(N_("Addresses of the entries: put the id in the place of {id}."))
    cities: list[CityEntry] = follows(N_("The cities, in the order of their division codes."))


class KindEntry(Part):
    """A kind of standard."""

    kind: Kind = follows(N_("The kind of standard."))
    label_zh: str = follows(N_("Its Chinese label."))
    label_en: str = follows(N_("Its English label."))
    about_zh: str = follows(N_("What it is, in Chinese."))
    about_en: str = follows(N_("What it is, in English."))
    total: int = follows(N_("Its standards in the catalogue. A kind without any has no page."))
    statuses: dict[StandingStatus, int] = follows(
        N_("How many have which status; statuses without any are left out.")
    )
    grades: dict[Grade, int] = follows(N_("How many are mandatory, recommended or guidance."))


class Kinds(ListAnswer):
    """All kinds."""

    templates: PageTemplates = follows(N_("Addresses of the entries: put the kind in the place of {kind}."))
    kinds: list[KindEntry] = follows(N_("All kinds, also those of which the catalogue holds no standard."))


class SubjectEntry(Part):
    """A subject of the ICS."""

    code: str = vocabulary(N_("The ICS code."))
    name_zh: str | None = vocabulary(
        N_("Its Chinese name. Null where the vocabulary has none, or does not have the code.")
    )
    name_en: str | None = vocabulary(N_("Its English name."))
    parent: str | None = follows(N_("The code above it. Null for a field."))
    total: int = follows(N_("Standards of it and of all below, each counted once."))
    own: int = follows(N_("Standards that name just this code."))


class Subjects(ListAnswer):
    """The subjects that occur."""

    attribution: str = vocabulary(N_("Whose the names of the subjects are, and their licence."))
    without: int = follows(N_("Standards for which no ICS code is known."))
    templates: PageTemplates = follows(N_("Addresses of the entries: put the code in the place of {code}."))
    subjects: list[SubjectEntry] = follows(N_("Every ICS code that a standard names, and those above it."))


class OrganizationDerived(Part):
    """What records say that a body does."""

    total: int = follows(N_("Standards that name the body, for whatever work, each counted once."))
    issues: int = follows(N_("Standards that it issued."))
    in_charge: int = follows(N_("Standards that it is in charge of."))
    drafts: int = follows(N_("Standards that it drafted."))


class OrganizationEntry(Part):
    """A body."""

    raw: RawOrganization = written(N_("The body as people wrote it."))
    derived: OrganizationDerived = follows(N_("What the catalogue counts."))


class Organizations(ListAnswer):
    """The bodies."""

    templates: PageTemplates = follows(N_("Addresses of the entries: put the id in the place of {id}."))
    organizations: list[OrganizationEntry] = follows(
        N_("The bodies, in the order of data/organizations.yaml.")
    )


class SourceDerived(Part):
    """What rests on a source."""

    linkable: bool = follows(N_("Whether it may be linked: a document host is named, and never linked."))
    total: int = follows(N_("Standards of which the source says anything, each counted once."))
    cited: int = follows(N_("Standards that it cites."))
    evidence: int = follows(N_("Standards of which it shows something."))
    statuses: int = follows(N_("Standards whose status was read from it."))
    figures: int = follows(N_("Figures that it reports."))


class SourceEntry(Part):
    """A source."""

    raw: RawSource = written(N_("The source as people wrote it."))
    derived: SourceDerived = follows(N_("What rests on it."))


class Sources(ListAnswer):
    """The sources."""

    templates: PageTemplates = follows(N_("Addresses of the entries: put the id in the place of {id}."))
    sources: list[SourceEntry] = follows(N_("The sources, in the order of data/sources.yaml."))


class Known(Part):
    """Counts over a set of standards, as `lubiao.catalogue.Coverage` has them."""

    total: int = follows(N_("Standards counted."))
    identified: int = follows(N_("With a code."))
    dated_issue: int = follows(N_("With an issue date."))
    dated_implementation: int = follows(N_("With an implementation date."))
    with_official_english: int = follows(N_("With an official English title or a publisher’s."))
    with_project_english: int = follows(N_("With an English title by this project only."))
    with_status: int = follows(N_("With a status read from a source."))
    seen_cover: int = follows(N_("Whose cover was read."))
    seen_listing: int = follows(N_("Of which a listing was read, and no cover."))
    seen_mention: int = follows(N_("Which were only seen mentioned."))


class CoverageAnswer(ListAnswer):
    """What the catalogue knows, and what it knows that it does not know."""

    coverage: Known = follows(N_("The whole catalogue."))
    statuses: dict[StandingStatus, int] = follows(N_("How many standards have which status."))
    kinds: dict[Kind, Known] = follows(N_("The same by kind."))
    cities: dict[str, Known] = follows(
        N_("The same by city: ids. A standard tied to two cities counts for both.")
    )
