"""CSV, as a spreadsheet and a data frame read it."""

import csv
import io
import re

import duckdb
import pandas
import pytest
from downloads import rows_of
from formulas import FORMULAS

from hostile import FORMULA, HOSTILE
from lubiao.catalogue import StandingStatus
from lubiao.publish.tables.csv_file import cell, harmless
from lubiao.publish.tables.flat import FLAT

BEGINS = tuple("=+-@＝＋－＠\t\r\n")


def test_pandas_and_duckdb_read_every_standard_from_the_csv(folder, real):
    frame = pandas.read_csv(folder / "standards.csv", dtype=str, keep_default_na=False)
    assert list(frame.columns) == [column.name for column in FLAT.columns]
    assert list(frame["name"]) == [standard.name for standard in real.standards]
    assert list(frame["title_zh"]) == [standard.raw.title_zh or "" for standard in real.standards]
    (count,) = duckdb.sql(
        f"SELECT count(*) FROM read_csv('{folder}/standards.csv', all_varchar=true) WHERE status = 'in-force'"
    ).fetchall()[0]
    assert count == sum(real.derived(s).status is StandingStatus.IN_FORCE for s in real.standards) > 0


def test_excel_can_tell_that_the_csv_is_utf8(folder):
    assert (folder / "standards.csv").read_bytes().startswith(b'\xef\xbb\xbf"name"')


def test_a_spreadsheet_runs_no_contributed_formula_of_a_csv(hostile):
    rows = rows_of((hostile / "standards.csv").read_bytes())
    row = next(row for row in rows if row["name"] == HOSTILE)
    assert row["title_en"] == "'" + FORMULA and row["committee"] == "'" + FORMULA
    assert not [text for row in rows for text in row.values() if text.startswith(BEGINS)]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_no_formula_runs_where_a_spreadsheet_splits_elsewhere_than_at_commas(separator, hostile):
    text = (hostile / "standards.csv").read_bytes().decode("utf-8-sig")
    for quote in ({"quotechar": '"'}, {"quoting": csv.QUOTE_NONE}):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, **quote):
            assert not [part for part in row if part.lstrip(' "').startswith(BEGINS)]


@pytest.mark.parametrize("text", [*FORMULAS[:8], 'a;"=1"', "\t=1", "\r=1", "\n=1", "a\n=1", "a\t@b", "a; -1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(text):
    parts = re.split("[;\t\r\n]", harmless(text))
    assert harmless(text).replace("'", "") == text.replace("'", "")
    assert not any(part.lstrip(' "').startswith(BEGINS) for part in parts)


def test_the_items_of_a_list_can_be_told_apart_again():
    items = ("a|b", "c\\d", "e \\| f", "g")
    parts = re.findall(r"((?:[^\\|]|\\.)+?)(?: \| |$)", cell(items))
    assert tuple(re.sub(r"\\(.)", r"\1", part) for part in parts) == items
