"""`lubiao check`."""

from __future__ import annotations

import sys
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Finding, Level
from lubiao.findings.printing import print_github, print_json, print_text
from lubiao.reading import read_data
from lubiao.rules import check
from lubiao.texts import default_language, translator

PRINTERS = {"text": print_text, "json": print_json, "github": print_github}
SEVERITY = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}


def run_check(
    data: Path, paths: tuple[Path, ...], language: str | None, output: str, level: str, show_all: bool
) -> int:
    """Check a data folder and print what is found.

    `paths` narrows what is shown, never what is checked: a record is right or wrong among all the others.
    Returns 0 where no error is shown, 1 where one is, 2 where there is no data folder to check.
    """
    language = language or default_language()
    if not data.is_dir():
        _say_missing(data, language)
        return 2
    findings = [
        finding
        for finding in check(Catalogue.link(read_data(data), build_day()))
        if SEVERITY[finding.level] <= SEVERITY[Level(level)] and _is_within(finding, data, paths)
    ]
    try:
        if output == "text":
            print_text(findings, language, sys.stdout, show_all=show_all)
        else:
            PRINTERS[output](findings, language, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # click ends quietly: whoever read has read enough
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 1 if any(finding.level is Level.ERROR for finding in findings) else 0


def _say_missing(data: Path, language: str) -> None:
    text = translator(language)(N_("There is no data folder {folder}. Name it with --data."))
    print(text.format(folder=data), file=sys.stderr)


def _is_within(finding: Finding, data: Path, paths: tuple[Path, ...]) -> bool:
    file = (data / finding.place.file.partition("/")[2]).resolve()
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)
