"""Hostile files, made when they are needed. Each name says what the file does; tests/fuzz/README.md lists them."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from .exports import replaced, workbook, zipped

SHEET = "xl/worksheets/sheet1.xml"
HEADER = ["标准号", "标准名称", "标准状态", "采用国际标准", "发布日期", "主要起草单位"]
CODE = "DB37/T 99101-2020"
MILLION = 10**6

ENTITIES = b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
) + b"]>"  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a0 SYSTEM "file:///etc/hostname">]>'
SPREADSHEETML = b"""<?xml version="1.0"?>%s<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="x"><Table>%s</Table></Worksheet></Workbook>"""
ODS = (
    b'<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><t:table>%s</t:table></o:d>'
)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Hostile:
    """A file, and what `lubiao import` must do with it: exit code, and words of what it says."""

    make: Callable[[], bytes]
    exit_code: int
    says: str
    name: str = "list.xlsx"


def rows(*more: list[object]) -> bytes:
    """A workbook with a header and these rows."""
    return workbook([HEADER, *more])


def csv(*more: str) -> bytes:
    """A CSV with a header and these lines."""
    return "\n".join([",".join(HEADER), *more, ""]).encode("utf-8", "surrogatepass")


def in_sheet(content: bytes) -> bytes:
    """A workbook with more rows of XML behind its header."""
    return replaced(rows(), SHEET, lambda xml: xml.replace(b"</sheetData>", content + b"</sheetData>"))


def ods(table: bytes) -> bytes:
    """An OpenDocument spreadsheet of this XML."""
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS % table})


def of_false_size() -> bytes:
    """A part of 400 MiB that its archive says has a hundred bytes."""
    content = bytearray(zipped({SHEET: b"\0" * (400 * 2**20)}))
    for start in (content.index(b"PK\3\4") + 22, content.index(b"PK\1\2") + 24):
        content[start : start + 4] = struct.pack("<I", 100)
    return bytes(content)


def named_like_a_path() -> bytes:
    """A sheet whose name leads out of the folder, and writes in the wrong direction."""
    content = rows([CODE, "虚构", "不知道"])
    return replaced(content, "xl/workbook.xml", lambda xml: xml.replace(b'name="Sheet"', 'name="../../etc/\u202epasswd"'.encode()))  # fmt: skip


def merged_everywhere() -> bytes:
    """A thousand merged cells that reach over a whole column each, and over one another."""
    merged = b"<mergeCells>" + b"".join(b'<mergeCell ref="A1:A%d"/>' % n for n in range(90_000, 91_000)) + b"</mergeCells>"  # fmt: skip
    many = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(2, 90_000))
    content = in_sheet(many)
    return replaced(content, SHEET, lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + merged))


def wide() -> bytes:
    """A row of 16 384 columns, the most that Excel has."""
    book = Workbook()
    book.active.append([*HEADER, *["x"] * (16_384 - len(HEADER))])
    return workbook([], lambda made: made.active.append([cell.value for cell in book.active[1]]))


def formulas_at_corners(book: Workbook) -> None:
    """Sheets whose only cells are the first and a formula that was never computed, far down."""
    for _ in range(TABLES):
        sheet = book.create_sheet()
        sheet["A1"], sheet["A99999"] = "x", "=A1"


TABLES, DEEP, BROAD = 40, 12_400, 200
"""Tables, and the rows and columns of each: none is too large, all together have 99 million cells."""

LONG = "（" * 32_000
NO_TABLE, TOO_LARGE, NO_HEADER = (
    "no table that can be read",
    "too large to be a list",
    "no sheet with a header",
)
HTML = b"<html><table><tr><th>%s</th><th>%s</th></tr>" % ("标准号".encode(), "标准名称".encode())

HOSTILE: dict[str, Hostile] = {
    "a zip bomb": Hostile(lambda: zipped({SHEET: b"\0" * (400 * 2**20)}), 2, TOO_LARGE),
    "a zip bomb that lies about its size": Hostile(of_false_size, 2, NO_TABLE),
    "ten thousand million ha from entities in a workbook": Hostile(lambda: replaced(rows(), SHEET, lambda xml: ENTITIES + xml), 2, NO_TABLE),
    "ten thousand million ha from entities in XML": Hostile(lambda: SPREADSHEETML % (ENTITIES, b"<Row><Cell><Data>&a11;</Data></Cell></Row>"), 2, NO_TABLE, "list.xls"),
    "ten thousand million ha from entities in OpenDocument": Hostile(lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": ENTITIES + ODS % b"&a11;"}), 2, NO_TABLE, "list.ods"),
    "a file of the machine by an entity in XML": Hostile(lambda: SPREADSHEETML % (OUTSIDE, b"<Row><Cell><Data>&a0;</Data></Cell></Row>"), 2, NO_TABLE, "list.xls"),
    "a file of the machine by an entity in a workbook": Hostile(lambda: replaced(rows(), "xl/styles.xml", lambda xml: OUTSIDE + xml), 2, NO_TABLE),
    "a million empty rows with a format": Hostile(lambda: in_sheet(b"".join(b'<row r="%d" s="1"><c r="A%d" s="0"/></row>' % (n, n) for n in range(9, MILLION))), 0, "Rows altogether: 1"),
    "a million rows": Hostile(lambda: in_sheet(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(9, MILLION))), 2, TOO_LARGE),
    "16 384 columns": Hostile(wide, 2, TOO_LARGE),
    "two cells at the corners": Hostile(lambda: in_sheet(b'<row r="1048576"><c x=">" r = \'XFD1048576\'><v>1</v></c></row>'), 2, TOO_LARGE),
    "merged cells over one another": Hostile(merged_everywhere, 2, TOO_LARGE),
    "cells that are never closed": Hostile(lambda: in_sheet(b"<c " * 5 * MILLION), 2, NO_TABLE),
    "formulas that are never closed": Hostile(lambda: in_sheet(b"<c><f>" * 2 * MILLION), 2, NO_TABLE),
    "a thousand million cells in OpenDocument": Hostile(lambda: ods(b'<t:table-row t:number-rows-repeated="1000000"><t:table-cell t:number-columns-repeated="1000"><x:p>a</x:p></t:table-cell></t:table-row>'), 2, TOO_LARGE, "list.ods"),
    "forty tables of one cell that is repeated, in OpenDocument": Hostile(lambda: ods(b'</t:table><t:table>'.join([b'<t:table-row t:number-rows-repeated="%d"><t:table-cell t:number-columns-repeated="%d"><x:p>a</x:p></t:table-cell></t:table-row>' % (DEEP, BROAD)] * TABLES)), 2, TOO_LARGE, "list.ods"),
    "forty tables of cells that span all others, in a page": Hostile(lambda: (b"<table>" + (b"<tr><td colspan=%d rowspan=%d>x" % (BROAD, BROAD) + b"<tr>" * (BROAD - 1)) * (DEEP // BROAD) + b"</table>") * TABLES, 2, TOO_LARGE, "list.xls"),
    "forty sheets of one cell that spans all others, in XML": Hostile(lambda: SPREADSHEETML % (b"", b'</Table></Worksheet><Worksheet ss:Name="y"><Table>'.join([b'<Row><Cell ss:MergeAcross="%d" ss:MergeDown="%d"/></Row><Row ss:Index="%d"/>' % (BROAD - 1, DEEP - 1, DEEP)] * TABLES)), 2, TOO_LARGE, "list.xls"),
    "forty sheets of one formula at the corner": Hostile(lambda: workbook([HEADER], formulas_at_corners), 2, TOO_LARGE),
    "two thousand sheets of empty rows in XML": Hostile(lambda: SPREADSHEETML % (b"", b'</Table></Worksheet><Worksheet ss:Name="y"><Table>'.join([b'<Row ss:Index="99999"/>'] * 2_000)), 2, TOO_LARGE, "list.xls"),
    "a row far down in XML": Hostile(lambda: SPREADSHEETML % (b"", b'<Row ss:Index="999999999"/>'), 2, TOO_LARGE, "list.xls"),
    "a page of tables inside tables": Hostile(lambda: HTML + b"<td><table><tr>" * 100_000, 0, "Rows altogether", "list.xls"),
    "a page of elements inside elements": Hostile(lambda: HTML + b"<tr><td>" + b"<div>" * 500_000, 0, "Rows altogether: 2", "list.xls"),
    "a page of twelve million tags": Hostile(lambda: HTML + b"<tr>" * 12 * MILLION, 2, TOO_LARGE, "list.xls"),
    "cells that span a thousand million others": Hostile(lambda: HTML + b"<tr>" + b'<td rowspan="1000000000" colspan="1000000000">x' * 20, 2, TOO_LARGE, "list.xls"),
    "a cell that spans all rows, a hundred thousand times": Hostile(lambda: HTML + b'<tr><td rowspan="99999">x' * 100_000, 2, TOO_LARGE, "list.xls"),
    "one line of 64 MB": Hostile(lambda: csv() + b"x" * 64 * MILLION, 2, NO_TABLE, "list.csv"),
    "one line of 32 million cells": Hostile(lambda: csv() + b"x," * 32 * MILLION, 2, TOO_LARGE, "list.csv"),
    "32 million lines": Hostile(lambda: csv() + b"x\n" * 32 * MILLION, 2, TOO_LARGE, "list.csv"),
    "a quotation mark over everything": Hostile(lambda: csv('"') + b"x,y\n" * MILLION, 2, "", "list.csv"),
    "a protected workbook": Hostile(lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), 2, "protected by a password"),
    "an OLE file whose chains lead in circles": Hostile(lambda: OLE + struct.pack("<64I", *[0] * 64) * 64, 2, NO_TABLE, "list.xls"),
    "six kilobytes that make a library ask for 24 gigabytes": Hostile(lambda: (Path(__file__).parent / "spoilt.xls").read_bytes(), 2, NO_TABLE, "list.xls"),
    "a sheet named like a path": Hostile(named_like_a_path, 1, r"../../etc/\u202epasswd 2"),
    "formulas that a report would start": Hostile(lambda: csv(*(f"DB37/T 9910{n}-2020,虚构,{start}cmd|' /C calc'!A0" for n, start in enumerate("=+-@"))), 1, "refused: 4", "list.csv"),
    "controls of a terminal": Hostile(lambda: csv(f"{CODE},虚构,\x1b[2J\x1b]0;x\x07,,,"), 1, "refused: 1", "list.csv"),
    "half characters in UTF-16": Hostile(lambda: b"\xff\xfe" + (",".join(HEADER) + f"\n{CODE},虚构\ud800标准,\udc00").encode("utf-16-le", "surrogatepass"), 2, "", "list.csv"),
    "half characters in UTF-8": Hostile(lambda: csv(f"{CODE},虚构\ud800标准"), 2, NO_TABLE, "list.csv"),
    "text in the wrong direction": Hostile(lambda: csv(f"{CODE},虚构\u202e准标\u202c,\u2066不知道\u2069"), 1, "refused: 1", "list.csv"),
    "brackets without end": Hostile(lambda: csv(f"{CODE},虚构,{LONG},{LONG},{LONG},{LONG}"), 1, "refused: 1", "list.csv"),
    "a code of thirty thousand characters": Hostile(lambda: csv(f"DB37/T {'9' * 30_000}-2020,虚构", f"{'A' * 30_000},虚构"), 1, "refused: 2", "list.csv"),
    "a title of thirty thousand characters": Hostile(lambda: csv(f"{CODE},{'虚构（' * 10_000}"), 0, "The text has 30000 characters", "list.csv"),
    "numbers that are none": Hostile(lambda: rows([CODE, "虚构", None, None, 1e300], [CODE, "虚构", None, None, -5], [CODE, 10**30, None, None, 2.5e-300]), 1, "refused: 3"),
    "a name with controls of a terminal": Hostile(lambda: csv(f"{CODE},虚构,不知道"), 1, r"\x1b[2J", "li\x1b[2Jst.csv"),
    "a binary workbook, whose size nobody knows before it is read": Hostile(lambda: zipped({"xl/workbook.bin": b"\x83\x01", "xl/worksheets/sheet1.bin": b"\x91\x01"}), 2, "save it as .xlsx", "list.xlsb"),
    "a picture called a workbook": Hostile(lambda: b"\x89PNG\r\n\x1a\n\0\0\0\r", 2, NO_TABLE),
    "nothing": Hostile(lambda: b"", 2, "is empty"),
}  # fmt: skip
"""What the file does → how it is made, and what becomes of it."""
