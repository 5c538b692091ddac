"""The tables of docs/downloads.md, as the description of the columns has them."""

from __future__ import annotations

from downloads import NAMES

from lubiao.findings import N_
from lubiao.publish import FORMATS
from lubiao.publish.tables.model import ORIGIN, Table
from lubiao.publish.tables.registers import TABLES
from lubiao.publish.tables.views import VIEWS
from lubiao.texts import translator

HEADS = {
    "en": (
        "File",
        "`lubiao export`",
        "What it is",
        "Column",
        "Type",
        "Meaning",
        "Origin",
        "View",
        "Key",
        "What it is for",
    ),
    "zh": ("文件", "`lubiao export`", "内容", "列", "类型", "含义", "出处", "视图", "主键", "用途"),
}


def _rows(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def file_table(language: str) -> str:
    say = translator(language)
    formats = [FORMATS[name] for name in NAMES]
    rows = [(f"`{each.file}`", f"`{each.name}`", say(each.title), say(each.about)) for each in formats]
    return _rows((*HEADS[language][:3], HEADS[language][9]), rows)


def column_table(table: Table, language: str) -> str:
    say = translator(language)
    rows = []
    for column in table.columns:
        words = ", ".join(f"`{word}`" for word in column.values)
        meaning = f"{say(column.label)}{say(N_(': '))}{say(column.about)}" + (f" {words}" if words else "")
        rows.append((f"`{column.name}`", f"`{column.type}`", meaning, say(ORIGIN[column.origin])))
    return _rows(HEADS[language][3:7], rows)


def normal_tables(language: str) -> str:
    """The tables with keys. The columns of `standards` are the scalar ones of the flat table, and not told again."""
    say, parts = translator(language), []
    for table in TABLES:
        keys = ", ".join(f"`{name}`" for name in table.key)
        leads = ", ".join(f"`{key.column}` → `{key.table}.{key.to}`" for key in table.foreign_keys)
        line = f"{say(table.about)} {HEADS[language][8]}{say(N_(': '))}{keys}{f'; {leads}' if leads else ''}"
        columns = "" if table.name == "standards" else "\n\n" + column_table(table, language)
        parts.append(f"### `{table.name}`\n\n{line}{columns}")
    return "\n\n".join(parts)


def view_table(language: str) -> str:
    say = translator(language)
    return _rows((HEADS[language][7], HEADS[language][2]), [(f"`{v.name}`", say(v.about)) for v in VIEWS])
