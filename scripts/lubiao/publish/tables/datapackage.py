"""The description of the archive for programs: a Frictionless Data Package, version 2 (datapackage.org/standard)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from lubiao.publish.collection import Collection
from lubiao.publish.licence import CATALOGUE_ABOUT, CATALOGUE_TITLE, LICENCE, LICENCE_ADDRESS, LICENCE_TITLE

from .deflated import Deflated
from .model import ORIGIN, Column, Table, Type, in_both, in_one_line
from .registers import TABLES

PROFILE = "https://datapackage.org/profiles/2.0/"

_TYPES = {Type.INTEGER: "integer", Type.BOOLEAN: "boolean"}
_OF_RECORDS = {"name": LICENCE, "title": LICENCE_TITLE, "path": LICENCE_ADDRESS}
_ISO = {"name": "ODC-By-1.0", "title": "Open Data Commons Attribution License v1.0", "path": "https://opendatacommons.org/licenses/by/1-0/"}  # fmt: skip
_BSD = {"name": "BSD-2-Clause", "title": "BSD 2-Clause License", "path": "data/vocabulary/LICENSE-ccs.txt"}  # fmt: skip
VOCABULARY_LICENCES = {"ics": _ISO, "ccs": _BSD, "sectors": _BSD}
"""As data/vocabulary/README.md names them. Divisions are plain facts."""


def described(collection: Collection, files: Mapping[str, Deflated]) -> dict[str, Any]:
    """The package whose files are these, by their paths."""
    package: dict[str, Any] = {
        "$schema": PROFILE + "datapackage.json",
        "name": "lubiao",
        "title": in_one_line(CATALOGUE_TITLE),
        "description": in_one_line(CATALOGUE_ABOUT),
        "homepage": collection.addresses.page("", "zh"),
        **({"version": collection.generated.isoformat()} if collection.is_dated else {}),
        "licenses": [_OF_RECORDS],
        "keywords": ["标准", "山东", "standards", "Shandong"],
        "resources": [],
    }
    resources = package["resources"]
    resources += [_table(table, files) for table in TABLES]
    resources += [
        _vocabulary(path, files) for path in files if path.startswith("data/vocabulary/") and path.endswith(".csv")
    ]  # fmt: skip
    return package


def _sized(path: str, files: Mapping[str, Deflated]) -> dict[str, Any]:
    return {"path": path, "bytes": files[path].size, "hash": f"sha256:{files[path].checksum}"}


def _tabular(name: str) -> dict[str, Any]:
    """Of a file in CSV, UTF-8, as RFC 4180 has it."""
    return {
        "$schema": PROFILE + "dataresource.json", "name": name, "type": "table", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8",
    }  # fmt: skip


def _table(table: Table, files: Mapping[str, Deflated]) -> dict[str, Any]:
    return {
        **_tabular(table.name.replace("_", "-")),
        **_sized(f"tables/{table.name}.csv", files),
        "title": in_one_line(table.label),
        "description": in_one_line(table.about),
        "licenses": [_OF_RECORDS],
        "schema": {
            "$schema": PROFILE + "tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [key.column],
                    "reference": {"resource": key.table.replace("_", "-"), "fields": [key.to]},
                }
                for key in table.foreign_keys
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    """A column. `title_zh` and the like say in one language what `title` and `description` say in both."""
    label, about = in_both(column.label), in_both(column.about)
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "title": in_one_line(column.label),
        "description": in_one_line(column.about),
        **{f"title_{language}": said for language, said in label.items()},
        **{f"description_{language}": said for language, said in about.items()},
        "origin": str(column.origin),
        "origin_title": in_one_line(ORIGIN[column.origin]),
    }
    if column.type is Type.DATE:
        # Not a date of the schema: where no source shows the day it is a month, which `date` refuses.
        constraints["pattern"] = "[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
    elif column.type is Type.ADDRESS:
        field["format"] = "uri"
    elif column.values:
        constraints["enum"] = list(column.values)
        field["categories"] = [
            {"value": word, "label": in_one_line(text)} for word, text in column.values.items()
        ]
    return {**field, "constraints": constraints} if constraints else field


def _vocabulary(path: str, files: Mapping[str, Deflated]) -> dict[str, Any]:
    """A vocabulary as it lies in the data folder; its README says where it comes from."""
    name = path.removeprefix("data/vocabulary/").removesuffix(".csv")
    heads = next(csv.reader(io.StringIO(files[path].content().decode())), [])
    resource = {
        **_tabular(f"vocabulary-{name}"),
        **_sized(path, files),
        "description": "data/vocabulary/README.md",
        "schema": {
            "$schema": PROFILE + "tableschema.json",
            "fields": [{"name": head, "type": "string"} for head in heads],
            "primaryKey": ["code"],
        },
    }
    if licence := VOCABULARY_LICENCES.get(name):
        resource["licenses"] = [licence]
    return resource
