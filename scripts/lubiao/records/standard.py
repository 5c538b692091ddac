"""The record of one standard. Nothing here is derived: kind, grade, division, address, successor follow later."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from lubiao.codes import Kind

from .base import Flag, Identifier, Record, Reference, Silence, Text, WebAddress, record
from .date import AnyDate, Day


class TitleOrigin(StrEnum):
    """Where an English title comes from."""

    OFFICIAL = "official"
    PUBLISHER = "publisher"
    PROJECT = "project"


class Status(StrEnum):
    """What a source says of a standard's validity."""

    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Level(StrEnum):
    """How much of a standard a source shows: its own cover, an entry in a list, a mention in passing."""

    COVER = "cover"
    LISTING = "listing"
    MENTION = "mention"


class Tie(StrEnum):
    """By what a standard is tied to a city that neither issued it nor is cited for it."""

    DRAFTER = "drafter"
    PRODUCT = "product"
    PLACE_NAME = "place-name"
    SUBJECT = "subject"


class AdoptionDegree(StrEnum):
    """How a standard takes over an international one (GB/T 1.2)."""

    IDT = "IDT"
    MOD = "MOD"
    NEQ = "NEQ"


@record
class Note(Record):
    """A doubt or remark, in both languages."""

    zh: Text
    en: Text


@record
class StatusReading(Record):
    """A status, with the day and the source it was read from."""

    value: Status
    read: Day
    source: Reference


@record
class Citation(Record):
    """Who cites the standard, for which city, where, and under which name."""

    city: Reference
    source: Reference
    place: Text
    under: Text


@record
class DraftedIn(Record):
    """A city in which the standard was drafted, or whose product or place it is about.

    `name` is the drafter, product or place that shows it. `weak` marks ties that no source prints.
    """

    city: Reference
    by: Tie
    name: Text | None = None
    weak: Flag = False


@record
class Evidence(Record):
    """One reading of one source: what was seen there, how much of the standard it shows, and when."""

    source: Reference
    level: Level
    read: Day
    url: WebAddress | None = None
    seen: Text | None = None


@record
class Adoption(Record):
    """An international standard that this one takes over."""

    code: Text
    degree: AdoptionDegree


@record
class OtherValue(Record):
    """A value that was not chosen, and the source that prints it."""

    value: Text
    source: Reference | None = None


@record
class Conflict(Record):
    """Sources differ about one field: the record holds the chosen value, this holds the others and why."""

    field: Literal[
        "code", "title_zh", "title_en", "issued", "implemented", "withdrawn",
        "ics", "ccs", "issuers", "drafters", "status", "replaces",
    ]  # fmt: skip
    others: tuple[OtherValue, ...]
    why: Note


@record
class Standard(Record):
    """A standard as contributors write it.

    Either `code` (its identity) or, while it is not identified yet, `id` with a declared `kind`.
    `unknown` lists facts that were looked for and found in no source: what is unknown stays unknown, and shows.
    `draft` marks a text that was only seen as a draft.
    """

    code: Text | None = None
    id: Identifier | None = None
    kind: Kind | None = None
    draft: Flag = False
    title_zh: Text | None = None
    title_en: Text | None = None
    title_en_from: TitleOrigin | None = None
    issued: AnyDate | None = None
    implemented: AnyDate | None = None
    withdrawn: AnyDate | None = None
    reviewed: AnyDate | None = None
    status: StatusReading | None = None
    ics: tuple[Text, ...] = ()
    ccs: tuple[Text, ...] = ()
    issuers: tuple[Text, ...] = ()
    committee: Text | None = None
    drafters: tuple[Text, ...] = ()
    drafters_complete: Flag = True
    replaces: tuple[Text, ...] = ()
    replaced_by: tuple[Text, ...] = ()
    former: tuple[Text, ...] = ()
    adopts: tuple[Adoption, ...] = ()
    legal_basis: Text | None = None
    filing_number: Text | None = None
    cited: tuple[Citation, ...] = ()
    drafted_in: tuple[DraftedIn, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unknown: tuple[Literal["title_zh"], ...] = ()
    notes: tuple[Note, ...] = ()
    silence: tuple[Silence, ...] = ()
