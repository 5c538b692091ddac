"""The sheets of a file as rows that are accounted for: each has an outcome, none is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lubiao.findings import N_, Message

from .cells import is_nothing, line_of, once, short
from .columns import Columns, find_columns, is_of_persons, plain
from .outcome import WHOLE_ROW, Outcome, Remark, RowResult, Weight
from .row_record import Defaults
from .rows import RowReader
from .sheet import Sheet
from .template import GUIDE, LISTS

STEP = 500
"""Rows after which progress is told."""

SAMPLES = 3
"""Values of an unknown column that are shown."""


def read_rows(sheets: Sequence[Sheet], defaults: Defaults, advance: Callable[[int], None]) -> list[RowResult]:
    """All rows of all sheets. `advance` is called with the rows done.

    The sheets that explain our own template have no rows. A sheet without header is told of, and not read.
    """
    results: list[RowResult] = []
    for sheet in sheets:
        if sheet.name in (LISTS, GUIDE):
            continue
        columns = find_columns(sheet.rows)
        reader = RowReader(sheet.name, columns, defaults, sheet.since_1904) if columns else None
        begun = len(results)
        for number, cells in enumerate(sheet.rows, 1):
            if reader and columns and number > columns.row + 1:
                results.append(reader.read(number, cells))
            else:
                outcome = Outcome.EMPTY if _is_blank(cells) else Outcome.HEADER if columns else Outcome.UNREAD
                results.append(RowResult(sheet.name, number, outcome, columns))
            if number % STEP == 0:
                advance(STEP)
        advance(len(sheet.rows) % STEP)
        told = _of_columns(sheet, columns) if columns else _of_unread(sheet)
        place = begun + (columns.row if columns else _first_filled(sheet))
        if place < len(results):
            results[place].remarks += [*told, *_of_hidden(sheet)]
    return results


def _of_unread(sheet: Sheet) -> Iterator[Remark]:
    if not all(map(_is_blank, sheet.rows)):
        yield _warning(WHOLE_ROW, Message(N_("The sheet {sheet} has no header that is known here, and is not read."), {"sheet": sheet.name}))  # fmt: skip


def _of_columns(sheet: Sheet, columns: Columns) -> Iterator[Remark]:
    """What stands in columns that are not read, once for each column."""
    below = sheet.rows[columns.row + 1 :]
    for place, name in sorted(columns.unknown.items()):
        if is_of_persons(name):
            yield _warning(place, Message(N_("The column “{name}” tells of persons, and is never read."), {"name": short(name)}))  # fmt: skip
        else:
            yield _warning(place, Message(N_("The column “{name}” is not known, and is not read. Filled cells: {number}. {samples}"), {"name": short(name), **_content(below, place, name)}))  # fmt: skip
    for place, name in sorted(columns.repeated.items()):
        yield _warning(place, Message(N_("The column “{name}” means the same as another, and is not read. Filled cells: {number}. {samples}"), {"name": short(name), **_content(below, place, name)}))  # fmt: skip
    named = {*columns.of.values(), *columns.unknown, *columns.repeated}
    for place in range(max(map(len, below), default=0)):
        if place not in named and (content := _content(below, place))["number"]:
            yield _warning(place, Message(N_("The column has no header, and is not read. Filled cells: {number}. {samples}"), content))  # fmt: skip


def _content(rows: Sequence[Sequence[object]], place: int, name: str = "") -> dict[str, object]:
    """How many cells of a column are filled, and its first values; its name on later pages is none."""
    texts = (line_of(row[place]) for row in rows if place < len(row))
    filled = [text for text in texts if text and not is_nothing(text) and plain(text) != plain(name)]
    samples = "、".join(short(text) for text in once(filled)[:SAMPLES])
    return {"number": len(filled), "samples": samples}


def _of_hidden(sheet: Sheet) -> Iterator[Remark]:
    """What a person who looks at the sheet does not see is read like everything else, and told."""
    if sheet.is_hidden:
        yield _warning(WHOLE_ROW, Message(N_("The sheet {sheet} is hidden; it is read like the others."), {"sheet": sheet.name}))  # fmt: skip
    if sheet.hidden_rows:
        yield _warning(WHOLE_ROW, Message(N_("Hidden rows, read like the others: {number}."), {"number": sheet.hidden_rows}))  # fmt: skip
    if sheet.hidden_columns:
        yield _warning(WHOLE_ROW, Message(N_("Hidden columns, read like the others: {number}."), {"number": sheet.hidden_columns}))  # fmt: skip


def _warning(column: int, message: Message) -> Remark:
    return Remark(column, Weight.WARNING, message)


def _is_blank(cells: Sequence[object]) -> bool:
    return all(cell in (None, "") for cell in cells)


def _first_filled(sheet: Sheet) -> int:
    return next((number for number, cells in enumerate(sheet.rows) if not _is_blank(cells)), 0)
