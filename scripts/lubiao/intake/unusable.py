"""What a file must not exceed, and the sentences for files that cannot be imported at all."""

from __future__ import annotations

from pathlib import Path

from lubiao.findings import N_, Message
from lubiao.findings.escaping import visible

LARGEST_FILE = 100 * 2**20
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 200, 2_500_000
"""What is read: rows and columns of a table, cells of a file. What is beyond is refused before it fills the memory."""


class Unusable(Exception):
    """The file cannot be imported at all; `message` is the sentence for people."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class TooLarge(Exception):
    """A table has more rows or columns than are read, or a file more cells."""


class CellCount:
    """Counts the cells of a file, all its sheets together: many sheets fill the memory as one does."""

    def __init__(self) -> None:
        self._cells = 0

    def add(self, cells: int) -> None:
        """Count more cells. Raises TooLarge."""
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise TooLarge

    def add_row(self, cells: int) -> None:
        """Count the cells of a row; an empty one takes memory too, and counts as one. Raises TooLarge."""
        self.add(max(cells, 1))


def refuse_large(rows: int, columns: int = 0) -> None:
    """Raise TooLarge where a table has more than is read."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise TooLarge


def too_large(path: Path) -> Unusable:
    """The file, or a table in it, is larger than what is read."""
    return Unusable(
        Message(
            N_("{file} is too large to be a list of standards: split it into files of at most {cells} cells, {rows} rows and {columns} columns."),
            {"file": path.name, "cells": MOST_CELLS, "rows": MOST_ROWS, "columns": MOST_COLUMNS},
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


def not_started(path: Path, reason: str) -> Unusable:
    """The library that reads workbooks cannot run here, whatever the file is."""
    return Unusable(
        Message(
            N_("{file}: the reader of workbooks could not be started ({reason}). Free some memory, or save the file as .csv."),
            {"file": path.name, "reason": visible(reason)},
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
