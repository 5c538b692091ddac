"""All jobs at all sizes: the catalogue is generated, the jobs take turns, what they wrote is counted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from . import edits
from .commands import LUBIAO, Job
from .cutting import files_of_records
from .figures import Figures, Table
from .peers import Tools
from .process import CommandFailed, Run, files_and_bytes, run
from .serving import NotShown, seconds_until_shown

ROOT = Path(__file__).parents[2]
REAL = ROOT / "data"
GENERATE = ROOT / "benchmarks" / "generate.py"
LARGE = 100_000
"""Records from which on fewer runs are made, and nothing is built that the goals do not ask for."""

ROOM = 0.85
"""Of what is free, as much as a site may be expected to take."""

BLOCK = 2500
"""Bytes of a file that its length does not tell: half a block, and its entry."""

SHELL_RECORDS = 20
"""Of the catalogue that is built to take the shell of a page from."""


class WrongCount(Exception):
    """A job that did not write the pages it should."""


@dataclass
class Suite:
    """What is measured where. `skipped` says of each size and job why it was not measured."""

    work: Path
    tools: Tools
    jobs: tuple[Job, ...]
    processes: int
    runs: int
    runs_large: int
    serve_most: int
    say: Callable[[str], None]
    figures: Table = field(default_factory=dict)
    skipped: dict[str, dict[str, str]] = field(default_factory=dict)

    def shell(self) -> Path:
        """A small site of now, from which the peers' shell is cut."""
        site = self.work / "shell-site"
        if not site.exists():
            self._generate(SHELL_RECORDS, self.work / "shell-data")
            run([LUBIAO, "build", "--data", str(self.work / "shell-data"), "--site", str(site)], ROOT)
        return site

    def measure(self, size: str) -> None:
        """All jobs at one size: a number of records, or `real`."""
        folder = self.work / size
        folder.mkdir(parents=True, exist_ok=True)
        data = folder / "data"
        if size == "real":
            shutil.copytree(REAL, data)
        else:
            self._generate(int(size), data)
        records = 1000 if size == "real" else int(size)
        self.figures[size], self.skipped[size] = {}, {}
        jobs = [job for job in self.jobs if self._offered(size, job, records)]
        self.tools.prepare({job.name for job in jobs}, data, self.shell(), folder)
        runs = self.runs if records < LARGE else self.runs_large
        for number in range(runs):
            for place, job in enumerate(jobs):
                if job.name in self.skipped[size] or not self._has_room(size, job, records):
                    continue
                self._once(size, job, folder, number, number == runs - 1)
                # A folder in memory holds few sites of many records.
                if job.site and not any(job.site in (later.site, later.reads) for later in jobs[place + 1 :]):
                    shutil.rmtree(folder / job.site, ignore_errors=True)
        if records <= self.serve_most and any(job.name == "build" for job in jobs):
            self._serve(size, data, runs)
        shutil.rmtree(folder)

    def _generate(self, records: int, folder: Path) -> None:
        subprocess.run([sys.executable, GENERATE, str(records), folder], check=True)

    def _offered(self, size: str, job: Job, records: int) -> bool:
        reason = ""
        if job.on not in ("both", "real" if size == "real" else "generated"):
            reason = f"{job.on} records only"
        elif records > job.most:
            reason = f"up to {job.most} records only"
        if reason:
            self._skip(size, job.name, reason)
        return not reason

    def _has_room(self, size: str, job: Job, records: int) -> bool:
        """Whether the site of a job will fit, judged by the next smaller catalogue."""
        smaller = [
            (int(other), figures[job.name])
            for other, figures in self.figures.items()
            if other not in (size, "real") and job.name in figures
        ]
        known, figures = max(smaller, key=lambda pair: pair[0], default=(1, Figures()))
        needed = (figures.bytes + BLOCK * figures.files) / known * records
        free = shutil.disk_usage(self.work).free
        if needed > free * ROOM:
            self._skip(
                size, job.name, f"it would need {needed / 2**30:.0f} GiB, and {free / 2**30:.0f} GiB are free"
            )
        return needed <= free * ROOM

    def _skip(self, size: str, name: str, reason: str) -> None:
        self.skipped[size][name] = reason
        self.say(f"{size}: {name} is skipped: {reason}")

    def _once(self, size: str, job: Job, folder: Path, number: int, is_last: bool) -> None:
        top = folder / job.site
        site = top / "site"
        places = {"data": folder / "data", "site": site, "work": folder, "jobs": self.processes}
        records = files_of_records(folder / "data")
        if job.before == "empty":
            # With what a build keeps beside its site: without that it would not be cold.
            shutil.rmtree(top, ignore_errors=True)
            top.mkdir()
        elif job.site and not site.exists():
            self._skip(size, job.name, "there is no site to be warm from")
            return
        elif job.before == "change":
            edits.change_title(records[0], f"{number}")
        elif job.before == "line":
            edits.add_line(records[0], f"{number}")
        try:
            done = run(job.command({name: str(place) for name, place in places.items()}, records), ROOT)
            self._count(size, job, site)
        except (CommandFailed, WrongCount) as problem:
            self._skip(size, job.name, str(problem))
            return
        if job.tells:
            told = json.loads(done.said.splitlines()[-1])
            done = Run(told["wall"], told["processor"], done.memory, done.resident)
        figures = self.figures[size].setdefault(job.name, Figures())
        figures.add(done)
        if is_last and job.site:
            figures.files, figures.bytes = files_and_bytes(site)
        self.say(f"{size}, run {number + 1}: {job.name} {done.wall:.2f} s, {done.processor:.2f} s of processor time, {done.memory / 2**20:.0f} MiB, load {os.getloadavg()[0]:.1f}")  # fmt: skip

    def _count(self, size: str, job: Job, site: Path) -> None:
        if not job.pages:
            return
        records = len(list_of_codes(self.work / size / "data"))
        written = pages_of_standards(site)
        if written != job.pages * records:
            raise WrongCount(f"{written} pages of standards instead of {job.pages * records}")

    def _serve(self, size: str, data: Path, runs: int) -> None:
        try:
            _, times = seconds_until_shown(data, runs)
        except NotShown as problem:
            self._skip(size, "serve", str(problem))
            return
        figures = Figures()
        for seconds in times:
            figures.add(Run(seconds, 0, 0, 0))
        self.figures[size]["serve"] = figures
        self.say(f"{size}: serve {figures.time:.2f} s from an edit to its page")


def list_of_codes(data: Path) -> list[bytes]:
    """The records of a data folder, as their first lines say."""
    lines: Iterable[bytes] = (
        line for file in files_of_records(data) for line in file.read_bytes().splitlines()
    )
    return [line for line in lines if line.startswith(b"- ")]


def pages_of_standards(site: Path) -> int:
    """How many pages of standards a site has, in both languages; lists have numbers or words as names."""
    pages = 0
    for top in (site / "standards", site / "zh" / "standards", site / "en" / "standards"):
        if top.is_dir():
            with os.scandir(top) as entries:
                names = [entry.name for entry in entries if entry.is_dir() and "-" in entry.name]
            pages += sum((top / name / "index.html").is_file() for name in names)
    return pages
