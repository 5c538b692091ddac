"""A workbook that an office can fill in: headers in both languages, lists to choose from, dates, an explanation."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lubiao.catalogue import Catalogue

from .words import LEVELS, ORIGINS, STATUSES, TIES

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 2000
"""Rows that are prepared with lists and formats."""

SHEET, LISTS, GUIDE = "标准 Standards", "词表 Lists", "说明 How to fill in"

COLUMNS: tuple[tuple[str, str, int, str, str, str], ...] = (
    ("number", "序号\nNo.", 13, "示例 Example", "行号，可不填。首格写“示例”的行不导入。", "Any number, or none. A row whose first cell says 示例 is not imported."),
    ("code", "标准号\nCode", 24, "DB3702/T 0014-2022", "必填。每行一项标准，照封面填写，不含标准名称。", "Needed. One standard a row, as on the cover, without the title."),
    ("title_zh", "标准名称\nChinese title", 40, "农贸市场建设与管理规范", "必填。各要素间空一格。", "Needed. One space between its elements."),
    ("title_en", "英文名称\nEnglish title", 40, "", "来源未给出的留空。", "Empty where no source gives one."),
    ("title_en_from", "英文名称出处\nOrigin of English title", 25, "", "官方、出版者或本项目翻译；填了英文名称的必填。", "Official, of a publisher, or of this project; needed with an English title."),
    ("issued", "发布日期\nIssue date", 14, "2022-10-14", "日期，如 2022-10-14；不知道的留空。", "A date, such as 2022-10-14; empty where not known."),
    ("implemented", "实施日期\nImplementation date", 20, "2022-11-14", "同上。“与某标准同步实施”之类写入备注。", "The same. Remarks go into the notes."),
    ("withdrawn", "废止日期\nWithdrawal date", 17, "", "同上。", "The same."),
    ("status", "标准状态\nStatus", 14, "", "来源中的说法。被代替的，须填“被代替标准”。", "What the source says. A superseded one names its successor."),
    ("ics", "ICS\nICS class", 16, "03.100.20", "文本。多个用顿号隔开。", "Text. Several are set apart by a comma."),
    ("ccs", "CCS\nCCS class", 12, "A10", "文本，如 A10。", "Text, such as A10."),
    ("issuers", "发布部门\nIssuers", 28, "青岛市市场监督管理局", "全称，多个用顿号隔开。", "Names in full; several are set apart by 、."),
    ("committee", "归口单位\nCommittee", 28, "", "全称。", "Name in full."),
    ("drafters", "起草单位\nDrafters", 40, "青岛市市场监督管理局、青岛市标准化研究院", "按封面顺序，用顿号隔开。", "In the order of the cover, set apart by 、."),
    ("replaces", "代替标准\nReplaces", 22, "", "本标准代替的旧标准号。", "Codes of the older standards."),
    ("replaced_by", "被代替标准\nReplaced by", 22, "", "代替本标准的新标准号。", "Codes of the newer standards."),
    ("filing_number", "备案号\nFiling number", 16, "", "备案公告中的号码。", "The number in the announcement of filing."),
    ("source", "来源\nSource", 28, "samr-std", "必填（或用 --source 指定）。须已列入 sources.yaml。", "Needed, or given as --source. It stands in sources.yaml."),
    ("level", "依据级别\nEvidence level", 14, "列表 listing", "封面、列表或提及；不填为列表。", "Cover, listing or mention; listing where empty."),
    ("read", "读取日期\nRead", 14, "2026-11-23", "查到来源的日期；不填为导入当天。", "The day the source was read; today where empty."),
    ("cited_city", "引用城市\nCited city", 14, "", "某来源为该城市引用本标准的，填下列三栏。", "A city for which a source cites the standard; with the next two."),
    ("cited_place", "引用位置\nCited place", 18, "", "如：第3段。", "Such as 第3段."),
    ("cited_under", "引用名称\nCited under", 28, "", "来源所用名称。", "The name used there."),
    ("tie_city", "关联城市\nTied city", 14, "", "起草地、产品或地名所在城市。", "Where it was drafted, or whose product it is about."),
    ("tie_by", "关联方式\nTied by", 14, "", "填了关联城市的必填。", "Needed with a tied city."),
    ("tie_name", "关联名称\nTied name", 22, "", "起草单位、产品或地名。", "The drafter, product or place."),
    ("note_zh", "备注\nNote", 30, "", "备注须中英文都填。", "A note needs both languages."),
    ("note_en", "备注（英文）\nNote in English", 30, "", "同上。", "The same."),
)  # fmt: skip
"""Key, header, width, example, and what to fill in, in both languages."""

DATES = ("issued", "implemented", "withdrawn", "read")


def write_template(path: Path, catalogue: Catalogue) -> None:
    """Write the workbook. Raises OSError."""
    # Imported here: openpyxl is slow to import.
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    _fill(sheet)
    _lists(book, sheet, catalogue)
    _guide(book)
    book.save(path)


def _fill(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    date_rule = DataValidation(
        "date", operator="between", formula1="18172", formula2="80000", allow_blank=True
    )
    date_rule.error, date_rule.errorTitle = (
        "请填写日期，如 2022-10-14。 Write a date: 2022-10-14.",
        "日期 Date",
    )
    date_rule.showErrorMessage = True
    date_rule.errorStyle = "warning"  # a month without day is right where the source prints no day
    sheet.add_data_validation(date_rule)
    grey = Font(italic=True, color="808080")
    for place, (key, header, width, example, *_) in enumerate(COLUMNS, 1):
        head = sheet.cell(1, place, header)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="1F4E79")
        head.alignment = Alignment(wrap_text=True, vertical="center")
        column = get_column_letter(place)
        sheet.column_dimensions[column].width = width
        cell = sheet.cell(
            2, place, date.fromisoformat(example) if key in DATES and example else example or None
        )
        cell.font = grey
        form = "yyyy-mm-dd" if key in DATES else "@"
        sheet.column_dimensions[column].number_format = form
        for row in range(2, ROWS + 1):
            sheet.cell(row, place).number_format = form
        if key in DATES:
            date_rule.add(f"{column}3:{column}{ROWS}")
    sheet.row_dimensions[1].height = 34
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{ROWS}"


def _lists(book: Workbook, sheet: Worksheet, catalogue: Catalogue) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = book.create_sheet(LISTS)
    cities = [f"{city.short_zh} {city.id}" for city in catalogue.cities.values()]
    choices = {
        "title_en_from": _both(ORIGINS), "status": _both(STATUSES), "level": _both(LEVELS), "tie_by": _both(TIES),
        "cited_city": cities, "tie_city": cities, "source": list(catalogue.sources),
    }  # fmt: skip
    keys = [key for key, *_ in COLUMNS]
    for place, (key, values) in enumerate(choices.items(), 1):
        header = COLUMNS[keys.index(key)][1]
        lists.cell(1, place, "↓ " + header.replace("\n", " "))
        letter = get_column_letter(place)
        for row, value in enumerate(values, 2):
            lists.cell(row, place, value)
        lists.column_dimensions[letter].width = 28
        rule = DataValidation("list", formula1=f"'{LISTS}'!${letter}$2:${letter}${len(values) + 1}", allow_blank=True)  # fmt: skip
        rule.error, rule.errorTitle = "请从列表中选择。 Choose from the list.", header.replace("\n", " ")
        rule.showErrorMessage = True
        sheet.add_data_validation(rule)
        column = get_column_letter(keys.index(key) + 1)
        rule.add(f"{column}3:{column}{ROWS}")


def _both(words: dict[str, str]) -> list[str]:
    """Each word of a vocabulary once, with the first Chinese word for it in front."""
    chinese: dict[str, str] = {}
    for name, value in words.items():
        chinese.setdefault(value, name)
    return [f"{name} {value}" for value, name in chinese.items()]


def _guide(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Font

    guide = book.create_sheet(GUIDE)
    lines = [
        ("鲁标标准登记表", "Lubiao: a table of standards"),
        ("只写来源中读到的事实；不知道的留空。", "Write only what you read in a source; leave empty what is not known."),
        ("填好后运行：lubiao import 文件.xlsx", "Then run: lubiao import FILE.xlsx"),
        ("灰色的示例行不导入，可以删除。", "The grey example row is not imported, and may be deleted."),
    ]  # fmt: skip
    for row, (zh, en) in enumerate(lines, 1):
        guide.cell(row, 2, zh)
        guide.cell(row, 3, en)
    guide.cell(1, 2).font = guide.cell(1, 3).font = Font(bold=True, size=14)
    for row, (_, header, _, _, zh, en) in enumerate(COLUMNS, len(lines) + 2):
        for place, text in enumerate((header.replace("\n", " "), zh, en), 1):
            guide.cell(row, place, text).alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in zip("ABC", (28, 60, 70), strict=True):
        guide.column_dimensions[column].width = width
