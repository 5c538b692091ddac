"""Tables in any state: read, judged and told in both languages, without a traceback."""

import datetime
import zipfile
from pathlib import Path

from effort import fuzz
from hypothesis import given
from hypothesis import strategies as st
from spoil import spoilt

from lubiao.catalogue import Catalogue
from lubiao.intake.columns import Columns
from lubiao.intake.judge import judge
from lubiao.intake.merge import compare
from lubiao.intake.new_texts import new_texts
from lubiao.intake.outcome import Outcome, RowResult
from lubiao.intake.report import KINDS, Report
from lubiao.intake.row_record import Defaults
from lubiao.intake.rows import RowReader
from lubiao.intake.sheets import read_rows
from lubiao.intake.table import sheets_of
from lubiao.intake.unusable import Unusable
from lubiao.intake.words import HEADERS
from lubiao.reading import read_data
from unit.intake.exports import workbook, zipped
from unit.intake.hostile import HEADER, ODS, SPREADSHEETML

TESTS = Path(__file__).parents[1]
CATALOGUE = Catalogue.link(read_data(TESTS / "unit" / "golden" / "clean"), datetime.date(2026, 11, 23))
FILE = "clean/standards.yaml"
DEFAULTS = Defaults(
    "platform", "listing", "2026-11-23", {name: name for name in CATALOGUE.sources}, {"青岛": "qingdao"}
)

ROWS = [
    [*HEADER, "代替标准号", "ICS", "标准性质", "起草人"],
    ["DB37/T 99101-2020", "虚构标准一", "现行", "ISO 9001:2015, IDT", datetime.datetime(2020, 10, 14), "一所、二所", "/", "03.100.20", "推荐性", "某甲"],
    ["ＤＢ３７／Ｔ99102—2020", "虚构标准二", None, None, 44118, None, "DB37/T 99102-2010；DB37/T 1-2005", 3.1, "强制性", None],
    ["合计", "2项"],
]  # fmt: skip
TEXT = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in ROWS)
CELL = '<td rowspan="2" colspan="1">%s</td>'
XML = '<Cell ss:Index="%d" ss:MergeDown="1"><Data ss:Type="String">%s</Data></Cell>'
HTML = "<html><meta charset=utf-8><table>" + "".join("<tr>" + "".join(CELL % cell for cell in row) for row in ROWS) + "</table>"  # fmt: skip
SPREADSHEET = SPREADSHEETML % (b"", "".join("<Row>" + "".join(XML % pair for pair in enumerate(row, 1)) + "</Row>" for row in ROWS).encode())  # fmt: skip
OPEN = ODS % "".join(
    "<t:table-row>" + "".join(f'<t:table-cell t:number-rows-spanned="1"><x:p>{cell}</x:p></t:table-cell>' for cell in row) + "</t:table-row>"
    for row in ROWS
).encode()  # fmt: skip
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
PLAIN = [TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16"), HTML.encode(), SPREADSHEET, TEXT.replace(",", "\t").encode("utf-8-sig")]  # fmt: skip
WHOLE = [*PLAIN, workbook(ROWS), zipped({"mimetype": ODS_TYPE, "content.xml": OPEN}), (TESTS / "unit/intake/made.xls").read_bytes()]  # fmt: skip
with zipfile.ZipFile(TESTS / "unit/intake/made.xlsx") as archive:
    PARTS = {name: archive.read(name) for name in archive.namelist()}
SPOILT_PARTS = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]  # fmt: skip

ANYTHING = st.one_of(
    st.none(), st.text(max_size=60), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas(),
    st.text(st.characters(categories=["Cs", "Cf", "Cc", "Co"]), max_size=20), st.integers().map(str), st.floats().map(str),
    st.from_regex(r"[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月]?[0-9]{0,2}日?(?:[T ][0-9:]{0,8}Z?)?", fullmatch=True),
    st.from_regex(r"(?:代替|'|=\")?(?:GB|DB37|DB3702|T/SGSC|ISO)[/ ]?T? ?[0-9.]{1,6}[-—:][0-9]{2,4}[、（/;\n]?.{0,10}", fullmatch=True),
    st.from_regex(r"(?:03|3|67)\.[0-9]{1,3}(?:\.[0-9]{1,2})?", fullmatch=True),
    st.sampled_from([cell for row in ROWS for cell in row] + ["#N/A", "=A1", "platform", "青岛", "无", "示例", "合计", "1900-01-01", "被代替", "MOD ISO 1:2000"]),
)  # fmt: skip


def tell(results: list[RowResult]) -> None:
    """Judge the rows and tell of them as the command does; every row has an outcome, and every text is whole."""
    differences = compare(results, CATALOGUE, update=True)
    if judge(results, differences, CATALOGUE) is None:
        new_texts(results, differences, CATALOGUE, FILE, CATALOGUE.data.documents[FILE].text)
    for language in ("zh", "en"):
        report = Report(results, language)
        assert sum(report.counts().values()) == len(results)
        shown = [*report.lines(), *report.summary(), *(report.text(Path(f"report{kind}")) for kind in KINDS)]
        assert "\x1b" not in "".join(shown)
        for text in shown:
            text.encode()


def read(content: bytes) -> None:
    try:
        sheets = sheets_of(content, Path("list.xls"))
    except Unusable as problem:
        assert "list.xls" in problem.message.said_in(str)
        return
    tell(read_rows(sheets, DEFAULTS, lambda rows: None))


@fuzz
@given(st.one_of(st.binary(max_size=2000), st.text(max_size=500).map(lambda text: text.encode("utf-8", "surrogatepass")), st.sampled_from(WHOLE).flatmap(spoilt)))  # fmt: skip
def test_any_file_is_a_table_or_told_to_be_none(content: bytes) -> None:
    read(content)


@fuzz
@given(st.sampled_from(SPOILT_PARTS).flatmap(lambda name: st.tuples(st.just(name), spoilt(PARTS[name]))))
def test_a_workbook_with_a_spoilt_part_is_a_table_or_told_to_be_none(part: tuple[str, bytes]) -> None:
    read(zipped(PARTS | dict([part])))


@fuzz
@given(spoilt(OPEN))
def test_a_spoilt_opendocument_table_is_a_table_or_told_to_be_none(content: bytes) -> None:
    read(zipped({"mimetype": ODS_TYPE, "content.xml": content}))


@fuzz
@given(
    st.lists(st.dictionaries(st.sampled_from(list(HEADERS)), ANYTHING, max_size=5), min_size=1, max_size=2)
)
def test_any_values_make_a_row_that_is_taken_or_refused(rows: list[dict[str, object]]) -> None:
    """A few cells of a row are anything; code and title are right where nothing else is given."""
    columns = Columns(0, {key: place for place, key in enumerate(HEADERS)})
    reader = RowReader("表", columns, DEFAULTS)
    whole = [{"code": "DB37/T 99101-2020", "title_zh": "虚构标准一"} | row for row in rows]
    results = [reader.read(number, [row.get(key) for key in HEADERS]) for number, row in enumerate(whole, 2)]
    assert all(result.outcome is not Outcome.REFUSED or result.has_error for result in results)
    tell(results)
