"""From a file to sheets of cells: by what the file is, not by what its name says."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lubiao.findings import N_, Message

from .marked_up import read_html, read_ods, read_xml

LARGEST_FILE = 200 * 2**20
LARGEST_UNPACKED = 300 * 2**20
LARGEST_MARKED_UP = 48 * 2**20
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 300_000, 200, 8_000_000
"""What is read; a table beyond that is refused before it fills the memory."""

_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^>/]*>')
_SHEET_XML = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Unusable(Exception):
    """The file cannot be imported at all; `message` is the sentence for people."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@dataclass
class Sheet:
    """A sheet as rows of values: texts, numbers, dates, None. Row 0 is row 1 of the sheet."""

    name: str
    rows: list[list[object]]
    since_1904: bool = False


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook, a page or a text. Raises Unusable, and nothing else."""
    try:
        if not path.is_file():
            raise Unusable(Message(N_("{file} is no file that can be read."), {"file": path.name}))
        if path.stat().st_size > LARGEST_FILE:
            raise _too_large(path)
        content = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Unusable(
            Message(N_("{file} cannot be read: {reason}."), {"file": path.name, "reason": reason})
        ) from None
    return sheets_of(content, path)


def sheets_of(content: bytes, path: Path) -> list[Sheet]:
    """The sheets of a file's bytes. `path` names the file. Raises Unusable, and nothing else."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    reader: Callable[[bytes, Path], list[Sheet]]
    if not content.strip():
        raise Unusable(Message(N_("{file} is empty."), {"file": path.name}))
    if content.startswith(b"PK"):
        reader = _zipped
    elif content.startswith(_OLE):
        reader = _calamine
    elif head.startswith(b"%pdf") or (
        b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        raise _no_table(path)
    elif head.startswith((b"<?xml", b"<workbook", b"<ss:workbook")) and b"office:spreadsheet" in head:
        reader = _marked_up(read_xml)
    elif head.startswith(b"<") and re.search(rb"<(?:html|table|!doctype|body|meta|head|style|div|tr)", head):
        reader = _marked_up(read_html)
    else:
        reader = _text
    try:
        sheets = reader(content, path)
    except Unusable:
        raise
    except Exception as problem:  # whatever a library says of a broken file, the person gets one sentence
        raise _no_table(path, type(problem).__name__) from None
    for sheet in sheets:
        widest = max(map(len, sheet.rows), default=0)
        if len(sheet.rows) > MOST_ROWS or widest > MOST_COLUMNS:
            raise _too_large(path)
    return sheets


def _zipped(content: bytes, path: Path) -> list[Sheet]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
            raise _too_large(path)
        names = archive.namelist()
        if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:100]:
            return _marked_up(read_ods)(archive.read("content.xml"), path)
        for name in names:
            if _SHEET_XML.fullmatch(name):
                _refuse_sparse(archive.open(name).read(), path)
            elif name.endswith((".xml", ".rels")) and b"<!ENTITY" in archive.open(name).read(100_000):
                raise _no_table(path)
        workbook = archive.read("xl/workbook.xml") if "xl/workbook.xml" in names else b""
    since_1904 = bool(re.search(rb'date1904="(?:1|true)"', workbook))
    sheets = _calamine(content, path)
    for sheet in sheets:
        sheet.since_1904 = since_1904
    return sheets


def _refuse_sparse(xml: bytes, path: Path) -> None:
    """Two cells at the far corners of a sheet would be read as seventeen thousand million."""
    last_row = last_column = 0
    for found in _CELL.finditer(xml):
        letters, digits = found.groups()
        last_row = max(last_row, int(digits))
        last_column = max(last_column, len(letters) * 26 - 26 + letters[0] - 64 if len(letters) < 3 else 9999)
    if b"<!ENTITY" in xml[:100_000] or b"<!DOCTYPE" in xml[:100_000]:
        raise _no_table(path)
    if last_row > MOST_ROWS or last_column > MOST_COLUMNS * 4 or last_row * last_column > MOST_CELLS:
        raise _too_large(path)


def _calamine(content: bytes, path: Path) -> list[Sheet]:
    # Imported here: only an import of a workbook needs it.
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
                raise _too_large(path)
            sheets.append(Sheet(name, [list(row) for row in sheet.to_python(skip_empty_area=False)]))
        return sheets
    except PasswordError:
        raise _encrypted(path) from None
    except Exception as problem:
        if isinstance(problem, Unusable):
            raise
        if "E\0n\0c\0r\0y\0p\0t\0" in content[:65536].decode("latin-1") or "assword" in str(problem):
            raise _encrypted(path) from None
        raise _no_table(path, type(problem).__name__) from None


def _marked_up(
    read: Callable[[bytes], Iterator[tuple[str, list[list[object]]]]],
) -> Callable[[bytes, Path], list[Sheet]]:
    def reader(content: bytes, path: Path) -> list[Sheet]:
        if len(content) > LARGEST_MARKED_UP:  # a tree takes many times the memory of its text
            raise _too_large(path)
        return [Sheet(name, rows) for name, rows in _limited(read(content), path)]

    return reader


def _limited(
    sheets: Iterator[tuple[str, list[list[object]]]], path: Path
) -> Iterator[tuple[str, list[list[object]]]]:
    try:
        yield from sheets
    except OverflowError:
        raise _too_large(path) from None


def _text(content: bytes, path: Path) -> list[Sheet]:
    text = _decoded(content, path)
    first = [line for line in text.splitlines() if line.strip()][:30]
    delimiter = max("\t,;", key=lambda mark: max((line.count(mark) for line in first), default=0))
    rows: list[list[object]] = []
    csv.field_size_limit(1_000_000)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        rows.append([*row])
        if len(rows) > MOST_ROWS:
            raise _too_large(path)
    return [Sheet(path.name, rows)]


def _decoded(content: bytes, path: Path) -> str:
    marks = (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")
    encodings = [name for mark, name in marks if content.startswith(mark)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise _no_table(path)


def _too_large(path: Path) -> Unusable:
    return Unusable(
        Message(
            N_("{file} is too large to be a list of standards: split it into tables of at most {rows} rows and {columns} columns."),
            {"file": path.name, "rows": MOST_ROWS, "columns": MOST_COLUMNS},
        )
    )  # fmt: skip


def _no_table(path: Path, reason: str = "") -> Unusable:
    del reason  # the libraries' words help nobody here
    return Unusable(
        Message(
            N_("{file} is no table that can be read, or it is damaged: open it in a spreadsheet program and save it as .xlsx or .csv."),
            {"file": path.name},
        )
    )  # fmt: skip


def _encrypted(path: Path) -> Unusable:
    return Unusable(
        Message(N_("{file} is protected by a password: save it without one."), {"file": path.name})
    )
