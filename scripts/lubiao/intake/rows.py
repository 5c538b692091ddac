"""From a row of a table to a record as people write it, and what is to be said of each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lubiao.findings import N_, Message

from . import cells
from .cells import BadCell
from .columns import Columns
from .dates import PLACEHOLDERS, NoDate, is_nothing, read_date

EXAMPLE = ("示例", "example")
"""A row is an example where its first cell begins so; the template’s does."""

SINGLE_TEXTS = ("committee", "legal_basis", "filing_number")
LISTS = ("issuers", "drafters")
CODES = ("replaces", "replaced_by", "former")
DATES = ("issued", "implemented", "withdrawn", "reviewed")


class Outcome(StrEnum):
    """What became of a row. Every row of a sheet has one."""

    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"
    EMPTY = "empty"
    HEADER = "header"
    EXAMPLE = "example"


class Weight(StrEnum):
    """How much a remark weighs: an error refuses the row."""

    ERROR = "error"
    WARNING = "warning"
    READ_AS = "read as"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one cell. `column` counts from 0; -1 is the row as a whole."""

    column: int
    weight: Weight
    message: Message
    remedy: Message | None = None


@dataclass(slots=True)
class RowResult:
    """A row and what became of it. `row` is its number in the sheet, from 1."""

    sheet: str
    row: int
    outcome: Outcome
    values: dict[str, object] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The code, as far as it was read."""
        return str(self.values.get("code", ""))


@dataclass(frozen=True)
class Defaults:
    """What holds for all rows: the source, what it shows, the day it was read; and the known names.

    `sources` and `cities` lead from ids and names, in lower case, to ids.
    """

    source: str | None
    level: str
    read: str
    sources: Mapping[str, str] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)


class RowReader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: str, columns: Columns, defaults: Defaults, since_1904: bool = False) -> None:
        self.sheet, self.columns, self.defaults, self.since_1904 = sheet, columns, defaults, since_1904

    def read(self, row: int, given: Sequence[object]) -> RowResult:
        """The record of a row; refused where a cell cannot be taken."""
        result = RowResult(self.sheet, row, Outcome.TAKEN)
        if all(cell is None or not cells.text_of(cell) for cell in given):
            result.outcome = Outcome.EMPTY
        elif cells.line_of(next(cell for cell in given if cell is not None)).casefold().startswith(EXAMPLE):
            result.outcome = Outcome.EXAMPLE
        elif self.columns.is_header(given):
            result.outcome = Outcome.HEADER
        else:
            _Row(self, given, result).read()
            if any(remark.weight is Weight.ERROR for remark in result.remarks):
                result.outcome = Outcome.REFUSED
        return result


class _Row:
    """One row while it is read."""

    def __init__(self, reader: RowReader, given: Sequence[object], result: RowResult) -> None:
        self.given, self.result, self.defaults = given, result, reader.defaults
        self.of, self.since_1904 = reader.columns.of, reader.since_1904

    def read(self) -> None:
        values = self.result.values
        self.put("code", lambda cell: cells.code_of(cells.text_of(cell)))
        self.put("title_zh", cells.title_of)
        self.put("title_en", cells.line_of)
        self.put("title_en_from", lambda cell: cells.word_of(cell, cells.ORIGINS, "title_en_from"))
        for key in DATES:
            self.put(key, self.date)
        self.put("ics", cells.ics_of)
        self.put("ccs", cells.ccs_of)
        for key in LISTS:
            self.put(key, cells.split)
        for key in SINGLE_TEXTS:
            self.put(key, cells.line_of)
        for key in CODES:
            self.put(key, lambda cell: [cells.code_of(item) for item in cells.split(cell)])
        self.put("adopts", self.adoptions)
        self.evidence(values)
        self.status(values)
        self.cited(values)
        self.tie(values)
        self.notes(values)
        if "code" not in values and not self.has_error("code"):
            self.say("code", Weight.ERROR, Message(N_("The row has no code.")), Message(N_("Write the code of the standard; without one, use the issue form for standards that are not identified.")))  # fmt: skip

    def cell(self, key: str) -> object:
        """The cell of a key; None where there is none, or where it only says that there is nothing."""
        place = self.of.get(key, -1)
        if not 0 <= place < len(self.given):
            return None
        value = self.given[place]
        text = cells.text_of(value)
        if text and is_nothing(text):
            self.say(key, Weight.READ_AS, Message(N_("{value} is read as empty."), {"value": text}))
        return None if not text or is_nothing(text) else value

    def put(self, key: str, read: Callable[[object], object]) -> None:
        """Read a cell into the record; say where that changed what was typed, or failed."""
        value = self.read_cell(key, read)
        if value not in (None, "", []):
            self.result.values[key] = value

    def read_cell(self, key: str, read: Callable[[object], object]) -> object:
        cell = self.cell(key)
        if cell is None:
            return None
        try:
            value = read(cell)
        except _Placeholder as problem:
            self.say(
                key, Weight.READ_AS, Message(N_("{value} is read as empty."), {"value": problem.written})
            )
            return None
        except (BadCell, NoDate) as problem:
            self.say(key, Weight.ERROR, problem.message, problem.remedy)
            return None
        typed = str(cell).strip()
        if cells.has_invisible(cell):
            self.say(key, Weight.READ_AS, Message(N_("Invisible characters were left out.")))
        elif isinstance(value, str) and value and value != typed and not typed.startswith(f"{value} 00:00"):
            self.say(key, Weight.READ_AS, Message(N_("{old} is read as {new}."), {"old": cells.short(typed), "new": value}))  # fmt: skip
        return value

    def date(self, cell: object) -> str:
        """A date of the standard; a placeholder is left out, and said."""
        value = read_date(cell, since_1904=self.since_1904)
        if value in PLACEHOLDERS:
            raise _Placeholder(value)
        return value

    def adoptions(self, cell: object) -> list[dict[str, str]]:
        found = []
        for item in cells.split(cell, "、；;\n"):
            form = re.fullmatch(r"(.+?)[\s,，(（]+(IDT|MOD|NEQ)[)）]?", item, re.IGNORECASE)
            if not form:
                self.say("adopts", Weight.WARNING, Message(N_("{value} is left out: no degree of adoption stands behind it."), {"value": cells.short(item)}), Message(N_("Write it as ISO 9001:2015, IDT.")))  # fmt: skip
                continue
            found.append({"code": cells.code_of(form[1]), "degree": form[2].upper()})
        return found

    def named(self, key: str, known: Mapping[str, str], message: str, remedy: str) -> str | None:
        """The id that a cell names, by id or name."""

        def find(cell: object) -> str:
            text = cells.line_of(cell)
            for candidate in (text, *re.split(r"[\s|(（)）]+", text)):
                if found := known.get(candidate.casefold()):
                    return found
            raise BadCell(Message(message, {"id": cells.short(text)}), Message(remedy))

        cell = self.cell(key)
        if cell is None:
            return None
        try:
            return find(cell)
        except BadCell as problem:
            self.say(key, Weight.ERROR, problem.message, problem.remedy)
            return None

    def source(self, key: str) -> str | None:
        return self.named(
            key, self.defaults.sources, N_("There is no source {id}."), N_("Correct the id, or add the source to sources.yaml.")
        )  # fmt: skip

    def city(self, key: str) -> str | None:
        return self.named(key, self.defaults.cities, N_("There is no city {id}."), N_("The cities are in cities.yaml."))  # fmt: skip

    def evidence(self, values: dict[str, object]) -> None:
        source = self.source("source") or (None if self.has_error("source") else self.defaults.source)
        if not source:
            if not self.has_error("source"):
                self.say("source", Weight.ERROR, Message(N_("The record has no source.")), Message(N_("Name the source with --source, or in a column 来源; it must be in sources.yaml.")))  # fmt: skip
            return
        level = self.read_cell(
            "level", lambda cell: cells.word_of(cell, cells.LEVELS | _SAME_LEVELS, "level")
        )
        read = self.read_cell("read", self.date)
        evidence = {"source": source, "level": str(level or self.defaults.level), "read": str(read or self.defaults.read)}  # fmt: skip
        for key in ("url", "seen"):
            if (cell := self.cell(key)) is not None:
                evidence[key] = cells.line_of(cell)
        values["evidence"] = [evidence]

    def status(self, values: dict[str, object]) -> None:
        value = self.read_cell("status", lambda cell: cells.word_of(cell, cells.STATUSES, "status"))
        evidence = values.get("evidence")
        if not value or not isinstance(evidence, list):
            return
        source = self.source("status_source") or evidence[0]["source"]
        read = self.read_cell("status_read", self.date) or evidence[0]["read"]
        values["status"] = {"value": value, "read": read, "source": source}

    def cited(self, values: dict[str, object]) -> None:
        city = self.city("cited_city")
        place, under = cells.line_of(self.cell("cited_place")), cells.line_of(self.cell("cited_under"))
        evidence = values.get("evidence")
        if city and isinstance(evidence, list):
            source = self.source("cited_source") or evidence[0]["source"]
            if place and under:
                values["cited"] = [{"city": city, "source": source, "place": place, "under": under}]
            else:
                self.say("cited_city", Weight.ERROR, Message(N_("A citation needs the place in the source and the name used there.")), Message(N_("Fill in 引用位置 and 引用名称.")))  # fmt: skip

    def tie(self, values: dict[str, object]) -> None:
        city = self.city("tie_city")
        by = self.read_cell("tie_by", lambda cell: cells.word_of(cell, cells.TIES, "by"))
        if city and by:
            name = cells.line_of(self.cell("tie_name"))
            values["drafted_in"] = [{"city": city, "by": str(by)} | ({"name": name} if name else {})]
        elif city and not self.has_error("tie_by"):
            self.say("tie_city", Weight.ERROR, Message(N_("The tie to a city does not say by what.")), Message(N_("Fill in 关联方式.")))  # fmt: skip

    def notes(self, values: dict[str, object]) -> None:
        zh, en = cells.line_of(self.cell("note_zh")), cells.line_of(self.cell("note_en"))
        if zh and en:
            values["notes"] = [{"zh": zh, "en": en}]
        elif zh or en:
            self.say("note_zh" if zh else "note_en", Weight.WARNING, Message(N_("The note is left out: a note needs both languages.")), Message(N_("Fill in 备注 and 备注（英文）.")))  # fmt: skip

    def has_error(self, key: str) -> bool:
        place = self.of.get(key, -1)
        return any(r.column == place and r.weight is Weight.ERROR for r in self.result.remarks) and place >= 0

    def say(self, key: str, weight: Weight, message: Message, remedy: Message | None = None) -> None:
        self.result.remarks.append(Remark(self.of.get(key, -1), weight, message, remedy))


class _Placeholder(Exception):
    """A date that only says that none is known."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


_SAME_LEVELS = {name: name for name in ("cover", "listing", "mention")}
