"""A file of records cut into smaller files, at the borders of its records, without a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

_RECORD = re.compile(rb"^- ", re.MULTILINE)


def cut_at_records(text: bytes, each: int) -> Iterator[bytes]:
    """The same bytes in pieces of `each` records; what stands before the first record goes with the first piece."""
    starts = [found.start() for found in _RECORD.finditer(text)]
    borders = [0, *starts[each::each], len(text)]
    for start, end in pairwise(borders):
        yield text[start:end]


def files_of_records(data: Path) -> list[Path]:
    """All files of a data folder that hold standards, in their order."""
    return [data / "standards.yaml", *sorted((data / "standards").glob("*.yaml"))]


def write_cut(data: Path, target: Path, each: int) -> int:
    """Write the records of a data folder into files of `each` records, and return how many files."""
    target.mkdir(parents=True)
    number = 0
    for file in files_of_records(data):
        for piece in cut_at_records(file.read_bytes(), each):
            (target / f"part-{number:05d}.yaml").write_bytes(piece)
            number += 1
    return number
