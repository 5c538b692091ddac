"""`lubiao format`."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from lubiao.findings.escaping import visible
from lubiao.reading import missing_folder
from lubiao.texts import default_language, translator

from .repair import Repair, print_repairs, repairs_of, write_repairs


def run_format(
    data: Path, paths: tuple[Path, ...], language: str | None, *, only_check: bool, show_all: bool
) -> int:
    """Put data files into canonical form, and repair what has one right answer.

    Returns 0; 1 where `only_check` and something would change; 2 where a file cannot be read or written.
    """
    language = language or default_language()
    say = translator(language)
    if missing := missing_folder(data):
        print(visible(missing.said_in(say)), file=sys.stderr)
        return 2
    repairs, unreadable = repairs_of(data, paths)
    for finding in unreadable:
        print(visible(f"{finding.place.file}: {finding.message.said_in(say)}"), file=sys.stderr)
    if only_check:
        for repair in repairs:
            sys.stdout.writelines(line + "\n" for line in _difference(repair))
        return 2 if unreadable else int(bool(repairs))
    written = write_repairs(repairs, language)
    print_repairs(written, language, sys.stdout, show_all)
    return 2 if unreadable or len(written) < len(repairs) else 0


def _difference(repair: Repair) -> Iterator[str]:
    """A unified diff, with escapes for what cannot be seen."""
    before, after = (text.split("\n") for text in (repair.before, repair.after))
    for line in difflib.unified_diff(before, after, repair.file, repair.file, lineterm=""):
        yield visible(line.removesuffix("\r"))
