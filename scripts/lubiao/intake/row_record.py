"""From the cells of a row to a record as people write it, and what is to be said of each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lubiao.codes import parse
from lubiao.findings import N_, Message
from lubiao.records import Level

from . import cells
from .cells import BadCell
from .dates import read_date
from .identifiers import adoption_of, ccs_of, code_of, codes_of, ics_of
from .outcome import RowResult, Weight
from .words import GRADES, KINDS, LEVELS, ORIGINS, PLACEHOLDERS, STATUSES, TIES

Read = Callable[[object], object]

DATES = ("issued", "implemented", "withdrawn", "reviewed")

READERS: tuple[tuple[str, Read], ...] = (
    ("code", code_of), ("title_zh", cells.title_of), ("title_en", cells.line_of),
    ("ics", ics_of), ("ccs", ccs_of), ("issuers", cells.split), ("committee", cells.line_of), ("drafters", cells.split),
    ("replaces", codes_of), ("replaced_by", codes_of), ("former", codes_of),
    ("legal_basis", cells.line_of), ("filing_number", cells.line_of),
)  # fmt: skip
"""Keys whose value is what one cell says, and how it is read."""

BELONG_TO = {
    "title_en_from": "title_en", "status_read": "status", "status_source": "status", "cited_source": "cited_city",
    "cited_place": "cited_city", "cited_under": "cited_city", "tie_by": "tie_city", "tie_name": "tie_city",
}  # fmt: skip
"""Columns that say something about another one, and nothing where that is empty."""


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


def read_record(
    given: Sequence[object], result: RowResult, defaults: Defaults, since_1904: bool = False
) -> None:
    """Read the cells of a row into the record of its result, and say what is to be said of them."""
    _RowRecord(given, result, defaults, since_1904).read()


class _RowRecord:
    """One row while it is read."""

    def __init__(
        self, given: Sequence[object], result: RowResult, defaults: Defaults, since_1904: bool
    ) -> None:
        self.given, self.result, self.defaults, self.since_1904 = given, result, defaults, since_1904
        self.of = result.columns.of if result.columns else {}
        self.values, self.remark = result.values, result.remark

    def read(self) -> None:
        for key, read in READERS:
            self.put(key, self.value(key, read))
        for key in DATES:
            self.put(key, self.value(key, self.date))
        self.put("adopts", self.value("adopts", self.adoptions))
        self.put("title_en_from", self.value("title_en_from", lambda cell: cells.word_of(cell, ORIGINS, "title_en_from")))  # fmt: skip
        self.evidence()
        self.status()
        self.cited()
        self.tie()
        self.notes()
        self.held_against_the_code()
        self.left_alone()
        if "code" not in self.values and not self.has_error("code"):
            self.remark("code", Weight.ERROR, Message(N_("The row has no code.")), Message(N_("Write the code of the standard; without one, use the issue form for standards that are not identified.")))  # fmt: skip

    def cell(self, key: str) -> object:
        """The cell of a key; None where there is none, or where it only says that there is nothing."""
        place = self.of.get(key, -1)
        value = self.given[place] if 0 <= place < len(self.given) else None
        text = cells.text_of(value)
        return value if text and not cells.is_nothing(text) else None

    def put(self, key: str, value: object) -> None:
        if value not in (None, "", []):
            self.values[key] = value

    def value(self, key: str, read: Read) -> object:
        """Read a cell; say where that changed what was typed, or failed."""
        place = self.of.get(key, -1)
        cell = self.given[place] if 0 <= place < len(self.given) else None
        text = cells.text_of(cell)
        if not text:
            return None
        if cells.is_nothing(text):
            self.remark_empty(key, text)
            return None
        try:
            cells.refuse_broken(text)
            value = read(cell)
        except BadCell as problem:
            self.remark(key, Weight.ERROR, problem.message, problem.remedy)
            return None
        if key in (*DATES, "read", "status_read") and value in PLACEHOLDERS:
            self.remark_empty(key, str(value))
            return None
        if cells.has_invisible(cell):
            self.remark(key, Weight.READ_AS, Message(N_("Invisible characters were left out.")))
        elif (new := _read_otherwise(str(cell).strip(), value)) is not None:
            self.remark(key, Weight.READ_AS, Message(N_("{old} is read as {new}."), {"old": cells.short(str(cell).strip()), "new": new}))  # fmt: skip
        return value

    def remark_empty(self, key: str, text: str) -> None:
        self.remark(key, Weight.READ_AS, Message(N_("{value} is read as empty."), {"value": text}))

    def line(self, key: str) -> str:
        return str(self.value(key, cells.line_of) or "")

    def date(self, cell: object) -> str:
        return read_date(cell, since_1904=self.since_1904)

    def adoptions(self, cell: object) -> list[dict[str, str]]:
        found = []
        for item in cells.split(cell, "、；;\n"):
            if adoption := adoption_of(item):
                found.append(adoption)
            else:
                self.remark("adopts", Weight.WARNING, Message(N_("{value} is left out: no degree of adoption stands behind it."), {"value": cells.short(item)}), Message(N_("Write it as ISO 9001:2015, IDT.")))  # fmt: skip
        return found

    def named(self, key: str, known: Mapping[str, str], message: str, remedy: str) -> str | None:
        """The id that a cell names, by id or name."""

        def find(cell: object) -> str:
            text = cells.line_of(cell)
            for candidate in (text, *re.split(r"[\s|(（)）]+", text)):
                if found := known.get(candidate.casefold()):
                    return found
            raise BadCell(Message(message, {"id": cells.short(text)}), Message(remedy))

        found = self.value(key, find)
        return str(found) if found else None

    def source(self, key: str) -> str | None:
        return self.named(key, self.defaults.sources, N_("There is no source {id}."), N_("Correct the id, or add the source to sources.yaml."))  # fmt: skip

    def city(self, key: str) -> str | None:
        return self.named(key, self.defaults.cities, N_("There is no city {id}."), N_("The cities are in cities.yaml."))  # fmt: skip

    def evidence(self) -> None:
        source = self.source("source") or (None if self.has_error("source") else self.defaults.source)
        if not source:
            if not self.has_error("source"):
                self.remark("source", Weight.ERROR, Message(N_("The record has no source.")), Message(N_("Name the source with --source, or in a column 来源; it must be in sources.yaml.")))  # fmt: skip
            return
        level = self.value("level", lambda cell: cells.word_of(cell, LEVELS, "level"))
        read = self.value("read", self.date)
        evidence = {"source": source, "level": str(level or Level(self.defaults.level)), "read": str(read or self.defaults.read)}  # fmt: skip
        evidence |= {key: text for key in ("url", "seen") if (text := self.line(key))}
        self.values["evidence"] = [evidence]

    def first_evidence(self) -> dict[str, str]:
        evidence = self.values.get("evidence")
        return evidence[0] if isinstance(evidence, list) else {}

    def status(self) -> None:
        value = self.value("status", lambda cell: cells.word_of(cell, STATUSES, "status"))
        evidence = self.first_evidence()
        if value and evidence:
            source = self.source("status_source") or evidence["source"]
            read = self.value("status_read", self.date) or evidence["read"]
            self.values["status"] = {"value": value, "read": read, "source": source}

    def cited(self) -> None:
        city, evidence = self.city("cited_city"), self.first_evidence()
        if city and evidence:
            place, under = self.line("cited_place"), self.line("cited_under")
            source = self.source("cited_source") or evidence["source"]
            if place and under:
                self.values["cited"] = [{"city": city, "source": source, "place": place, "under": under}]
            else:
                self.remark("cited_city", Weight.ERROR, Message(N_("A citation needs the place in the source and the name used there.")), Message(N_("Fill in 引用位置 and 引用名称.")))  # fmt: skip

    def tie(self) -> None:
        city = self.city("tie_city")
        by = self.value("tie_by", lambda cell: cells.word_of(cell, TIES, "by")) if city else None
        if city and by:
            name = self.line("tie_name")
            self.values["drafted_in"] = [{"city": city, "by": str(by)} | ({"name": name} if name else {})]
        elif city and not self.has_error("tie_by"):
            self.remark("tie_city", Weight.ERROR, Message(N_("The tie to a city does not say by what.")), Message(N_("Fill in 关联方式.")))  # fmt: skip

    def notes(self) -> None:
        zh, en = self.line("note_zh"), self.line("note_en")
        if zh and en:
            self.values["notes"] = [{"zh": zh, "en": en}]
        elif zh or en:
            self.remark("note_zh" if zh else "note_en", Weight.WARNING, Message(N_("The note is left out: a note needs both languages.")), Message(N_("Fill in 备注 and 备注（英文）.")))  # fmt: skip

    def held_against_the_code(self) -> None:
        """Class and grade follow from the code; a column that says otherwise is told of, never read."""
        if not self.result.code:
            return
        code = parse(self.result.code)
        kinds = KINDS.get(cells.word_in(self.cell("kind"), KINDS) or "")
        if kinds and code.kind not in kinds:
            self._contradicts("kind")
        grade = GRADES.get(cells.word_in(self.cell("grade"), GRADES) or "")
        if grade and code.grade and grade is not code.grade:
            self._contradicts("grade")

    def _contradicts(self, key: str) -> None:
        self.remark(key, Weight.WARNING, Message(N_("The cell says {value}, the code {code} says otherwise; the code is taken."), {"value": cells.short(cells.line_of(self.cell(key))), "code": self.result.code}), Message(N_("Look at the cover which of the two is right.")))  # fmt: skip

    def left_alone(self) -> None:
        """Cells that only say something about another cell, which is empty."""
        for key, other in BELONG_TO.items():
            if self.cell(key) is not None and self.cell(other) is None:
                self.remark(key, Weight.WARNING, Message(N_("{value} is left out: the cell that it belongs to is empty."), {"value": cells.short(cells.line_of(self.cell(key)))}))  # fmt: skip
                self.values.pop(key, None)

    def has_error(self, key: str) -> bool:
        place = self.of.get(key, -1)
        return any(r.column == place and r.weight is Weight.ERROR for r in self.result.remarks) and place >= 0


def _read_otherwise(typed: str, value: object) -> str | None:
    """How a value is said that is not what was typed; None where it is."""
    if isinstance(value, str) and value:
        return None if value == typed or typed.startswith(f"{value} 00:00") else value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return None if all(item in typed for item in value) else "、".join(value)
    return None
