"""CSV (RFC 4180) that a spreadsheet may open: no cell runs as a formula, Chinese is read as Chinese."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from lubiao.publish.pieces import joined

from .flat import FLAT, flat_row
from .model import Row, Table, Value

SEPARATOR = " | "
"""Between the items of a list; a bar or backslash inside an item has a backslash before it."""

_FORMULA = re.compile(r'(^|[\t\r\n;])(?=[\s"]*[=+\-@＝＋－＠])|^(?=[\t\r\n])')
"""Where a spreadsheet may begin a formula: at the start of a cell, and behind what it may take for the end of one.
OWASP, CSV Injection: the characters, and that a separator or quote in a cell may begin another, where a spreadsheet
splits at semicolons or tabs.
"""


def csv_heads(table: Table) -> bytes:
    """The names of the columns as the first line of a CSV in UTF-8, without a mark."""
    return _written(column.name for column in table.columns)


def csv_rows(rows: Iterable[Row]) -> bytes:
    """Rows as lines of CSV in UTF-8: every cell in quotes, CRLF at the end of a row."""
    return b"".join([_written(map(cell, row)) for row in rows])


def _written(cells: Iterable[str]) -> bytes:
    quoted = '","'.join(cell.replace('"', '""') for cell in cells)
    return f'"{quoted}"\r\n'.encode()


def cell(value: Value) -> str:
    """A value as the text of a cell: nothing for what is not known, `true` and `false`, lists joined."""
    if isinstance(value, str):
        return harmless(value)
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return harmless(SEPARATOR.join(item.replace("\\", "\\\\").replace("|", "\\|") for item in value))
    return str(value).lower()


def harmless(text: str) -> str:
    """The text with an apostrophe before each place where a spreadsheet would begin a formula."""
    return _FORMULA.sub(_marked, text)


def _marked(found: re.Match[str]) -> str:
    return f"{found[0]}'"


CSV = joined(
    lambda collection, standard: csv_rows((collection.once(flat_row, standard),)),
    head=lambda _: codecs.BOM_UTF8 + csv_heads(FLAT),
)
"""One row a standard, behind a byte order mark, which is how Excel tells UTF-8."""
