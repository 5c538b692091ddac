"""The text of a Word document: paragraphs, tables, headers, footers, notes, text boxes; not what was deleted.

python-docx reads the package; its parts are walked here, because it knows no notes, boxes or tracked insertions.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lubiao.findings import N_, Message

from .candidates import CELL
from .passage import damaged, too_large

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PLACES = {
    "document.main": N_("paragraph {number}"),
    "template.main": N_("paragraph {number}"),
    "header": N_("header, paragraph {number}"),
    "footer": N_("footer, paragraph {number}"),
    "footnotes": N_("footnotes, paragraph {number}"),
    "endnotes": N_("endnotes, paragraph {number}"),
    "comments": N_("comments, paragraph {number}"),
}
LARGEST_XML = 16 * 2**20
"""Bytes of all parts with text, some thirty thousand paragraphs; a tree takes many times the memory of its text."""


def paragraphs(content: bytes, name: str) -> Iterator[tuple[Message, str]]:
    """Each paragraph with its place, the body first. Raises Unusable where it is no Word document."""
    from docx.opc.pkgreader import PackageReader
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    blobs: dict[str, list[bytes]] = {kind: [] for kind in _PLACES}
    package = PackageReader.from_file(io.BytesIO(content))  # type: ignore[no-untyped-call]
    for _, content_type, _, blob in package.iter_sparts():
        kind = content_type.removesuffix("+xml").rpartition("wordprocessingml.")[2]
        if kind in blobs:
            blobs[kind].append(blob)
    del package
    if not any(blobs[kind] for kind in _PLACES if kind.endswith(".main")):
        raise damaged(name)
    if sum(len(blob) for part in blobs.values() for blob in part) > LARGEST_XML:
        raise too_large(name)
    for kind, place in _PLACES.items():
        while blobs[kind]:
            yield from _of_part(etree.fromstring(blobs[kind].pop(0), parser), place)


def _of_part(root: Any, place: str) -> Iterator[tuple[Message, str]]:
    cells = _cells(root)
    number = 0
    before: dict[str, int] | None = None
    for paragraph in root.iter(f"{_W}p"):
        cell = next(paragraph.iterancestors(f"{_W}tc", f"{_W}txbxContent"), None)
        if cell is None:
            number += 1
        text = _words(paragraph)
        if not text.strip():
            continue
        if cell in cells:
            here = cells[cell]
            is_beside = before is not None and here == {**before, "column": before["column"] + 1}
            yield Message(N_("table {table}, row {row}, column {column}"), {**here}), CELL * is_beside + text
            before = here
        else:
            before = None
            yield Message(place, {"number": max(number, 1)}), text


def _cells(root: Any) -> dict[Any, dict[str, int]]:
    """The place of each cell of a table: table, row and column, from 1."""
    places: dict[Any, dict[str, int]] = {}
    for count, table in enumerate(root.iter(f"{_W}tbl"), 1):
        for number, row in enumerate(table.iterchildren(f"{_W}tr"), 1):
            for column, cell in enumerate(row.iterchildren(f"{_W}tc"), 1):
                places[cell] = {"table": count, "row": number, "column": column}
    return places


def _words(paragraph: Any) -> str:
    """The words of a paragraph over all its runs; a text box in it has paragraphs of its own."""
    words: list[str] = []
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _CHARACTERS:
            words.append(_CHARACTERS[element.tag])
        elif element.tag not in (f"{_W}p", f"{_W}del", _FALLBACK):
            waiting.append(iter(element))
    return "".join(words)
