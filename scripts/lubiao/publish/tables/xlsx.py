"""Excel workbook (ECMA-376): sheets in both languages, real dates, filters, links; texts are texts, never formulas."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any, BinaryIO

from lubiao.publish.collection import Collection
from lubiao.publish.licence import CATALOGUE_TITLE, LICENCE_TITLE
from lubiao.texts import LANGUAGES, translator

from .archive import write_archive
from .sheets import Cell, Sheet, sheets

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_LINKS = 65_530
"""Hyperlinks that Excel reads in a sheet (Excel specifications and limits)."""

LONGEST = 32_767
"""Characters that Excel holds in a cell."""

LINE, MOST_LINES, BETWEEN = 16.0, 5, 4.0
"""Points: Chinese characters of 11 points want 16, and rows some air between them."""

_EARLIEST = datetime.datetime(1980, 1, 1)
"""As in the archive that the workbook is: a catalogue without dates has no later one."""

_COLOUR = "0D4F6E"
_BEGINS_FORMULA = tuple("=+-@＝＋－＠")


def write_xlsx(collection: Collection, stream: BinaryIO) -> None:
    """The workbook, Chinese sheets first. Its only dates are those of the data."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for language in LANGUAGES:
        for sheet in sheets(collection, language):
            _fill(book, sheet)
    dated = max(datetime.datetime.combine(collection.generated, datetime.time()), _EARLIEST)
    properties = book.properties
    properties.creator, properties.title = "Lubiao", translator(LANGUAGES[0])(CATALOGUE_TITLE)
    properties.description, properties.created = LICENCE_TITLE, dated
    held = io.BytesIO()
    book.save(held)
    properties.modified = dated
    write_archive(_same_every_time(held, properties), stream)


def _same_every_time(held: io.BytesIO, properties: Any) -> Iterator[tuple[str, bytes]]:
    """The parts of the workbook, without the clock and the name of the library that openpyxl puts in when it saves."""
    from openpyxl.packaging.extended import ExtendedProperties
    from openpyxl.xml.constants import ARC_APP, ARC_CORE
    from openpyxl.xml.functions import tostring

    application = ExtendedProperties()
    application.Application, application.AppVersion = "Lubiao", None
    own = {ARC_CORE: tostring(properties.to_tree()), ARC_APP: tostring(application.to_tree())}
    with zipfile.ZipFile(held) as saved:
        for name in saved.namelist():
            yield name, own.get(name) or saved.read(name)


def _fill(book: Workbook, sheet: Sheet) -> None:
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
    page.append([_cell(page, text, looks["head"]) for text in sheet.heads])
    rows = 1
    for values, address in sheet.rows():
        rows += 1
        page.row_dimensions[rows].height = _height(values[: sheet.printed], sheet.widths)
        cells = [None if value is None else _cell(page, value, looks[_look(value)]) for value in values]
        first: Any = cells[0] or next(filter(None, cells), None)
        if first and address and rows <= MOST_LINKS and address.startswith(("https://", "http://")):
            first.hyperlink = address
            first._style = looks["link"]
        page.append(cells)
    if sheet.is_filtered:
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{rows}"
    if sheet.printed:
        page.print_area = f"A1:{get_column_letter(sheet.printed)}{rows}"


def _height(values: Sequence[Cell], widths: Sequence[int]) -> float:
    """The height (points) in which the longest text of a row is seen, up to a few lines: not every program finds it
    itself. A Chinese character, three bytes in UTF-8, is two characters wide.
    """
    texts = ((value, width) for value, width in zip(values, widths, strict=False) if isinstance(value, str))
    lines = max(
        (ceil((len(text) + len(text.encode())) / 2 / (width - 1)) for text, width in texts), default=1
    )
    return LINE * min(lines, MOST_LINES) + BETWEEN


def _looks(page: Any) -> dict[str, Any]:
    """Styles by what they are for. Cells share them: to give each cell its own takes most of the time."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    def look(**parts: Any) -> Any:
        cell: Any = WriteOnlyCell(page)
        for name, part in parts.items():
            setattr(cell, name, part)
        return cell._style

    usual = {"alignment": Alignment(horizontal="left", vertical="top", wrap_text=True)}
    return {
        "head": look(
            font=Font("Calibri", 11, bold=True, color="FFFFFF"),
            fill=PatternFill("solid", fgColor=_COLOUR),
            alignment=Alignment(vertical="center", wrap_text=True),
        ),
        "text": look(**usual),
        "date": look(**usual, number_format="yyyy-mm-dd"),
        "formula": look(**usual, quotePrefix=True),
        "link": look(**usual, font=Font("Calibri", 11, color=_COLOUR, underline="single"), quotePrefix=True),
    }


def _look(value: object) -> str:
    """A text that begins like a formula has the mark of a text, and stays one when somebody edits the cell."""
    if isinstance(value, datetime.date):
        return "date"
    return "formula" if isinstance(value, str) and value.startswith(_BEGINS_FORMULA) else "text"


def _cell(page: Any, value: Cell, look: Any) -> Any:
    """A cell. A text is put in as it is: openpyxl would make a formula of one that begins with =, an error of #N/A."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        cell: Any = WriteOnlyCell(page, value)  # type: ignore[arg-type]  # a date is welcome, too
    else:
        cell = WriteOnlyCell(page)
        cell._value, cell.data_type = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:LONGEST], "s"
    cell._style = look
    return cell
