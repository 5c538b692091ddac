"""A whole data folder, read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from lubiao.findings import N_, Finding, Level, Message, Place
from lubiao.records import City, Organization, ReportedFigure, Source, Standard
from lubiao.records.base import Record

from .document import Document, read_document
from .entry import Entry
from .validate import validate
from .vocabulary import Vocabulary, read_vocabulary

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Data:
    """The records of a data folder, in the order of the files, and what reading found.

    `documents` holds the YAML files that could be read, by the names that findings give them.
    """

    standards: list[Entry[Standard]] = field(default_factory=list)
    cities: list[Entry[City]] = field(default_factory=list)
    organizations: list[Entry[Organization]] = field(default_factory=list)
    sources: list[Entry[Source]] = field(default_factory=list)
    reported: list[Entry[ReportedFigure]] = field(default_factory=list)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    documents: dict[str, Document] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_data(folder: Path) -> Data:
    """Read a folder of the layout of data/. Bad input becomes findings in the result; nothing is raised."""
    with _without_collecting_garbage():
        return _read(folder, folder.resolve().name or "data")


@contextmanager
def _without_collecting_garbage() -> Iterator[None]:
    """Reading makes many values and no rubbish: to look for some, again and again, doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _batches(folder: Path) -> tuple[list[str], list[str]]:
    """The names of the files of a folder of batches, and of what else lies there."""
    try:
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return [], [""]
    batches = [name for name in names if name.endswith(".yaml")]
    return batches, [name for name in names if name not in batches and not name.startswith(".")]


def _read(folder: Path, shown: str) -> Data:
    data = Data()

    def read(model: type[R], *names: str) -> list[Entry[R]]:
        entries: list[Entry[R]] = []
        for name in names:
            document, findings = read_document(folder / name, f"{shown}/{name}")
            data.documents[document.file] = document
            read_entries, misfits = validate(document, model)
            entries += read_entries
            data.findings += findings + misfits
        return entries

    batches, strangers = _batches(folder / "standards")
    data.findings += [
        Finding(
            "LB001",
            Level.ERROR,
            Place(f"{shown}/standards/{name}"),
            Message(N_("Nothing reads this file.")),
            Message(N_("Give it a name that ends in .yaml, directly in standards/, or delete it.")),
        )
        for name in strangers
    ]
    data.standards = read(Standard, "standards.yaml", *(f"standards/{name}" for name in batches))
    data.cities = read(City, "cities.yaml")
    data.organizations = read(Organization, "organizations.yaml")
    data.sources = read(Source, "sources.yaml")
    data.reported = read(ReportedFigure, "reported.yaml")
    data.vocabulary, findings = read_vocabulary(folder / "vocabulary", f"{shown}/vocabulary")
    data.findings += findings
    return data
