"""What the check of a pull request hands over to the job that may comment: one JSON file, read as hostile.

The check runs what a contributor wrote and has no rights; the job that comments has rights and runs only what is
on main. So this file may hold anything: it is read strictly, and nothing in it is more than words and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from lubiao.texts import translator

from .finding import Finding, Level

FILE = "report.json"

LARGEST_REPORT = 5_000_000
"""Bytes of the report, and of the archive in which it is downloaded."""

MOST_FINDINGS = 500
"""Findings handed over, fewer where a report would be too large; of the others, the number alone."""

LONGEST_CHANGES = 60_000
"""Characters of the semantic diff in one language."""

_FILE_NAME = r"^data/[A-Za-z0-9_-]+(?:[/.][A-Za-z0-9_-]+)*$"
_LONGEST_NAME = 200
_LONGEST_SENTENCE = 1_000
_LONGEST_FIX = 300

Sentence = Annotated[str, StringConstraints(max_length=_LONGEST_SENTENCE)]
Position = Annotated[int, Field(ge=0, le=10_000_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ReportedFinding(_Strict):
    """A finding said in both languages. `text` is the line on which it stands, where it has a fix."""

    rule: Annotated[str, StringConstraints(pattern=r"^LB[0-9]{3}$")]
    level: Literal["error", "warning", "info"]
    file: Annotated[str, StringConstraints(pattern=_FILE_NAME, max_length=_LONGEST_NAME)]
    line: Position
    column: Position
    end_line: Position = 0
    end_column: Position = 0
    record: Sentence = ""
    message_zh: Sentence
    message_en: Sentence
    remedy_zh: Sentence = ""
    remedy_en: Sentence = ""
    fix: Annotated[str, StringConstraints(max_length=_LONGEST_FIX)] | None = None
    text: Sentence = ""


class CheckReport(_Strict):
    """The findings that a pull request brings, how many there are altogether, and the semantic diff as Markdown."""

    version: Literal[1] = 1
    number: Annotated[int, Field(ge=1, le=2_000_000_000)]
    errors: Position
    warnings: Position
    findings: Annotated[list[ReportedFinding], Field(max_length=MOST_FINDINGS)]
    changes_zh: Annotated[str, StringConstraints(max_length=LONGEST_CHANGES)] = ""
    changes_en: Annotated[str, StringConstraints(max_length=LONGEST_CHANGES)] = ""


def report_of(
    number: int,
    findings: Iterable[Finding],
    line_of: Callable[[str, int], str],
    changes: tuple[str, str] = ("", ""),
) -> CheckReport:
    """The report of a pull request. `changes` is the diff in Chinese and in English; longer ones are left out."""
    found = list(findings)
    levels = list(Level)
    first = sorted(found, key=lambda finding: levels.index(finding.level))[:MOST_FINDINGS]
    changes_zh, changes_en = (text if len(text) <= LONGEST_CHANGES else "" for text in changes)
    report = CheckReport(
        number=number,
        errors=sum(finding.level is Level.ERROR for finding in found),
        warnings=sum(finding.level is Level.WARNING for finding in found),
        findings=[],
        changes_zh=changes_zh,
        changes_en=changes_en,
    )
    room = LARGEST_REPORT - _size(report)
    kept = []
    for finding in first:
        made = _reported(finding, line_of)
        room -= _size(made) + 1  # the comma
        if room < 0:
            break
        kept.append(made)
    return report.model_copy(update={"findings": kept})


def read_report(content: bytes) -> CheckReport | None:
    """The report in a file that anybody may have made; None where it is none."""
    if len(content) > LARGEST_REPORT:
        return None
    try:
        return CheckReport.model_validate_json(content)
    except (ValidationError, ValueError, RecursionError):
        return None


def _reported(finding: Finding, line_of: Callable[[str, int], str]) -> ReportedFinding:
    place = finding.place
    said = {language: translator(language) for language in ("zh", "en")}
    text = line_of(place.file, place.line) if finding.fix else ""
    return ReportedFinding(
        rule=finding.rule,
        level=finding.level.value,
        file=_folder_shown(place.file),
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        record=_short(place.record),
        message_zh=_short(finding.message.said_in(said["zh"])),
        message_en=_short(finding.message.said_in(said["en"])),
        remedy_zh=_short(finding.remedy.said_in(said["zh"])) if finding.remedy else "",
        remedy_en=_short(finding.remedy.said_in(said["en"])) if finding.remedy else "",
        fix=finding.fix.value
        if finding.fix and len(finding.fix.value) <= _LONGEST_FIX and len(text) <= _LONGEST_SENTENCE
        else None,
        text=text if len(text) <= _LONGEST_SENTENCE else "",
    )


def _size(part: BaseModel) -> int:
    """Bytes of a part of the report as it is handed over."""
    return len(part.model_dump_json().encode("utf-8"))


def _folder_shown(file: str) -> str:
    """The name of the file; that of the folder where the file's own has other letters."""
    return file if re.fullmatch(_FILE_NAME, file) and len(file) <= _LONGEST_NAME else "data/standards"


def _short(text: str) -> str:
    """The text without half characters, as long as a report may hold it."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= _LONGEST_SENTENCE else whole[: _LONGEST_SENTENCE - 1] + "…"
