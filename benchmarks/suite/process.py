"""One command as a whole process: its time, and the processor time and memory of it and of all that it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ONE_COMMAND = Path(__file__).parent / "one_command.py"
SHARE = 0.02
"""Of one processor, at most, for looking at memory: to count the pages of a large process takes milliseconds."""

SOONEST = 0.02
"""Seconds between two looks, at least."""


class CommandFailed(Exception):
    """A command that ended with an error; the end of what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took.

    `wall` and `processor` are seconds; `processor` is user and system time of the process and of all processes below
    it. `memory` is the largest sum of their proportional set sizes that was seen, `resident` the resident set of
    the largest of them; both are bytes. `said` is the end of what it wrote to its output.
    """

    wall: float
    processor: float
    memory: int
    resident: int
    said: str = ""


def run(command: list[str], folder: Path | None = None) -> Run:
    """Run a command to its end. Raises CommandFailed where it does not end with 0."""
    with tempfile.TemporaryFile() as said, tempfile.NamedTemporaryFile() as result:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", ONE_COMMAND, result.name, *command],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
        )  # fmt: skip
        watch = _Watch(process.pid)
        watch.start()
        process.wait()
        watch.end()
        said.seek(0)
        text = said.read().decode("utf-8", "replace")[-2000:]
        if process.returncode:
            raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}: {text}")
        told = json.load(result)
    return Run(told["wall"], told["processor"], watch.most, told["resident"], text)


class _Watch(threading.Thread):
    """Looks at the memory of what a process started, as often as its own share of time allows."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.most = 0
        self._ended = threading.Event()

    def run(self) -> None:
        """Until the end."""
        pause = SOONEST
        while not self._ended.wait(pause):
            begun = time.thread_time()
            self.most = max(self.most, sum(map(memory_of_tree, _children(self.root))))
            pause = max(SOONEST, (time.thread_time() - begun) / SHARE)

    def end(self) -> None:
        """The process has ended."""
        self._ended.set()
        self.join()


def memory_of_tree(root: int) -> int:
    """The proportional set sizes of a process and of all below it, in bytes: what they share is counted once."""
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        total += _proportional(process)
        waiting += _children(process)
    return total


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _children(process: int) -> list[int]:
    found: list[int] = []
    try:
        for thread in Path(f"/proc/{process}/task").iterdir():
            found += map(int, (thread / "children").read_text().split())
    except OSError:
        pass
    return found


def files_and_bytes(folder: Path) -> tuple[int, int]:
    """How many files a folder holds, and how many bytes. A file alone is one."""
    if folder.is_file():
        return 1, folder.stat().st_size
    files = total = 0
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    files += 1
                    total += entry.stat().st_size
    return files, total
