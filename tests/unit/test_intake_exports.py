"""Exports as they are met: of the national and the local platform, of announcements, of offices and of programs."""

import datetime

import pytest
from intake.exports import read, replaced, said, workbook
from openpyxl import Workbook

from lubiao.intake.outcome import Outcome

CODE = "DB37/T 99101-2020"
SHEET = "xl/worksheets/sheet1.xml"


def outcomes(results: list) -> list[str]:
    return [str(result.outcome) for result in results]


def one(row: dict[str, object]):
    """The result of a sheet with one row."""
    return read(workbook([["标准号", *row], [CODE, *row.values()]]))[-1]


def test_an_export_of_the_national_platform_is_taken() -> None:
    results = read(workbook([
        ["序号", "标准号", "标准名称", "标准性质", "标准状态", "发布日期", "实施日期", "归口单位", "执行单位"],
        [1, "GB/T 99101-2020", "虚构导则 第1部分：通则", "推标", "现行", "2020-03-31", "2020-10-01", "虚构标准化技术委员会", "虚构标准化技术委员会"],
        [2, "GB 99102-2021", "虚构安全规范", "强标", "即将实施", "2021-11-26", "2027-12-01", "虚构部", "虚构部"],
    ]))  # fmt: skip
    assert outcomes(results) == ["header", "taken", "taken"]
    assert results[1].values["status"] == {"value": "in-force", "read": "2026-11-23", "source": "samr-std"}
    assert (
        "I1 warning The column “执行单位” is not known, and is not read. Filled cells: 2. 虚构标准化技术委员会、虚构部"
        in said(results)
    )


def test_an_export_of_the_local_platform_is_taken_and_the_day_of_filing_told() -> None:
    results = read(workbook([
        ["标准编号", "中文名称", "批准日期", "实施日期", "备案号", "备案日期", "行业主管部门", "归口", "标准类别"],
        ["DB3702/T 99101-2020", "虚构规范", "20200331", 44105, "99101-2020", "2020-05-06", "虚构部", "虚构局", "地方标准"],
    ]))  # fmt: skip
    values = results[1].values
    assert (values["issued"], values["implemented"]) == ("2020-03-31", "2020-10-01")
    assert (values["filing_number"], values["committee"]) == ("99101-2020", "虚构局")
    assert "备案日期" in said(results) and "2020-05-06" in said(results) and "行业主管部门" in said(results)


def annex(book: Workbook) -> None:
    for merged in ("A1:E1", "A2:E2", "A3:A4", "B3:C3", "D3:D4", "E3:E4", "E5:E6"):
        book.active.merge_cells(merged)


def test_the_annex_of_an_announcement_is_read_with_titles_two_header_rows_merged_cells_and_a_total() -> None:
    header = [["序号", "标准", None, "代替标准号", "实施日期"], [None, "编号", "名称", None, None]]
    results = read(workbook([
        ["附件1"], ["虚构的推荐性地方标准目录"], *header,
        [1, "DB37/T 99101-2020", "虚构一", "DB37/T 99101-2010", datetime.datetime(2020, 11, 1)],
        [2, "DB37/T 99102-2020", "虚构二", None, None],
        ["虚构的推荐性地方标准目录"], *header,
        [3, "DB37/T 99103-2020", "虚构三", "/", "2020年11月1日"],
        [4], ["合  计", None, "3项"], [None, "注：以上标准自公布之日起备案。"], ["第 1 页 共 1 页"],
    ], annex))  # fmt: skip
    assert outcomes(results) == [
        "header", "header", "header", "header", "taken", "taken", "header", "header", "header", "taken",
        "empty", "line", "line", "line",
    ]  # fmt: skip
    assert [r.values.get("implemented") for r in results if r.outcome is Outcome.TAKEN] == ["2020-11-01"] * 3


