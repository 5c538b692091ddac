"""An invented workbook of 2 000 rows with every mess that exports of portals have. Always the same.

Every standard in it is invented: numbers from 99000 on, titles that begin with 虚构.
"""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

from openpyxl import Workbook

HEADER = ["序号", " 标准编号 ", "标准中文名称（全称）", "标准英文名称", "发布\n日期", "实施日期", "标准状态", "代替标准号",
          "归口单位", "主要起草单位", "ＩＣＳ分类号", "中国标准分类号", "发布部门", "备 注", "点击量", "批准日期"]  # fmt: skip
DAY = datetime.datetime(2020, 10, 14)


def rows() -> list[tuple[str, list[object]]]:
    """Each row below the header, with the outcome that it must have."""
    made: list[tuple[str, list[object]]] = []
    number = 0

    def code(spelling: str = "DB37/T {n}-2020") -> str:
        return spelling.format(n=99000 + number)

    def row(
        outcome: str, code: object, issued: object = DAY, implemented: object = None, **more: object
    ) -> None:
        cells: list[object] = [number, code, f"虚构标准第{number}号", None, issued, implemented, *[None] * 10]
        for place, value in more.items():
            cells[int(place[1:])] = value
        made.append((outcome, cells))

    while len(made) < 1990:
        number += 1
        match number % 40:
            case 1:
                row("taken", code("ＤＢ３７／Ｔ {n}—2020"), "2020/10/14")
            case 2:
                row("taken", code("db37/t{n}–2020"), "2020年10月14日", "2020.11.14")
            case 3:
                row("taken", code(), 44118, 44149)
            case 4:
                row("taken", code(), 1602604800000, "1605283200000")
            case 5:
                row("taken", code(), "20201014", "2020-11-14 00:00:00")
            case 6:
                row("taken", code(), "2020-10", "9999-12-31")
            case 7:
                row("taken", code(), "1900-01-01", "--")
            case 8:
                row("taken", code() + "\u200b", "2020-10-13T16:00:00Z", c6="现行")
            case 9:
                row("refused", code(), "03/04/2022")
            case 10:
                row("refused", code(), DAY, "与GB 9706.1-2020同步实施")
            case 11:
                row("refused", code() + " 虚构标准化工作导则")
            case 12:
                row("refused", code() + "、" + code("DB37/T {n}.1-2020"))
            case 13:
                row("refused", code() + "（2020年第3号公告）")
            case 14:
                row("refused", "见附件")
            case 15:
                row("refused", None)
            case 16:
                row("refused", code(), datetime.datetime(2020, 10, 14), datetime.datetime(2020, 1, 2))
            case 17:
                row("refused", code(), c10=3.1)
            case 18:
                row("taken", code(), c10="03.100.20；67.080.10", c11="A10、B31")
            case 19:
                row("taken", code(), c9="虚构一所、虚构二所（A、B组）；虚构三所")
            case 20:
                row("taken", code(), c7=code("DB37/T {n}-2010") + "，" + code("DB37/T {n}-2005"))
            case 21:
                row("refused", code(), c6="不知道")
            case 22:
                row("refused", code(), c6="废止了吗")
            case 23:
                row("refused", code(), c6="被代替")
            case 24:
                row("taken", code(), c13="只有中文的备注")
            case 25:
                row("empty", None, None, c0=None, c2=None)
            case 26:
                made.append(("header", list(HEADER)))
            case 27:
                row("example", "DB37/T 1-2020", c0="示例")
            case 28:
                row("taken", code(), c14=17, c15="2019-01-01")
            case 29:
                row("refused", code(), "2020-02-30")
            case 30:
                row("taken", code('="DB37/T {n}-2020"'))
            case 31:
                row("taken", code())
                made.append(("unchanged", list(made[-1][1])))
            case 32:
                row("taken", code())
                row("refused", code(), datetime.datetime(2020, 1, 1))
            case 33:
                row("refused", code(), c2="=HYPERLINK(1)")
            case _:
                row("taken", code(), DAY, "2020-11-14", c6="现行", c12="山东省市场监督管理局")
    while len(made) < 2000:
        number += 1
        row("taken", code())
    return made  # fmt: skip


def expected() -> Counter[str]:
    """How many rows of the sheet must have each outcome; the title, the blank line and the header included."""
    return Counter(outcome for outcome, _ in rows()) + Counter({"header": 2, "empty": 1})


def write(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "虚构目录"
    sheet.append(["虚构的标准目录，仅供测试"])
    sheet.merge_cells("A1:P1")
    sheet.append([])
    sheet.append(HEADER)
    for number, (_, cells) in enumerate(rows(), 4):
        for place, value in enumerate(cells, 1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is a text
    book.create_sheet("封面").append(["虚构", "没有表头"])
    book.save(path)
