"""The record of one body: issuing authority, association, drafter."""

from __future__ import annotations

from enum import StrEnum

from .base import Identifier, Record, Reference, Silence, Text, record


class OrganizationRole(StrEnum):
    """What a body is to standards."""

    REGULATOR = "regulator"
    ASSOCIATION = "association"
    STANDARDS_BODY = "standards-body"
    DRAFTER = "drafter"


class EnglishNameOrigin(StrEnum):
    """Where the English name of a body comes from."""

    SOURCE = "source"
    ESTABLISHED = "established"


@record
class Organization(Record):
    """A body. Records name bodies by their Chinese name; `also` lists other forms of the same body's name."""

    id: Identifier
    former: tuple[Identifier, ...] = ()
    role: OrganizationRole
    name_zh: Text
    also: tuple[Text, ...] = ()
    name_en: Text | None = None
    name_en_from: EnglishNameOrigin | None = None
    city: Reference | None = None
    silence: tuple[Silence, ...] = ()
