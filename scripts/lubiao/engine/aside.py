"""A site is built aside, and put in place when it is whole: who stops a build still has the old site."""

from __future__ import annotations

import contextlib
import errno
import filecmp
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from .folder import seal_of

_ENDINGS = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
"""Signals that end a command, but for Ctrl-C."""


@contextlib.contextmanager
def aside(site: Path) -> Iterator[Path]:
    """A new folder on the same disk as the site's; it vanishes when the block ends, unless it was put in place. Raises OSError."""
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = tempfile.TemporaryDirectory(prefix=f".{site.name}-", dir=site.parent, ignore_cleanup_errors=True)
    try:
        fresh = Path(folder.name) / "site"
        fresh.mkdir()
        with ended_in_order():
            yield fresh
    finally:
        with without_interruption():
            folder.cleanup()


@contextlib.contextmanager
def alone(site: Path) -> Iterator[None]:
    """Whoever else wants to put a site into the same place waits, where the system can keep them waiting."""
    try:
        import fcntl
    except ImportError:  # on Windows
        yield
        return
    folder = os.open(site.parent, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network disks know no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def put_in_place(fresh: Path, site: Path) -> None:
    """Put a whole site where the old one is, which goes. What begins with a dot in its folder stays. Raises OSError."""
    with without_interruption():
        old = fresh.with_name("old")
        if not site.exists():
            fresh.rename(site)
            return
        try:
            site.rename(old)
        except OSError:  # where a disk is mounted at the folder, or it belongs to somebody else
            _empty(site)
            for entry in fresh.iterdir():
                shutil.move(entry, site / entry.name)
        else:
            fresh.rename(site)
            for hidden in old.glob(".*"):
                hidden.rename(site / hidden.name)


def put_changes_in_place(fresh: Path, site: Path, written: Iterable[str], gone: Iterable[str]) -> int:
    """Delete the files of the site that are gone, and put those of the written ones that differ from the site's in their places.

    Paths are seen from the folders. Gives by how much the seal of the site's folder has changed. Raises OSError.
    """
    seal = 0
    with without_interruption():
        # First what is gone: a folder may stand now where a file was, or a name differ only in its capitals.
        for path in gone:
            target = _within(site, path)
            seal -= _seal(target, path)
            target.unlink(missing_ok=True)
            for above in target.parents:
                if above == site or any(above.iterdir()):
                    break
                above.rmdir()
        for path in written:
            source, target = fresh / path, site / path
            if target.is_file() and filecmp.cmp(source, target, shallow=False):
                continue
            seal -= _seal(target, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(_within(site, path))
            seal += _seal(target, path)
    return seal


def _within(site: Path, path: str) -> Path:
    """A file of the site. Raises OSError where the path, which anybody may have written, or a link leads elsewhere."""
    target = site / path
    if ".." in Path(path).parts or not target.parent.resolve().is_relative_to(site):
        raise PermissionError(errno.EPERM, "leads out of the folder of the site", str(target))
    return target


def _seal(file: Path, path: str) -> int:
    return seal_of(path, file.stat()) if file.exists() else 0


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


@contextlib.contextmanager
def ended_in_order() -> Iterator[None]:
    """Who is asked to end, or whose terminal closes, ends as with Ctrl-C: nothing is left lying about."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: object) -> NoReturn:
        sys.exit(128 + number)

    taken = [number for number in _ENDINGS if signal.getsignal(number) == signal.SIG_DFL]
    for number in taken:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


@contextlib.contextmanager
def without_interruption() -> Iterator[None]:
    """Ctrl-C waits until a step is done that must not be half done."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_ENDINGS})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
