"""`lubiao template`."""

from __future__ import annotations

import sys
from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Message
from lubiao.findings.escaping import visible
from lubiao.findings.system import reason_of
from lubiao.intake.template import write_template
from lubiao.reading import missing_folder, read_data
from lubiao.texts import default_language, translator


def run_template(file: Path, data: Path, language: str | None) -> int:
    """Write the workbook. Returns 0, or 2 where it cannot be written; a file that is there stays."""
    problem = missing_folder(data)
    if problem is None:
        problem = _write(file, data)
    if problem is None:
        return 0
    print(visible(problem.said_in(translator(language or default_language()))), file=sys.stderr)
    return 2


def _write(file: Path, data: Path) -> Message | None:
    if file.suffix.lower() != ".xlsx":
        return Message(N_("The name of the workbook ends in .xlsx."))
    if file.exists() or file.is_symlink():
        return Message(N_("{file} is there already; name another file."), {"file": file})
    try:
        write_template(file, Catalogue.link(read_data(data), build_day()))
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        return Message(N_("{file} cannot be written: {reason}."), {"file": file, "reason": reason})
    return None
