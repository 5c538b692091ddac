"""Many citations as one file: what a reference manager imports at once.

BibLaTeX and RIS files are entries one after the other; CSL-JSON is one array, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .biblatex import biblatex
from .csl import csl_object
from .reference import Reference
from .ris import ris


@dataclass(frozen=True, slots=True)
class Joint:
    """How the entries of a format become a file: what writes one, and what stands before, between and behind them."""

    write: Callable[[Reference], str]
    before: str = ""
    between: str = "\n"
    behind: str = ""


BIBLIOGRAPHIES: dict[str, Joint] = {
    "biblatex": Joint(biblatex),
    "ris": Joint(ris, between="\r\n"),
    "csl-json": Joint(csl_object, "[\n", ",\n", "\n]\n"),
}
"""The formats of reference managers, by their ids in FORMATS."""


def bibliography(entries: Iterable[str], format: str) -> Iterator[str]:
    """The pieces of a file of entries, each as the format's `write` gave it. `format` is a key of BIBLIOGRAPHIES."""
    joint = BIBLIOGRAPHIES[format]
    yield joint.before
    for number, entry in enumerate(entries):
        yield joint.between + entry if number else entry
    yield joint.behind
