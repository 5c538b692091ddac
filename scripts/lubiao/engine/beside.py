"""A function that runs in a process of its own, beside the work that does not wait for it."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

from .crew import CAN_FORK, end_at_once_when_told, ended_too_early, wait_for

R = TypeVar("R")


class Beside(Generic[R]):
    """Begins at once; where no second process can be had it waits until somebody asks for the result, which has to be picklable."""

    def __init__(self, function: Callable[[], R], jobs: int) -> None:
        self._function = function
        self._child = 0
        # Another thread may hold a lock, which nobody would ever release in the second process.
        if CAN_FORK and jobs > 1 and threading.active_count() == 1:
            sys.stdout.flush()
            sys.stderr.flush()
            self._out, into = os.pipe()
            self._child = os.fork()
            if not self._child:
                os.close(self._out)
                self._as_child(into)
            os.close(into)

    def result(self) -> R:
        """What the function gives, or raises, once it has ended. Ask once."""
        if not self._child:
            return self._function()
        with os.fdopen(self._out, "rb") as out:
            answer = out.read()
        wait_for(self._child)
        self._child = 0
        if not answer:
            raise ended_too_early()
        result, problem = pickle.loads(answer)
        if problem:
            raise problem
        return result  # type: ignore[no-any-return]

    def _as_child(self, into: int) -> NoReturn:
        try:
            end_at_once_when_told()
            try:
                answer = pickle.dumps((self._function(), None))
            except Exception as problem:
                problem.add_note(traceback.format_exc())
                answer = pickle.dumps((None, problem))
            with os.fdopen(into, "wb") as pipe:
                pipe.write(answer)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(0)
