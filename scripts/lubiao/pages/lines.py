"""On which line of its data file each record begins, for the link that edits it.

The lines stand in a script for each data file, not in the pages: one line more in one record moves all that follow it, and
would change all their pages. A script assigns to `self.lubiaoLines`; standards are named by their slugs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from lubiao.catalogue import Catalogue, CataloguedStandard


def file_of_record(standard: CataloguedStandard) -> str:
    """The data file that holds a record, seen from the data folder: `standards.yaml`."""
    return standard.entry.document.file.partition("/")[2]


def lines_path(standard: CataloguedStandard) -> str:
    """The path of the script that knows the standard's line, from the root of the site."""
    return f"lines/{file_of_record(standard)}.js"


def scripts_of_lines(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Path and content of the script of each data file that holds standards."""
    files: dict[str, dict[str, int]] = {}
    for standard in catalogue.standards:
        files.setdefault(lines_path(standard), {})[standard.slug] = standard.entry.line
    for path, lines in files.items():
        yield path, f"self.lubiaoLines={json.dumps(lines, separators=(',', ':'))};\n".encode()
