"""One finding: which rule, how bad, where, what is wrong, what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .message import Message


class Level(StrEnum):
    """How bad a finding is. Only errors make a check fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a data file; lines and columns count from 1, columns in characters.

    `record` is the code or id, where known. The end lies behind the last character; it is 0 where only the
    beginning is known.
    """

    file: str
    line: int = 1
    column: int = 1
    record: str = ""
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """The one right answer: the scalar at the place of the finding becomes `value`, as the record reads it.

    How it is quoted is the room of writing's to choose.
    """

    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at one place. `remedy` says what would be right."""

    rule: str
    level: Level
    place: Place
    message: Message
    remedy: Message | None = None
    fix: Fix | None = None

    @property
    def without_lines(self) -> tuple[str, str, str, str]:
        """What was found in which record, wherever it stands: the same after other records have moved it."""
        return self.rule, self.place.file, self.place.record, self.message.said_in(str)
