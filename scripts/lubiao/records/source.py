"""The record of one source: a document or platform that cites, evidences or reports."""

from __future__ import annotations

from enum import StrEnum

from .base import Identifier, Record, Silence, Text, WebAddress, record
from .date import AnyDate


class Tier(StrEnum):
    """How far a source is to be trusted, from the most to the least."""

    OFFICIAL = "official"
    ISSUER = "issuer"
    DATABASE = "database"
    NEWS = "news"
    DOCUMENT_HOST = "document-host"

    @property
    def linkable(self) -> bool:
        """A document host proves that a cover was seen; it is named, and never linked."""
        return self is not Tier.DOCUMENT_HOST


@record
class Source(Record):
    """A source. `url` is its own address, where it has one that readers may follow."""

    id: Identifier
    former: tuple[Identifier, ...] = ()
    tier: Tier
    name_zh: Text
    name_en: Text
    publisher_zh: Text | None = None
    publisher_en: Text | None = None
    published: AnyDate | None = None
    url: WebAddress | None = None
    silence: tuple[Silence, ...] = ()
