"""A record together with the place it was written at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from lubiao.findings import Place
from lubiao.records.base import Record

from .items import Document
from .values import Path

R = TypeVar("R", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Generic[R]):
    """A record, the document it stands in, and its number there.

    `is_whole` is False where keys that do not fit were left out of the record.
    """

    record: R
    document: Document
    item: int
    is_whole: bool = True

    @property
    def line(self) -> int:
        """The line on which the record begins."""
        return self.document.line_of(self.item)

    def place(self, path: Path = (), name: str = "", *, of_key: bool = False) -> Place:
        """Where a value of the record stands. This parses the record again: ask only for findings."""
        return self.document.place(self.item, path, name, of_key=of_key)
