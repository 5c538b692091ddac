"""An invented workbook of 2 000 rows with every mess that exports of portals have. Always the same.

Every standard in it is invented: numbers from 99000 on, titles that begin with 虚构.
"""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

from openpyxl import Workbook

HEADER = ["序号", " 标准编号 ", "标准中文名称（全称）", "标准英文名称", "发布\n日期", "实施日期", "标准状态", "代替标准号",
          "归口单位", "主要起草单位", "ＩＣＳ分类号", "中国标准分类号", "发布部门", "备 注", "点击量", "批准日期",
          "标准性质", "起草人"]  # fmt: skip
DAY = datetime.datetime(2020, 10, 14)
TITLE = "虚构的标准目录，仅供测试"

Row = tuple[str, list[object]]

ODD: tuple[tuple[str, dict[str, object]], ...] = (
    # What a cell of the row holds, by header column (from 0); {n} is the number of the standard.
    ("taken", {"1": "ＤＢ３７／Ｔ {n}—2020", "4": "2020/10/14"}),
    ("taken", {"1": "db37/t{n}–2020", "4": "2020年10月14日", "5": "2020.11.14"}),
    ("taken", {"4": 44118, "5": 44149}),
    ("taken", {"4": 1602604800000, "5": "1605283200000"}),
    ("taken", {"4": "20201014", "5": "2020-11-14 00:00:00"}),
    ("taken", {"4": "2020-10", "5": "9999-12-31"}),
    ("taken", {"4": "1900-01-01", "5": "--"}),
    ("taken", {"1": "DB37/T {n}-2020\u200b", "4": "2020-10-13T16:00:00Z", "6": "现行"}),
    ("taken", {"1": "'DB37/T {n}-2020", "4": "'2020-10-14"}),
    ("taken", {"1": "DB37/T\n{n}-2020", "2": "虚构标准\n第{n}号"}),
    ("taken", {"1": '="DB37/T {n}-2020"'}),
    ("taken", {"10": "03.100.20；67.080.10", "11": "A10、B31"}),
    ("taken", {"10": 3.1, "11": "a 10"}),
    ("taken", {"9": "虚构一所、虚构二所（A、B组）；虚构三所", "17": "某甲、某乙"}),
    ("taken", {"7": "代替DB37/T {n}-2010，DB37/T {n}-2005"}),
    ("taken", {"13": "只有中文的备注"}),
    ("taken", {"14": 17, "15": "2019-01-01"}),
    ("taken", {"16": "强制性"}),
    ("taken", {"2": "虚构标准（第{n}号）\u202e", "4": "2020-10-14T00:00:00+08:00"}),
    ("taken", {"5": "2020-11-14", "6": "现行", "12": "山东省市场监督管理局", "16": "推荐性"}),
    ("refused", {"4": "03/04/2022"}),
    ("refused", {"4": "2020-02-30"}),
    ("refused", {"4": "2020-10-13 16:00:00"}),
    ("refused", {"4": DAY, "5": "与GB 9706.1-2020同步实施"}),
    ("refused", {"4": DAY, "5": datetime.datetime(2020, 1, 2)}),
    ("refused", {"1": "DB37/T {n}-2020 虚构标准化工作导则"}),
    ("refused", {"1": "DB37/T {n}-2020、DB37/T {n}.1-2020"}),
    ("refused", {"1": "DB37/T {n}-2020（2020年第3号公告）"}),
    ("refused", {"1": "DB37/T {n}-2020（现行）"}),
    ("refused", {"1": "GB/T {n}-2020/ISO 9001:2015"}),
    ("refused", {"1": "DB37/T {n}-2020代替DB37/T {n}-2010"}),
    ("refused", {"1": "见附件"}),
    ("refused", {"1": None}),
    ("refused", {"2": "=HYPERLINK(1)"}),
    ("refused", {"2": "Only English {n}"}),
    ("refused", {"8": "#N/A"}),
    ("refused", {"12": "#REF!"}),
    ("refused", {"6": "不知道"}),
    ("refused", {"6": "被代替"}),
    ("refused", {"2": "虚构\ufffd标准"}),
)  # fmt: skip
LINES: tuple[tuple[str, list[object]], ...] = (
    ("empty", []), ("empty", [17]), ("header", HEADER), ("header", [TITLE]), ("example", ["示例", "DB37/T 1-2020", "虚构的示例"]),
    ("line", ["合计", "17项"]), ("line", [None, "小 计", None, None, 9]), ("line", ["第 3 页 共 9 页"]), ("line", ["注：虚构的注"]),
)  # fmt: skip
"""Rows that are no standards."""


def standard(number: int, cells: dict[str, object]) -> list[object]:
    """A row with an invented standard; `cells` are those that differ from an ordinary one."""
    row: list[object] = [number, "DB37/T {n}-2020", "虚构标准第{n}号", None, DAY, *[None] * 13]
    for place, value in cells.items():
        row[int(place)] = value
    return [cell.replace("{n}", str(99000 + number)) if isinstance(cell, str) else cell for cell in row]


def rows() -> list[Row]:
    """Each row below the header, with the outcome that it must have."""
    made: list[Row] = []
    number = 0
    while len(made) < 2000:
        number += 1
        outcome, cells = ODD[number % len(ODD)]
        made.append((outcome, standard(number, cells)))
        if number % 5 == 0:
            kind, line = LINES[number // 5 % len(LINES)]
            made.append((kind, [*line]))
        if number % 23 == 0 and outcome == "taken":
            made.append(("unchanged", standard(number, cells)))
            made.append(("refused", standard(number, {**cells, "3": "Invented English title"})))
    return made[:2000]


def sheet_rows() -> list[Row]:
    """All rows of the first sheet."""
    return [("header", [TITLE]), ("empty", []), ("header", HEADER), *rows()]


OTHER_SHEETS: dict[str, list[Row]] = {
    "市级": [
        ("header", ["标准", None, "日期", None]), ("header", ["编号", "名称", "发布", "实施"]),
        ("taken", ["DB3702/T 99001-2020", "虚构的市级标准一", "2020-10-14", "2020-11-14"]),
        ("taken", ["DB3702/T 99002-2020", "虚构的市级标准二", None, None]),
        ("line", ["共2项"]),
    ],
    "藏起来的": [("header", ["标准号", "标准名称"]), ("taken", ["T/SGSC 99001-2020", "虚构的团体标准"])],
    "封面": [("unread", ["虚构"]), ("unread", ["没有表头"])],
}  # fmt: skip


def expected() -> list[str]:
    """The outcome of each row of the file, in the order of its sheets."""
    others = [outcome for sheet in OTHER_SHEETS.values() for outcome, _ in sheet]
    return [*(outcome for outcome, _ in sheet_rows()), *others]


def counts() -> Counter[str]:
    """How many rows must have each outcome."""
    return Counter(expected())


def write(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "虚构目录"
    _fill(sheet, sheet_rows())
    sheet.merge_cells("A1:P1")
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["O"].hidden = True
    for name, lines in OTHER_SHEETS.items():
        _fill(book.create_sheet(name), lines)
    book["市级"].merge_cells("A1:B1")
    book["市级"].merge_cells("C1:D1")
    book["市级"].merge_cells("C3:C4")  # the day of issue of both
    book["藏起来的"].sheet_state = "hidden"
    book.save(path)


def _fill(sheet, lines: list[Row]) -> None:
    for number, (_, cells) in enumerate(lines, 1):
        for place, value in enumerate(cells, 1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "e" if value in ("#N/A", "#REF!") else "s"  # =… is a text here
