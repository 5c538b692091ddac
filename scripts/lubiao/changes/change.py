"""Changes as values: which record, which of its keys, and whether the standard changed or what we know of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from lubiao.catalogue import Basis, CataloguedStandard, StandingStatus
from lubiao.records import WrittenDate

JsonValue: TypeAlias = "str | int | bool | list[JsonValue] | dict[str, JsonValue] | None"
"""A value as a data file holds it; None where the key is not there."""


class Changed(StrEnum):
    """What a change is a change of: the standard itself, or what its record says."""

    STANDARD = "standard"
    RECORD = "record"


class Fate(StrEnum):
    """What became of a record. One that got its first code is identified, one that got another is renamed."""

    ADDED = "added"
    REMOVED = "removed"
    IDENTIFIED = "identified"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class StatusTold:
    """The status on the catalogue's day, what it rests on, and for a superseded standard by which it was.

    `by` holds canonical codes.
    """

    value: StandingStatus
    basis: Basis
    by: tuple[str, ...] = ()
    since: WrittenDate | None = None
    read: WrittenDate | None = None
    source: str | None = None


Value: TypeAlias = "JsonValue | StatusTold"


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key of a record whose value is another one. Lists come whole, in the order of the record.

    `key` is the key in the data file, but for three: `status` and `replaced_by` are derived, so that they change
    too where another record is the reason; `status_read` is the reading where the derived status stays the same.
    """

    key: str
    old: Value
    new: Value
    changed: Changed


@dataclass(frozen=True, slots=True)
class StandardChange:
    """One standard. `old` is None where it was added, `new` where it was removed; then there are no `keys`.

    `status` is the status now; where it was removed, the one before.
    """

    fate: Fate
    old: CataloguedStandard | None
    new: CataloguedStandard | None
    changed: Changed
    status: StatusTold
    keys: tuple[KeyChange, ...] = ()

    @property
    def standard(self) -> CataloguedStandard:
        """The standard as it is now; where it was removed, as it was."""
        standard = self.new or self.old
        assert standard
        return standard

    @property
    def former_name(self) -> str | None:
        """What it was called before, where that is another name."""
        renamed = self.fate in (Fate.IDENTIFIED, Fate.RENAMED)
        return self.old.name if renamed and self.old else None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One city, organization, source or reported figure; `fate` is added, removed or changed."""

    fate: Fate
    name: str
    keys: tuple[KeyChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, standards in the order of lists, the others in the order of their files.

    Their number is that of records, not of keys. What one side holds and could not read is left out.
    """

    standards: list[StandardChange] = field(default_factory=list)
    cities: list[RecordChange] = field(default_factory=list)
    organizations: list[RecordChange] = field(default_factory=list)
    sources: list[RecordChange] = field(default_factory=list)
    reported: list[RecordChange] = field(default_factory=list)

    @property
    def others(self) -> Iterator[tuple[str, list[RecordChange]]]:
        """The lists that hold no standards, each with the name of its data file."""
        for name in ("cities", "organizations", "sources", "reported"):
            yield name, getattr(self, name)

    def __len__(self) -> int:
        return len(self.standards) + sum(len(changes) for _, changes in self.others)
