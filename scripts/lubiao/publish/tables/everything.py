"""The archive of all: tables, whole records, the data files themselves, vocabularies, a description and checksums."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from lubiao.findings import N_
from lubiao.publish.checksums import checksum_lines, sha256
from lubiao.publish.collection import Collection, Selection
from lubiao.publish.licence import (
    CATALOGUE_ABOUT,
    CATALOGUE_TITLE,
    LICENCE_ADDRESS,
    LICENCE_SAID,
    NOT_COVERED,
)
from lubiao.texts import LANGUAGES, translator

from .archive import write_archive
from .csv_file import csv_chunks
from .datapackage import described
from .registers import TABLES
from .whole import JSONL, YAML

_HOLDS = (
    ("tables/*.csv", N_("The tables, one file each: CSV in UTF-8 with keys. No cell runs as a formula: an apostrophe stands before one that would.")),
    ("standards.jsonl", N_("Whole records, one a line: what people wrote and what follows from it, apart.")),
    ("data/*.yaml", N_("The records as people write them.")),
    ("data/vocabulary/", N_("ICS, CCS, sector codes, divisions; README.md there names source and licence of each.")),
    ("datapackage.json", N_("What each file, column and key is, for programs: a Frictionless Data Package.")),
    ("SHA256SUMS", N_("Checksums: sha256sum -c SHA256SUMS")),
)  # fmt: skip


def write_zip(collection: Collection, stream: BinaryIO) -> None:
    """The archive: the same data, the same bytes."""
    files: dict[str, bytes] = {"README.md": _readme(collection).encode()}
    for table in TABLES:
        files[f"tables/{table.name}.csv"] = b"".join(csv_chunks(table, collection))
    files["standards.jsonl"] = _written(JSONL.write, collection)
    files |= dict(_data_files(collection))
    package = described(collection, files)
    files["datapackage.json"] = json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"
    files["SHA256SUMS"] = checksum_lines({path: sha256(content) for path, content in files.items()})
    write_archive(files.items(), stream)


def _written(write: Callable[[Collection, BinaryIO], None], collection: Collection) -> bytes:
    held = io.BytesIO()
    write(collection, held)
    return held.getvalue()


def _data_files(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """The data files as they are; of standards only the selected ones, where some are. Vocabularies as they are."""
    is_whole = collection.selection == Selection()
    data = collection.catalogue.data
    for name, document in data.documents.items():
        path = name.split("/", 1)[-1]
        if is_whole or not path.startswith("standards"):
            yield f"data/{path}", document.text.encode()
    if not is_whole or not data.documents:
        yield "data/standards.yaml", _written(YAML.write, collection)
    folder = data.folder and data.folder / "vocabulary"
    if folder and folder.is_dir():
        wanted = ("README.md", "LICENSE*", "*.csv")
        for file in sorted(file for form in wanted for file in folder.glob(form) if file.is_file()):
            yield f"data/vocabulary/{file.name}", file.read_bytes()


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
