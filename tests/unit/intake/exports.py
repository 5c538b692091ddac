"""Files as portals, offices and programs make them, built in memory. Every standard in them is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook

from lubiao.catalogue import Catalogue, build_day
from lubiao.intake.outcome import RowResult
from lubiao.intake.row_record import Defaults
from lubiao.intake.sheets import read_rows
from lubiao.intake.table import sheets_of
from lubiao.reading import read_data

ROOT = Path(__file__).parents[3]


def workbook(
    rows: Sequence[Sequence[object]], change: Callable[[Workbook], None] = lambda book: None
) -> bytes:
    """An .xlsx with a sheet of these rows; a text that begins with = is a formula without value."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def replaced(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zipped workbook with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return zipped(parts | {name: change(parts[name])})


def read(content: bytes, name: str = "导出.xls") -> list[RowResult]:
    """The rows of a file, read with the real sources and cities, from the official platform."""
    catalogue = Catalogue.link(read_data(ROOT / "data"), build_day())
    names = {name: name for name in catalogue.sources}
    cities = {
        name: city.id for city in catalogue.cities.values() for name in (city.id, city.short_zh, city.name_zh)
    }
    return read_rows(sheets_of(content, Path(name)), Defaults("samr-std", "listing", "2026-11-23", names, cities), lambda rows: None)  # fmt: skip


def said(results: Sequence[RowResult]) -> str:
    """All remarks of some rows, a line each: cell, weight, words."""
    return "\n".join(
        f"{result.cell(remark)} {remark.weight} {remark.message.said_in(str)} {remark.remedy.said_in(str) if remark.remedy else ''}"
        for result in results
        for remark in result.remarks
    )
