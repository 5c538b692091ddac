"""How far a long command is: a bar on stderr, at a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Progress:
    """Steps of work, one after the other, each with a bar of its own."""

    def __init__(self, begin: Callable[[str, int | None], Callable[[int], None]]) -> None:
        self._begin = begin

    def step(self, name: str, total: int | None = None) -> Callable[[int], None]:
        """Begin a step, and end the one before; call what is returned with the work done.

        Without `total` nobody knows how long the step takes, and the bar only moves.
        """
        return self._begin(name, total)


@contextmanager
def progress(*, moving: bool = True) -> Iterator[Progress]:
    """Show steps while the block runs; nothing stays on the screen.

    What is not `moving` is drawn only when work is told, by no thread: processes may be forked meanwhile. Nothing may be
    printed while a step is shown. What is printed before the first goes where it is meant to: rich would have it on stderr.
    """
    if not sys.stderr.isatty():
        yield Progress(lambda name, total: lambda done: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    bars = Bars(
        *columns,
        console=Console(stderr=True),
        transient=True,
        auto_refresh=moving,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bars:

        def begin(name: str, total: int | None) -> Callable[[int], None]:
            for before in bars.task_ids:
                bars.remove_task(before)
            task = bars.add_task(name, total=total)

            def advance(done: int) -> None:
                bars.advance(task, done)
                if not moving:
                    bars.refresh()

            advance(0)
            return advance

        yield Progress(begin)
