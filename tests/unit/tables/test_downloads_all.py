"""What holds of every download."""

import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import openpyxl
import pyarrow.parquet
import pytest
import yaml
from downloads import DAY, NAMES, ROOT, collection_of, rows_of, written

from lubiao.catalogue import Catalogue
from lubiao.catalogue.addresses import Addresses
from lubiao.codes import Kind
from lubiao.publish import FORMATS, Collection, Selection
from lubiao.publish.tables.flat import FLAT
from lubiao.publish.tables.model import Type
from lubiao.publish.tables.registers import TABLES
from lubiao.publish.tables.views import VIEWS
from lubiao.reading import Data, Document, Entry
from lubiao.records import Standard
from lubiao.texts import translator


@pytest.mark.parametrize("name", NAMES)
def test_a_selection_gives_its_standards_and_no_others(name, real):
    chosen = collection_of(ROOT / "data", Selection(cities=frozenset({"weifang"})))
    assert 0 < len(chosen.standards) < len(real.standards)
    told = [standard.slug if name == "xlsx" else standard.name for standard in chosen.standards]
    assert names_in(name, written(chosen, name)) == told


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_selection_gives_a_file_that_can_be_read(name):
    nothing = Selection(kinds=frozenset({Kind.ENTERPRISE}))
    assert names_in(name, written(collection_of(ROOT / "data", nothing), name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_catalogue_that_was_made_and_not_read_is_written_too(name):
    record = {"code": "DB37/T 1-2018", "title_zh": "茶", "issued": "2018-01", "replaces": ["DB37/T 1-2010"]}
    entry = Entry(Standard.model_validate(record), Document("data/standards.yaml", ""), 0)
    for entries in ([], [entry]):
        made = Collection(Catalogue.link(Data(standards=entries), DAY), Addresses())
        told = "db37-t-1-2018" if name == "xlsx" else record["code"]
        assert names_in(name, written(made, name)) == [told] * len(entries)


def names_in(name: str, content: bytes) -> list[str]:
    """The names of the standards in a file; of the workbook, which names only those with a code, the slugs."""
    if name == "csv":
        return [row["name"] for row in rows_of(content)]
    if name == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Standards"]
        slugs = (row[0].hyperlink.target.split("/")[-2] for row in sheet.iter_rows(min_row=2))
        return list(slugs)
    if name == "jsonl":
        return [json.loads(line)["derived"]["name"] for line in content.decode().splitlines()]
    if name == "sqlite":
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            return [name for (name,) in database.execute("SELECT name FROM standards ORDER BY rowid")]
    if name == "parquet":
        return pyarrow.parquet.read_table(io.BytesIO(content))["name"].to_pylist()
    if name == "yaml":
        return [each.get("code") or each["id"] for each in yaml.load(content, yaml.CBaseLoader)]
    if name == "relaton":
        return [each["docid"][0]["id"] for each in yaml.load(content, yaml.CSafeLoader)["root"]["items"]]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        raw = yaml.load(archive.read("data/standards.yaml"), yaml.CBaseLoader)
        names = [row["name"] for row in rows_of(archive.read("tables/standards.csv"))]
        assert sorted(each.get("code") or each["id"] for each in raw) == sorted(names)
        return names


def test_the_same_data_gives_the_same_bytes_in_another_process(tmp_path):
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
        script = ROOT / "tests/unit/tables/downloads.py"
        subprocess.run([sys.executable, script, tmp_path / seed], check=True, env=environment, timeout=60)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert len(files) == len(NAMES) + 1
    assert [
        name for name in files if (tmp_path / "1" / name).read_bytes() != (tmp_path / "2" / name).read_bytes()
    ] == []


def test_every_column_is_explained_in_both_languages():
    say = translator("zh")
    texts = {
        text for table in (*TABLES, FLAT) for column in table.columns for text in (column.label, column.about)
    }
    texts |= {text for table in (*TABLES, FLAT, *VIEWS) for text in (table.label, table.about)}
    texts |= {FORMATS[name].about for name in NAMES}
    same = {"ICS", "CCS"}
    assert {text for text in texts if say(text) == text} <= same


def test_only_the_flat_table_has_lists():
    assert not [column for table in TABLES for column in table.columns if column.type is Type.LIST]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "atom"])
def test_where_nothing_dates_the_data_no_file_tells_a_day(name):
    content = written(Collection(Catalogue.link(Data(), DAY), Addresses()), name)
    if name in ("zip", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(member) for member in archive.namelist())
    assert b"0001-01-01" not in content
