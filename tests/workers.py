"""What is made once a run, though several workers (pytest-xdist) run the tests: the first makes it, the others wait."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` of this run, which `make` writes. Where it could not, the next worker tries again."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed, even by a killed worker
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            made.touch()
    return folder


@contextmanager
def unchanged(folder: Path) -> Iterator[Path]:
    """Lend a folder to several tests, and see afterwards that none of them wrote there."""

    def files() -> set[tuple[str, int, int]]:
        found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
        return {(str(path), about.st_size, about.st_mtime_ns) for path, about in found}

    before = files()
    yield folder
    assert files() ^ before == set(), "a test has changed what all tests share"
