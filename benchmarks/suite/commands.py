"""Every command line that is measured of Lubiao, in one table, and what each needs of the command line of now."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LUBIAO = str(Path(sys.executable).parent / "lubiao")

_READ = (
    "import sys; from pathlib import Path; from lubiao.reading import read_data; read_data(Path(sys.argv[1]))"
)
_LOAD = "import sys, yaml; [yaml.load(open(file, 'rb'), Loader=yaml.CSafeLoader) for file in sys.argv[1:]]"

ONLY = "--only"
NOTHING, PAGES, SEARCH, DOWNLOADS, PUBLISHED = "none", "pages", "search", "downloads", "pages,search,api"
"""How `lubiao build` is told to build less, and what: PUBLISHED is what the goal names."""


@dataclass(frozen=True, slots=True)
class Job:
    """One command that is measured.

    `{data}`, `{site}`, `{jobs}` and `{work}` in its words become folders and the number of processes; `{records}` alone
    becomes the files of records. `option` is what its command must offer, else it is skipped. `before`: `empty` removes that
    folder first, `change` edits a record and leaves the number of lines, `line` adds one. `site` names the folder in
    which it writes its site, and what it keeps beside it; jobs may share one. `most` is the largest catalogue it is asked for. `pages` says how many pages
    of standards it must have written for each record. A job that `tells` prints wall and processor time itself.
    `reads` names the site of another job that it needs. `on` says whether it is measured on `generated` records, on the
    `real` ones, or on `both`.
    """

    name: str
    words: tuple[str, ...]
    option: str = ""
    before: str = ""
    site: str = ""
    most: int = 10**9
    pages: int = 0
    tells: bool = False
    reads: str = ""
    on: str = "both"

    def command(self, places: dict[str, str], records: list[Path]) -> list[str]:
        """The words with the places in them."""
        words: list[str] = []
        for word in self.words:
            words += map(str, records) if word == "{records}" else [word.format_map(places)]
        return words

    def missing(self) -> str:
        """The option that the command does not offer yet, or nothing."""
        return self.option if self.option and self.option not in _help(self.words[1]) else ""


def _build(*more: str) -> tuple[str, ...]:
    jobs = ("--jobs", "{jobs}") if "--jobs" in _help("build") else ()
    return (LUBIAO, "build", "--data", "{data}", "--site", "{site}", *jobs, *more)


def own_jobs() -> tuple[Job, ...]:
    """What is measured of Lubiao, in the order in which it runs: a warm build follows the cold one it is warm from."""
    return (
        Job("help", (LUBIAO, "--help"), most=1000),
        Job("read", (sys.executable, "-c", _READ, "{data}")),
        Job("check", (LUBIAO, "check", "--data", "{data}", "--level", "error")),
        Job("frame", _build(ONLY, NOTHING), ONLY, "empty", "frame"),
        Job("pages", _build(ONLY, PAGES), ONLY, "empty", "pages", pages=2),
        Job("search", _build(ONLY, SEARCH), ONLY, "empty", "search"),
        Job("downloads", _build(ONLY, DOWNLOADS), ONLY, "empty", "downloads"),
        Job("goal", _build(ONLY, PUBLISHED), ONLY, "empty", "goal", pages=2),
        Job("build", _build(), "", "empty", "build", pages=2),
        Job("warm", _build(), "--jobs", "change", "build", pages=2),
        Job("warm-line", _build(), "--jobs", "line", "build", pages=2),
        Job("yaml", (sys.executable, "-c", _LOAD, "{records}"), most=100_000),
        Job(
            "yaml-no-gc",
            (sys.executable, "-c", f"import gc; gc.disable(); {_LOAD}", "{records}"),
            most=100_000,
        ),
    )


@cache
def _help(command: str) -> str:
    """What the command says of itself, in English."""
    done = subprocess.run(
        [LUBIAO, command, "--help"], capture_output=True, text=True, env=os.environ | {"LC_ALL": "C.UTF-8"}
    )
    return done.stdout
