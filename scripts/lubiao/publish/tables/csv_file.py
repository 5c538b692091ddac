"""CSV (RFC 4180) that a spreadsheet may open: no cell runs as a formula, Chinese is read as Chinese."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from lubiao.publish.collection import Collection

from .flat import FLAT
from .model import Table, Value

SEPARATOR = " | "
"""Between the items of a list; a bar or backslash inside an item has a backslash before it."""

_FORMULA = re.compile(r'(^|[\t\r\n;])(?=[\s"]*[=+\-@＝＋－＠])|^(?=[\t\r\n])')
"""Where a spreadsheet may begin a formula: at the start of a cell, and behind what it may take for the end of one.
OWASP, CSV Injection: the characters, and that a separator or quote in a cell may begin another, where a spreadsheet
splits at semicolons or tabs.
"""


def write_csv(collection: Collection, stream: BinaryIO) -> None:
    """One row a standard, behind a byte order mark, which is how Excel tells UTF-8."""
    stream.write(codecs.BOM_UTF8)
    for chunk in csv_chunks(FLAT, collection):
        stream.write(chunk)


def csv_chunks(table: Table, collection: Collection) -> Iterator[bytes]:
    """A table as CSV in UTF-8 without a mark, a row each: every cell in quotes, CRLF at the end of a row."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n")

    def encoded(cells: Iterator[str]) -> bytes:
        line.seek(0)
        line.truncate()
        writer.writerow(cells)
        return line.getvalue().encode()

    yield encoded(column.name for column in table.columns)
    for row in table.rows(collection):
        yield encoded(cell(value) for value in row)


def cell(value: Value) -> str:
    """A value as the text of a cell: nothing for what is not known, `true` and `false`, lists joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = SEPARATOR.join(item.replace("\\", "\\\\").replace("|", "\\|") for item in value)
    return harmless(value) if isinstance(value, str) else str(value)


def harmless(text: str) -> str:
    """The text with an apostrophe before each place where a spreadsheet would begin a formula."""
    return _FORMULA.sub(r"\1'", text)
