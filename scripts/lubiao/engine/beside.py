"""A function that runs in a process of its own, beside the work that does not wait for it."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import Generic, NoReturn, TypeVar

from .aside import without_interruption
from .forked import CAN_FORK, end_at_once_when_told, ended_too_early, is_forked, processors, wait_for

R = TypeVar("R")


class Beside(Generic[R]):
    """Begins at once; where no second process can be had it waits until somebody asks for the result, which has to be picklable.

    `jobs` is how many processes there may be, as many as there are processors if it is None. A forked process forks none.
    What comes `afterwards` the process does when it has given its result; nobody does it where there is no second one.
    """

    def __init__(
        self,
        function: Callable[[], R],
        jobs: int | None = None,
        afterwards: Callable[[R], None] | None = None,
    ) -> None:
        self._function, self._afterwards = function, afterwards
        self._child = 0
        # Another thread may hold a lock, which nobody would ever release in the second process.
        if CAN_FORK and not is_forked() and (jobs or processors()) > 1 and threading.active_count() == 1:
            sys.stdout.flush()
            sys.stderr.flush()
            out, into = os.pipe()
            with without_interruption():
                self._child = os.fork()
                if not self._child:
                    os.close(out)
                    self._as_child(into)
            os.close(into)
            self._out = os.fdopen(out, "rb")

    def result(self) -> R:
        """What the function gives, or raises, once it has ended. Ask once."""
        if not self._child:
            return self._function()
        try:
            result, problem = pickle.load(self._out)
        except (EOFError, pickle.UnpicklingError):
            raise ended_too_early() from None
        finally:
            if not self._afterwards:
                self.close()
        if problem:
            raise problem
        return result  # type: ignore[no-any-return]

    def wait(self) -> None:
        """Until the process has ended; a process that was forked here may wait as well. Ask for the result before."""
        if self._child:
            self._out.read()

    def close(self) -> None:
        """Nobody asks any more: whatever the process still does, it ends."""
        if self._child:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            wait_for(self._child)
            self._out.close()
            self._child = 0

    def _as_child(self, into: int) -> NoReturn:
        try:
            end_at_once_when_told()
            with os.fdopen(into, "wb") as pipe:
                try:
                    result = self._function()
                    answer = pickle.dumps((result, None))
                except Exception as problem:
                    problem.add_note(traceback.format_exc())
                    answer = pickle.dumps((None, problem))
                    self._afterwards = None
                pipe.write(answer)
                pipe.flush()
                sys.stdout.flush()
                sys.stderr.flush()
                if self._afterwards:
                    self._afterwards(result)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)


@contextlib.contextmanager
def running_beside(function: Callable[[], R], jobs: int | None = None) -> Iterator[Beside[R]]:
    """While the block runs, a function does beside it; at its end nobody asks any more."""
    with contextlib.ExitStack() as until_done:
        with without_interruption():  # until it is known who has to end
            beside = until_done.enter_context(contextlib.closing(Beside(function, jobs)))
        yield beside


def apart(function: Callable[[], R], jobs: int) -> R:
    """What a function gives, or raises, in a process of its own, if there may be another one: its memory ends with it."""
    with running_beside(function, jobs) as beside:
        return beside.result()
