"""What the tasks of a build tell each other: what there was to begin with, and what was done."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lubiao.pages import Site
from lubiao.publish.downloads import Download
from lubiao.texts import Language

from .folder import Folder

Step = Callable[[str, int], Callable[[int], None]]
"""Begins a step of so many tasks, and gives what is to be called with how many were done since."""


@dataclass
class Done:
    """What was done: addresses of pages by language, files of all standards, sizes in bytes of others that there are once,
    the keys of units that were met, the files that were written, their bytes and seal, which of them are copies under
    former names, the days of the last changes of what pages show, and the records for the memory of the site.
    """

    addresses: dict[Language, list[str]] = field(default_factory=dict)
    downloads: dict[str, Download] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    size: int = 0
    seal: int = 0
    moved: set[str] = field(default_factory=set)
    newest: dict[str, datetime.date] = field(default_factory=dict)
    records: bytes = b""

    def add(self, other: Done) -> None:
        """Take in what another task has done."""
        self.addresses |= other.addresses  # every part of a language's pages goes through all addresses
        self.sizes |= other.sizes
        self.downloads |= other.downloads
        self.keys |= other.keys
        self.files += other.files
        self.size += other.size
        self.seal += other.seal
        self.moved |= other.moved
        self.newest |= other.newest
        self.records = self.records or other.records


@dataclass(frozen=True)
class Once:
    """What is written once: files that are there already (path → content), and the pages and all addresses of earlier releases."""

    made: Mapping[str, str | bytes]
    pages_before: Iterable[str]
    addresses_before: Iterable[str]


def done_of(target: Folder, site: Site | None = None, **more: Any) -> Done:
    """What was written to a folder, with the keys that the site met meanwhile."""
    return Done(
        keys=site.kept.now if site else {}, files=target.files, size=target.size, seal=target.seal, **more
    )
