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

from lubiao.findings import N_
from lubiao.texts import default_language, translator

Task = Callable[[], Any]

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
"""On macOS system libraries may have started threads, which a fork does not survive."""

_NUMBER = struct.Struct("=I")
_MOST_TASKS = 4096
"""A pipe takes so many numbers before anybody reads them: POSIX promises 512 bytes, Linux and BSD give 16 KiB and more."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def end_at_once_when_told() -> None:
    """In a forked process: what the first one does when it is told to end is not to be done twice."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def wait_for(child: int) -> None:
    """Until a process that was forked has ended."""
    with contextlib.suppress(
        ChildProcessError
    ):  # who began the command may have told the system to forget them
        os.waitpid(child, 0)


def ended_too_early() -> ChildProcessError:
    """What to raise where a process did not tell what it did: somebody killed it, perhaps the system."""
    text = N_("A process ended before its work was done. Was it killed, or is there too little memory?")
    return ChildProcessError(translator(default_language())(text))


def run(tasks: Sequence[Task], jobs: int, advance: Callable[[int], None] = lambda done: None) -> list[Any]:
    """Do every task in one of `jobs` processes; gives the results in the order of the tasks.

    `advance` is called now and then with the number of tasks that were done since. A result has to be picklable. What a task
    raises is raised here, of several the first; the tasks that nobody has begun by then are left.
    Raises ChildProcessError where a process is killed.
    """
    jobs = min(jobs, len(tasks)) if CAN_FORK else 1
    if jobs <= 1:
        results = []
        for task in tasks:
            results.append(task())
            advance(1)
        return results
    if len(tasks) > _MOST_TASKS:
        raise ValueError(f"{len(tasks)} tasks; {_MOST_TASKS} at most")
    with tempfile.TemporaryDirectory(prefix="lubiao-") as folder, _queue(len(tasks)) as queue:
        return _Crew(tasks, Path(folder), queue, jobs, advance).work()


@contextlib.contextmanager
def _queue(count: int) -> Iterator[int]:
    """A pipe that holds the numbers of the tasks: each is read once, by whoever comes first."""
    out, into = os.pipe()
    try:
        os.write(into, b"".join(map(_NUMBER.pack, range(count))))
    finally:
        os.close(into)
    try:
        yield out
    finally:
        os.close(out)


class _Crew:
    """One run of `run`."""

    def __init__(
        self, tasks: Sequence[Task], folder: Path, queue: int, jobs: int, advance: Callable[[int], None]
    ) -> None:
        self.tasks = tasks
        self.folder = folder
        self.queue = queue
        self.jobs = jobs
        self.advance = advance
        self.told = 0
        self.done = mmap.mmap(-1, _NUMBER.size * jobs)

    def work(self) -> list[Any]:
        sys.stdout.flush()
        sys.stderr.flush()
        children = []
        try:
            for number in range(1, self.jobs):
                child = os.fork()
                if not child:
                    self._as_child(number)
                children.append(child)
            self._take_tasks(0)
            while children:
                wait_for(children[-1])
                children.pop()
        except BaseException:
            for child in children:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            for child in children:
                wait_for(child)
            raise
        return [result for _, result in sorted(self._results())]

    def _as_child(self, number: int) -> NoReturn:
        """The life of a forked process: nothing that the parent has set up for its own end runs here."""
        code = 1
        try:
            end_at_once_when_told()
            self._take_tasks(number)
            code = 0
        except BaseException:  # told by the parent, see _results
            self._empty_queue()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _take_tasks(self, process: int) -> None:
        with (self.folder / str(process)).open("wb") as results:
            while number := os.read(self.queue, _NUMBER.size):
                (task,) = _NUMBER.unpack(number)
                try:
                    self._keep(results, task, self.tasks[task](), None)
                except Exception as problem:
                    if not process:
                        raise
                    self._keep(results, task, traceback.format_exc(), problem)
                    raise
                _NUMBER.pack_into(self.done, process * _NUMBER.size, self._done_by(process) + 1)
                if not process:
                    done = sum(map(self._done_by, range(self.jobs)))
                    self.advance(done - self.told)
                    self.told = done

    def _done_by(self, process: int) -> int:
        (done,) = _NUMBER.unpack_from(self.done, process * _NUMBER.size)
        return int(done)

    def _empty_queue(self) -> None:
        while os.read(self.queue, 65536):
            pass

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
        for process in range(self.jobs):
            with (self.folder / str(process)).open("rb") as results:
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
        if count < len(self.tasks):
            raise ended_too_early()
