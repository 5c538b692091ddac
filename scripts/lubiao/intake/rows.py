"""What a row of a sheet is: a standard, or one of the lines that a table has besides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import cells
from .columns import Columns
from .outcome import Outcome, RowResult
from .row_record import Defaults, read_record
from .words import EXAMPLE, LINES, TOTALS

_TOTAL = re.compile(TOTALS, re.IGNORECASE)
_LINE = re.compile(LINES, re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,6}[.、]?")


class RowReader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: str, columns: Columns, defaults: Defaults, since_1904: bool = False) -> None:
        self.sheet, self.columns, self.defaults, self.since_1904 = sheet, columns, defaults, since_1904

    def read(self, row: int, given: Sequence[object]) -> RowResult:
        """The row below the header with this number; refused where one of its cells cannot be taken."""
        result = RowResult(self.sheet, row, self._kind_of(given), self.columns)
        if result.outcome is Outcome.TAKEN:
            read_record(given, result, self.defaults, self.since_1904)
            if result.has_error:
                result.outcome = Outcome.REFUSED
        return result

    def _kind_of(self, given: Sequence[object]) -> Outcome:
        texts = {place: text for place, cell in enumerate(given) if (text := cells.line_of(cell))}
        number = self.columns.of.get("number", -1)
        if not texts.keys() - {number} and _NUMBER.fullmatch(texts.get(number, "0")):
            return Outcome.EMPTY  # rows that are numbered in advance are empty too
        place, first = next(iter(texts.items()))
        if first.casefold().startswith(EXAMPLE):
            return Outcome.EXAMPLE
        if self.columns.is_header(given):
            return Outcome.HEADER
        stands_alone = len(set(texts.values())) == 1
        is_total = _TOTAL.match(first) and place != self.columns.of.get("title_zh")
        return Outcome.LINE if is_total or (stands_alone and _LINE.match(first)) else Outcome.TAKEN
