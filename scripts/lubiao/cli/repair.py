"""What has one right answer, repaired: for `lubiao format` and `lubiao check --fix`."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Finding, Message
from lubiao.findings.escaping import visible
from lubiao.findings.system import reason_of
from lubiao.reading import read_data
from lubiao.reading.data import Data, model_of, read_again
from lubiao.reading.file import cleaned
from lubiao.rules import check
from lubiao.texts import translator
from lubiao.writing import Change, fix_values, lay_out, replace_file

ROUNDS = 5
"""A record that could not be read tells its other faults only when the first are repaired."""

UNREADABLE = ("LB001", "LB002", "LB003")
"""The rules about files of which there may be no text to go on with."""

SHOWN_OF_A_KIND = 5
"""Changes of form of one kind that are told one by one in each file; fixes of values are all told."""


@dataclass(slots=True)
class Repair:
    """A file, named as findings name it, as it is and as it would be."""

    file: str
    path: Path
    before: str
    after: str
    changes: list[Change] = field(default_factory=list)


def repairs_of(data: Path, paths: tuple[Path, ...] = ()) -> tuple[list[Repair], list[Finding]]:
    """What would change in the files of a data folder, and findings about files that cannot be read at all.

    `paths` narrows it to some files or folders. Nothing is written.
    """
    read = read_data(data)
    unreadable = {
        finding.place.file: finding
        for finding in read.findings
        if finding.rule in UNREADABLE and not _text_in(read, finding.place.file)
    }
    repairs: dict[str, Repair] = {}
    for file in read.documents:
        path = data / file.partition("/")[2]
        text = _text_of(path) if file not in unreadable else None
        if text is not None and is_within(path, paths):
            repairs[file] = Repair(file, path, text, text)
    _fix(read, repairs)
    for repair in repairs.values():
        repair.after, changes = lay_out(repair.after, model_of(repair.file))
        repair.changes += changes
    left = [
        finding
        for file, finding in unreadable.items()
        if file in read.documents and is_within(data / file.partition("/")[2], paths)
    ]
    return [repair for repair in repairs.values() if repair.after != repair.before], left


def is_within(path: Path, paths: tuple[Path, ...]) -> bool:
    """Whether a file is one of some paths or lies in one of them; where none is named, all are meant."""
    return not paths or any(path.resolve().is_relative_to(chosen.resolve()) for chosen in paths)


def _text_in(data: Data, file: str) -> str:
    return data.documents[file].text if file in data.documents else ""


def _text_of(path: Path) -> str | None:
    """The text of a file as it is, byte order mark included; None where it is no UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, ValueError):
        return None


def _fix(data: Data, repairs: Mapping[str, Repair]) -> None:
    """Apply the fixes of findings, and look again until there is no fix left."""
    for _ in range(ROUNDS):
        fixable: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in check(Catalogue.link(data, build_day())):
            if finding.fix and finding.place.file in repairs:
                fixable[finding.place.file].append(finding)
        texts: dict[str, str] = {}
        for file, findings in fixable.items():
            repair = repairs[file]
            after, changes = fix_values(repair.after, model_of(file), findings)
            if after != repair.after:
                repair.after = after
                repair.changes += changes
                texts[file] = cleaned(after.removeprefix("\ufeff"))
        if not texts:
            return
        data = read_again(data, texts)


def write_repairs(repairs: list[Repair], language: str) -> list[Repair]:
    """Write each file whole, and return what was written; the others are told on stderr."""
    say = translator(language)
    written: list[Repair] = []
    for repair in repairs:
        reason = ""
        if _text_of(repair.path) != repair.before:
            reason = say(N_("it was changed meanwhile"))
        else:
            try:
                replace_file(repair.path, repair.after)
            except OSError as problem:
                reason = reason_of(problem).said_in(say)
        if reason:
            told = Message(N_("{file} is not written: {reason}."), {"file": repair.file, "reason": reason})
            print(visible(told.said_in(say)), file=sys.stderr)
        else:
            written.append(repair)
    return written


def print_repairs(repairs: list[Repair], language: str, stream: TextIO, show_all: bool = False) -> None:
    """One line for each change: file and line before, rule, record, old → new; then the counts."""
    say = translator(language)
    for repair in repairs:
        shown = repair.changes if show_all else list(_first_of_each_kind(repair.changes))
        for change in shown:
            place = " ".join(filter(None, (f"{repair.file}:{change.line}", change.rule, change.record)))
            stream.write(visible(f"{place} — {change.what.said_in(say)}") + "\n")
        if left := len(repair.changes) - len(shown):
            more = Message(
                N_("{file}: … and {number} more changes of form (--all shows them)"),
                {"file": repair.file, "number": left},
            )
            stream.write(visible(more.said_in(say)) + "\n")
    changes = sum(len(repair.changes) for repair in repairs)
    done = Message(
        N_("Repaired places: {changes}. Files: {files}.") if changes else N_("Nothing to repair."),
        {"changes": changes, "files": len(repairs)},
    )
    stream.write(done.said_in(say) + "\n")


def _first_of_each_kind(changes: list[Change]) -> Iterator[Change]:
    seen: Counter[str] = Counter()
    for change in changes:
        seen[change.what.text] += 1
        if change.rule or seen[change.what.text] <= SHOWN_OF_A_KIND:
            yield change
