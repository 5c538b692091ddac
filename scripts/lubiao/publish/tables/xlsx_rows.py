"""The rows of a sheet as XML (ECMA-376, 18.3.1.73), each with a place for its number, and the links behind them."""

from __future__ import annotations

import datetime
import mmap
import re
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from itertools import chain
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from lubiao.publish.blocks import Place

from .deflated import Deflated, batched, deflated
from .sheets import Cell

MOST_LINKS = 65_530
"""Hyperlinks that Excel reads in a sheet (Excel specifications and limits)."""

LONGEST = 32_767
"""Characters that Excel holds in a cell."""

LINE, MOST_LINES, BETWEEN = 16.0, 5, 4.0
"""Points: Chinese characters of 11 points want 16, and rows some air between them."""

HEAD, TEXT, DATE, FORMULA, LINK = STYLES = ("head", "text", "date", "formula", "link")
"""What cells are styled for. The workbook has the styles in this order, behind that of a bare cell."""

_STYLE = {name: number for number, name in enumerate(STYLES, 1)}

_BEGINS_FORMULA = tuple("=+-@＝＋－＠")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff<>&]")
_DAY_ZERO = datetime.date(1899, 12, 30)
"""Excel counts days from here on, beginning with March 1900."""

_NUMBER, _HAS_LINK = b"\0", b"\x03"
"""In a row that is not placed yet: where its number goes; what stands between it and the address behind its first cell."""

_RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/relationships"
_TARGET = b'<Relationship Type="' + _RELATIONS + b'/hyperlink" Target=%b TargetMode="External" Id="rId%d"/>'


def written_row(
    cells: Sequence[Cell], address: str | None, widths: Sequence[int], printed: int | None
) -> bytes:
    """A row, to be placed by `SheetRows`. Its first cell links to the address, if that is one of the web."""
    linked = address if address and address.startswith(("https://", "http://")) else None
    parts = [f'<row r="\0" ht="{_height(cells[:printed], widths):g}" customHeight="1">']
    for letter, value in zip(_letters(len(cells)), cells, strict=True):
        if value is not None:
            parts.append(_cell(letter, value, LINK if linked and len(parts) == 1 else None))
    row = "".join([*parts, "</row>"]).encode()
    return row + _HAS_LINK + linked.encode() if linked and len(parts) > 1 else row


@cache
def _letters(number: int) -> list[str]:
    from openpyxl.utils import get_column_letter

    return [get_column_letter(column) for column in range(1, number + 1)]


def _cell(letter: str, value: Cell, style: str | None) -> str:
    """A text is put in as it is, whatever it begins with: a cell of this type is never a formula."""
    if isinstance(value, str):
        text = value[:LONGEST]
        space = ' xml:space="preserve"' if text != text.strip() else ""
        if _ESCAPED.search(text):
            text = escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
        # One that begins like a formula has the mark of a text, and stays one when somebody edits the cell.
        number = _STYLE[style or (FORMULA if value.startswith(_BEGINS_FORMULA) else TEXT)]
        return f'<c r="{letter}\0" s="{number}" t="inlineStr"><is><t{space}>{text}</t></is></c>'
    if isinstance(value, datetime.date):
        return f'<c r="{letter}\0" s="{_STYLE[DATE]}"><v>{(value - _DAY_ZERO).days}</v></c>'
    return f'<c r="{letter}\0" s="{_STYLE[TEXT]}"><v>{value}</v></c>'


def _height(values: Sequence[Cell], widths: Sequence[int]) -> float:
    """The height (points) in which the longest text of a row is seen, up to a few lines: not every program finds it
    itself. A Chinese character, three bytes in UTF-8, is two characters wide.
    """
    lines = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str):
            lines = max(lines, ceil((len(value) + len(value.encode())) / 2 / (width - 1)))
    return LINE * min(lines, MOST_LINES) + BETWEEN


class SheetRows:
    """The rows of a sheet below its head, and the links behind them. `number` counts the rows.

    The place of a block of rows: the number of the first, how many there are, and its segment in each of what grows.
    """

    def __init__(self, opened: ExitStack) -> None:
        """`opened` closes the files in which the rows are held."""
        self.number = 0
        self._opened = opened
        self.growing = self._rows, self._links, self._targets = [Deflated(opened) for _ in range(3)]
        self._before = 0
        self._kept: list[Place] | None = None

    def add(self, row: bytes) -> None:
        """Place a row below the others."""
        self.number += 1
        at = self.number + 1
        row, _, address = row.partition(_HAS_LINK)
        if address and at <= MOST_LINKS:
            column = row.split(_NUMBER, 2)[1].rpartition(b'"')[2]  # which the first cell names
            self._links.write(b'<hyperlink ref="%b%d" r:id="rId%d"/>' % (column, at, at))
            self._targets.write(_TARGET % (quoteattr(address.decode()).encode(), at))
        elif address:
            row = row.replace(_LINKED, _UNLINKED, 1)
        self._rows.write(row.replace(_NUMBER, b"%d" % at))

    def fits(self, place: Place) -> bool:
        """Whether a block of an old sheet would stand in the same rows: each of its cells is numbered."""
        return place[0] == self.number

    def keep(self, old: mmap.mmap, positions: Place, place: Place) -> None:
        """Take a block that fits instead of adding its rows; `positions` are those of what grew in the old archive."""
        self.number += place[1]
        segments = zip(self.growing, positions, batched(place[2:]), strict=True)
        self._kept = [grown.take(old, position, segment) for grown, position, segment in segments]

    def end_block(self) -> Place:
        """End a block of rows, and tell its place."""
        before, self._before = self._before, self.number
        kept, self._kept = self._kept, None
        return (
            before,
            self.number - before,
            *chain(*(kept or [grown.cut() for grown in self.growing])),
        )

    def sheet(self, frame: bytes) -> list[Deflated]:
        """The sheet in parts: the one without rows in which its head stands, and these."""
        before, end, behind = frame.partition(b"</sheetData>")
        links: list[Deflated] = []
        if self._links.size:
            between, print_options, behind = behind.partition(b"<printOptions")
            end += b'%b<hyperlinks xmlns:r="%b">' % (between, _RELATIONS)
            behind = b"</hyperlinks>" + print_options + behind
            links = [self._links]
        return [
            deflated(self._opened, [before]), self._rows, deflated(self._opened, [end]), *links,
            deflated(self._opened, [behind]),
        ]  # fmt: skip

    @property
    def relations(self) -> list[Deflated]:
        """The part that says where the links lead; nothing where there are none."""
        if not self._targets.size:
            return []
        begin, end = b'<Relationships xmlns="%b">' % _PACKAGE, b"</Relationships>"
        return [deflated(self._opened, [begin]), self._targets, deflated(self._opened, [end])]


_LINKED, _UNLINKED = (f' s="{_STYLE[name]}"'.encode() for name in (LINK, FORMULA))
"""The style of a first cell with and without a link; both have the mark of a text."""
