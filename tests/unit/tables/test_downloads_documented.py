"""docs/downloads.md tells each file, table, column and view, in both languages, as the code has them."""

import re

import pytest
from column_tables import column_table, file_table, normal_tables, view_table
from downloads import ROOT

from lubiao.publish.tables.flat import FLAT
from lubiao.publish.tables.relaton import DATES

PAGES = {"en": "docs/downloads.md", "zh": "docs/downloads.zh.md"}


@pytest.mark.parametrize("language", PAGES)
def test_the_documentation_has_the_tables_that_the_code_describes(language):
    text = (ROOT / PAGES[language]).read_text("utf-8")
    tables = (
        file_table(language),
        column_table(FLAT, language),
        normal_tables(language),
        view_table(language),
    )
    for told in tables:
        assert told in text, f"{PAGES[language]} lacks, or has otherwise:\n\n{told}"


@pytest.mark.parametrize("language", PAGES)
def test_the_documentation_says_what_becomes_of_each_date_in_relaton(language):
    text = (ROOT / PAGES[language]).read_text("utf-8")
    ours, theirs = (re.escape(f"`{'`, `'.join(words)}`") for words in (DATES, DATES.values()))
    row = re.search(rf"^\| {ours} \| `date`.*{theirs} \|$", text.replace("、", ", "), flags=re.MULTILINE)
    assert row
