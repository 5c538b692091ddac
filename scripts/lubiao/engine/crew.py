"""Processes that share the tasks of a build.

They are forked, so that all of them see the catalogue without anybody sending it; the one that forks them works too. Who
is free takes the next task, so the longest should stand first. Where forking is not safe, one process does everything.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import pickle
import signal
import struct
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NoReturn

from .aside import without_interruption
from .forked import CAN_FORK, end_at_once_when_told, ended_too_early, wait_for

Task = Callable[[], Any]

_NUMBER = struct.Struct("=I")
_MOST_TASKS = 4096
"""A pipe takes so many numbers before anybody reads them: POSIX promises 512 bytes, Linux and BSD give 16 KiB and more."""


def run(tasks: Sequence[Task], jobs: int, advance: Callable[[int], None] = lambda done: None) -> list[Any]:
    """Do every task in one of `jobs` processes; see `Crew.work`."""
    with contextlib.closing(Crew([], jobs)) as crew:
        return crew.work(tasks, advance)


class Crew:
    """So many processes, and the tasks that they share. The first tasks are known before the others. Close it at the end."""

    def __init__(self, first: Sequence[Task], jobs: int) -> None:
        self.jobs = jobs if CAN_FORK else 1
        self._tasks = [*first]
        self._queues: list[int] = []
        self._first = self._queue(range(len(first)))
        self._folder = tempfile.TemporaryDirectory(prefix="lubiao-")
        self._temporary = Path(self._folder.name, "temporary")
        self._temporary.mkdir()
        self._told = 0
        # The tasks that each process has done, then whether one has failed.
        self._numbers = mmap.mmap(-1, _NUMBER.size * (self.jobs + 2))
        self._has_failed = self.jobs + 1

    @property
    def known(self) -> int:
        """The number of tasks that are known."""
        return len(self._tasks)

    def go_ahead(self) -> None:
        """In a process that was forked meanwhile: do the first tasks, one after the other, until none is left.

        What it has loaded and made for them no other has to load and make again.
        """
        self._settle()
        with self._failing():
            self._take_tasks(self.jobs, self._first)

    def work(
        self,
        tasks: Sequence[Task],
        advance: Callable[[int], None] = lambda done: None,
        ahead: Callable[[], None] = lambda: None,
    ) -> list[Any]:
        """Do these and the first tasks; gives the results in the order of the tasks, the first ones in front.

        `advance` is called now and then with the number of tasks that were done since. A result has to be picklable. What a
        task raises is raised here, of several the first; the tasks that nobody has begun by then are left. `ahead` waits for
        the process that went ahead: with another one in its stead there are no more processes than shall be.
        Raises ChildProcessError where a process is killed.
        """
        known = self.known
        self._tasks += tasks
        jobs = min(self.jobs, len(self._tasks))
        if jobs <= 1:
            results = []
            for task in self._tasks:
                results.append(task())
                advance(1)
            return results
        sys.stdout.flush()
        sys.stderr.flush()
        children: list[int] = []
        try:
            rest = self._queue(range(known, len(self._tasks)))
            for number in range(1, jobs):
                with without_interruption():  # else there might be a child of which nobody knows
                    child = os.fork()
                    if not child:
                        self._as_child(number, rest, ahead if number == 1 else lambda: None)
                    children.append(child)
            self._take_tasks(0, rest, self._first, advance=advance)
            while children:
                wait_for(children[-1])
                children.pop()
            ahead()
            return [result for _, result in sorted(self._results(), key=lambda kept: kept[0])]
        finally:
            for child in children:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            for child in children:
                wait_for(child)

    def close(self) -> None:
        """There is nothing left to be done, and nobody who would."""
        while self._queues:
            os.close(self._queues.pop())
        self._folder.cleanup()

    def _queue(self, tasks: Sequence[int]) -> int:
        """A pipe that holds the numbers of tasks: each is read once, by whoever comes first."""
        if len(tasks) > _MOST_TASKS:
            raise ValueError(f"{len(tasks)} tasks; {_MOST_TASKS} at most")
        out, into = os.pipe()
        self._queues.append(out)
        try:
            os.write(into, b"".join(map(_NUMBER.pack, tasks)))
        finally:
            os.close(into)
        return out

    def _as_child(self, number: int, rest: int, ahead: Callable[[], None]) -> NoReturn:
        """The life of a forked process: nothing that the parent has set up for its own end runs here."""
        code = 1
        try:
            end_at_once_when_told()
            self._settle()
            ahead()
            with self._failing():
                self._take_tasks(number, rest, self._first)
            code = 0
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _settle(self) -> None:
        """In a forked process: what it leaves lying about, since it runs no clean-up or is killed, goes with the crew's folder."""
        tempfile.tempdir = str(self._temporary)

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        """What fails is told by the parent, see _results; nobody begins another task."""
        try:
            yield
        except BaseException as problem:
            # A disk that is full has no room for the problem either.
            self._set(self._has_failed, 1 + (getattr(problem, "errno", 0) or 0))
            raise

    def _take_tasks(self, process: int, *queues: int, advance: Callable[[int], None] | None = None) -> None:
        with Path(self._folder.name, str(process)).open("wb") as results:
            for queue in queues:
                while not self._get(self._has_failed) and (number := os.read(queue, _NUMBER.size)):
                    (task,) = _NUMBER.unpack(number)
                    try:
                        self._keep(results, task, self._tasks[task](), None)
                    except Exception as problem:
                        if not process:
                            raise
                        self._keep(results, task, traceback.format_exc(), problem)
                        raise
                    self._set(process, self._get(process) + 1)
                    if advance:
                        done = sum(map(self._get, range(self.jobs + 1)))
                        advance(done - self._told)
                        self._told = done

    def _get(self, place: int) -> int:
        (number,) = _NUMBER.unpack_from(self._numbers, place * _NUMBER.size)
        return int(number)

    def _set(self, place: int, number: int) -> None:
        _NUMBER.pack_into(self._numbers, place * _NUMBER.size, number)

    def _keep(self, results: IO[bytes], task: int, result: object, problem: Exception | None) -> None:
        try:
            kept = pickle.dumps((task, result, problem))
        except Exception:
            if problem is None:
                raise
            kept = pickle.dumps((task, result, RuntimeError(result)))
        results.write(kept)
        results.flush()

    def _results(self) -> Iterator[tuple[int, Any]]:
        count = 0
        for file in (Path(self._folder.name, str(process)) for process in range(self.jobs + 1)):
            if not file.exists():
                continue
            with file.open("rb") as results:
                while True:
                    try:
                        task, result, problem = pickle.load(results)
                    except (EOFError, pickle.UnpicklingError):  # the end, or whoever wrote was killed
                        break
                    if problem is not None:
                        problem.add_note(result)
                        raise problem
                    count += 1
                    yield task, result
        if count < len(self._tasks):
            number = self._get(self._has_failed) - 1
            raise OSError(number, os.strerror(number)) if number > 0 else ended_too_early()
