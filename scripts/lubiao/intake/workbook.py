"""Workbooks: .xlsx, .ods and the old .xls. What a library would choke on is found before it reads."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from .marked_up import read_ods, root_of
from .sheet import Sheet
from .unusable import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    CellCount,
    TooLarge,
    binary_workbook,
    encrypted,
    no_table,
    not_started,
)
from .workbook_process import HAS_PASSWORD, IS_TOO_LARGE, NotRead, NotStarted, read_apart

LARGEST_UNPACKED = 150 * 2**20
"""Of the parts that make up tables; pictures and the like are not unpacked."""

IS_ENCRYPTED = 1
"""The bit of a part of a zip archive that wants a password."""

WIDEST_STYLED = 4 * MOST_COLUMNS
"""Columns to which a format may reach; what is filled may not."""

_NEEDED = re.compile(r"\[Content_Types\]\.xml|_rels/.*|xl/(?!media|drawings|embeddings|printerSettings|pivot).*\.(?:xml|rels)|mimetype|content\.xml|META-INF/manifest\.xml", re.IGNORECASE)  # fmt: skip
_PLACE = re.compile(rb"""<(?:\w+:)?(?:c|row)\s(?:[^<]*?\s)?r\s*=\s*["']([A-Z]{0,3})([0-9]{1,7})["']""")
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>/])")
_ATTRIBUTE = re.compile(rb"""\b(r|t)\s*=\s*["']([^"']*)["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?=[\s>/])[^<>]*>([^<]*)")
_VALUE = re.compile(rb"<(?:\w+:)?v(?=[\s>])[^<>]*>([^<]+)<")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^<>]*\bhidden\s*=\s*["'](?:1|true)["']""")
_HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s[^<>]*\bhidden\s*=\s*["'](?:1|true)["']""")
_SINCE_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_workbook(content: bytes, path: Path, count: CellCount) -> Iterator[Sheet]:
    """The sheets of a zipped workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "xl/workbook.bin" in names:
            raise binary_workbook(path)
        needed = [part for part in archive.infolist() if _NEEDED.fullmatch(part.filename)]
        if any(part.flag_bits & IS_ENCRYPTED for part in needed):
            raise encrypted(path)
        if sum(part.file_size for part in needed) > LARGEST_UNPACKED:
            raise TooLarge
        parts = {part.filename: archive.read(part) for part in needed}
    if b"opendocument.spreadsheet" in parts.get("mimetype", b"")[:100]:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise encrypted(path)
        yield from (Sheet(name, rows) for name, rows in read_ods(parts["content.xml"], count))
        return
    for name, part in parts.items():
        if b"<!ENTITY" in part or b"<!DOCTYPE" in part[:4096] or b"\0" in part[:200]:
            raise no_table(path)
        if "worksheets/" in name:
            _refuse_sparse(part)
    since_1904 = bool(_SINCE_1904.search(parts.get("xl/workbook.xml", b"")))
    xml_of = _xml_of_sheets(parts)
    for sheet in _sheets(_packed(parts), path, count):
        sheet.since_1904 = since_1904
        if xml := xml_of.get(sheet.name):
            sheet.hidden_rows = _count(_HIDDEN_ROW, xml)
            sheet.hidden_columns = _count(_HIDDEN_COLUMN, xml)
            _put_in_what_has_no_value(sheet, xml, count)
        yield sheet


def read_old_workbook(content: bytes, path: Path, count: CellCount) -> Iterator[Sheet]:
    """The sheets of an .xls of Excel 97 to 2003."""
    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in content:
        raise encrypted(path)
    yield from _sheets(content, path, count)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as they were unpacked and measured: nothing else is read."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _refuse_sparse(xml: bytes) -> None:
    """Two cells at the far corners of a sheet would be read as seventeen thousand million."""
    last_row = last_column = 0
    for place in _PLACE.finditer(xml):
        letters, digits = place.groups()
        last_row = max(last_row, int(digits))
        last_column = max(last_column, _number_of(letters))
    if last_row > 2**20 or last_column > WIDEST_STYLED or last_row * last_column > 4 * MOST_CELLS:
        raise TooLarge


def _count(pattern: re.Pattern[bytes], xml: bytes) -> int:
    return sum(1 for _ in pattern.finditer(xml))


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _xml_of_sheets(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The text of each sheet, by its name."""
    if not {"xl/_rels/workbook.xml.rels", "xl/workbook.xml"} <= parts.keys():
        return {}
    relations = root_of(parts["xl/_rels/workbook.xml.rels"])
    target_of = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    found: dict[str, bytes] = {}
    for sheet in root_of(parts["xl/workbook.xml"]).iter("{*}sheet"):
        target = target_of.get(sheet.get(_RELATIONS), "")
        name = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        found[sheet.get("name", "")] = parts.get(name, b"")
    return found


def _put_in_what_has_no_value(sheet: Sheet, xml: bytes, count: CellCount) -> None:
    """Cells whose formula failed or was never computed would be empty: put in what stands in the file."""
    if b"<f" not in xml and b":f" not in xml and not re.search(rb"""\bt\s*=\s*["']e["']""", xml):
        return
    starts = [found.end() for found in _CELL.finditer(xml)]
    for start, end in zip(starts, [*starts[1:], len(xml)], strict=True):
        attributes, _, inner = xml[start:end].partition(b">")
        of = dict(_ATTRIBUTE.findall(attributes))
        formula, value = _FORMULA.search(inner), _VALUE.search(inner)
        if of.get(b"t") == b"e":
            shown = value[1].decode("utf-8", "replace") if value else "#N/A"
        elif formula and not value and of.get(b"t") not in (b"str", b"inlineStr"):
            shown = "=" + (formula[1].decode("utf-8", "replace") or "…")
        else:
            continue
        place = re.fullmatch(rb"([A-Z]{1,3})([0-9]{1,7})", of.get(b"r", b""))
        if place:
            row, column = int(place[2]) - 1, _number_of(place[1]) - 1
            if row >= MOST_ROWS or column >= MOST_COLUMNS:
                raise TooLarge
            while len(sheet.rows) <= row:
                sheet.rows.append([])
                count.add_row(0)
            missing = max(column + 1 - len(sheet.rows[row]), 0)
            count.add(missing)
            sheet.rows[row] += [None] * missing
            sheet.rows[row][column] = shown


def _sheets(content: bytes, path: Path, count: CellCount) -> Iterator[Sheet]:
    """What the library reads, cells that are merged filled."""
    try:
        read = read_apart(content)
    except NotStarted as problem:
        raise not_started(path, str(problem)) from None
    except NotRead as problem:
        if problem.code == HAS_PASSWORD:
            raise encrypted(path) from None
        if problem.code == IS_TOO_LARGE:
            raise TooLarge from None
        raise no_table(path) from None
    filled = CellCount()
    for sheet in read:
        for row in sheet["rows"]:
            count.add_row(len(row))
        _fill_merged(sheet["rows"], sheet["merged"], filled)
        yield Sheet(sheet["name"], sheet["rows"], is_hidden=sheet["hidden"])


def _fill_merged(
    rows: list[list[object]], ranges: list[tuple[tuple[int, int], tuple[int, int]]], filled: CellCount
) -> None:
    """A cell that is merged over several rows says the same of all of them."""
    for (top, left), (bottom, _) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top + 1 : bottom + 1]:
            filled.add(1)
            if left < len(row) and row[left] in (None, ""):
                row[left] = rows[top][left]
