"""Text out of files of every kind: what a file is decides, codes are found with their places, bad files are told."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter

from lubiao.intake.unusable import Unusable
from lubiao.lookup.codes_in_text import find_codes
from lubiao.lookup.files import LARGEST_UNPACKED, passage_of, read_passage
from lubiao.lookup.passage import LARGEST_TEXT

HERE = Path(__file__).parent
SECTORS = frozenset({"SC", "YY"})
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "第一行\r\n执行GB/T 18965—2008的规定\r\n"


def codes(content: bytes) -> list[tuple[str, str]]:
    """Each code with its place."""
    passage = passage_of(content, "a.file")
    return [(str(f.code), passage.place(f.start).said_in(str)) for f in find_codes(passage.text, SECTORS)]


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def by_hand(body: str, head: str = "") -> bytes:
    """A Word document as another program may write it: no styles, other names of parts, what one asks for as its body."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return zipped({
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/text.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/text.xml"/></Relationships>',
        "word/text.xml": f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        f" xmlns:v=\"urn:v\"><w:body>{body}</w:body></w:document>",
    })  # fmt: skip


def runs(*texts: str) -> str:
    return "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts)


@pytest.mark.parametrize(
    "content",
    [TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("gb18030"), TEXT.encode("utf-16"), TEXT.encode("utf-16-be"), TEXT.encode("utf-16-le"),
     TEXT.encode() + b"\xff broken", TEXT.replace("\r\n", "\r").encode()],
    ids=["UTF-8", "with BOM", "GB18030", "UTF-16", "UTF-16-BE without mark", "UTF-16-LE without mark", "a broken byte", "old line ends"],
)  # fmt: skip
def test_a_text_is_read_in_its_encoding(content: bytes) -> None:
    assert codes(content) == [("GB/T 18965-2008", "line 2")]


def test_a_csv_is_read_in_gb18030_and_with_formulas() -> None:
    table = '序号,标准号,名称\n1,"=""GB/T 18965-2008""",地理标志产品\n2,SC 3001—1989,"名称，\n第二行"\n3,ＧＢ／Ｔ　1.1-2020,x\n'
    expected = [("GB/T 18965-2008", "line 2"), ("SC 3001-1989", "line 3"), ("GB/T 1.1-2020", "line 5")]
    assert codes(table.encode("gb18030")) == expected


BIBLIOGRAPHY = r"""
% a list
@standard{GBT18965-2008,
  title  = {{地理标志产品 烟台苹果}},
  number = {{GB/T} 18965{\textemdash}2008},
  url    = {https://example.org/GBT1.1-2020},
}
@misc{b, title = {Grading: GB/T~1.1--2020}, note = "{GB}\slash T 1.2\textendash 2020 \& {SC 3001-1989}",
  doi = {10.1/GB9706.1-2020} }
"""


def test_a_bibliography_is_read_as_its_reader_sees_it() -> None:
    assert codes(BIBLIOGRAPHY.encode()) == [
        ("GB/T 18965-2008", "line 5"),
        ("GB/T 1.1-2020", "line 8"),
        ("GB/T 1.2-2020", "line 8"),
        ("SC 3001-1989", "line 8"),
    ]


def test_a_web_page_is_read_without_its_tags_and_scripts() -> None:
    page = "<!doctype html><script>\nvar a='GB 1.1-2020'</script>\n<p title='GB/T 9-2020'>GB&#47;<b>T</b> 18965&mdash;2008\n<!-- GB/T 2-2020 -->"
    assert codes(page.encode()) == [("GB/T 18965-2008", "line 3")]


def written(content: bytes) -> list[str]:
    return [found.written for found in find_codes(passage_of(content, "a.file").text, SECTORS)]


@pytest.mark.parametrize(
    "page",
    ["<b>DB37</b>/T 453-2004", "<p>DB37/T 453<sup>-</sup>2004", "DB37/T <span\nclass=a>453</span>-2004<sup>1</sup>", "DB37/T 453<sub>&mdash;</sub>2004",
     "<a href=x>DB37/T 453-2004</a><a href=y>DB37/T 453-2004</a>", "<div>DB37/T 453-2004</div><div>2005</div>", "<my-code>x</my-code>DB37/T 453-2004<br>2005"],
)  # fmt: skip
def test_a_tag_inside_a_word_is_no_space_and_a_block_is_a_break(page: str) -> None:
    found = written(f"<!doctype html>{page}".encode())
    assert {text.replace("—", "-").replace("\n", "") for text in found} == {"DB37/T 453-2004"}


