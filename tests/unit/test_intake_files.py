"""Files of every kind, and files that only pretend: what they are decides, and none ends in a traceback."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from lubiao.catalogue import Catalogue, build_day
from lubiao.intake.columns import find_columns
from lubiao.intake.table import sheets_of
from lubiao.intake.template import COLUMNS, write_template
from lubiao.intake.unusable import Unusable
from lubiao.reading import read_data

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "intake"
NAME = Path("list.xls")
TABLE = "标准号,标准名称\nDB37/T 99101-2020,虚构标准一\n"
SPREADSHEETML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>{dtd}
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="虚构"><Table><Row><Cell><Data ss:Type="String">标准号</Data></Cell><Cell ss:Index="{at}"><Data
ss:Type="String">标准名称</Data></Cell></Row><Row><Cell><Data ss:Type="String">DB37/T 99101-2020</Data></Cell><Cell
ss:Index="{at}"><Data ss:Type="String">{title}</Data></Cell></Row></Table></Worksheet></Workbook>"""
HTML = "<html><head><meta charset={c}></head><table><tr><td colspan=2>目录</td></tr><tr><th>标准号<th>标准名称</tr><tr><td>DB37/T 99101-2020<td>虚构标准一</table></html>"


def workbook(cells: dict[str, object]) -> bytes:
    book = Workbook()
    for place, value in cells.items():
        book.active[place] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def three_sheets_of_a_million_cells() -> bytes:
    """Only the corners are filled; a sheet alone is not too large."""
    book = Workbook()
    for sheet in (book.active, book.create_sheet(), book.create_sheet()):
        sheet["A1"], sheet["J99999"] = "标准号", "x"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def replaced(content: bytes, name: str, change: object) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = change(parts[name])  # type: ignore[operator]
    return zipped(parts)


GOOD = {
    "UTF-8": TABLE.encode(), "UTF-8 with BOM": TABLE.encode("utf-8-sig"), "GB18030": TABLE.encode("gb18030"), "UTF-16": TABLE.encode("utf-16"),
    "semicolons": TABLE.replace(",", ";").encode(), "tabs": TABLE.replace(",", "\t").encode("gb18030"),
    "a web page": HTML.format(c="utf-8").encode(), "a web page in GBK": HTML.format(c="gb2312").encode("gb18030"),
    "SpreadsheetML": SPREADSHEETML.format(dtd="", at=2, title="虚构标准一").encode(),
    "xlsx": workbook({"A1": "标准号", "B1": "标准名称", "A2": "DB37/T 99101-2020", "B2": "虚构标准一"}),
    "xls of LibreOffice": (HERE / "made.xls").read_bytes(), "ods of LibreOffice": (HERE / "made.ods").read_bytes(),
    "html of LibreOffice": (HERE / "made.html").read_bytes(), "xlsx of LibreOffice": (HERE / "made.xlsx").read_bytes(),
}  # fmt: skip


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_a_table_is_read_whatever_it_is_called(content: bytes) -> None:
    sheet = sheets_of(content, NAME)[0]
    columns = find_columns(sheet.rows)
    assert columns is not None
    first = sheet.rows[columns.row + 1]
    assert (first[columns.of["code"]], first[columns.of["title_zh"]]) == ("DB37/T 99101-2020", "虚构标准一")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
SMALL = GOOD["xlsx"]
SHEET = "xl/worksheets/sheet1.xml"
BAD = {
    "nothing": b"", "only spaces": b" \n", "a PDF": b"%PDF-1.7\n%\xe2\xe3", "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\r",
    "a truncated workbook": SMALL[: len(SMALL) // 2], "a zip of other things": zipped({"a.txt": b"a"}),
    "an OLE file that is none": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a protected workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "entities in XML": SPREADSHEETML.format(dtd=ENTITIES, at=2, title="&b;").encode(),
    "a file of the machine in XML": SPREADSHEETML.format(dtd=OUTSIDE, at=2, title="&a;").encode(),
    "a column far out in XML": SPREADSHEETML.format(dtd="", at=10**9, title="x").encode(),
    "entities in a workbook": replaced(SMALL, SHEET, lambda xml: ENTITIES.encode() + xml),
    "two cells at the corners": workbook({"A1": "标准号", "XFD1048576": "x"}),
    "a bomb": zipped({"xl/worksheets/sheet1.xml": b"\0" * (301 * 2**20)}),
    "an ods of a thousand million cells": zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b'<o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><t:table><t:table-row t:number-rows-repeated="1000000"><t:table-cell t:number-columns-repeated="1000"><x:p>a</x:p></t:table-cell></t:table-row></t:table></o:d>'}),
    "columns without end": b"a," * 5000,
    "three sheets of a million cells": three_sheets_of_a_million_cells(),
}  # fmt: skip


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Unusable) as problem:
        sheets_of(content, NAME)
    assert "list.xls" in problem.value.message.said_in(str)


def test_a_million_styled_rows_without_cells_are_no_rows() -> None:
    rows = b"".join(b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (n, n) for n in range(10, 400_000))
    content = replaced(SMALL, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert len(sheets_of(content, NAME)[0].rows) == 2


@settings(max_examples=300, deadline=5000)
@given(st.one_of(
    st.binary(max_size=2000), st.text(max_size=500).map(str.encode),
    st.tuples(st.sampled_from(list(GOOD.values())), st.integers(0, 20000), st.binary(min_size=1, max_size=8)).map(lambda t: t[0][: t[1] % len(t[0])] + t[2] + t[0][t[1] % len(t[0]) + len(t[2]) :]),
))  # fmt: skip
def test_any_bytes_are_a_table_or_unusable(content: bytes) -> None:
    try:
        sheets = sheets_of(content, NAME)
    except Unusable:
        return
    for sheet in sheets:
        find_columns(sheet.rows)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "standards.xlsx"
    write_template(path, Catalogue.link(read_data(ROOT / "data"), build_day()))
    return path


def test_the_template_opens_in_two_libraries_and_has_lists_dates_and_texts(template: Path) -> None:
    assert CalamineWorkbook.from_path(template).sheet_names == load_workbook(template).sheetnames
    sheet = load_workbook(template).worksheets[0]
    keys = [key for key, *_ in COLUMNS]
    of = {key: sheet.cell(1, place).column_letter for place, key in enumerate(keys, 1)}
    lists = {str(rule.sqref).split(":")[0].rstrip("0123456789") for rule in sheet.data_validations.dataValidation if rule.type == "list"}  # fmt: skip
    assert lists == {
        of[key] for key in ("title_en_from", "status", "level", "tie_by", "cited_city", "tie_city", "source")
    }
    assert sheet[f"{of['issued']}50"].number_format == "yyyy-mm-dd"
    assert sheet[f"{of['code']}50"].number_format == sheet[f"{of['ics']}50"].number_format == "@"
    assert sheet.freeze_panes and sheet.auto_filter.ref
