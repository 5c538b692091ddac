"""The page templates are compiled in a process of their own, while a build starts and reads."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lubiao.templates import compile_all, keep_compiled_in

from .aside import without_interruption
from .beside import running_beside


@contextlib.contextmanager
def compiled_beside(templates: Path, jobs: int | None) -> Iterator[None]:
    """While the block runs, the templates of a folder are compiled in a second process, where there is one. All others find
    what it has done by then, and compile the rest themselves. Raises OSError where there is no room for what is temporary.
    """
    folder = tempfile.TemporaryDirectory(prefix="lubiao-")
    try:
        keep_compiled_in(Path(folder.name))
        with running_beside(partial(compile_all, templates), jobs):
            yield
    finally:
        with without_interruption():
            keep_compiled_in(None)
            folder.cleanup()
