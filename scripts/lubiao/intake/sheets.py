"""The sheets of a file as rows that are accounted for: each has an outcome, none is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lubiao.findings import N_, Message

from .columns import Columns, find_columns, letter
from .rows import Defaults, Outcome, RowReader, RowResult
from .table import Sheet
from .template import GUIDE, LISTS


@dataclass
class ReadSheets:
    """All rows, the columns of each sheet by its name, and what is to be told of the sheets."""

    results: list[RowResult] = field(default_factory=list)
    columns: dict[str, Columns] = field(default_factory=dict)
    told: list[Message] = field(default_factory=list)


def read_rows(sheets: Sequence[Sheet], defaults: Defaults, advance: Callable[[int], None]) -> ReadSheets:
    """Read every sheet that has a header; tell of the others. `advance` is called with the rows done."""
    read = ReadSheets()
    for sheet in sheets:
        columns = find_columns(sheet.rows)
        if columns is None:
            if sheet.name not in (LISTS, GUIDE) and any(
                cell not in (None, "") for row in sheet.rows for cell in row
            ):
                read.told.append(Message(N_("The sheet {sheet} has no header that is known here, and is not read."), {"sheet": sheet.name}))  # fmt: skip
            continue
        read.columns[sheet.name] = columns
        for place, name in columns.unknown.items():
            read.told.append(Message(N_("Sheet {sheet}: the column {column}, “{name}”, is not known, and is not read."), {"sheet": sheet.name, "column": letter(place), "name": name}))  # fmt: skip
        for place, name in columns.repeated.items():
            read.told.append(Message(N_("Sheet {sheet}: the column {column}, “{name}”, means the same as one before it, and is not read."), {"sheet": sheet.name, "column": letter(place), "name": name}))  # fmt: skip
        reader = RowReader(sheet.name, columns, defaults, sheet.since_1904)
        for number, cells in enumerate(sheet.rows):
            if number <= columns.row:
                blank = all(cell in (None, "") for cell in cells)
                outcome = Outcome.EMPTY if blank else Outcome.HEADER
                read.results.append(RowResult(sheet.name, number + 1, outcome))
            else:
                read.results.append(reader.read(number + 1, cells))
            if number % 500 == 499:
                advance(500)
    return read
