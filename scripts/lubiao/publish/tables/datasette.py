"""What Datasette says of the database: titles, licence, what each column means (docs.datasette.io, Metadata)."""

from __future__ import annotations

import json
from typing import Any

from lubiao.findings import N_
from lubiao.publish.licence import (
    CATALOGUE_ABOUT,
    CATALOGUE_TITLE,
    LICENCE_ADDRESS,
    LICENCE_SAID,
    LICENCE_TITLE,
    NOT_COVERED,
)

from .model import ORIGIN, Table, in_one_line
from .registers import TABLES
from .views import VIEWS

PATH = "downloads/standards.metadata.json"
SEARCH_HINT = N_(
    'To search for Chinese, put a space between any two characters and the whole in double quotes: "苹 果".'
)
DATABASE = "standards"
"""Datasette names a database by its file."""


def metadata() -> bytes:
    """The same for every selection: it speaks of tables, not of what stands in them."""
    of_tables: dict[str, Any] = {table.name: _table(table) for table in TABLES}
    # Datasette asks for `rowid IN (SELECT rowid FROM search …)`, and puts each word between quotes if left alone.
    of_tables["standards"] |= {
        "fts_table": "search",
        "fts_pk": "rowid",
        "searchmode": "raw",
        "label_column": "title_zh",
        "description": f"{of_tables['standards']['description']} {in_one_line(SEARCH_HINT)}",
    }
    for name in ("cities", "sources", "organizations"):
        of_tables[name]["label_column"] = "name_zh"
    of_tables |= {
        view.name: {"title": in_one_line(view.label), "description": in_one_line(view.about)}
        for view in VIEWS
    }
    of_tables["search"] = {"hidden": True}
    whole = {
        "title": in_one_line(CATALOGUE_TITLE),
        "description": " ".join(in_one_line(text) for text in (CATALOGUE_ABOUT, LICENCE_SAID, NOT_COVERED)),
        "license": LICENCE_TITLE,
        "license_url": LICENCE_ADDRESS,
        "databases": {DATABASE: {"tables": of_tables}},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": in_one_line(table.label),
        "description": in_one_line(table.about),
        "columns": {
            column.name: f"{in_one_line(column.label)}. {in_one_line(column.about)} ({in_one_line(ORIGIN[column.origin])})"
            for column in table.columns
        },
    }
