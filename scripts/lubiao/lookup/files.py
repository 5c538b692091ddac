"""From a file to its text: by what the file is, not by what its name says."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lubiao.findings import N_, Message
from lubiao.findings.system import reason_of
from lubiao.intake.cells import is_formula, text_of
from lubiao.intake.columns import letter
from lubiao.intake.table import sheets_of
from lubiao.intake.unusable import Unusable

from .candidates import CELL
from .passage import Passage, damaged, of_lines, of_parts, too_large
from .pdf import read_pdf
from .plain import decoded, is_bibtex, is_web_page, without_latex, without_tags
from .word import paragraphs

LARGEST_FILE = 64 * 2**20
LARGEST_PLAIN = 48 * 2**20
LARGEST_UNPACKED = 96 * 2**20
MOST_PARTS = 5_000
"""Bytes, and files in a zip archive; more is refused before it is unpacked."""

STANDARD_INPUT = "-"
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPREADSHEET_XML = b"office:spreadsheet"


def read_passage(path: Path) -> Passage:
    """The text of a file; `-` is standard input. Raises Unusable, and nothing else."""
    try:
        if str(path) == STANDARD_INPUT:
            return passage_of(sys.stdin.buffer.read(LARGEST_FILE + 1), "stdin")
        if not path.is_file():
            raise Unusable(Message(N_("{file} is no file that can be read."), {"file": path.name or path}))
        if path.stat().st_size > LARGEST_FILE:
            raise too_large(path.name)
        content = path.read_bytes()
    except OSError as problem:
        reason = reason_of(problem)
        raise Unusable(
            Message(N_("{file} cannot be read: {reason}."), {"file": path.name, "reason": reason})
        ) from None
    return passage_of(content, path.name)


def passage_of(content: bytes, name: str) -> Passage:
    """The text of a file's bytes. `name` stands in messages. Raises Unusable, and nothing else."""
    if len(content) > LARGEST_FILE:
        raise too_large(name)
    if not content.strip():
        raise Unusable(Message(N_("{file} is empty."), {"file": name}))
    try:
        return _passage_of(content, name)
    except Unusable:
        raise
    except MemoryError:
        raise too_large(name) from None
    except Exception:  # whatever a library says of a broken file, the person gets one sentence
        raise damaged(name) from None


def _passage_of(content: bytes, name: str) -> Passage:
    if content[:1024].lstrip().startswith(b"%PDF-") or b"\n%PDF-" in content[:1024]:
        return read_pdf(content, name)
    if content.startswith(b"PK"):
        return _zipped(content, name)
    if content.startswith(_OLE):
        if "WordDocument".encode("utf-16-le") in content:
            raise Unusable(
                Message(N_("{file} is a document of an old Word: save it as .docx."), {"file": name})
            )
        return _table(content, name)
    if content.startswith(b"<") and _SPREADSHEET_XML in content[:4096]:
        return _table(content, name)
    if len(content) > LARGEST_PLAIN:
        raise too_large(name)
    text = decoded(content, name)
    if is_web_page(content):
        text = without_tags(text)
    elif is_bibtex(text):
        text = without_latex(text)
    return of_lines(text, name)


def _zipped(content: bytes, name: str) -> Passage:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise too_large(name)
        if any(part.flag_bits & 1 for part in parts):
            raise damaged(name)
        is_word = any(part.filename.startswith("word/") for part in parts)
    if is_word:
        return of_parts(paragraphs(content, name), name)
    return _table(content, name)


def _table(content: bytes, name: str) -> Passage:
    uncomputed: list[str] = []
    passage = of_parts(_cells(content, name, uncomputed), name)
    if not uncomputed:
        return passage
    told = Message(
        N_("{file}: cells whose formula has no value in the file are not looked through: {number}, the first {cell}. Open the file in a spreadsheet program and save it."),
        {"file": name, "number": len(uncomputed), "cell": uncomputed[0]},
    )  # fmt: skip
    return replace(passage, remarks=(told,))


def _cells(content: bytes, name: str, uncomputed: list[str]) -> Iterator[tuple[Message, str]]:
    """The cells with text, and the year beside one. The places of formulas without a value go into `uncomputed`."""
    for sheet in sheets_of(content, Path(name)):
        for number, row in enumerate(sheet.rows, 1):
            filled = -2  # the column of the last cell with text; none is beside the first
            for column, cell in enumerate(row):
                text = text_of(cell) if isinstance(cell, int | float) else cell
                if not isinstance(text, str) or not text.strip():
                    continue
                # A number holds no code, but may be the year of the code beside it. A date is neither.
                is_beside = filled == column - 1
                is_number = not isinstance(cell, str) or text.strip().isdecimal()
                if is_number and not (is_beside and _YEAR.fullmatch(text.strip())):
                    continue
                place = f"{sheet.name}!{letter(column)}{number}"
                if is_formula(text):
                    uncomputed.append(place)
                yield Message("{cell}", {"cell": place}), CELL * is_beside + text
                filled = column
