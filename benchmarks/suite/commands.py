"""Every command line that is measured of Lubiao, in one table."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

LUBIAO = str(Path(sys.executable).parent / "lubiao")

_READ = (
    "import sys; from pathlib import Path; from lubiao.reading import read_data; read_data(Path(sys.argv[1]))"
)
_LOAD = "import sys, yaml; [yaml.load(open(file, 'rb'), Loader=yaml.CSafeLoader) for file in sys.argv[1:]]"

NARROWED = (sys.executable, str(Path(__file__).parent / "narrowed.py"))
NOTHING, PAGES, SEARCH, DOWNLOADS, PUBLISHED = "none", "pages", "search", "downloads", "pages,search,api"
"""Parts of a build: PUBLISHED is what the goal names."""


@dataclass(frozen=True, slots=True)
class Job:
    """One command that is measured.

    `{data}`, `{site}`, `{work}` and `{jobs}` in its words become folders and the number of processes, `{records}` alone the files
    of records. `site` names the folder in which it writes its site, and keeps what it keeps beside it; jobs may share one.
    `before`: `empty` removes that folder first, `change` edits a record and leaves the number of lines, `line` adds one.
    `reads` names the site of another job that it needs. `most` is the largest catalogue it is asked for, `on` whether it is measured
    on `generated` records, on the `real` ones, or on `both`. `pages` says how many pages of standards it must have written for
    each record. A job that `tells` prints wall and processor time itself.
    """

    name: str
    words: tuple[str, ...]
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


def _build() -> tuple[str, ...]:
    return ("build", "--data", "{data}", "--site", "{site}", "--jobs", "{jobs}")


def _narrowed(parts: str) -> tuple[str, ...]:
    return (*NARROWED, parts, *_build())


def own_jobs() -> tuple[Job, ...]:
    """What is measured of Lubiao, in the order in which it runs: a warm build follows the cold one it is warm from."""
    return (
        Job("help", (LUBIAO, "--help"), most=1000),
        Job("read", (sys.executable, "-c", _READ, "{data}")),
        Job("check", (LUBIAO, "check", "--data", "{data}", "--level", "error")),
        Job("frame", _narrowed(NOTHING), "empty", "frame"),
        Job("pages", _narrowed(PAGES), "empty", "pages", pages=2),
        Job("search", _narrowed(SEARCH), "empty", "search"),
        Job("downloads", _narrowed(DOWNLOADS), "empty", "downloads"),
        Job("goal", _narrowed(PUBLISHED), "empty", "goal", pages=2),
        Job("build", (LUBIAO, *_build()), "empty", "build", pages=2),
        Job("warm", (LUBIAO, *_build()), "change", "build", pages=2),
        Job("warm-line", (LUBIAO, *_build()), "line", "build", pages=2),
        Job("yaml", (sys.executable, "-c", _LOAD, "{records}"), most=100_000),
        Job(
            "yaml-no-gc",
            (sys.executable, "-c", f"import gc; gc.disable(); {_LOAD}", "{records}"),
            most=100_000,
        ),
    )
