"""Tables in mark-up: web pages and XML that portals call .xls, and OpenDocument. No entity, no network."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from .unusable import MOST_COLUMNS, MOST_ROWS, CellCount, TooLarge, refuse_large

Table = tuple[str, list[list[object]]]

MOST_TAGS, MOST_ATTRIBUTES = 3_000_000, 2_000_000
"""A tree takes many times the memory of its text: some hundred bytes for each tag and each attribute."""

_ODS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


class _Grid:
    """Rows of cells that may span others: what spans rows says the same of all of them."""

    def __init__(self, count: CellCount) -> None:
        self.rows: list[list[object]] = []
        self._count = count
        self._held: dict[int, tuple[int, object]] = {}  # column → rows for which its value still holds

    def begin_row(self) -> None:
        """Start a row."""
        self.rows.append([])
        refuse_large(len(self.rows))
        self._take_held()

    def put(self, value: object, across: int = 1, down: int = 1) -> None:
        """Put a cell at the next place that is free; what it spans sideways stays empty."""
        row = self.rows[-1]
        for number in range(across):
            if down > 1:
                self._held[len(row)] = (down - 1, value if not number else None)
            row.append(value if not number else None)
            refuse_large(0, len(row))
        self._take_held()

    def end_row(self) -> None:
        """Fill the places behind the last cell that hold a value from above; count the cells."""
        row = self.rows[-1]
        while self._held and max(self._held) >= len(row):
            row.append(None)
            self._take_held()
        self._count.add_row(len(row))

    def skip_to(self, column: int) -> None:
        """Leave places empty up to a column, from 0."""
        if column > MOST_COLUMNS:
            raise TooLarge
        while len(self.rows[-1]) < column:
            self.put(None)

    def _take_held(self) -> None:
        row = self.rows[-1]
        while held := self._held.pop(len(row), None):
            left, value = held
            if left > 1:
                self._held[len(row)] = (left - 1, value)
            row.append(value)


def read_html(content: bytes, count: CellCount) -> Iterator[Table]:
    """The tables of a page, a table inside another on its own."""
    from lxml import html

    _refuse_large_tree(content)
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding=_charset(content))
    root = html.document_fromstring(content, parser=parser)
    for number, table in enumerate(root.iter("table"), 1):
        grid = _Grid(count)
        parts = [part for part in table if part.tag in ("thead", "tbody", "tfoot", "tr")]
        for line in (line for part in parts for line in ([part] if part.tag == "tr" else part)):
            if line.tag != "tr":
                continue
            grid.begin_row()
            for cell in line:
                if cell.tag in ("td", "th"):
                    words = "" if cell.find(".//table") is not None else _words(cell)
                    grid.put(words, _span(cell.get("colspan")), _span(cell.get("rowspan")))
            grid.end_row()
        yield f"table {number}", grid.rows


def read_xml(content: bytes, count: CellCount) -> Iterator[Table]:
    """SpreadsheetML 2003, as Excel and many programs write it under the name .xls."""
    for sheet in root_of(content).iter(f"{_SS}Worksheet"):
        grid = _Grid(count)
        for line in sheet.iter(f"{_SS}Row"):
            index = int(line.get(f"{_SS}Index", "0"))
            refuse_large(index)
            while len(grid.rows) < index - 1:
                grid.begin_row()
                grid.end_row()
            grid.begin_row()
            for cell in line.iter(f"{_SS}Cell"):
                grid.skip_to(int(cell.get(f"{_SS}Index", "1")) - 1)
                data = cell.find(f"{_SS}Data")
                words = _words(data) if data is not None else None
                if not words and (formula := cell.get(f"{_SS}Formula")):
                    words = formula
                grid.put(words, 1 + _number(cell.get(f"{_SS}MergeAcross")), 1 + _number(cell.get(f"{_SS}MergeDown")))  # fmt: skip
            grid.end_row()
        yield sheet.get(f"{_SS}Name", ""), grid.rows


def read_ods(content: bytes, count: CellCount) -> Iterator[Table]:
    """The sheets of an OpenDocument spreadsheet; repetitions of empty rows and cells at the end are no rows."""
    for sheet in root_of(content).iter(f"{_ODS}table"):
        grid = _Grid(count)
        waiting = 0
        for line in sheet.iter(f"{_ODS}table-row"):
            times = int(line.get(f"{_ODS}number-rows-repeated", "1"))
            cells = list(_ods_cells(line))
            while cells and cells[-1][0] in (None, ""):
                cells.pop()
            if not cells:
                waiting += times
                continue
            refuse_large(len(grid.rows) + waiting + times)
            for number in range(waiting + times):
                grid.begin_row()
                for value, across, down in cells if number >= waiting else ():
                    grid.put(value, across, down)
                grid.end_row()
            waiting = 0
        yield sheet.get(f"{_ODS}name", ""), grid.rows


def _ods_cells(line: Any) -> Iterator[tuple[object, int, int]]:
    """The cells of a row with what they span; covered cells are those that a cell before or above spans."""
    total = 0
    for cell in line:
        times = int(cell.get(f"{_ODS}number-columns-repeated", "1"))
        if cell.tag != f"{_ODS}table-cell":
            continue
        value = cell.get(f"{_OFFICE}date-value") or _ods_words(cell)
        if value is None and cell.get(f"{_ODS}formula"):
            value = None if cell.get(f"{_OFFICE}value-type") == "string" else "=" + cell.get(f"{_ODS}formula")
        across, down = _number(cell.get(f"{_ODS}number-columns-spanned"), 1), _number(cell.get(f"{_ODS}number-rows-spanned"), 1)  # fmt: skip
        for _ in range(min(times, MOST_COLUMNS + 1 - min(total, MOST_COLUMNS))):
            yield value, across, down
        total += times
        if value is not None and total > MOST_COLUMNS:
            raise TooLarge


def root_of(content: bytes) -> Any:
    """The root of an XML text. Raises ValueError where it has a document type, and what lxml raises."""
    from lxml import etree

    _refuse_large_tree(content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    tree = etree.parse(io.BytesIO(content), parser)
    if tree.docinfo.internalDTD is not None:
        raise ValueError("a table has no document type")
    return tree.getroot()


def _refuse_large_tree(content: bytes) -> None:
    if content.count(b"<") > MOST_TAGS or content.count(b"=") > MOST_ATTRIBUTES:
        raise TooLarge


def _charset(content: bytes) -> str | None:
    """HTML that names no charset is UTF-8 or, from older portals, GB18030."""
    head = content[:4096].lower()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"charset=gb" in head or b'charset="gb' in head:
        return "gb18030"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _span(text: str | None) -> int:
    """How far a cell of a page reaches; browsers bound it too."""
    return min(max(_number(text, 1), 1), MOST_COLUMNS)


def _number(text: str | None, otherwise: int = 0) -> int:
    return min(int(text[:9]), MOST_ROWS) if text and text.isascii() and text.isdecimal() else otherwise


def _words(element: Any) -> str:
    for brk in element.iter("br"):
        brk.tail = "\n" + (brk.tail or "")
    return "".join(element.itertext()).strip()


def _ods_words(cell: Any) -> str | None:
    number = cell.get(f"{_OFFICE}value")
    if number is not None and cell.get(f"{_OFFICE}value-type") == "float":
        return str(number)
    paragraphs = ["".join(_ods_pieces(part)) for part in cell if part.tag == f"{_TEXT}p"]
    return "\n".join(paragraphs) if any(paragraphs) else None


def _ods_pieces(paragraph: Any) -> Iterator[str]:
    for part in paragraph.iter():
        yield "\n" if part.tag == f"{_TEXT}line-break" else " " if part.tag == f"{_TEXT}s" else ""
        yield part.text or ""
        if part is not paragraph:
            yield part.tail or ""
