"""What a standard code is once it has been read: its parts, and what follows from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .divisions import division_of_abbreviation

SHANDONG_ENGINEERING_NUMBER = "14"
"""Shandong's number in the old series of local engineering standards: `DBJ/T 14-` is Shandong's."""


class Kind(StrEnum):
    """The class (类别) of a standard: exactly one follows from each code."""

    NATIONAL = "national"
    SECTOR = "sector"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    GROUP = "group"
    ENTERPRISE = "enterprise"
    INTERNATIONAL = "international"


class Grade(StrEnum):
    """Whether a standard binds: no suffix, `/T` or `/Z` behind the prefix."""

    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"
    GUIDANCE = "guidance"


class Extent(StrEnum):
    """How much a reference covers. Only `ONE` is the identity of a record."""

    ONE = "one"
    ALL_PARTS = "all parts"
    RANGE = "range"


GRADE_OF_MARK = {"": Grade.MANDATORY, "T": Grade.RECOMMENDED, "Z": Grade.GUIDANCE}

NATIONAL_PREFIXES = frozenset({"GB", "GBZ", "GBJ", "GJB", "GBn", "GHZB", "GWKB", "GWPB", "JJF", "JJG", "GSB"})
WITHOUT_GRADE = frozenset({"GJB", "GBn", "JJF", "JJG", "GSB"})
"""National series that are no standards in the sense of mandatory or recommended: military,
internal, metrological regulations, reference samples."""

OLD_ASSOCIATIONS = frozenset({"CECS"})
"""Associations whose standards carried their own prefix before `T/` was introduced."""

_LOCAL = re.compile(r"DB(J|S)?([0-9]{4}|[0-9]{2})?")
_LOCAL_METROLOGY = re.compile(r"(JJG|JJF)\((.)\)")


@dataclass(frozen=True, slots=True)
class Code:
    """One standard code, as its parts. `str(code)` is the canonical form.

    `prefix` holds what stands before the grade mark: `GB`, `DB3702`, `SC`, `T/SGSC`, `Q/GDW`, `ISO/IEC`.
    `number` is kept as printed, leading zeros included: `0014`, `098.2`, `50254~50259`.
    `printed_year` remembers a two-digit year (`99`); it takes no part in identity.
    """

    kind: Kind
    prefix: str
    mark: str
    number: str
    year: int | None = None
    amendment: str = ""
    extent: Extent = Extent.ONE
    printed_year: str = field(default="", compare=False)

    @property
    def head(self) -> str:
        """What stands before the number: `DB3702/T `, `DB37/`, `ISO/PAS `."""
        if self.mark:
            return f"{self.prefix}/{self.mark} "
        if self.kind in (Kind.PROVINCIAL, Kind.MUNICIPAL) and self.prefix[-1].isdigit():
            return f"{self.prefix}/"
        return f"{self.prefix} "

    def _with_year(self, dash: str, year: str) -> str:
        if self.kind is Kind.INTERNATIONAL:
            dash = ":"
        dated = f"{self.head}{self.number}" + (f"{dash}{year}" if year else "")
        tail = " (all parts)" if self.extent is Extent.ALL_PARTS else ""
        return dated + self.amendment + tail

    def __str__(self) -> str:
        return self._with_year("-", str(self.year or ""))

    @property
    def display(self) -> str:
        """The form on a page and in a citation: the year set off by an em dash, as printed."""
        return self._with_year("—", self.printed_year or str(self.year or ""))

    @property
    def undated(self) -> str:
        """The canonical form without year or amendment: shared by all editions of one standard."""
        return f"{self.head}{self.number}"

    @property
    def skeleton(self) -> tuple[str, tuple[str, ...]]:
        """Prefix and pieces of the number without leading zeros: codes that share it may be one, mistyped."""
        return self.prefix, tuple(piece.lstrip("0") for piece in re.split(r"[-./]", self.number))

    @property
    def grade(self) -> Grade | None:
        """Mandatory, recommended or guidance; None where the class knows no such grade."""
        if self.kind in (Kind.GROUP, Kind.ENTERPRISE, Kind.INTERNATIONAL):
            return None
        if self.prefix in WITHOUT_GRADE or _LOCAL_METROLOGY.fullmatch(self.prefix):
            return None
        return GRADE_OF_MARK[self.mark]

    @property
    def division(self) -> str | None:
        """The administrative division (GB/T 2260) that issued a local standard: `37`, `3702`."""
        if metrology := _LOCAL_METROLOGY.fullmatch(self.prefix):
            return division_of_abbreviation(metrology[2])
        local = _LOCAL.fullmatch(self.prefix)
        if not local or self.kind is Kind.SECTOR:
            return None
        if local[2]:
            return local[2]
        return "37" if self.number.startswith(f"{SHANDONG_ENGINEERING_NUMBER}-") else None

    @property
    def part(self) -> int | None:
        """The part number, where the number has one: 2 for `DB3707/T 098.2-2023`."""
        if self.extent is Extent.RANGE:
            return None
        tail = self.number.rpartition("-" if self.kind is Kind.INTERNATIONAL else ".")[2]
        return int(tail) if tail != self.number and re.fullmatch("[0-9]+", tail) else None

    @property
    def slug(self) -> str:
        """The last step of the standard's address: lower case ASCII, `db3702-t-0014-2022`."""
        text = str(self)
        if metrology := _LOCAL_METROLOGY.fullmatch(self.prefix):
            text = text.replace(f"({metrology[2]})", self.division or "")
        return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The order of lists: kind, prefix, number by its numbers, year. Behind the kind stands 0 for “has a code”.

        The mark comes last: GB 18965-2003 and GB/T 18965-2008 are editions of one standard, and stand together.
        """
        numbers = tuple(
            (int(part), "") if part.isdigit() else (0, part) for part in re.split(r"[-./~]", self.number)
        )
        return list(Kind).index(self.kind), 0, self.prefix, numbers, self.year or 0, self.mark
