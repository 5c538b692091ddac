"""A whole data folder, read."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from lubiao.findings import N_, Finding, Level, Message, Place
from lubiao.records import City, Organization, ReportedFigure, Source, Standard
from lubiao.records.base import Record
from lubiao.records.release import Release

from .document import NOTHING_KNOWN, document_of, read_document
from .entry import Entry
from .fitting import what_fits
from .items import Document
from .releases import read_releases
from .validate import made_by, validate
from .vocabulary import Vocabulary, read_vocabulary

R = TypeVar("R", bound=Record)

Known = Mapping[str, Mapping[str, object]]
"""By file: the text of an item → the record that it is."""


@dataclass(slots=True)
class Data:
    """The records of a data folder, in the order of the files, and what reading found.

    `documents` holds the YAML files that could be read, by the names that findings give them. `incomplete` is what
    is left of standards that do not fit, without the keys that are wrong: they are for the rules alone, which
    look whether more is wrong in them, and never part of a catalogue. `folder` is None where nothing was read.
    """

    standards: list[Entry[Standard]] = field(default_factory=list)
    cities: list[Entry[City]] = field(default_factory=list)
    organizations: list[Entry[Organization]] = field(default_factory=list)
    sources: list[Entry[Source]] = field(default_factory=list)
    reported: list[Entry[ReportedFigure]] = field(default_factory=list)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    releases: list[Release] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    incomplete: list[Entry[Standard]] = field(default_factory=list)
    folder: Path | None = None

    def line(self, file: str, number: int) -> str:
        """A line of a document, from 1; empty where there is none."""
        return self.documents[file].line(number) if file in self.documents else ""


MODELS: dict[str, type[Record]] = {
    "standards": Standard,
    "cities": City,
    "organizations": Organization,
    "sources": Source,
    "reported": ReportedFigure,
}
"""The records of each data file; `standards` is also the folder of batches."""


def model_of(file: str) -> type[Record]:
    """The records that a data file holds, by the name that findings give it: `data/standards/batch.yaml`."""
    return MODELS[file.split("/")[1].removesuffix(".yaml")]


def read_again(data: Data, texts: Mapping[str, str]) -> Data:
    """The same data with other texts in some of its files, which are named as findings name them, or with new files.

    The texts are such as `file.cleaned` gives. Of these files only what is found in the new text is told.
    """
    files = [*data.documents, *(file for file in texts if file not in data.documents)]
    again = Data(vocabulary=data.vocabulary, releases=data.releases, folder=data.folder)
    again.findings = [finding for finding in data.findings if finding.place.file not in texts]
    entries: dict[str, list[Any]] = {
        name: [entry for entry in getattr(data, name) if entry.document.file not in texts] for name in MODELS
    }
    for file in files:
        if file not in texts:
            again.documents[file] = data.documents[file]
        else:
            model = model_of(file)
            again.documents[file], findings = document_of(texts[file], file, model)
            read, misfits = validate(again.documents[file], model)
            entries[file.split("/")[1].removesuffix(".yaml")] += read
            again.findings += findings + misfits
            if model is Standard:
                again.incomplete += what_fits(again.documents[file], read, Standard)
    again.incomplete += [entry for entry in data.incomplete if entry.document.file not in texts]
    order = {file: number for number, file in enumerate(files)}
    for name, of_file in entries.items():
        setattr(again, name, sorted(of_file, key=lambda entry: order[entry.document.file]))
    return again


def missing_folder(folder: Path) -> Message | None:
    """What to say where there is no data folder; None where it is there."""
    if folder.is_dir():
        return None
    return Message(N_("There is no data folder {folder}. Name it with --data."), {"folder": folder})


def read_data(folder: Path, before: Data | Known | None = None) -> Data:
    """Read a folder of the layout of data/. Bad input becomes findings in the result; nothing is raised.

    What is as it was when the folder was read `before`, item by item, is taken from there: the result is the same.
    """
    with without_collecting_garbage():
        known = known_of(before) if isinstance(before, Data) else before or {}
        return _read(folder, folder.resolve().name or "data", known)


def known_of(before: Data) -> dict[str, dict[str, object]]:
    """By file: the text of each item in which reading found nothing wrong → its record."""
    known: dict[str, dict[str, object]] = {}
    for file, text, record in sound_items(before):
        known.setdefault(file, {})[text] = record
    return known


def sound_items(data: Data) -> Iterator[tuple[str, str, Record]]:
    """File, text and record of each item in which reading found nothing wrong."""
    faulty = {
        (file, data.documents[file].item_on(finding.place.line))
        for finding in data.findings
        if (file := finding.place.file) in data.documents
    }
    for entries in (data.standards, data.cities, data.organizations, data.sources, data.reported):
        for entry in entries:
            document = entry.document
            if (document.file, entry.item) not in faulty:
                start, end = document.spans[entry.item]
                yield document.file, document.text[start:end], entry.record


@contextmanager
def without_collecting_garbage() -> Iterator[None]:
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


def _read(folder: Path, shown: str, known: Known) -> Data:
    data = Data(folder=folder)

    def all_of(model: type[R], *names: str) -> list[Entry[R]]:
        entries: list[Entry[R]] = []
        for name in names:
            file = f"{shown}/{name}"
            document, findings = read_document(
                folder / name, file, model, made_by(model), known.get(file, NOTHING_KNOWN)
            )
            data.documents[document.file] = document
            read, misfits = validate(document, model)
            entries += read
            data.findings += findings + misfits
            if model is Standard:
                data.incomplete += what_fits(document, read, Standard)
            document.let_go()
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
    data.standards = all_of(Standard, "standards.yaml", *(f"standards/{name}" for name in batches))
    data.cities = all_of(City, "cities.yaml")
    data.organizations = all_of(Organization, "organizations.yaml")
    data.sources = all_of(Source, "sources.yaml")
    data.reported = all_of(ReportedFigure, "reported.yaml")
    data.vocabulary, findings = read_vocabulary(folder / "vocabulary", f"{shown}/vocabulary")
    data.findings += findings
    data.releases, findings = read_releases(folder / "releases", f"{shown}/releases")
    data.findings += findings
    return data
