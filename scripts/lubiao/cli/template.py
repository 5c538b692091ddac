"""`lubiao template`."""

from __future__ import annotations

import sys
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Message
from lubiao.findings.escaping import visible
from lubiao.intake.template import write_template
from lubiao.reading import read_data
from lubiao.texts import default_language, translator


def run_template(file: Path, data: Path, language: str | None) -> int:
    """Write the workbook. Returns 0, or 2 where it cannot be written; a file that is there stays."""
    language = language or default_language()
    problem = None
    if not data.is_dir():
        problem = Message(N_("There is no data folder {folder}. Name it with --data."), {"folder": data})
    elif file.suffix.lower() != ".xlsx":
        problem = Message(N_("The name of the workbook ends in .xlsx."))
    elif file.exists():
        problem = Message(N_("{file} is there already; name another file."), {"file": file})
    else:
        try:
            write_template(file, Catalogue.link(read_data(data), build_day()))
        except OSError as error:
            problem = Message("{reason}", {"reason": error})
    if problem:
        print(visible(problem.said_in(translator(language))), file=sys.stderr)
        return 2
    return 0
