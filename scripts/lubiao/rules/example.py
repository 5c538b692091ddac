"""A wrong and a right example for each rule: files laid over a small clean data folder, and really checked.

`examples/LB203.yaml` holds the example of one rule:

    why     why the rule is, in each language
    bad     name of each file that is wrong → its text
    at      where the rule finds it: `standards.yaml:2:13`, or a list of such places
    good    the same files, right
    beside  files that both have, and that need not be shown
    also    other rules that find something in the wrong files, where that cannot be helped

Where a fault is in the bytes, a file is a mapping of `text` with `encoding` or `size` (it is filled up to so many
bytes). The files of `examples/base/` stand where an example has none of its own.
"""

from __future__ import annotations

import atexit
import datetime
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding
from lubiao.reading import Data, read_data
from lubiao.reading.data import read_again
from lubiao.reading.file import cleaned

from . import check

EXAMPLES = Path(__file__).parent / "examples"
_BASE = EXAMPLES / "base"

DAY = datetime.date(2026, 11, 23)
"""The day on which the examples are checked: some rules ask what day it is."""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A data file of an example. `size` is 0 where the file is no larger than its text."""

    name: str
    text: str
    encoding: str = "utf-8"
    size: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether a file of records whose text is what is wrong, if anything: it need not be written to be read."""
        is_text = self.encoding == "utf-8" and not self.size and cleaned(self.text) == self.text
        return is_text and self.name.endswith(".yaml") and bool(self.text.strip())

    def write(self, folder: Path) -> None:
        """Write the file into a data folder."""
        path = folder / self.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self.text.encode(self.encoding))
        if self.size:
            with path.open("r+b") as file:
                file.truncate(self.size)

    def take_away(self, folder: Path) -> None:
        """Put the clean file of its name, or none, in its place again."""
        path, clean = folder / self.name, _BASE / self.name
        if clean.is_file():
            shutil.copyfile(clean, path)
        else:
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Example:
    """The example of one rule. `why` has a text for each language; `at` holds places as findings print them."""

    rule: str
    why: dict[str, str]
    bad: tuple[ExampleFile, ...]
    at: tuple[str, ...]
    good: tuple[ExampleFile, ...]
    beside: tuple[ExampleFile, ...] = ()
    also: frozenset[str] = frozenset()

    def findings(self, files: Sequence[ExampleFile]) -> list[Finding]:
        """What the checker finds in these files, usually `bad` or `good`; files are called `data/…`."""
        return check(Catalogue.link(_read_over_base((*self.beside, *files)), DAY))


def _read_over_base(files: Sequence[ExampleFile]) -> Data:
    """The base with these files laid over it."""
    if all(file.is_plain for file in files):
        return read_again(_base(), {f"data/{file.name}": file.text for file in files})
    data = _copy_of_base()
    try:
        for file in files:
            file.write(data)
        return read_data(data)
    finally:
        for file in files:
            file.take_away(data)


@cache
def _base() -> Data:
    return read_data(_copy_of_base())


@cache
def _copy_of_base() -> Path:
    """A copy of the clean data folder, called `data`, over which the others are laid in turn: to copy it for each takes as
    long as to check them.
    """
    folder = tempfile.mkdtemp(prefix="lubiao-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return shutil.copytree(_BASE, Path(folder) / "data")


@cache
def examples() -> dict[str, Example]:
    """The examples by rule. Raises OSError, yaml.YAMLError, KeyError or TypeError where a file of them is broken."""
    return {path.stem: _read(path) for path in sorted(EXAMPLES.glob("LB*.yaml"))}


def _read(path: Path) -> Example:
    written = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    at = written["at"]
    return Example(
        path.stem,
        written["why"],
        _files(written["bad"]),
        tuple([at] if isinstance(at, str) else at),
        _files(written["good"]),
        _files(written.get("beside", {})),
        frozenset(written.get("also", ())),
    )


def _files(written: dict[str, str | dict[str, str]]) -> tuple[ExampleFile, ...]:
    return tuple(
        ExampleFile(name, value) if isinstance(value, str) else ExampleFile(name, **value)  # type: ignore[arg-type]
        for name, value in written.items()
    )
