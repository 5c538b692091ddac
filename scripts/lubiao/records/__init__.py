"""Typed records, exactly as people write them in data/. What follows from them is another room's work.

`docs/data-format.md` describes every key; a test holds the two together.
"""

from .base import Silence
from .city import City
from .date import WrittenDate
from .organization import EnglishNameOrigin, Organization, OrganizationRole
from .reported import Qualifier, ReportedFigure
from .source import Source, Tier
from .standard import (
    Adoption,
    AdoptionDegree,
    Citation,
    Conflict,
    DraftedIn,
    Evidence,
    Level,
    Note,
    OtherValue,
    Standard,
    Status,
    StatusReading,
    Tie,
    TitleOrigin,
)

__all__ = [
    "Adoption", "AdoptionDegree", "Citation", "City", "Conflict", "DraftedIn", "EnglishNameOrigin",
    "Evidence", "Level", "Note", "Organization", "OrganizationRole", "OtherValue", "Qualifier", "ReportedFigure",
    "Silence", "Source", "Standard", "Status", "StatusReading", "Tie", "Tier", "TitleOrigin", "WrittenDate",
]  # fmt: skip
