"""From a file to its text: by what the file is, not by what its name says."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lubiao.findings import N_, Message
from lubiao.intake.columns import letter
from lubiao.intake.table import sheets_of
from lubiao.intake.unusable import Unusable

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
        reason = problem.strerror or type(problem).__name__
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
    return of_parts(_cells(content, name), name)


def _cells(content: bytes, name: str) -> Iterator[tuple[Message, str]]:
    for sheet in sheets_of(content, Path(name)):
        for number, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                # A number or a date holds no code: that takes letters.
                if isinstance(cell, str) and not cell.isdecimal() and cell.strip():
                    place = f"{sheet.name}!{letter(column)}{number}"
                    yield Message("{cell}", {"cell": place}), cell
