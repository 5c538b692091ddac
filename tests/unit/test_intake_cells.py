"""Headers, dates and values of spreadsheets: each form by name."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lubiao.intake import cells, identifiers, words
from lubiao.intake.cells import BadCell
from lubiao.intake.columns import Columns, find_columns, key_of, letter
from lubiao.intake.dates import read_date
from lubiao.intake.outcome import Outcome
from lubiao.intake.row_record import Defaults
from lubiao.intake.rows import RowReader
from lubiao.intake.template import COLUMNS
from lubiao.intake.words import HEADERS

ANYTHING = st.one_of(
    st.text(max_size=60), st.integers(), st.floats(), st.booleans(), st.none(), st.dates(), st.datetimes(),
    st.from_regex(r"[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月]?[0-9]{0,2}日?(?:[T ][0-9:]{0,8}Z?)?", fullmatch=True),
)  # fmt: skip
DEFAULTS = Defaults("samr-std", "listing", "2026-11-23", {"samr-std": "samr-std"}, {"qingdao": "qingdao"})


@pytest.mark.parametrize(("key", "header"), [(key, h) for key, headers in HEADERS.items() for h in headers])
def test_a_header_is_known_in_every_dress(key: str, header: str) -> None:
    for dressed in (header, f" {header}：", header.upper(), f"*{header}" if "（" in header else f"*{header}（必填）", "\n".join(header) if key != "note_en" and header.isalpha() and not header.isascii() else header):  # fmt: skip
        assert key_of(dressed) == key, dressed


@pytest.mark.parametrize(
    ("header", "key"),
    [("标准号/标准编号", "code"), ("状态／标准状态", "status"), ("发布/实施日期", None), ("标准号/名称", None), ("发布日期 Issue Date", "issued")],
)  # fmt: skip
def test_a_header_of_two_names_means_what_both_mean(header: str, key: str | None) -> None:
    assert key_of(header) == key


def test_a_header_means_one_thing() -> None:
    headers = [header for headers in HEADERS.values() for header in headers]
    assert len(headers) == len(set(headers))


@pytest.mark.parametrize(("key", "header"), [(key, header) for key, header, *_ in COLUMNS])
def test_the_headers_of_the_template_are_read_back(key: str, header: str) -> None:
    assert key_of(header) == key


@pytest.mark.parametrize("header", ["标准", "点击量", "日期", "", None, 7, "标" * 100])
def test_what_is_no_header_is_none(header: object) -> None:
    assert key_of(header) is None


def test_the_header_is_found_below_titles() -> None:
    found = find_columns([["目录"], [], ["标准号", "标准名称", "热度", "标准编号"], ["GB 1-2020", "甲"]])
    assert found == Columns(2, {"code": 0, "title_zh": 1}, {2: "热度"}, {3: "标准编号"})
    assert [letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


DATES = [
    (datetime.datetime(2022, 10, 14), "2022-10-14"), (datetime.date(2022, 10, 14), "2022-10-14"), (44848, "2022-10-14"),
    (44848.0, "2022-10-14"), (44848.75, "2022-10-14"), ("44848", "2022-10-14"), ("2022/10/14", "2022-10-14"),
    ("2022.10.14", "2022-10-14"), ("2022-1-4", "2022-01-04"), ("2022年10月14日", "2022-10-14"), ("２０２２年１０月１４日", "2022-10-14"),
    ("2022 年 10 月 14 日", "2022-10-14"), ("20221014", "2022-10-14"), (20221014, "2022-10-14"),
    ("2022-10-14 00:00:00", "2022-10-14"), ("2022-10-14T00:00:00", "2022-10-14"), ("2022-10-13T16:00:00Z", "2022-10-14"),
    ("2022-10-13T16:00:00.000Z", "2022-10-14"), ("2022-10-14T00:00:00+08:00", "2022-10-14"), (1665676800000, "2022-10-14"),
    ("1665676800000", "2022-10-14"), (1665676800, "2022-10-14"), ("2022-10", "2022-10"), ("2022年10月", "2022-10"),
    ("2022/10", "2022-10"), ("-", ""), ("/", ""), ("无", ""), ("暂无", ""), ("--", ""), ("", ""), (" ", ""),
    ("1900-01-01", "1900-01-01"), ("9999-12-31", "9999-12-31"), (0, "1900-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "day"), DATES, ids=[repr(written) for written, _ in DATES])
def test_a_date_is_read_in_this_form(written: object, day: str) -> None:
    assert read_date(written) == day


def test_a_workbook_of_1904_counts_from_1904() -> None:
    assert read_date(43386, since_1904=True) == "2022-10-14"


@pytest.mark.parametrize("written", ["03/04/2022", "2022-02-30", "2022", 2022, 2022.1, "与GB 9706.1-2020同步实施", "发布之日起", "soon", True, "2022-13-01", "99999999999999", datetime.time(1, 2)])  # fmt: skip
def test_what_is_no_sure_date_is_refused(written: object) -> None:
    with pytest.raises(BadCell):
        read_date(written)


@given(ANYTHING)
def test_a_date_is_a_date_or_refused(value: object) -> None:
    try:
        day = read_date(value)
    except BadCell:
        return
    assert (
        day == ""
        or day in words.PLACEHOLDERS
        or datetime.date.fromisoformat(day if len(day) == 10 else f"{day}-01")
    )


@pytest.mark.parametrize(("written", "items"), [
    ("甲、乙；丙;丁，戊\n己", ["甲", "乙", "丙", "丁", "戊", "己"]), ("甲（A、B）、乙", ["甲（A、B）", "乙"]), ("甲(A,B", ["甲(A,B"]),
    ("-", []), ("甲、甲", ["甲"]), (None, []),
])  # fmt: skip
def test_a_list_is_split_outside_brackets(written: object, items: list[str]) -> None:
    assert cells.split(written) == items


@pytest.mark.parametrize(("written", "ics"), [
    ("03.100.20；67.080.10", ["03.100.20", "67.080.10"]), ("ICS 03.100", ["03.100"]), (67.08, ["67.080"]), (3.1, ["03.100"]), (3, ["03"]),
    (35.123, ["35.123"]), ("35.24", ["35.240"]), ("3.100.20", ["3.100.20"]),
])  # fmt: skip
def test_ics_classes_are_read_and_lost_zeros_put_back_where_one_class_is_left(
    written: object, ics: list[str]
) -> None:
    assert identifiers.ics_of(written) == ics


@pytest.mark.parametrize(
    ("written", "ccs"), [("A 10", ["A10"]), ("a10、B31", ["A10", "B31"]), ("A10/39", ["A10", "39"])]
)
def test_ccs_classes_are_read(written: str, ccs: list[str]) -> None:
    assert identifiers.ccs_of(written) == ccs


@pytest.mark.parametrize(("written", "says"), [
    ("GB/T 1-2020 虚构标准化导则", "Behind the code"), ("GB/T 1-2020、GB/T 2-2020", "holds 2 codes"), ("GB/T 1-2020/GB/T 2-2020", "holds 2 codes"),
    ("GB/T 1-2020（2020年第3号公告）", "Behind the code"), ("GB/T 1（所有部分）", "more than one"), ("见附件", "no code"),
])  # fmt: skip
def test_what_a_cell_holds_besides_a_code_is_said(written: str, says: str) -> None:
    with pytest.raises(BadCell) as problem:
        identifiers.code_of(written)
    assert says in problem.value.message.said_in(str)


@given(st.lists(ANYTHING, min_size=len(HEADERS), max_size=len(HEADERS)))
def test_any_row_has_an_outcome(row: list[object]) -> None:
    columns = Columns(0, {key: place for place, key in enumerate(HEADERS)})
    result = RowReader("s", columns, DEFAULTS).read(2, row)
    assert result.outcome in Outcome
    assert result.outcome is not Outcome.TAKEN or result.code
    for remark in result.remarks:
        assert remark.message.said_in(str)
