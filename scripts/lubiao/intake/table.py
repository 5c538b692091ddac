"""From a file to sheets of cells: by what the file is, not by what its name says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lubiao.findings import N_, Message
from lubiao.findings.system import reason_of

from .marked_up import read_html, read_xml
from .sheet import Sheet
from .unusable import (
    LARGEST_FILE,
    CellCount,
    TooLarge,
    Unusable,
    no_table,
    open_quote,
    refuse_large,
    too_large,
)
from .workbook import read_old_workbook, read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEASURED = 100_000
"""Characters of a text in which its delimiter is looked for."""

_HTML = re.compile(rb"<(?:html|table|!doctype|body|meta|head|style|div|tr)[\s>]")


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook, a page or a text. Raises Unusable, and nothing else."""
    try:
        if not path.is_file():
            raise Unusable(Message(N_("{file} is no file that can be read."), {"file": path.name}))
        if path.stat().st_size > LARGEST_FILE:
            raise too_large(path)
        content = path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = reason_of(problem)
        raise Unusable(Message(N_("{file} cannot be read: {reason}."), {"file": path.name, "reason": reason})) from None  # fmt: skip
    return sheets_of(content, path)


def sheets_of(content: bytes, path: Path) -> list[Sheet]:
    """The sheets of a file's bytes. `path` names the file. Raises Unusable, and nothing else."""
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise Unusable(Message(N_("{file} is empty."), {"file": path.name}))
    try:
        sheets = list(_reader_of(content, path)(content, path, CellCount()))
    except Unusable:
        raise
    except (TooLarge, MemoryError):
        raise too_large(path) from None
    except Exception:  # whatever a library says of a broken file, the person gets one sentence
        raise no_table(path) from None
    return sheets


def _reader_of(content: bytes, path: Path) -> Callable[[bytes, Path, CellCount], Iterator[Sheet]]:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(b"PK"):
        return read_workbook
    if content.startswith(OLE):
        return read_old_workbook
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if head.startswith(b"%pdf") or (b"\0" in content[:4096] and not is_utf16):
        raise no_table(path)
    if is_utf16:
        head = content[:4096].decode("utf-16", "ignore").lstrip().lower().encode("utf-8", "ignore")
    if head.startswith((b"<?xml", b"<workbook", b"<ss:workbook")) and b"office:spreadsheet" in head:
        return lambda content, _, count: _sheets(read_xml(content, count))
    if head.startswith(b"<") and _HTML.search(head):
        return lambda content, _, count: _sheets(read_html(content, count))
    return _read_text


def _sheets(tables: Iterator[tuple[str, list[list[object]]]]) -> Iterator[Sheet]:
    return (Sheet(name, rows) for name, rows in tables)


def _read_text(content: bytes, path: Path, count: CellCount) -> Iterator[Sheet]:
    text = _decoded(content, path)
    delimiter = _delimiter_of(text)
    rows: list[list[object]] = []
    width = 0
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        rows.append([*row])
        refuse_large(len(rows), len(row))
        count.add_row(len(row))
        width = max(width, len(row))
        if any("\n" in cell and _holds_rows(cell, delimiter, width) for cell in row):
            raise open_quote(path, len(rows))
    yield Sheet(path.name, rows)


def _delimiter_of(text: str) -> str:
    """What stands in the most of the first lines; of two such marks the one that stands there more often."""
    first = [line for line in text[:MEASURED].splitlines() if line.strip()][:30]
    counts = {mark: [line.count(mark) for line in first] for mark in ",\t;"}
    return max(counts, key=lambda mark: (sum(map(bool, counts[mark])), max(counts[mark], default=0)))


def _holds_rows(cell: str, delimiter: str, width: int) -> bool:
    """Whether one of the lines of a cell has as many cells as the other rows."""
    return width > 1 and max(line.count(delimiter) for line in cell.splitlines()[1:] or [""]) >= width - 1


def _decoded(content: bytes, path: Path) -> str:
    marks = (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")
    encodings = [name for mark, name in marks if content.startswith(mark)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise no_table(path)
