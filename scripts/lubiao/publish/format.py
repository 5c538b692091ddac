"""What a format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from .collection import Collection
from .pieces import Pieces

_BINARY = frozenset({"xlsx", "sqlite", "parquet", "zip"})
"""Endings of files."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a collection as one file.

    `name` is what `lubiao export` calls it, `file` the name of the file on the site, below `downloads/`. `title` and
    `about` are texts of the interface, or names: what it is, and for whom. `making` is how it is put together of pieces, or
    what writes all of it where one standard cannot be written without the others. What the site offers elsewhere for all
    standards is no download.
    """

    name: str
    file: str
    media_type: str
    title: str
    about: str
    making: Pieces | Callable[[Collection, BinaryIO], None]
    is_download: bool = True

    @property
    def pieces(self) -> Pieces | None:
        """How the file is put together; None where it is not made of pieces."""
        return self.making if isinstance(self.making, Pieces) else None

    def write(self, collection: Collection, stream: BinaryIO) -> None:
        """Write the whole file; the stream need not be one in which one can go back."""
        if isinstance(self.making, Pieces):
            self.making.write(collection, stream)
        else:
            self.making(collection, stream)

    @property
    def path(self) -> str:
        """The address of the file on the site."""
        return f"downloads/{self.file}"

    @property
    def is_binary(self) -> bool:
        """Whether the file is nothing that people can read as it is."""
        return self.file.rpartition(".")[2] in _BINARY
