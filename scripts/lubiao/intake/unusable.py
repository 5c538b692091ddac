"""What a file must not exceed, and the sentences for files that cannot be imported at all."""

from __future__ import annotations

from pathlib import Path

from lubiao.findings import N_, Message

LARGEST_FILE = 100 * 2**20
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 200, 2_500_000
"""What is read; a table beyond that is refused before it fills the memory."""


class Unusable(Exception):
    """The file cannot be imported at all; `message` is the sentence for people."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class TooLarge(Exception):
    """A table has more rows, columns or cells than are read."""


def refuse_large(rows: int, columns: int = 0, cells: int = 0) -> None:
    """Raise TooLarge where a table has more than is read."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS:
        raise TooLarge


def too_large(path: Path) -> Unusable:
    """The file, or a table in it, is larger than what is read."""
    return Unusable(
        Message(
            N_("{file} is too large to be a list of standards: split it into tables of at most {rows} rows and {columns} columns."),
            {"file": path.name, "rows": MOST_ROWS, "columns": MOST_COLUMNS},
        )
    )  # fmt: skip


def no_table(path: Path) -> Unusable:
    """The file is something else, or damaged; what a library says of it helps nobody."""
    return Unusable(
        Message(
            N_("{file} is no table that can be read, or it is damaged: open it in a spreadsheet program and save it as .xlsx or .csv."),
            {"file": path.name},
        )
    )  # fmt: skip


def encrypted(path: Path) -> Unusable:
    """The file wants a password."""
    return Unusable(
        Message(N_("{file} is protected by a password: save it without one."), {"file": path.name})
    )


def binary_workbook(path: Path) -> Unusable:
    """The one form of Excel whose size cannot be known before it is read."""
    return Unusable(
        Message(N_("{file} is a binary workbook (.xlsb): save it as .xlsx."), {"file": path.name})
    )


def open_quote(path: Path, row: int) -> Unusable:
    """A quotation mark swallows the rows behind it."""
    return Unusable(
        Message(N_("{file}: in row {row} a quotation mark is opened that swallows the rows below. Close it, or delete it."), {"file": path.name, "row": row})
    )  # fmt: skip
