"""What a build remembers of the one before it, in a file beside the site's folder, so that it makes only what changed.

`.site.lubiao` holds the hash of the ground on which the site was built, the seal of its folder, the keys of its units (and
the readings of its words, as if they were one), the paths of its files, those that follow from the ground alone, and the
records as they were read (SQLite; nobody needs it, and who deletes it has the next site built anew).
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lubiao.publish.kept import unit_of_file

from .folder import memory_of

FORMAT = "3"
"""Of the file. What has another one is not read."""

_TABLES = """
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE units (name TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE files (paths BLOB NOT NULL);
    CREATE TABLE read (records BLOB NOT NULL);
    CREATE TABLE made (path TEXT PRIMARY KEY, text TEXT NOT NULL);
"""

_BETWEEN = b"\0"
"""Parts the paths, which stand in one row: in rows of their own they take five times as long."""


@dataclass(frozen=True)
class Memory:
    """The memory of a site: of nothing, if there is none, or if it cannot be read."""

    file: Path
    ground: str = ""
    seal: int = 0
    written: int = 0
    """When, as the disk says; another build that is put in place writes it again."""

    @classmethod
    def of(cls, site: Path) -> Memory:
        """The memory of the site in a folder."""
        file = memory_of(site)
        written = _when(file)
        try:
            with _opened(file, "ro") as database:
                about = dict(database.execute("SELECT name, value FROM about"))
            if about["format"] != FORMAT:
                return cls(file, written=written)
            return cls(file, about["ground"], int(about["seal"]), written)
        except (sqlite3.Error, KeyError, ValueError):
            return cls(file, written=written)

    @property
    def is_of_now(self) -> bool:
        """Whether no other build has been put in place since it was read."""
        return _when(self.file) == self.written

    def keys(self) -> dict[str, bytes]:
        """The keys of all units; none where the file is broken."""
        try:
            with _opened(self.file, "ro") as database:
                return dict(database.execute("SELECT name, CAST(key AS BLOB) FROM units"))
        except sqlite3.Error:
            return {}

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file of the site, and the unit that it belongs to. Raises OSError where the memory is broken, and forgets it."""
        try:
            with _opened(self.file, "ro") as database:
                (paths,) = database.execute("SELECT CAST(paths AS BLOB) FROM files").fetchone()
            found = paths.decode().split(_BETWEEN.decode())
        except (sqlite3.Error, TypeError, AttributeError, UnicodeError) as problem:
            self.forget()
            raise OSError(f"{self.file}: {problem}") from problem
        return ((path, unit_of_file(path)) for path in found)

    def made(self) -> dict[str, str]:
        """Path → text of the files that follow from the ground alone; none where the file is broken."""
        try:
            with _opened(self.file, "ro") as database:
                return dict(database.execute("SELECT path, text FROM made"))
        except sqlite3.Error:
            return {}

    def records(self) -> bytes:
        """What reading wrote down of the records; nothing where the file is broken."""
        try:
            with _opened(self.file, "ro") as database:
                (records,) = database.execute("SELECT CAST(records AS BLOB) FROM read").fetchone()
                return bytes(records)
        except (sqlite3.Error, TypeError):
            return b""

    def forget(self) -> None:
        """From here on the site may be anything. Raises OSError."""
        self.file.unlink(missing_ok=True)

    def write(
        self,
        ground: str,
        seal: int,
        keys: Mapping[str, bytes],
        files: Iterable[str],
        made: Mapping[str, str],
        records: bytes,
    ) -> None:
        """Remember a site that is in its place. Raises OSError."""
        fresh = self.file.with_name(f"{self.file.name}.new")
        fresh.unlink(missing_ok=True)
        try:
            with _opened(fresh, "rwc") as database:
                database.executescript(f"PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; {_TABLES}")
                about = {"format": FORMAT, "ground": ground, "seal": str(seal)}
                database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
                database.executemany("INSERT INTO units VALUES (?, ?)", sorted(keys.items()))
                paths = _BETWEEN.join(path.encode() for path in sorted(files))
                database.execute("INSERT INTO files VALUES (?)", (paths,))
                database.execute("INSERT INTO read VALUES (?)", (records,))
                database.executemany("INSERT INTO made VALUES (?, ?)", made.items())
                database.commit()
            fresh.replace(self.file)
        except sqlite3.Error as problem:
            fresh.unlink(missing_ok=True)
            raise OSError(f"{self.file}: {problem}") from problem


def _when(file: Path) -> int:
    return file.stat().st_mtime_ns if file.is_file() else 0


@contextlib.contextmanager
def _opened(file: Path, mode: str) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True)
    with contextlib.closing(database):
        yield database