def test_a_header_whose_groups_are_not_merged_is_read() -> None:
    results = read(workbook([["标准号", "标准名称", "日期", None], [None, None, "发布", "实施"], [CODE, "虚构", "2020-10-14", "2020-11-14"]]))  # fmt: skip
    assert outcomes(results) == ["header", "header", "taken"]
    assert (results[2].values["issued"], results[2].values["implemented"]) == ("2020-10-14", "2020-11-14")


def test_a_column_that_is_only_called_number_is_the_code_where_codes_stand_in_it() -> None:
    assert outcomes(read(workbook([["编号", "名称"], [CODE, "虚构"]]))) == ["header", "taken"]
    assert outcomes(read(workbook([["编号", "名称"], ["A-17", "虚构"]]))) == ["unread", "unread"]


def test_of_two_headers_that_mean_the_same_the_surer_one_is_read_and_the_other_told() -> None:
    results = read(workbook([["标准号", "标准名称", "批准日期", "发布日期"], [CODE, "虚构", "2019-01-01", "2020-10-14"]]))  # fmt: skip
    assert results[1].values["issued"] == "2020-10-14"
    assert "C1 warning The column “批准日期” means the same as another" in said(results) and "2019-01-01" in said(results)  # fmt: skip


def test_english_headers_are_read() -> None:
    results = read(workbook([["No.", "Standard No.", "Standard Title", "Issue Date", "Implementation Date", "Status"], [1, CODE, "虚构", "2020-10-14", "2020/11/14", "In force"]]))  # fmt: skip
    assert outcomes(results) == ["header", "taken"]
    assert results[1].values["status"]["value"] == "in-force"


@pytest.mark.parametrize(
    "header", ["起草人", "主要起草人", "起草单位（起草人）", "联系人", "联系电话", "E-mail"]
)
def test_persons_are_never_read_and_never_shown(header: str) -> None:
    results = read(workbook([["标准号", "标准名称", header], [CODE, "虚构", "张三丰 13800000000"]]))
    assert outcomes(results) == ["header", "taken"]
    assert "tells of persons, and is never read" in said(results)
    assert "张三丰" not in said(results) + repr(results[1].values)


def test_a_column_name_that_is_repeated_on_every_page_is_no_value() -> None:
    header = ["标准号", "标准名称", "部门"]
    told = said(read(workbook([header, [CODE, "虚构", "虚构部"], header])))
    assert "Filled cells: 1. 虚构部" in told


def test_cells_without_a_header_are_told() -> None:
    told = said(read(workbook([["标准号", "标准名称"], [CODE, "虚构", None, "手写的话"]])))
    assert "D1 warning The column has no header, and is not read. Filled cells: 1. 手写的话" in told


def test_hidden_rows_columns_and_sheets_are_read_and_told() -> None:
    def hide(book: Workbook) -> None:
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True
        other = book.create_sheet("藏起来的")
        other.append(["标准号", "标准名称"])
        other.append(["DB37/T 99102-2020", "虚构二"])
        other.sheet_state = "hidden"

    results = read(workbook([["标准号", "标准名称"], [CODE, "虚构"]], hide))
    assert outcomes(results) == ["header", "taken"] * 2
    for words in ("Hidden rows, read like the others: 1.", "Hidden columns, read like the others: 1.", "The sheet 藏起来的 is hidden"):  # fmt: skip
        assert words in said(results)


def test_a_sheet_without_header_is_accounted_for_row_by_row() -> None:
    results = read(workbook([["标准号", "标准名称"], [CODE, "虚构"]], lambda book: book.create_sheet("封面").append(["虚构目录"])))  # fmt: skip
    assert outcomes(results) == ["header", "taken", "unread"]
    assert "The sheet 封面 has no header" in said(results)


