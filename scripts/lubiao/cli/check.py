"""`lubiao check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import Finding, Level
from lubiao.findings.escaping import visible
from lubiao.findings.printing import SarifOptions, print_github, print_json, print_sarif, print_text
from lubiao.reading import missing_folder, read_data
from lubiao.rules import Checked, catalogue_of_rules, checked
from lubiao.rules.places import entries_of, name_of
from lubiao.texts import default_language, translator

from .own_changes import OwnChanges

SEVERITY = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}


def run_check(
    data: Path,
    paths: tuple[Path, ...],
    language: str | None,
    output: str,
    level: str,
    show_all: bool,
    fix: bool = False,
) -> int:
    """Check a data folder and print what is found.

    `paths` narrows what is shown, never what is checked: a record is right or wrong among all the others.
    With `fix`, what has one right answer is repaired first, in these files, and told.
    Returns 0 where no error is shown, 1 where one is, 2 where there is no data folder to check.
    """
    language = language or default_language()
    if missing := missing_folder(data):
        print(visible(missing.said_in(translator(language))), file=sys.stderr)
        return 2
    if fix and not _repair(data, paths, language, output, show_all):
        return 2
    catalogue = Catalogue.link(read_data(data), build_day())

    def chosen(findings: list[Finding]) -> list[Finding]:
        severity = SEVERITY[Level(level)]
        return [f for f in findings if SEVERITY[f.level] <= severity and _is_within(f, data, paths)]

    found = Checked(*map(chosen, checked(catalogue)))
    try:
        _print(found, catalogue, data, language, output, show_all)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # click ends quietly: whoever read has read enough
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 1 if any(finding.level is Level.ERROR for finding in found.told) else 0


def _print(
    found: Checked, catalogue: Catalogue, folder: Path, language: str, output: str, show_all: bool
) -> None:
    silenced = len(found.silenced)
    match output:
        case "json":
            print_json(found.told, language, sys.stdout, silenced)
        case "github":
            print_github(found.told, language, sys.stdout, silenced=silenced)
        case "sarif":
            print_sarif(found.told, language, sys.stdout, _sarif_options(found, catalogue))
        case _:
            own = OwnChanges(folder, catalogue.data)
            print_text(found.told, language, sys.stdout, show_all, catalogue.data.line, silenced, own.holds)


def _sarif_options(found: Checked, catalogue: Catalogue) -> SarifOptions:
    """What SARIF tells beside the findings; the address of the site is that of `lubiao build`."""
    from lubiao.writing import scalar

    reasons = {
        (name_of(entry), silence.rule): silence.reason
        for entry in entries_of(catalogue)
        for silence in getattr(entry.record, "silence", ())
    }
    return SarifOptions(
        catalogue_of_rules(),
        [(finding, reasons.get((finding.place.record, finding.rule), "")) for finding in found.silenced],
        lambda value: scalar(value, in_flow=True),
        f"{site.rstrip('/')}/" if (site := os.environ.get("LUBIAO_SITE_URL")) else "",
    )


def _repair(data: Path, paths: tuple[Path, ...], language: str, output: str, show_all: bool) -> bool:
    """Repair what has one right answer. Told on stderr where stdout is for programs."""
    from .repair import print_repairs, repairs_of, write_repairs

    repairs, _ = repairs_of(data, paths)
    written = write_repairs(repairs, language)
    print_repairs(written, language, sys.stdout if output == "text" else sys.stderr, show_all)
    return len(written) == len(repairs)


def _is_within(finding: Finding, data: Path, paths: tuple[Path, ...]) -> bool:
    file = (data / finding.place.file.partition("/")[2]).resolve()
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)
