"""What became of a row, and what is said of its cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from lubiao.findings import Message

from .columns import Columns, letter


class Outcome(StrEnum):
    """What became of a row. Every row of a file has one."""

    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"
    EMPTY = "empty"
    HEADER = "header"
    LINE = "line"
    EXAMPLE = "example"
    UNREAD = "unread"


class Weight(StrEnum):
    """How much a remark weighs: an error refuses the row."""

    ERROR = "error"
    WARNING = "warning"
    CHANGED = "changed"
    READ_AS = "read as"


WHOLE_ROW = -1
"""The column of a remark about the row as a whole."""

COLUMN_OF = {"evidence": "source", "cited": "cited_city", "drafted_in": "tie_city", "notes": "note_zh"}
"""Top-level key of a record → the column in which its value begins, where that has another name."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one cell. `column` counts from 0. `rule` is the rule that says it, if one does."""

    column: int
    weight: Weight
    message: Message
    remedy: Message | None = None
    rule: str = ""


@dataclass(slots=True)
class RowResult:
    """A row and what became of it. `row` is its number in the sheet, from 1; `values` is the record."""

    sheet: str
    row: int
    outcome: Outcome
    columns: Columns | None = None
    values: dict[str, object] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The code, as far as it was read."""
        return str(self.values.get("code", ""))

    @property
    def has_error(self) -> bool:
        """Whether something was said that refuses the row."""
        return any(remark.weight is Weight.ERROR for remark in self.remarks)

    def column_of(self, key: str) -> int:
        """The column that a key of a record was read from; WHOLE_ROW where there is none."""
        return self.columns.of.get(COLUMN_OF.get(key, key), WHOLE_ROW) if self.columns else WHOLE_ROW

    def remark(self, key: str, weight: Weight, message: Message, remedy: Message | None = None) -> None:
        """Say something of the cell that a key was read from."""
        self.remark_at(self.column_of(key), weight, message, remedy)

    def remark_at(
        self, column: int, weight: Weight, message: Message, remedy: Message | None = None, rule: str = ""
    ) -> None:
        """Say something of the cell in a column of the row; `rule` where a rule says it."""
        self.remarks.append(Remark(column, weight, message, remedy, rule))

    def cell(self, remark: Remark) -> str:
        """The cell of a remark as spreadsheets name it: `C7`; the row alone where no cell is meant."""
        return f"{letter(remark.column)}{self.row}" if remark.column >= 0 else str(self.row)
