"""Downloads written from a data folder, for tests; as a program it writes all into a folder."""

from __future__ import annotations

import csv
import datetime
import io
import sys
from pathlib import Path

from lubiao.catalogue import Catalogue
from lubiao.catalogue.addresses import Addresses
from lubiao.publish import FORMATS, Collection, Selection
from lubiao.publish.tables.datasette import PATH, metadata
from lubiao.reading import read_data

ROOT = Path(__file__).parents[3]
DAY = datetime.date(2026, 11, 23)
NAMES = ("csv", "xlsx", "jsonl", "sqlite", "parquet", "yaml", "relaton", "zip")


class OneWay(io.RawIOBase):
    """A stream in which one cannot go back, like a pipe."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part) -> int:
        self.parts.append(bytes(part))
        return len(self.parts[-1])


def collection_of(data: Path, selection: Selection | None = None) -> Collection:
    return Collection(Catalogue.link(read_data(data), DAY), Addresses(), selection or Selection())


def written(collection: Collection, name: str) -> bytes:
    stream = OneWay()
    FORMATS[name].write(collection, stream)
    return b"".join(stream.parts)


def write_all(collection: Collection, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (folder / FORMATS[name].file).write_bytes(written(collection, name))
    (folder / Path(PATH).name).write_bytes(metadata())
    return folder


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV by the names of the columns."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


if __name__ == "__main__":
    write_all(collection_of(ROOT / "data"), Path(sys.argv[1]))
