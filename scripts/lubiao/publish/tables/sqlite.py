"""SQLite: the tables with their keys, views for the obvious questions, a search that finds any two characters."""

from __future__ import annotations

import marshal
import re
import shutil
import sqlite3
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from lubiao.catalogue import CataloguedStandard
from lubiao.findings import N_
from lubiao.publish.blocks import Old, Place
from lubiao.publish.collection import Collection
from lubiao.publish.pieces import Pieces

from .model import Column, Table, Type, Value
from .registers import OF_STANDARDS, TABLES, rows_of
from .sqlite_about import about_rows, column_rows
from .views import VIEWS

APPLICATION_ID = 0x4C554249
"""`LUBI`, in the header of the file."""

VERSION = 1
"""`PRAGMA user_version`: it grows when a table or column is renamed or goes."""

_TYPE = {Type.INTEGER: "INTEGER", Type.BOOLEAN: "INTEGER"}

_WAITING = """
CREATE TEMP TABLE "searched" ("name", "code", "title_zh", "title_en", "cited_under", "bodies");
CREATE TEMP TABLE "kept" ("name" TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
"""
"""What the search holds goes into it at once, and standards that were taken from an old file are named: how the search is
laid out shall not tell which these were."""

_DICTIONARY = """
CREATE TABLE "about" ("key" TEXT NOT NULL PRIMARY KEY, "zh" TEXT NOT NULL, "en" TEXT NOT NULL);
CREATE TABLE "about_columns" (
  "table" TEXT NOT NULL, "column" TEXT NOT NULL, "label_zh" TEXT NOT NULL, "label_en" TEXT NOT NULL,
  "about_zh" TEXT NOT NULL, "about_en" TEXT NOT NULL, "origin" TEXT NOT NULL, PRIMARY KEY ("table", "column")
);
"""

SEARCH = """
CREATE VIRTUAL TABLE "search" USING fts5(
  "name", "code", "title_zh", "title_en", "cited_under", "bodies", tokenize = "unicode61 remove_diacritics 2"
);
"""
"""Chinese is written with a space between any two characters, so each is a word, and two beside each other a phrase:
`search MATCH '"贸 市"'`. The trigram tokenizer finds nothing of fewer than three characters (SQLite, FTS5, 4.3.4)."""

SEARCH_SAID = N_(
    "In the table search each Chinese character is a word. Put a space between any two, and the whole in double quotes: MATCH '\"苹 果\"' finds 苹果; without the space nothing is found."
)

_CHINESE = "[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]"
_BESIDE_CHINESE = re.compile(f"(?={_CHINESE})|(?<={_CHINESE})")

_WROTE = slice(96, 100)
"""In the header: the version of the library that wrote the file last. It says nothing about the data."""


def _piece(collection: Collection, standard: CataloguedStandard) -> bytes:
    """The rows of a standard in each of OF_STANDARDS, and what it is found by."""
    return marshal.dumps([*collection.once(rows_of, standard), [_searched(collection, standard)]])


class _Assembler:
    """The place of a block: the number of its first standard, and how many there are."""

    def __init__(self, collection: Collection, stream: BinaryIO, old: Old | None) -> None:
        self._collection, self._stream, self._opened = collection, stream, ExitStack()
        self._file = Path(self._opened.enter_context(tempfile.TemporaryDirectory())) / "standards.sqlite"
        self._connection = sqlite3.connect(self._file, isolation_level=None, uri=True)
        self._opened.callback(self._connection.close)
        if old:
            self._connection.execute("ATTACH ? AS old", (f"{old.path.absolute().as_uri()}?mode=ro",))
        _begin(self._connection, collection)
        growing = {table.name: len(table.columns) for table in OF_STANDARDS} | {"searched": 6}
        self._inserts = [_insert(name, columns) for name, columns in growing.items()]
        self._waiting: list[list[Any]] = [[] for _ in self._inserts]
        self._before = self._number = 0
        self._kept = range(0)

    def add(self, piece: bytes) -> None:
        self._take()
        self._number += 1
        for waiting, rows in zip(self._waiting, marshal.loads(piece), strict=True):
            waiting += rows
        if len(self._waiting[-1]) >= _AT_ONCE:
            self._insert()

    def keep(self, place: Place) -> bool:
        self._insert()
        start, count = place
        if self._kept.stop != start:
            self._take()
            self._kept = range(start, start)
        self._kept = range(self._kept.start, start + count)
        self._number += count
        return True

    def end_block(self) -> Place:
        before, self._before = self._before, self._number
        return before, self._number - before

    def _insert(self) -> None:
        """Put in the rows that wait."""
        if self._waiting[-1]:
            for insert, rows in zip(self._inserts, self._waiting, strict=True):
                self._connection.executemany(insert, rows)
                rows.clear()

    def _take(self) -> None:
        """Put in the kept rows that wait, as far as their order counts; the others are only named."""
        if self._kept:
            for into, columns, of in (("standards", "*", "standards"), ("searched", "*", "search"), ("kept", "name", "standards")):  # fmt: skip
                taken = self._connection.execute(
                    f'INSERT INTO "{into}" SELECT {columns} FROM old."{of}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid',
                    (self._kept.start + 1, self._kept.stop),
                )
                if taken.rowcount != self._kept.stop - self._kept.start:
                    raise ValueError(f"no such rows: {self._kept}")
            self._kept = range(0)

    def _take_others(self) -> None:
        """Put in the rows of the kept standards in the other tables, which are ordered by their keys."""
        if self._connection.execute("SELECT 1 FROM kept").fetchone():
            for table in OF_STANDARDS:
                if table.name != "standards":
                    self._connection.execute(
                        f'INSERT INTO "{table.name}" SELECT * FROM old."{table.name}" WHERE "{table.owner}" IN kept'
                    )

    def close(self) -> Place:
        with self._opened:
            self._insert()
            self._take()
            self._take_others()
            for last in (
                "INSERT INTO search SELECT * FROM searched ORDER BY rowid",
                "INSERT INTO search(search) VALUES ('optimize')",
                "COMMIT",
                "VACUUM",
            ):
                self._connection.execute(last)
            self._connection.close()
            with self._file.open("r+b") as written:
                written.seek(_WROTE.start)
                written.write(bytes(_WROTE.stop - _WROTE.start))
                written.seek(0)
                shutil.copyfileobj(written, self._stream)
        return ()


