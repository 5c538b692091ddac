"""The archive of all: tables, whole records, the data files themselves, vocabularies, a description and checksums."""

from __future__ import annotations

import json
import marshal
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from typing import BinaryIO, cast

from lubiao.catalogue import CataloguedStandard
from lubiao.findings import N_
from lubiao.publish.blocks import Old, Place
from lubiao.publish.checksums import checksum_lines
from lubiao.publish.collection import Collection, Selection
from lubiao.publish.licence import (
    CATALOGUE_ABOUT,
    CATALOGUE_TITLE,
    LICENCE_ADDRESS,
    LICENCE_SAID,
    NOT_COVERED,
)
from lubiao.publish.pieces import Pieces
from lubiao.texts import LANGUAGES, translator

from .archive import write_archive
from .csv_file import csv_heads, csv_rows
from .datapackage import described
from .deflated import Deflated, batched, deflated
from .registers import OF_STANDARDS, TABLES, rows_of
from .whole import YAML, line_of

_HOLDS = (
    ("tables/*.csv", N_("The tables, one file each: CSV in UTF-8 with keys. No cell runs as a formula: an apostrophe stands before one that would.")),
    ("standards.jsonl", N_("Whole records, one a line: what people wrote and what follows from it, apart.")),
    ("data/*.yaml", N_("The records as people write them.")),
    ("data/vocabulary/", N_("ICS, CCS, sector codes, divisions; README.md there names source and licence of each.")),
    ("datapackage.json", N_("What each file, column and key is, for programs: a Frictionless Data Package.")),
    ("SHA256SUMS", N_("Checksums: sha256sum -c SHA256SUMS")),
)  # fmt: skip


def _piece(collection: Collection, standard: CataloguedStandard) -> bytes:
    """The rows of a standard in each of OF_STANDARDS, and its whole record."""
    rows = map(csv_rows, collection.once(rows_of, standard))
    return marshal.dumps([*rows, collection.once(line_of, standard)])


class _Assembler:
    """The place of a block: its segment in each of the files that grow. `base` says where these begin."""

    def __init__(self, collection: Collection, stream: BinaryIO, old: Old | None) -> None:
        self._collection, self._stream, self._old, self._opened = collection, stream, old, ExitStack()
        self._tables = {table.name: self._file(csv_heads(table)) for table in OF_STANDARDS}
        self._whole = self._file()
        self._growing = [*self._tables.values(), self._whole]
        self._kept: list[Place] | None = None

    def _file(self, *parts: bytes) -> Deflated:
        return deflated(self._opened, parts, is_checked=True)

    def add(self, piece: bytes) -> None:
        for file, part in zip(self._growing, marshal.loads(piece), strict=True):
            file.write(part)

    def keep(self, place: Place) -> bool:
        assert self._old
        segments = zip(self._growing, self._old.blocks.base, batched(place), strict=True)
        self._kept = [file.take(self._old.content, position, segment) for file, position, segment in segments]
        return True

    def end_block(self) -> Place:
        kept, self._kept = self._kept, None
        return tuple(chain(*(kept or [file.cut() for file in self._growing])))

    def close(self) -> Place:
        with self._opened:
            files = dict(self._members())
            package = json.dumps(described(self._collection, files), ensure_ascii=False, indent=1)
            files["datapackage.json"] = self._file(package.encode() + b"\n")
            sums = checksum_lines({path: file.checksum for path, file in files.items()})
            files["SHA256SUMS"] = self._file(sums)
            write_archive(((path, [file]) for path, file in files.items()), self._stream)
        return tuple(file.position for file in self._growing)

    def _members(self) -> Iterator[tuple[str, Deflated]]:
        collection = self._collection
        yield "README.md", self._file(_readme(collection).encode())
        for table in TABLES:
            grown = self._tables.get(table.name)
            yield (
                f"tables/{table.name}.csv",
                grown or self._file(csv_heads(table) + csv_rows(table.rows(collection))),
            )
        yield "standards.jsonl", self._whole
        yield from self._data_files()

    def _data_files(self) -> Iterator[tuple[str, Deflated]]:
        """The data files as they are; of standards only the selected ones, where some are. Vocabularies as they are."""
        is_whole = self._collection.selection == Selection()
        data = self._collection.catalogue.data
        for name, document in data.documents.items():
            path = name.split("/", 1)[-1]
            if is_whole or not path.startswith("standards"):
                yield f"data/{path}", self._file(*_encoded(document.text))
        if not is_whole or not data.documents:
            selected = Deflated(self._opened, is_checked=True)
            YAML.write(self._collection, cast(BinaryIO, selected))
            selected.cut()
            yield "data/standards.yaml", selected
        folder = data.folder and data.folder / "vocabulary"
        if folder and folder.is_dir():
            wanted = ("README.md", "LICENSE*", "*.csv")
            for file in sorted(file for form in wanted for file in folder.glob(form) if file.is_file()):
                yield f"data/vocabulary/{file.name}", self._file(file.read_bytes())


ZIP = Pieces(_piece, _Assembler)
"""The archive: the same data, the same bytes."""


def _encoded(text: str) -> Iterator[bytes]:
    """A text in parts: that of all records is long."""
    return (text[start : start + _PART].encode() for start in range(0, len(text), _PART))


_PART = 1 << 20
"""Characters."""


def _readme(collection: Collection) -> str:
    parts = []
    for language in LANGUAGES:
        say = translator(language)
        lines = [
            f"# {say(CATALOGUE_TITLE)}",
            say(CATALOGUE_ABOUT),
            f"<{collection.addresses.page('', language)}>",
            *(
                [say(N_("Data as of")) + say(N_(": ")) + collection.generated.isoformat()]
                if collection.is_dated
                else []
            ),
            "\n".join(f"- `{path}`{say(N_(': '))}{say(text)}" for path, text in _HOLDS),
            say(LICENCE_SAID) + f" <{LICENCE_ADDRESS}>",
            say(NOT_COVERED),
        ]
        parts.append("\n\n".join(lines))
    return "\n\n---\n\n".join(parts) + "\n"
