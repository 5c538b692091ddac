"""`lubiao diff`."""

from __future__ import annotations

import sys
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.changes import compare
from lubiao.changes.printing import print_text, to_json, to_markdown
from lubiao.findings import N_, Level, Message
from lubiao.findings.escaping import visible
from lubiao.findings.output import Output
from lubiao.reading import Data, missing_folder, read_data
from lubiao.texts import default_language, translator

from .revision import NoRevision, folder_of_revision

SHOWN = 5
"""Errors of reading that are told of each state; `lubiao check` tells them all."""


def run_diff(old: str, new: str | None, data: Path, language: str | None, output: str) -> int:
    """Compare two states, each a data folder or a git revision, and print what changed.

    Without `new` the data folder as it is now. Statuses of both are told for today, so that only what the
    records changed is a change. Returns 0 with or without changes, 2 where a state cannot be read.
    """
    language = language or default_language()
    states: list[Data] = []
    names = (old, str(data) if new is None else new)
    for name in names:
        try:
            states.append(_read(name, data, is_folder=new is None and len(states) == 1))
        except (NoRevision, OSError) as problem:
            message = (
                problem.message
                if isinstance(problem, NoRevision)
                else Message("{reason}", {"reason": problem})
            )
            Output(sys.stderr).write(visible(message.said_in(translator(language))))
            return 2
        _tell_unread(name, states[-1], language)
    day = build_day()
    changes = compare(*(Catalogue.link(state, day) for state in states))
    try:
        match output:
            case "json":
                only_ascii = not (sys.stdout.encoding or "").lower().startswith("utf")
                Output(sys.stdout).write(to_json(changes, names, day, only_ascii=only_ascii))
            case "markdown":
                Output(sys.stdout).write(to_markdown(changes, language), end="")
            case _:
                print_text(changes, language, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # click ends quietly: whoever reads has read enough
    except OSError as problem:
        print(visible(str(problem)), file=sys.stderr)
        return 2
    return 0


def _read(name: str, data: Path, *, is_folder: bool) -> Data:
    """The data of a folder, if there is one of this name with standards in it; otherwise of a revision."""
    folder = Path(name)
    missing = missing_folder(folder)
    holds_standards = (folder / "standards.yaml").exists() or (folder / "standards").is_dir()
    if not missing and (is_folder or holds_standards):
        return read_data(folder)
    if missing and is_folder:
        raise NoRevision(missing)
    with folder_of_revision(name, data) as written_out:
        return read_data(written_out)


def _tell_unread(name: str, data: Data, language: str) -> None:
    """On stderr what could not be read in a state: it takes no part in the comparison."""
    errors = sorted((f for f in data.findings if f.level is Level.ERROR), key=lambda f: f.place)
    if not errors:
        return
    say, output = translator(language), Output(sys.stderr)
    told = N_("Errors on reading {state}: {number}. What cannot be read is not compared.")
    output.write(visible(Message(told, {"state": name, "number": len(errors)}).said_in(say)))
    for finding in errors[:SHOWN]:
        place = finding.place
        said = finding.message.said_in(say)
        line = f"{place.file}:{place.line}:{place.column} {finding.rule} {place.record}".rstrip()
        output.write(visible(f"    {line} — {said}"))
