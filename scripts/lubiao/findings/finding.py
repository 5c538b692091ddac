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
    """A place in a data file; line and column count from 1. `record` is the code or id, where known."""

    file: str
    line: int = 1
    column: int = 1
    record: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at one place. `remedy` says what would be right."""

    rule: str
    level: Level
    place: Place
    message: Message
    remedy: Message | None = None
