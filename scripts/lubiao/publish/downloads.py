"""The files of all standards, written into the folder of a site: they may be too large to be held."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from .collection import Collection
from .format import Format
from .formats import DOWNLOADS
from .pieces import write_kept


@dataclass(frozen=True, slots=True)
class Download:
    """A file that was written: its size in bytes, its checksum (SHA-256, hexadecimal)."""

    size: int
    checksum: str


def write_downloads(
    collection: Collection, folder: Path, formats: Iterable[Format] = DOWNLOADS
) -> dict[str, Download]:
    """Write the files of these formats below a folder; gives what was written by its path. Raises OSError.

    What is made of pieces is written side by side, so that what several formats say of a standard is made once. Blocks that
    the last build left are kept, see `blocks`.
    """
    chosen = tuple(formats)
    for each in chosen:
        (folder / each.path).parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:
        writing = {
            each.path: (each.pieces, files.enter_context((folder / each.path).open("wb", _HELD)))
            for each in chosen
            if each.pieces
        }
        try:
            write_kept(collection, writing)
        except sqlite3.Error as problem:  # a full disk, as the database tells it
            raise OSError(f"{folder}: {problem}") from problem
    for each in chosen:
        if not each.pieces:
            with (folder / each.path).open("wb") as file:
                each.write(collection, file)
    return dict(_written(folder, chosen))


_HELD = 1 << 16
"""Bytes of a file that are held before they are written."""


def _written(folder: Path, formats: Iterable[Format]) -> Iterator[tuple[str, Download]]:
    for each in formats:
        with (folder / each.path).open("rb") as file:
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
            yield each.path, Download(file.tell(), checksum)