def test_no_code_runs_over_two_blocks_of_a_page() -> None:
    assert codes(b"<html><p>GB/T</p><p>18965-2008</p>") == []


CELLS = {
    "a page": b"<html><table><tr><td>GB/T 18965</td>\n <td><p>2008</p></td></tr><tr><td>GB/T 1.1<tr><td>2020</td><td>SC 3001</table>",
    "a document": by_hand("<w:tbl>" + "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{runs(cell)}</w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in (("GB/T 18965", "2008"), ("1", "GB/T 1.1"), ("2020", "SC 3001"))
    ) + "</w:tbl>"),
}  # fmt: skip


@pytest.mark.parametrize("content", CELLS.values(), ids=CELLS)
def test_the_year_in_the_next_cell_of_a_row_is_that_of_the_code(content: bytes) -> None:
    assert [code for code, _ in codes(content)] == ["GB/T 18965-2008", "GB/T 1.1", "SC 3001"]


def test_the_year_in_the_next_cell_of_a_sheet_is_that_of_the_code() -> None:
    book = Workbook()
    for row in (
        ["GB/T 18965", 2008],
        ["GB/T 1.1", "2020", 5],
        ["GB/T 1.2", 12],
        ["GB/T 1.3", None, 2020],
        ["GB/T 1.4", "2020年起"],
        ["GB/T 1.5"],
        ["2020"],
    ):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    found = list(find_codes(passage_of(stream.getvalue(), "a.file").text, SECTORS))
    assert [(str(code.code), code.year_is_beside) for code in found] == [
        ("GB/T 18965-2008", True), ("GB/T 1.1-2020", True), ("GB/T 1.2", False), ("GB/T 1.3", False), ("GB/T 1.4", False), ("GB/T 1.5", False),
    ]  # fmt: skip


def test_a_formula_without_its_value_is_told_once() -> None:
    book = Workbook()
    book.active.title = "清单"
    book.active["B2"] = '=CONCATENATE("GB/T ","18965-2008")'
    book.active["B3"] = "=A1"
    book.active["B4"] = "GB/T 1.1-2020"
    stream = io.BytesIO()
    book.save(stream)
    passage = passage_of(stream.getvalue(), "a.xlsx")
    (remark,) = passage.remarks
    assert remark.said_in(str) == (
        "a.xlsx: cells whose formula has no value in the file are not looked through: 2, the first 清单!B2. "
        "Open the file in a spreadsheet program and save it."
    )
    assert codes(stream.getvalue()) == [("GB/T 1.1-2020", "清单!B4")]
    assert passage_of(workbook(), "a.xlsx").remarks == ()


def test_a_word_document_is_read_with_tables_headers_and_footnotes() -> None:
    document = Document()
    document.add_paragraph("依据")
    paragraph = document.add_paragraph("执行GB/")
    paragraph.add_run("T 189").bold = True
    paragraph.add_run("65—2008")
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 1).text = "SC 3001-1989"
    document.sections[0].header.paragraphs[0].text = "DB3702/T 0014—2022"
    document.sections[0].footer.paragraphs[0].text = "GB 9706.1-2020"
    stream = io.BytesIO()
    document.save(stream)
    assert codes(stream.getvalue()) == [
        ("GB/T 18965-2008", "paragraph 2"),
        ("SC 3001-1989", "table 1, row 2, column 2"),
        ("DB3702/T 0014-2022", "header, paragraph 1"),
        ("GB 9706.1-2020", "footer, paragraph 1"),
    ]


def test_a_word_document_of_another_program_is_read_over_runs_insertions_and_boxes() -> None:
    body = (
        f"<w:p>{runs('GB', '/', 'T ')}<w:ins>{runs('18965')}</w:ins><w:del><w:r><w:delText>99</w:delText></w:r></w:del>"
        f"<w:r><w:noBreakHyphen/></w:r><w:hyperlink>{runs('2008')}</w:hyperlink></w:p>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{runs('SC 3001-1989')}</w:p></w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:pict>{runs('GB 1.9-2020')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{runs('正文')}</w:p>"
        f"<w:sdt><w:sdtContent><w:p>{runs('GB/T 1.1-2020')}</w:p></w:sdtContent></w:sdt>"
    )
    assert codes(by_hand(body)) == [
        ("GB/T 18965-2008", "paragraph 1"),
        ("SC 3001-1989", "paragraph 2"),
        ("GB/T 1.1-2020", "paragraph 3"),
    ]


