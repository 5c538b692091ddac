"""A standard in the catalogue: its record, and what follows from its code."""

from __future__ import annotations

from dataclasses import dataclass, field

from lubiao.codes import Code, CodeError, Grade, Kind, parse
from lubiao.reading import Entry
from lubiao.records import Level, Standard

from .former_names import is_id

_RANK = {level: rank for rank, level in enumerate(Level)}


@dataclass(eq=False, slots=True)
class CataloguedStandard:
    """A record and its derived facts. `predecessors` and `successors` are the linked records, oldest first.

    `raw` is the record as people wrote it. `name` is what people call it: the canonical code, or the id while it is not
    identified yet, or the code as written where it cannot be read. `slug` is the last step of the standard's address,
    the same in both languages.
    """

    entry: Entry[Standard]
    code: Code | None
    code_error: CodeError | None = None
    predecessors: list[CataloguedStandard] = field(default_factory=list)
    successors: list[CataloguedStandard] = field(default_factory=list)
    raw: Standard = field(init=False)
    name: str = field(init=False)
    slug: str = field(init=False)
    _sort_key: tuple[object, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        self.raw = raw = self.entry.record
        self.name = str(self.code) if self.code else raw.id or raw.code or ""
        self.slug = self.code.slug if self.code else raw.id or ""

    @property
    def is_identified(self) -> bool:
        """Whether a code is known."""
        return self.code is not None

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

    @property
    def best_level(self) -> Level | None:
        """The most that any evidence shows: cover, listing or mention."""
        shown = [evidence.level for evidence in self.raw.evidence]
        return min(shown, key=_RANK.__getitem__) if shown else None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Kind, prefix, number as numbers, year: the order of lists."""
        if not self._sort_key:
            self._sort_key = self.code.sort_key if self.code else self._order_without_code()
        return self._sort_key

    def _order_without_code(self) -> tuple[object, ...]:
        return list(Kind).index(self.raw.kind) if self.raw.kind else len(Kind), 1, self.raw.id or ""


def catalogued(entry: Entry[Standard]) -> CataloguedStandard:
    """Wrap a record; a code that cannot be read is kept as its error, for the rules to tell."""
    written = entry.record.code
    if written is None:
        return CataloguedStandard(entry, None)
    try:
        return CataloguedStandard(entry, parse(written))
    except CodeError as error:
        return CataloguedStandard(entry, None, error)
