"""A site is built aside, and put in place when it is whole: who stops a build still has the old site."""

from __future__ import annotations

import contextlib
import filecmp
import shutil
import signal
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from .folder import seal_of


@contextlib.contextmanager
def aside(site: Path) -> Iterator[Path]:
    """A new folder on the same disk as the site's; it vanishes when the block ends, unless it was put in place. Raises OSError."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix=f".{site.name}-", dir=site.parent, ignore_cleanup_errors=True
    ) as folder:
        fresh = Path(folder) / "site"
        fresh.mkdir()
        yield fresh


def put_in_place(fresh: Path, site: Path) -> None:
    """Put a whole site where the old one is, which goes. What begins with a dot in its folder stays. Raises OSError."""
    with _without_interruption():
        old = fresh.with_name("old")
        if not site.exists():
            fresh.rename(site)
            return
        for hidden in site.glob(".*"):
            hidden.rename(fresh / hidden.name)
        try:
            site.rename(old)
        except OSError:  # where a disk is mounted at the folder, or it belongs to somebody else
            _empty(site)
            for entry in fresh.iterdir():
                shutil.move(entry, site / entry.name)
        else:
            fresh.rename(site)


def put_changes_in_place(fresh: Path, site: Path, written: Iterable[str], gone: Iterable[str]) -> int:
    """Put those of the written files that differ from the site's in their places, and delete those that are gone.

    Paths are seen from the folders. Gives by how much the seal of the site's folder has changed. Raises OSError.
    """
    seal = 0
    with _without_interruption():
        for path in written:
            source, target = fresh / path, site / path
            if target.is_file() and filecmp.cmp(source, target, shallow=False):
                continue
            seal -= _seal(target, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
            seal += _seal(target, path)
        for path in gone:
            target = site / path
            seal -= _seal(target, path)
            target.unlink()
            for above in target.parents:
                if above == site or any(above.iterdir()):
                    break
                above.rmdir()
    return seal


def _seal(file: Path, path: str) -> int:
    return seal_of(path, file.stat()) if file.exists() else 0


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


@contextlib.contextmanager
def _without_interruption() -> Iterator[None]:
    """Ctrl-C waits until a step is done that must not be half done."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
