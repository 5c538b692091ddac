"""The workbook, as openpyxl and LibreOffice read it."""

import datetime
import re
import zipfile
from pathlib import Path

import openpyxl

from hostile import FORMULA
from lubiao.catalogue.labels import STATUS
from lubiao.texts import translator

MONTH_ONLY = "GB/T 19048-2008"


def test_the_workbook_has_sheets_in_both_languages_with_filters_and_frozen_heads(folder):
    book = openpyxl.load_workbook(folder / "standards.xlsx")
    say = translator("zh")
    names = ["Standards", "Citations", "Sources", "About"]
    assert book.sheetnames[4:] == names and book.sheetnames[:4] == [say(name) for name in names]
    for name in (say("Standards"), "Standards", "Citations", "Sources"):
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_a_day_is_a_date_in_the_workbook_and_a_month_stays_text(folder, real):
    sheet = openpyxl.load_workbook(folder / "standards.xlsx")["Standards"]
    heads = [each.value for each in sheet[1]]
    issued = heads.index("Issue date")
    rows = sheet.iter_rows(min_row=2)
    of = {standard.name: row[issued] for standard, row in zip(real.standards, rows, strict=True)}
    for standard in real.standards:
        shown = of[standard.name]
        date = standard.raw.issued
        if date and date.has_day:
            assert shown.is_date and shown.value.date() == date.first_day
        else:
            assert shown.value == (str(date) if date else None)
    assert of[MONTH_ONLY].value == "2008-06"


def test_the_workbook_tells_words_in_the_language_of_its_sheet(folder, real):
    book = openpyxl.load_workbook(folder / "standards.xlsx")
    say = translator("zh")
    for name, told in (("Standards", str), (say("Standards"), say)):
        sheet = book[name]
        column = [each.value for each in sheet[1]].index(told("Status"))
        shown = [row[column] for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert shown == [told(STATUS[real.derived(standard).status]) for standard in real.standards]


def test_every_link_of_the_workbook_leads_to_the_web(folder, hostile, real):
    for file in (folder / "standards.xlsx", hostile / "standards.xlsx"):
        for sheet in openpyxl.load_workbook(file):
            links = [each.hyperlink.target for row in sheet.iter_rows() for each in row if each.hyperlink]
            assert all(re.match("https?://", link) for link in links)
    sheet = openpyxl.load_workbook(folder / "standards.xlsx")["Standards"]
    assert sheet["A2"].hyperlink.target == real.addresses.page(f"standards/{real.standards[0].slug}/", "en")


def test_no_cell_of_the_workbook_is_a_formula(hostile):
    book = openpyxl.load_workbook(hostile / "standards.xlsx")
    cells = [each for sheet in book for row in sheet.iter_rows() for each in row if each.value is not None]
    assert {each.data_type for each in cells} <= {"s", "inlineStr", "n", "d"}
    texts = [each for each in cells if each.value == FORMULA]
    assert len(texts) >= 4 and all(each.quotePrefix for each in texts)


def test_the_workbook_carries_no_clock_and_no_version_of_a_library(folder):
    book = openpyxl.load_workbook(folder / "standards.xlsx")
    assert book.properties.modified == book.properties.created == datetime.datetime(2026, 11, 23)
    assert openpyxl.__version__.encode() not in b"".join(parts_of(folder / "standards.xlsx").values())


def parts_of(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_standard_that_is_not_identified_yet_is_shown_as_that(folder, real):
    sheet = openpyxl.load_workbook(folder / "standards.xlsx")["Standards"]
    for standard, row in zip(real.standards, sheet.iter_rows(min_row=2), strict=True):
        assert row[0].value == (standard.code.display if standard.code else "Not identified yet")
        assert row[0].hyperlink.target.endswith(f"/en/standards/{standard.slug}/")


def test_a_tie_that_no_source_prints_is_told_with_its_weakness(folder, real):
    ties = {
        (standard.name, tie.city, tie.weak) for standard in real.standards for tie in standard.raw.drafted_in
    }
    weak = {tie[:2] for tie in ties if tie[2]} - {tie[:2] for tie in ties if not tie[2]}
    assert weak
    sheet = openpyxl.load_workbook(folder / "standards.xlsx")["Standards"]
    column = [each.value for each in sheet[1]].index("Drafted or produced in")
    shown = [row[column] or "" for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert sum(text.count("(weak tie)") for text in shown) == len(weak)
