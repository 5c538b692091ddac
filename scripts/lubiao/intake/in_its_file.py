"""A new record in its file: the text with it, and what the check says of the whole data then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding, Level
from lubiao.reading.data import read_again
from lubiao.reading.file import cleaned
from lubiao.records import Standard
from lubiao.rules import check
from lubiao.writing import insert_records

from .candidate import Candidate


@dataclass(frozen=True, slots=True)
class Written:
    """The text of the file with the new record, what the check says of the record, and on which line it is.

    `elsewhere` are errors that the record causes at others.
    """

    text: str
    line: int
    findings: list[Finding]
    elsewhere: list[Finding]

    @property
    def faulty_lines(self) -> set[int]:
        """The lines of the record, from 1, at which it has errors."""
        return {f.place.line - self.line + 1 for f in self.findings if f.level is Level.ERROR}

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be written."""
        return bool(self.faulty_lines or self.elsewhere)


def put_in(catalogue: Catalogue, candidate: Candidate, shown: str, text: str) -> Written:
    """Put the record at its place in the text of a data file, and check the whole data with it.

    `shown` is the file's name in findings. Nothing is written to the disk.
    """
    new_text = insert_records(text, [candidate.values], Standard)
    data = read_again(catalogue.data, {shown: cleaned(new_text)})
    document = data.documents[shown]
    items = (
        number
        for number, value in enumerate(document.items)
        if isinstance(value, dict) and value.get("code") == candidate.code
    )
    item = next(items, None)
    if item is None:  # the file is broken where the record would stand
        return Written(text, 1, [], [f for f in data.findings if f.place.file == shown])
    first = document.line_of(item)
    last = first + candidate.text().count("\n")
    before = {finding.without_lines for finding in check(catalogue)}
    own: list[Finding] = []
    elsewhere: list[Finding] = []
    for finding in check(Catalogue.link(data, catalogue.day)):
        if finding.place.file == shown and first <= finding.place.line < last:
            own.append(finding)
        elif finding.level is Level.ERROR and finding.without_lines not in before:
            elsewhere.append(finding)
    return Written(new_text, first, own, elsewhere)


def file_shown(data: Path, into: Path) -> str:
    """The name that findings give a file of a data folder."""
    return f"{data.resolve().name or 'data'}/{into.as_posix()}"