FORMULA = b'<c r="C2" t="%s"><f>A1</f><v>%s</v></c>'


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (FORMULA % (b"e", b"#N/A"), "C2 error The cell holds the error #N/A."),
        (FORMULA % (b"e", b"#REF!"), "C2 error The cell holds the error #REF!."),
        (FORMULA % (b"n", b""), "C2 error The cell holds a formula without its value: =A1."),
        (FORMULA % (b"str", b""), ""),
        (FORMULA % (b"str", "虚构委员会".encode()), ""),
    ],
)
def test_a_formula_is_its_value_and_without_one_refused(cell: bytes, says: str) -> None:
    content = workbook([["标准号", "标准名称", "归口单位"], [CODE, "虚构", "x"]])
    start = b'<c r="C2" '
    content = replaced(content, SHEET, lambda xml: xml[: xml.index(start)] + cell + b"</row>" + xml.split(b"</row>")[-1])  # fmt: skip
    result = read(content)[-1]
    assert says in said([result])
    assert result.outcome is (Outcome.REFUSED if says else Outcome.TAKEN)
    assert result.values.get("committee") == ("虚构委员会" if "虚构".encode() in cell else None)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("GB/T 99101-2020（现行）", "A2 error Behind the code GB/T 99101-2020 stands “（现行）”."),
        ("GB/T 99101-2020、GB/T 99102-2020", "A2 error GB/T 99101-2020、GB/T 99102-2020 holds 2 codes."),
        ("GB/T 99101-2020\nGB/T 99102-2020", "holds 2 codes."),
        ("GB/T 99101-2020/ISO 9001:2015", "and write “ISO 9001:2015, IDT” into a column 采用国际标准."),
        ("DB37/T 99101-2020代替DB37/T 99101-2010", "what it replaces belongs in the column 代替标准."),
        ("GB/T 99101-2020 第1号修改单", "stands “第1号修改单”"),
        ("详见附件", "详见附件 is no code of a standard"),
        (99101, "99101 is no code of a standard"),
    ],
)
def test_a_code_cell_with_more_than_a_code_is_told_with_what_to_do(code: object, says: str) -> None:
    result = read(workbook([["标准号", "标准名称"], [code, "虚构"]]))[-1]
    assert result.outcome is Outcome.REFUSED
    assert says in said([result])


