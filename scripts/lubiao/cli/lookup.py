"""`lubiao lookup`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import Message
from lubiao.findings.escaping import visible
from lubiao.intake.unusable import Unusable
from lubiao.lookup.files import STANDARD_INPUT, read_passage
from lubiao.lookup.judging import Judge
from lubiao.lookup.listing import Cited, list_codes
from lubiao.lookup.passage import Passage
from lubiao.lookup.report import Report
from lubiao.reading import missing_folder, read_data
from lubiao.texts import default_language, translator

FAILURES: dict[str, Callable[[Cited], bool]] = {
    "outdated": lambda entry: entry.is_outdated,
    "unknown": lambda entry: entry.is_unknown,
    "spelling": lambda entry: entry.is_misspelt,
    "nothing": lambda entry: False,
}
"""What may make the command fail: the choices of --fail-on."""


def run_lookup(
    files: tuple[Path, ...], data: Path, language: str | None, output: str, fail_on: tuple[str, ...]
) -> int:
    """Look up the codes of files and print what the catalogue says of them.

    Returns 0, 1 where one of `fail_on` was met, 2 where a file or the data cannot be read; the other files are told.
    """
    language = language or default_language()
    say = translator(language)

    def tell(message: Message) -> None:
        print(visible(message.said_in(say)), file=sys.stderr)

    if missing := missing_folder(data):
        tell(missing)
        return 2
    passages: list[tuple[str, Passage]] = []
    unusable = False
    for file in files:
        try:
            passage = read_passage(file)
        except Unusable as problem:
            tell(problem.message)
            unusable = True
            continue
        for remark in passage.remarks:
            tell(remark)
        passages.append(("stdin" if str(file) == STANDARD_INPUT else str(file), passage))
    judge = Judge(Catalogue.link(read_data(data), build_day()))
    cited = list_codes(passages, judge)
    try:
        if passages:
            Report(cited, judge, language, is_one_file=len(files) == 1).write(output, sys.stdout)
            sys.stdout.flush()
    except BrokenPipeError:
        raise  # click ends quietly: whoever read has read enough
    except OSError as problem:
        print(visible(str(problem)), file=sys.stderr)
        return 2
    if unusable:
        return 2
    return 1 if fails(cited, fail_on) else 0


def fails(cited: list[Cited], fail_on: tuple[str, ...]) -> bool:
    """Whether a standard meets one of the grounds to fail."""
    return any(FAILURES[ground](entry) for entry in cited for ground in fail_on)
