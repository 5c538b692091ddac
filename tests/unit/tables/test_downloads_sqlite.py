"""The database, asked by the program sqlite3 and by Datasette."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from downloads import ROOT

from lubiao.catalogue import StandingStatus
from lubiao.publish.tables.registers import TABLES
from lubiao.publish.tables.sqlite import spaced
from lubiao.publish.tables.views import VIEWS
from lubiao.texts import translator


def ask(file: Path, query: str) -> str:
    """What the program sqlite3 answers."""
    done = subprocess.run(["sqlite3", "-readonly", file, query], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize("which", ["folder", "hostile"])
def test_the_database_is_whole_and_every_key_leads_somewhere(which, request):
    file = request.getfixturevalue(which) / "standards.sqlite"
    assert ask(file, "PRAGMA integrity_check; PRAGMA foreign_key_check;") == "ok"
    for table in TABLES:
        assert len(ask(file, f'PRAGMA foreign_key_list("{table.name}")').splitlines()) == len(
            table.foreign_keys
        )


def test_each_table_of_the_database_holds_what_the_model_says(hostile, poisoned):
    with closing(sqlite3.connect(hostile / "standards.sqlite")) as database:
        for table in TABLES:
            found = database.execute(f'SELECT * FROM "{table.name}"').fetchall()
            told = list(table.rows(poisoned))
            assert sorted(found, key=repr) == sorted(told, key=repr), table.name


def test_the_search_finds_any_two_chinese_characters(folder, real):
    with closing(sqlite3.connect(folder / "standards.sqlite")) as database:
        for standard in real.standards:
            title = standard.raw.title_zh or ""
            for pair in {a + b for a, b in pairwise(title) if re.fullmatch("[一-鿿]{2}", a + b)}:
                question = f'title_zh : "{spaced(pair)}"'
                found = {
                    name
                    for (name,) in database.execute(
                        "SELECT name FROM search WHERE search MATCH ?", [question]
                    )
                }
                assert found == {s.name for s in real.standards if pair in (s.raw.title_zh or "")}


def test_the_trigram_tokenizer_would_find_no_two_characters():
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(title, tokenize = 'trigram')")
        database.execute("INSERT INTO t VALUES ('农贸市场建设与管理规范')")
        assert database.execute("SELECT count(*) FROM t WHERE t MATCH '贸市'").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM t WHERE t MATCH '农贸市'").fetchone() == (1,)


def test_a_tie_is_weak_only_where_no_source_prints_any_of_its_kind(folder, real):
    strong = {(tie.city, s.name) for s in real.standards for tie in s.raw.drafted_in if not tie.weak}
    every = {(tie.city, s.name) for s in real.standards for tie in s.raw.drafted_in}
    query = "SELECT city, standard FROM ties WHERE tie = 'drafted' AND weak = {}"
    for weak, expected in ((0, strong), (1, every - strong)):
        told = ask(folder / "standards.sqlite", query.format(weak)).splitlines()
        assert {tuple(line.split("|")) for line in told} == expected


def test_the_views_answer_what_the_catalogue_answers(folder, real):
    file = folder / "standards.sqlite"
    catalogue = real.catalogue
    for city in catalogue.cities:
        told = {s.name for s in catalogue.of_city(city) if real.derived(s).status is StandingStatus.IN_FORCE}
        assert (
            set(ask(file, f"SELECT name FROM in_force_by_city WHERE city = '{city}'").split("\n")) - {""}
            == told
        )
    outdated = [
        cited.under
        for standard in real.standards
        for cited in standard.raw.cited
        if real.derived(standard).status in (StandingStatus.SUPERSEDED, StandingStatus.WITHDRAWN)
    ]
    assert sorted(ask(file, "SELECT under FROM outdated_citations").split("\n")) == sorted(outdated) != []
    assert int(ask(file, "SELECT count(*) FROM reviews_due")) == sum(
        real.derived(s).review_due is not None for s in real.standards
    )
    for view in VIEWS:
        assert ask(file, f"SELECT count(*) FROM {view.name}").isdigit()


def test_the_database_says_what_it_is(folder):
    file = folder / "standards.sqlite"
    assert file.read_bytes()[96:100] == bytes(4)
    assert ask(file, "PRAGMA application_id; PRAGMA user_version").split() == [str(0x4C554249), "1"]
    assert ask(file, "SELECT count(*) FROM about_columns") == str(sum(len(table.columns) for table in TABLES))
    assert "CC0" in ask(file, "SELECT en FROM about WHERE key = 'licence'")
    assert '"苹 果"' in ask(file, "SELECT zh || en FROM about WHERE key = 'search'")


def test_datasette_opens_the_database_with_its_description(folder):
    asked = ROOT / "tests/unit/tables/ask_datasette.py"
    done = subprocess.run(
        [sys.executable, asked, folder], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert answers["codes"] == [200] * 4
    assert answers["found"] == ["DB3702/T 0014-2022"]
    assert "CC0 1.0 Universal" in answers["page"] and translator("zh")("Chinese title") in answers["page"]