_AT_ONCE = 1000
"""Standards whose rows are put in together."""

SQLITE = Pieces(_piece, _Assembler)
"""The whole database. The same data gives the same bytes as long as the library lays out its pages the same way."""


def _begin(connection: sqlite3.Connection, collection: Collection) -> None:
    """All but what stands in it of each standard."""
    connection.executescript(
        f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA encoding = 'UTF-8';"
        f"PRAGMA page_size = 4096; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; BEGIN;"
        + _DICTIONARY
        + "".join(definition(table) for table in TABLES)
        + "".join(f'CREATE VIEW "{view.name}" AS {view.query};' for view in VIEWS)
        + SEARCH
        + _WAITING
    )
    connection.executemany(_insert("about", 3), about_rows(collection, SEARCH_SAID))
    connection.executemany(_insert("about_columns", 7), column_rows())
    for table in TABLES:
        if table.listed:
            rows = (tuple(map(_stored, row)) for row in table.listed(collection))
            connection.executemany(_insert(table.name, len(table.columns)), rows)


def _insert(table: str, columns: int) -> str:
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * columns)})'


def definition(table: Table) -> str:
    """The table in SQL, with an index for each foreign key."""
    lines = [*(_column(column) for column in table.columns), f"PRIMARY KEY ({_names(table.key)})"]
    lines += [
        f'FOREIGN KEY ("{key.column}") REFERENCES "{key.table}" ("{key.to}")' for key in table.foreign_keys
    ]
    indexes = (
        f'CREATE INDEX "{table.name}_{key.column}" ON "{table.name}" ("{key.column}");\n'
        for key in table.foreign_keys
        if key.column != table.key[0]
    )
    # The rows of `search` are those of `standards` in number and order; the others need no number of their own.
    kind = "" if table.name == "standards" else " WITHOUT ROWID"
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + f"\n){kind};\n" + "".join(indexes)


def _column(column: Column) -> str:
    parts = [f'"{column.name}"', _TYPE.get(column.type, "TEXT")]
    if column.required:
        parts.append("NOT NULL")
    if column.type is Type.BOOLEAN:
        parts.append(f'CHECK ("{column.name}" IN (0, 1))')
    elif column.values:
        parts.append(
            f'CHECK ("{column.name}" IN ({", ".join(f"{chr(39)}{word}{chr(39)}" for word in column.values)}))'
        )
    return " ".join(parts)


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _stored(value: Value) -> object:
    return str(value) if isinstance(value, str) else value


def spaced(text: str) -> str:
    """The text with a space around each Chinese character, as `search` holds it and as it is asked for."""
    return " ".join(_BESIDE_CHINESE.sub(" ", text).split())


def _searched(collection: Collection, standard: CataloguedStandard) -> tuple[str, ...]:
    raw = standard.raw
    bodies = (*raw.issuers, *((raw.committee,) if raw.committee else ()), *raw.drafters)
    texts = (
        collection.derived(standard).code or "",
        raw.title_zh or "",
        raw.title_en or "",
        " ; ".join(cited.under for cited in raw.cited),
        " ; ".join(bodies),
    )
    return standard.name, *map(spaced, texts)
