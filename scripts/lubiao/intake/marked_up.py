"""Tables in mark-up: web pages and XML that portals call .xls, and OpenDocument. No entity, no network."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

Table = tuple[str, list[list[object]]]

MOST_CELLS = 4_000_000
WIDEST = 200
_ODS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_html(content: bytes) -> Iterator[Table]:
    """The tables of a page, cells that span several places standing in the first of them."""
    from lxml import html

    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding=_charset(content))
    root = html.document_fromstring(content, parser=parser)
    for number, table in enumerate(root.iter("table"), 1):
        rows: list[list[object]] = []
        held: dict[int, int] = {}  # column → rows for which a cell above still stands in it
        for line in table.iter("tr"):
            if next(line.iterancestors("table"), None) is not table:
                continue
            cells: list[object] = []
            for cell in line:
                if cell.tag not in ("td", "th"):
                    continue
                while held.get(len(cells), 0) > 0:
                    held[len(cells)] -= 1
                    cells.append(None)
                down, across = _span(cell.get("rowspan")), _span(cell.get("colspan"))
                for place in range(across):
                    held[len(cells)] = down - 1
                    cells.append(_words(cell) if place == 0 else None)
                if len(cells) > WIDEST:
                    raise OverflowError
            rows.append(cells)
        yield f"table {number}", rows


def read_xml(content: bytes) -> Iterator[Table]:
    """SpreadsheetML 2003, as Excel and many programs write it under the name .xls."""
    root = _root(content)
    for sheet in root.iter(f"{_SS}Worksheet"):
        rows: list[list[object]] = []
        for line in sheet.iter(f"{_SS}Row"):
            _fill(rows, line.get(f"{_SS}Index"), [], 300_000)
            cells: list[object] = []
            for cell in line.iter(f"{_SS}Cell"):
                _fill(cells, cell.get(f"{_SS}Index"), None, WIDEST)
                data = cell.find(f"{_SS}Data")
                cells.append(_words(data) if data is not None else None)
                cells += [None] * min(int(cell.get(f"{_SS}MergeAcross", "0")), WIDEST)
            rows.append(cells)
        yield sheet.get(f"{_SS}Name", ""), rows


def read_ods(content: bytes) -> Iterator[Table]:
    """The sheets of an OpenDocument spreadsheet; repetitions of empty rows and cells at the end are no rows."""
    total = 0
    for sheet in _root(content).iter(f"{_ODS}table"):
        rows: list[list[object]] = []
        waiting = 0
        for line in sheet.iter(f"{_ODS}table-row"):
            cells: list[object] = []
            empty = 0
            for cell in line:
                if cell.tag not in (f"{_ODS}table-cell", f"{_ODS}covered-table-cell"):
                    continue
                times = int(cell.get(f"{_ODS}number-columns-repeated", "1"))
                value = cell.get(f"{_OFFICE}date-value") or _ods_words(cell)
                if value is None:
                    empty += times
                    continue
                if len(cells) + empty + times > WIDEST:
                    raise OverflowError
                cells += [None] * empty + [value] * times
                empty = 0
            times = int(line.get(f"{_ODS}number-rows-repeated", "1"))
            if not cells:
                waiting += times
                continue
            total += (waiting + times) * max(len(cells), 1)
            if total > MOST_CELLS or waiting + times > 300_000:
                raise OverflowError
            rows += [[] for _ in range(waiting)] + [list(cells) for _ in range(times)]
            waiting = 0
        yield sheet.get(f"{_ODS}name", ""), rows


def _root(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    tree = etree.parse(io.BytesIO(content), parser)
    if tree.docinfo.internalDTD is not None:
        raise ValueError("a table has no document type")
    return tree.getroot()


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


def _fill(values: list[Any], index: str | None, empty: Any, most: int) -> None:
    if index:
        place = int(index) - 1
        if place > most:
            raise OverflowError
        values += [empty] * (place - len(values))


def _span(text: str | None) -> int:
    return min(int(text), 200) if text and text.isdecimal() and int(text[:6]) > 0 else 1


def _words(element: Any) -> str:
    for brk in element.iter("br"):
        brk.tail = "\n" + (brk.tail or "")
    return "".join(element.itertext()).strip()


def _ods_words(cell: Any) -> str | None:
    number = cell.get(f"{_OFFICE}value")
    paragraphs = ["".join(p.itertext()) for p in cell if p.tag.endswith("}p")]
    if number is not None and cell.get(f"{_OFFICE}value-type") == "float":
        return str(number)
    return "\n".join(paragraphs) if any(paragraphs) else None
