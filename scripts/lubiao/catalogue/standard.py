"""A standard in the catalogue: its record, and what follows from its code."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lubiao.codes import Code, CodeError, Grade, Kind, parse
from lubiao.reading import Entry
from lubiao.records import Level, Standard

from .former_names import is_id


@dataclass(eq=False)
class CataloguedStandard:
    """A record and its derived facts. `predecessors` and `successors` are the linked records, oldest first.

    `name` is what people call it: the canonical code, or the id while it is not identified yet.
    """

    entry: Entry[Standard]
    code: Code | None
    code_error: CodeError | None = None
    predecessors: list[CataloguedStandard] = field(default_factory=list)
    successors: list[CataloguedStandard] = field(default_factory=list)

    @property
    def raw(self) -> Standard:
        """The record as people wrote it."""
        return self.entry.record

    @cached_property
    def name(self) -> str:
        """The canonical code, the id, or the code as written where it cannot be read."""
        return str(self.code) if self.code else self.raw.id or self.raw.code or ""

    @property
    def is_identified(self) -> bool:
        """Whether a code is known."""
        return self.code is not None

    @cached_property
    def slug(self) -> str:
        """The last step of the standard's address, the same in both languages."""
        return self.code.slug if self.code else self.raw.id or ""

    @property
    def kind(self) -> Kind | None:
        """From the code; the declared kind where there is none."""
        return self.code.kind if self.code else self.raw.kind

    @property
    def grade(self) -> Grade | None:
        """From the code."""
        return self.code.grade if self.code else None

    @property
    def division(self) -> str | None:
        """The division that issued a local standard, from the code."""
        return self.code.division if self.code else None

    @property
    def former_codes(self) -> tuple[str, ...]:
        """Codes that it had before, as written; an id from before it was identified is none."""
        return tuple(written for written in self.raw.former if not is_id(written))

    @property
    def year(self) -> int:
        """The year of the code, else of issue; 0 where neither is known."""
        if self.code and self.code.year:
            return self.code.year
        return self.raw.issued.year if self.raw.issued else 0

    @cached_property
    def best_level(self) -> Level | None:
        """The most that any evidence shows: cover, listing or mention."""
        shown = {evidence.level for evidence in self.raw.evidence}
        return next((level for level in Level if level in shown), None)

    @cached_property
    def sort_key(self) -> tuple[object, ...]:
        """Kind, prefix, number as numbers, year: the order of lists."""
        if not self.code:
            return (
                list(Kind).index(self.raw.kind) if self.raw.kind else len(Kind),
                1,
                self.raw.id or "",
            )
        return self.code.sort_key


def catalogued(entry: Entry[Standard]) -> CataloguedStandard:
    """Wrap a record; a code that cannot be read is kept as its error, for the rules to tell."""
    written = entry.record.code
    if written is None:
        return CataloguedStandard(entry, None)
    try:
        return CataloguedStandard(entry, parse(written))
    except CodeError as error:
        return CataloguedStandard(entry, None, error)