def test_no_code_runs_over_two_paragraphs() -> None:
    assert codes(by_hand(f"<w:p>{runs('GB/T 18965')}</w:p><w:p>{runs('—2008')}</w:p>")) == [
        ("GB/T 18965", "paragraph 1")
    ]


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "清单"
    sheet["B3"] = "GB/T 18965—2008 烟台苹果"
    sheet["A7"] = 18965
    sheet["AA8"] = "执行SC 3001-1989\n和GB/T 1.1-2020"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_is_read_cell_by_cell() -> None:
    assert codes(workbook()) == [
        ("GB/T 18965-2008", "清单!B3"),
        ("SC 3001-1989", "清单!AA8"),
        ("GB/T 1.1-2020", "清单!AA8"),
    ]


@pytest.mark.parametrize("name", ["made.xls", "made.ods"])
def test_the_workbooks_of_another_program_are_read(name: str) -> None:
    assert ("DB37/T 99101-2020") in [code for code, _ in codes((HERE / "intake" / name).read_bytes())]


def test_a_printed_page_is_read_also_where_a_code_is_broken_over_two_lines() -> None:
    content = (HERE / "lookup" / "printed.pdf").read_bytes()
    assert "18965\n—2008" in PdfReader(io.BytesIO(content)).pages[1].extract_text()
    assert codes(content) == [
        ("GB 18965-2003", "page 1"),
        ("DB3702/T 0014-2022", "page 1"),
        ("GB/T 18965-2008", "page 2"),
    ]


def pdf(*, password: str = "", pages: int = 2) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_pages_without_text_among_others_are_told() -> None:
    writer = PdfWriter(HERE / "lookup" / "printed.pdf")
    writer.add_blank_page(200, 200)
    stream = io.BytesIO()
    writer.write(stream)
    (remark,) = passage_of(stream.getvalue(), "a.pdf").remarks
    assert (
        remark.said_in(str)
        == "a.pdf: 1 of 3 pages hold no text, and are not looked through (the first: page 3)."
    )


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument".encode("utf-16-le")
BAD = {
    "nothing": (b" \n", "is empty"), "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "is damaged, or of no kind"),
    "an old Word": (OLD_WORD, "old Word"), "a PDF with a password": (pdf(password="x"), "protected by a password"),
    "a PDF of pictures": (pdf(), "only pictures"), "half a PDF": ((HERE / "lookup" / "printed.pdf").read_bytes()[:300], "damaged"),
    "a bomb": (zipped({"word/document.xml": b"\0" * (LARGEST_UNPACKED + 1)}), "too large"),
    "many files": (zipped({f"word/{number}.xml": b"" for number in range(5_001)}), "too large"),
    "a zip": (zipped({"a.txt": b"GB/T 1.1-2020"}), "no table that can be read"), "half a zip": (workbook()[:3000], "damaged"),
    "a Word document without a body": (zipped({"word/document.xml": b"<a/>"}), "damaged"),
    "a deep document": (by_hand("<w:p>" * 10_000), "damaged"),
    "a text that is too long": (b"a" * (LARGEST_TEXT + 1), "too large"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "told"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_told_in_one_sentence_and_soon(content: bytes, told: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Unusable) as problem:
        passage_of(content, "a.file")
    assert told in problem.value.message.said_in(str)
    assert time.monotonic() - begun < 5


def test_entities_of_a_document_are_not_expanded() -> None:
    try:
        text = passage_of(
            by_hand(f"<w:p>{runs('&b;', '&c;', 'GB/T 1.1-2020')}</w:p>", ENTITIES), "a.docx"
        ).text
    except Unusable:
        return
    assert text == "GB/T 1.1-2020"


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # the timer may ring in a collector
def test_a_page_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A content stream that is hostile: marked points nested and repeated by the million."""
    writer = PdfWriter(HERE / "lookup" / "printed.pdf")
    from pypdf.generic import DecodedStreamObject, NameObject

    stream = DecodedStreamObject()
    stream.set_data(b"BT /F1 1 Tf " + b"(a) Tj 1 0 0 1 1 1 Tm " * 1_500_000 + b"ET")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    begun = time.monotonic()
    with pytest.raises(Unusable) as problem:
        passage_of(out.getvalue(), "a.pdf")
    assert "too large" in problem.value.message.said_in(str)
    assert time.monotonic() - begun < 5


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(Unusable):
            read_passage(path)
