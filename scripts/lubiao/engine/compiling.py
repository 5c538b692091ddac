"""The page templates are compiled in a process of their own, while a build starts and reads."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lubiao.templates import compile_all, keep_compiled_in

from .aside import ended_in_order
from .beside import Beside
from .crew import processors


@contextlib.contextmanager
def compiled_beside(templates: Path, jobs: int | None) -> Iterator[None]:
    """While the block runs, the templates of a folder are compiled in a second process, where there is one. All others find
    what it has done by then, and compile the rest themselves.
    """
    with ended_in_order(), tempfile.TemporaryDirectory(prefix="lubiao-") as folder:
        keep_compiled_in(Path(folder))
        compiling = Beside(partial(compile_all, templates), jobs or processors())
        try:
            yield
        finally:
            compiling.close()
            keep_compiled_in(None)