@pytest.mark.parametrize("code", ["'DB37/T 99101-2020", "‘DB37/T 99101-2020", "\tDB37/T 99101-2020", "ＤＢ３７／Ｔ　９９１０１—２０２０", "DB37/T\n99101-2020", "DB37/T 99101-\n2020", "DB37/T_x000D_\n99101-2020", "\u202eDB37/T 99101-2020\u202c"])  # fmt: skip
def test_a_code_in_odd_dress_is_read_and_the_reading_told(code: str) -> None:
    result = read(("标准号,标准名称\n" + f'"{code}",虚构\n').encode())[-1]
    assert (result.outcome, result.code) == (Outcome.TAKEN, CODE)
    assert code.strip() == CODE or "read as" in said([result])


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1900-01-01", None), ("1900/1/0", None), (datetime.datetime(1900, 1, 1), None), (44118.0, "2020-10-14"), ("44118.0", "2020-10-14"),
        ("2020-10-14 08:30:00", "2020-10-14"), ("2020/10/14 0:00", "2020-10-14"), ("'2020-10-14", "2020-10-14"), ("2020年10月14", "2020-10-14"),
        ('="2020-10-14"', "2020-10-14"), (1602604800000.0, "2020-10-14"),
    ],
)  # fmt: skip
def test_dates_of_exports_are_read(written: object, day: str | None) -> None:
    rows = [["标准号", "标准名称", "发布日期"], [CODE, "虚构", written]]
    text = "\n".join(",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows)
    content = text.encode() if isinstance(written, str) else workbook(rows)
    result = read(content)[-1]
    assert result.outcome is Outcome.TAKEN, said([result])
    assert result.values.get("issued") == day


@pytest.mark.parametrize("written", ["2020-10-13 16:00:00", datetime.datetime(2020, 10, 13, 16)])
def test_four_in_the_afternoon_is_no_sure_day(written: object) -> None:
    """It is what programs make of a midnight in China when they lose the zone."""
    result = one({"标准名称": "虚构", "发布日期": written})
    assert result.outcome is Outcome.REFUSED
    assert "can be read as two different days" in said([result])


@pytest.mark.parametrize(
    ("header", "cell"), [("标准性质", "强制性"), ("标准类别", "国家标准"), ("标准类别", "团体标准")]
)
def test_a_column_that_contradicts_the_code_is_told_and_the_code_taken(header: str, cell: str) -> None:
    result = one({"标准名称": "虚构", header: cell})
    assert result.outcome is Outcome.TAKEN
    assert f"C2 warning The cell says {cell}, the code {CODE} says otherwise" in said([result])


@pytest.mark.parametrize(
    ("header", "cell"), [("标准性质", "推荐性"), ("标准类别", "地方标准"), ("标准类别", "DB")]
)
def test_a_column_that_agrees_with_the_code_is_passed_over(header: str, cell: str) -> None:
    assert said([one({"标准名称": "虚构", header: cell})]) == ""


def test_a_cell_that_belongs_to_an_empty_one_is_told() -> None:
    result = one({"标准名称": "虚构", "引用位置": "第3段", "关联方式": "产品", "英文名称出处": "官方"})
    assert said([result]).count("is left out: the cell that it belongs to is empty") == 3


@pytest.mark.parametrize(
    ("cell", "adopts"),
    [("ISO 9001:2015，IDT", ("ISO 9001:2015", "IDT")), ("MOD ISO 9001:2015", ("ISO 9001:2015", "MOD")), ("等同采用ISO 9001:2015", ("ISO 9001:2015", "IDT")), ("ISO 9001:2015（NEQ）", ("ISO 9001:2015", "NEQ"))],
)  # fmt: skip
def test_an_adoption_is_read_with_its_degree(cell: str, adopts: tuple[str, str]) -> None:
    assert one({"标准名称": "虚构", "采用国际标准": cell}).values["adopts"] == [dict(zip(("code", "degree"), adopts, strict=True))]  # fmt: skip


def test_an_english_title_below_the_chinese_one_is_told() -> None:
    told = said([one({"标准名称": "虚构规范 第1部分：\n通则\nInvented specification — Part 1"})])
    assert "B2 error Below the Chinese title stands “Invented specification — Part 1”." in told
    assert one({"标准名称": "虚构 ISO 9001\n实施指南"}).values["title_zh"] == "虚构 ISO 9001 实施指南"


@pytest.mark.parametrize("cell", ["代替DB37/T 99101-2010；DB37/T 99102-2010", "DB37/T 99101-2010\nDB37/T 99102-2010", "代替：DB37/T 99101-2010,DB37/T99102-2010"])  # fmt: skip
def test_several_codes_that_are_replaced_are_read(cell: str) -> None:
    assert one({"标准名称": "虚构", "代替标准": cell}).values["replaces"] == ["DB37/T 99101-2010", "DB37/T 99102-2010"]  # fmt: skip


def test_a_quotation_mark_that_is_left_open_swallows_no_rows() -> None:
    from lubiao.intake.unusable import Unusable

    with pytest.raises(Unusable, match="quotation mark"):
        read('标准号,标准名称\nDB37/T 1-2020,"虚构\nDB37/T 2-2020,虚构\nDB37/T 3-2020,虚构"\n'.encode())


def test_a_damaged_text_is_refused() -> None:
    result = read("标准号,标准名称\nDB37/T 99101-2020,虚\ufffd标准\n".encode())[-1]
    assert "B2 error The text is damaged" in said([result])


def test_only_a_header_is_no_row_and_an_empty_sheet_none_at_all() -> None:
    assert outcomes(read(workbook([["标准号", "标准名称"]]))) == ["header"]
    assert read(workbook([])) == []
