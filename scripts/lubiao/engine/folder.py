"""Writing files into the site's folder, and knowing afterwards whether anybody else has touched them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

SEALS = 2**64
"""Sums of seals are taken modulo this."""


@dataclass
class Folder:
    """The folder that a site is written to. `files` are the paths that were written, `size` counts bytes.

    `seal` is the sum of the seals of the files, see `seal_of`.
    """

    path: Path
    files: list[str] = field(default_factory=list)
    size: int = 0
    seal: int = 0
    _made: set[str] = field(default_factory=set)

    def write(self, path: str, content: bytes | str) -> int:
        """Write a file, by its site-relative path, text as UTF-8; gives its size in bytes. Raises OSError."""
        if isinstance(content, str):
            content = content.encode()
        target = f"{self.path}/{path}"
        above = target.rpartition("/")[0]
        if above not in self._made:
            _make(above)
            self._made.add(above)
        # Making a Path, or a file object, takes longer than writing a page.
        file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(file, rest) :]
            self._count(path, os.fstat(file))
        finally:
            os.close(file)
        return len(content)

    def take(self, path: str, file: Path) -> None:
        """Move a file that somebody else has written to its place. Raises OSError."""
        target = self.path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
        self.count(path)

    def write_page(self, address: str, html: bytes | str) -> None:
        """Write a page, by its site-relative address, which ends in a slash or is empty. Raises OSError."""
        self.write(f"{address}index.html", html)

    def count(self, path: str) -> None:
        """Count a file that somebody else has written. Raises OSError."""
        self._count(path, (self.path / path).stat())

    def count_all(self) -> None:
        """Count all files that others have written into the folder so far. Raises OSError."""
        for path, about in files_in(self.path):
            self._count(path, about)

    def _count(self, path: str, about: os.stat_result) -> None:
        self.files.append(path)
        self.size += about.st_size
        self.seal += seal_of(path, about)


def _make(folder: str) -> None:
    """Make a folder. That those above it are there, and it is not, holds for most, and is not asked before."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except OSError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def files_in(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Path, seen from the folder, and state of every file in it; names that begin with a dot are no part of a site."""
    top, waiting = f"{folder}/", [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(top + above) as entries:  # making a Path takes as long as asking for what is in it
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{above}{name}/")
                else:
                    yield above + name, entry.stat(follow_symlinks=False)


def memory_of(site: Path) -> Path:
    """The file beside a site's folder that tells the next build of it, see `memory`."""
    return site.with_name(f".{site.name}.lubiao")


def seal_of(path: str, about: os.stat_result) -> int:
    """A number that changes when a file is written again. The sum for a folder changes with any of its files."""
    digest = blake2b(f"{about.st_size} {about.st_mtime_ns} {path}".encode(), digest_size=8)
    return int.from_bytes(digest.digest(), "big")


def seal_of_folder(folder: Path) -> int:
    """The seal of all that is in a folder."""
    return sum(seal_of(path, about) for path, about in files_in(folder)) % SEALS
