"""The entry of the API, and what changed."""

from __future__ import annotations

from typing import Literal

from lubiao.findings import N_
from lubiao.publish.api.fields import Address, Date, Day, Part, follows, written
from lubiao.records import Level, Status, TitleOrigin

from .shared import Answer, Links, ListAnswer, StandardTemplates


class Download(Part):
    """A file that holds everything."""

    name: str = follows(N_("What `lubiao export` calls the format."))
    href: Address = follows(N_("Its address."))
    media_type: str = follows(N_("Its media type."))


class IndexLinks(Links):
    """Addresses of all answers."""

    standards: Address = follows(N_("All standards."))
    cities: Address = follows(N_("The cities."))
    kinds: Address = follows(N_("The kinds of standards."))
    subjects: Address = follows(N_("The subjects."))
    organizations: Address = follows(N_("The organizations."))
    sources: Address = follows(N_("The sources."))
    coverage: Address = follows(N_("What is known."))
    changes: Address = follows(N_("The changes."))
    openapi: Address = follows(N_("The description of this interface."))
    dataset: Address = follows(N_("The dataset described as linked data (DCAT)."))
    checksums: Address = follows(N_("Checksums of the downloads."))
    feed: Address = follows(N_("What changed, as a feed (Atom)."))
    calendar: Address = follows(N_("Implementation dates, as a calendar (iCalendar)."))
    calendar_review: Address = follows(N_("Reviews due, as a calendar."))
    licence: Address = follows(N_("The licence of the data: CC0 1.0. The names of subjects are others’."))


class Index(Answer):
    """The entry."""

    generated: Day = follows(
        N_("The day of the last change that the data itself dates. Not the day on which the file was made.")
    )
    total: int = follows(N_("How many standards the catalogue holds."))
    links: IndexLinks = follows(N_("Where everything is."))
    templates: StandardTemplates = follows(
        N_("Addresses of a standard: put its slug in the place of {slug}.")
    )
    downloads: list[Download] = follows(N_("Files that hold everything at once."))


class ChangeLinks(Part):
    """Where a change is told."""

    html: Address = follows(
        N_("The Chinese page of the standard, or of the changes where it has none any more.")
    )
    html_en: Address = follows(N_("The English page of the same."))


class Change(Part):
    """Something that changed."""

    id: str = follows(N_("A name of the change that stays the same."))
    day: Day = follows(N_("The day under which it stands."))
    date: Date = follows(N_("The day, or the month where no day is known."))
    changed: Literal["standard", "record"] = follows(
        N_("Whether the standard itself changed, or its record was added to or put right.")
    )
    what: str = follows(
        N_("What happened, as a word for programs: issued, superseded, corrected. New words may be added.")
    )
    standard: str = follows(N_("The name of the standard."))
    slug: str = follows(N_("The last step of its addresses."))
    title_zh: str | None = written(N_("The Chinese title of the standard."))
    title_en: str | None = written(N_("The English title of the standard."))
    title_en_from: TitleOrigin | None = written(N_("Who gave the English title. “project” is not official."))
    by: list[str] = follows(N_("The names of the standards that replace it, where it was superseded."))
    source: str | None = written(N_("The source that was read: its id."))
    level: Level | None = written(N_("How much of the standard the source shows."))
    status: Status | None = written(N_("The status that was read there."))
    release: str | None = follows(N_("The release of the catalogue in which the record was different."))
    keys: list[str] = follows(N_("The keys of the record that were different in it."))
    text_zh: str = follows(N_("The change as a Chinese sentence."))
    text_en: str = follows(N_("The change as an English sentence."))
    links: ChangeLinks = follows(N_("Where the change is told."))


class Changes(ListAnswer):
    """What changed."""

    total: int = follows(N_("How many changes there are in all."))
    listed: int = follows(N_("How many of them stand here: the newest."))
    changes: list[Change] = follows(N_("The changes, the newest first."))
