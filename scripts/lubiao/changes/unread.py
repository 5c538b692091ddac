"""The records that a state of the data holds and that cannot be read: of them nobody can say what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lubiao.reading import Data, Document
from lubiao.reading.data import MODELS

from .facts import canonical

_NAME = re.compile(r"^[- ] {0,3}(code|id|metric_zh) {0,3}[:：] {0,3}(.{1,200}?)\s*(?: #.*)?$", re.MULTILINE)


@dataclass(slots=True)
class Unread:
    """The names of records of one data file that could not be read; of a whole file, every name is one of them."""

    names: set[str] = field(default_factory=set)
    all: bool = False

    def __contains__(self, name: object) -> bool:
        return self.all or name in self.names

    def __or__(self, other: Unread) -> Unread:
        return Unread(self.names | other.names, self.all or other.all)


def unread(data: Data) -> dict[str, Unread]:
    """Data file → what it holds and could not be read. Batches count as standards."""
    read = {(entry.document.file, entry.item) for name in MODELS for entry in getattr(data, name)}
    found = {name: Unread() for name in MODELS}
    for file, document in data.documents.items():
        of_file = found[_collection(file)]
        for number in range(len(document.items)):
            if (file, number) not in read and isinstance(item := document.items[number], dict):
                of_file.names.update(_names_in(item))
        of_file.names.update(_names_between(document))
    for finding in data.findings:
        name = _collection(finding.place.file)
        if name in found and not _has_items(data, finding.place.file):
            found[name].all = True
    return found


def _collection(file: str) -> str:
    return file.split("/")[1].removesuffix(".yaml") if "/" in file else ""


def _has_items(data: Data, file: str) -> bool:
    return file in data.documents and bool(data.documents[file].items)


def _names_in(item: dict[str, Any]) -> Iterator[str]:
    for key in ("code", "id", "metric_zh"):
        if isinstance(name := item.get(key), str):
            yield canonical(name) if key == "code" else name


def _names_between(document: Document) -> Iterator[str]:
    """The names in the pieces of a text that are no YAML."""
    done = 0
    for start, end in [*document.spans, (len(document.text), len(document.text))]:
        for key, name in _NAME.findall(document.text[done:start]):
            plain = name.strip("\"'")
            yield canonical(plain) if key == "code" else plain
        done = end
