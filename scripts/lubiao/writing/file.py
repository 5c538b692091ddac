"""Writing a file so that, whatever happens, the old or the new content is there, and nothing between."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

ENDING = ".new"
"""A file that is being written is called `.standards.yaml.….new`; nothing reads what begins with a full stop."""

LEFT_BEHIND = 600
"""Seconds. Nothing is written that long: an older file of that name is of a run that was killed."""


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of the file once the block has ended; the mode of the file stays.

    What a killed run left beside the file is removed. Raises OSError: the file is a link, or cannot be written.
    Then, and whatever else is raised in the block, the old content is still there. A device or a named pipe is no file
    that could be replaced: it is written to as it stands.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as device:
            yield device
        return
    if path.is_symlink():
        raise OSError(errno.ELOOP, "is a link to another file", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=ENDING, dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(_mode(path))
        aside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    _settle(path.parent)
    _clear(path)


def replace_file(path: Path, text: str) -> None:
    """Write a text aside, then rename, as `replacing` does. Line ends are written as they stand in `text`.

    Raises UnicodeEncodeError too: the text holds half characters.
    """
    content = text.encode("utf-8")
    with replacing(path) as file:
        file.write(content)


def _mode(path: Path) -> int:
    """The mode of the file that is there; for a new one what the system gives to new files."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def _settle(folder: Path) -> None:
    """Make the new name survive a loss of power, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear(path: Path) -> None:
    """Remove what runs that were killed left beside the file."""
    begins, latest = f".{path.name}.", time.time() - LEFT_BEHIND
    with contextlib.suppress(OSError):
        for other in path.parent.iterdir():
            if other.name.startswith(begins) and other.name.endswith(ENDING):
                with contextlib.suppress(OSError):
                    if other.lstat().st_mtime < latest:
                        other.unlink()
