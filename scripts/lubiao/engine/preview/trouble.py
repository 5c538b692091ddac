"""What went wrong while a page was made: said in one line where a template is at fault, otherwise with all that Python knows."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.exceptions import MkDocsException

_TEMPLATES = (".html", ".xml")


def told_as_one_line(problem: Exception) -> str:
    """File, line and reason, if a template raised it or MkDocs refused something; otherwise the whole traceback."""
    for frame in reversed(traceback.extract_tb(problem.__traceback__)):
        if frame.filename.endswith(_TEMPLATES):
            return f"{_short(frame.filename)}:{frame.lineno}: {problem}"
    if isinstance(problem, TemplateError | MkDocsException):
        return str(problem)
    return "".join(traceback.format_exception(problem))


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file
