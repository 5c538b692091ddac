"""The formats in which a collection is given out as one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from lubiao.findings import N_

from .citations import writer
from .collection import Collection

_BINARY = frozenset({"xlsx", "sqlite", "db", "parquet", "zip", "gz"})
"""Endings of files."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a collection as one file.

    `name` is what `lubiao export` calls it, `file` the name of the file on the site, below `downloads/`. `title` and
    `about` are texts of the interface, or names: what it is, and for whom. `write` writes the whole file; the stream need not
    be one in which one can go back.
    """

    name: str
    file: str
    media_type: str
    title: str
    about: str
    write: Callable[[Collection, BinaryIO], None]

    @property
    def path(self) -> str:
        """The address of the file on the site."""
        return f"downloads/{self.file}"

    @property
    def is_binary(self) -> bool:
        """Whether the file is nothing that people can read as it is."""
        return self.file.rpartition(".")[2] in _BINARY


_OFFERED: tuple[Format, ...] = (
    Format("bibtex", "standards.bib", "application/x-bibtex", "BibTeX", N_("For LaTeX with BibLaTeX, JabRef and Zotero."), writer("biblatex")),
    Format("ris", "standards.ris", "application/x-research-info-systems", "RIS", N_("For EndNote, NoteExpress, Zotero and other reference managers."), writer("ris")),
    Format("csl", "standards.csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", N_("For Pandoc, citeproc and Zotero."), writer("csl-json")),
)  # fmt: skip
"""In the order in which they are offered."""

FORMATS: dict[str, Format] = {each.name: each for each in _OFFERED}
"""All formats by name."""
