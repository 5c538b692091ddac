"""Excel workbook (ECMA-376): sheets in both languages, real dates, filters, links; texts are texts, never formulas.

openpyxl makes the workbook, its styles and its sheets with their heads; the rows are put in by `xlsx_rows`, because openpyxl
takes most of its time for objects that stand for cells.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, BinaryIO

from lubiao.catalogue import CataloguedStandard
from lubiao.publish.blocks import Old, Place
from lubiao.publish.collection import Collection
from lubiao.publish.licence import CATALOGUE_TITLE, LICENCE_TITLE
from lubiao.publish.pieces import Pieces
from lubiao.texts import LANGUAGES, translator

from .archive import write_archive
from .deflated import Deflated, deflated
from .sheets import Sheet, sheets
from .xlsx_rows import DATE, FORMULA, HEAD, LINE, LINK, STYLES, TEXT, SheetRows, written_row

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_EARLIEST = datetime.datetime(1980, 1, 1)
"""As in the archive that the workbook is: a catalogue without dates has no later one."""

_COLOUR = "0D4F6E"
_BETWEEN_ROWS, _BETWEEN_SHEETS = b"\x01", b"\x02"
"""In a piece; XML allows neither."""


def _sheets(collection: Collection) -> list[Sheet]:
    """All sheets, the Chinese ones first."""
    return [sheet for language in LANGUAGES for sheet in sheets(collection, language)]


def _piece(collection: Collection, standard: CataloguedStandard) -> bytes:
    """The rows of a standard in each of the sheets that have such rows."""
    return _BETWEEN_SHEETS.join(
        _BETWEEN_ROWS.join(
            written_row(cells, address, sheet.widths, sheet.printed)
            for cells, address in sheet.rows_of(standard)
        )
        for sheet in collection.made(_sheets)
        if sheet.rows_of
    )


class _Assembler:
    """The place of a block: that of its rows in each of the sheets that have such rows, behind each other."""

    def __init__(self, collection: Collection, stream: BinaryIO, old: Old | None) -> None:
        self._collection, self._stream, self._old, self._opened = collection, stream, old, ExitStack()
        self._sheets = [(sheet, SheetRows(self._opened)) for sheet in collection.made(_sheets)]
        self._of_standards = [rows for sheet, rows in self._sheets if sheet.rows_of]

    def add(self, piece: bytes) -> None:
        for rows, part in zip(self._of_standards, piece.split(_BETWEEN_SHEETS), strict=True):
            if part:
                for row in part.split(_BETWEEN_ROWS):
                    rows.add(row)

    def keep(self, place: Place) -> bool:
        assert self._old
        places = list(_parted(place, len(self._of_standards)))
        if not all(rows.fits(part) for rows, part in zip(self._of_standards, places, strict=True)):
            return False
        positions = _parted(self._old.blocks.base, len(self._of_standards))
        for rows, before, part in zip(self._of_standards, positions, places, strict=True):
            rows.keep(self._old.content, before, part)
        return True

    def end_block(self) -> Place:
        return tuple(number for rows in self._of_standards for number in rows.end_block())

    def close(self) -> Place:
        with self._opened:
            for sheet, rows in self._sheets:
                for cells, address in sheet.rows():
                    rows.add(written_row(cells, address, sheet.widths, sheet.printed))
                rows.end_block()
            write_archive(self._parts(), self._stream)
        return tuple(grown.position for rows in self._of_standards for grown in rows.growing)

    def _parts(self) -> Iterator[tuple[str, list[Deflated]]]:
        """The parts of the workbook."""
        sheets_of = {
            f"xl/worksheets/sheet{number}.xml": rows for number, (_, rows) in enumerate(self._sheets, 1)
        }
        for name, content in _saved(self._collection, self._sheets):
            if name not in sheets_of:
                yield name, [deflated(self._opened, [content])]
                continue
            yield name, sheets_of[name].sheet(content)
            if relations := sheets_of[name].relations:
                yield name.replace("worksheets/", "worksheets/_rels/") + ".rels", relations


def _parted(place: Place, parts: int) -> Iterator[Place]:
    """The places of a block in so many sheets."""
    length = len(place) // parts
    return (place[start : start + length] for start in range(0, len(place), length))


XLSX = Pieces(_piece, _Assembler)
"""The workbook. Its only dates are those of the data."""


def _saved(collection: Collection, filled: Sequence[tuple[Sheet, SheetRows]]) -> Iterator[tuple[str, bytes]]:
    """The parts of the workbook with sheets that have no rows yet, without the clock and the name of the library that
    openpyxl puts in when it saves.
    """
    from openpyxl import Workbook
    from openpyxl.packaging.extended import ExtendedProperties
    from openpyxl.xml.constants import ARC_APP, ARC_CORE
    from openpyxl.xml.functions import tostring

    book = Workbook(write_only=True)
    for sheet, rows in filled:
        _add(book, sheet, rows.number)
    dated = max(datetime.datetime.combine(collection.generated, datetime.time()), _EARLIEST)
    properties = book.properties
    properties.creator, properties.title = "Lubiao", translator(LANGUAGES[0])(CATALOGUE_TITLE)
    properties.description, properties.created = LICENCE_TITLE, dated
    held = io.BytesIO()
    book.save(held)
    properties.modified = dated
    application = ExtendedProperties()
    application.Application, application.AppVersion = "Lubiao", None
    own = {ARC_CORE: tostring(properties.to_tree()), ARC_APP: tostring(application.to_tree())}
    with zipfile.ZipFile(held) as saved:
        for name in saved.namelist():
            yield name, own.get(name) or saved.read(name)


def _add(book: Workbook, sheet: Sheet, rows: int) -> None:
    """A sheet with its head, for so many rows below it."""
    from openpyxl.utils import get_column_letter

    page: Any = book.create_sheet(sheet.name)
    page.freeze_panes = "B2"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows, page.print_options.gridLines = "1:1", True
    for number, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.row_dimensions[1].height = 2 * LINE
    looks = _looks(page)
    page.append([_head(page, text, looks[HEAD]) for text in sheet.heads])
    last = rows + 1
    if sheet.is_filtered:
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{last}"
    if sheet.printed:
        page.print_area = f"A1:{get_column_letter(sheet.printed)}{last}"


def _looks(page: Any) -> dict[str, Any]:
    """Styles by what they are for, in the order in which the rows name them. Cells share them."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    usual = {"alignment": Alignment(horizontal="left", vertical="top", wrap_text=True)}
    parts: dict[str, dict[str, Any]] = {
        HEAD: {
            "font": Font("Calibri", 11, bold=True, color="FFFFFF"),
            "fill": PatternFill("solid", fgColor=_COLOUR),
            "alignment": Alignment(vertical="center", wrap_text=True),
        },
        TEXT: usual,
        DATE: {**usual, "number_format": "yyyy-mm-dd"},
        FORMULA: {**usual, "quotePrefix": True},
        LINK: {**usual, "font": Font("Calibri", 11, color=_COLOUR, underline="single"), "quotePrefix": True},
    }
    looks = {}
    for number, name in enumerate(STYLES, 1):
        cell: Any = WriteOnlyCell(page)
        for part, value in parts[name].items():
            setattr(cell, part, value)
        assert cell.style_id == number  # which puts it into the styles of the workbook
        looks[name] = cell._style
    return looks


def _head(page: Any, text: str, look: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(page, text)
    cell._style = look
    return cell
