"""Findings for GitHub: annotations beside the lines of a pull request, and the summary of a workflow run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from lubiao.texts import translator

from .counts import LEVEL_WORDS, errors_first, summary_line
from .escaping import annotation_message, annotation_property, markdown, visible
from .finding import Finding, Level
from .message import N_, Message
from .output import Output

MOST_ANNOTATIONS = 10
"""GitHub shows ten annotations of a level for each step, and drops the others."""

LARGEST_SUMMARY = 900_000
"""Bytes; GitHub refuses a step summary above 1 MiB altogether."""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_LONGEST_TITLE = 200


def to_github(findings: list[Finding], language: str) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request: ten of each level, errors first.

    The ten are spread over the rules: the first finding of each, then the second, so that many of one kind do
    not hide the others.
    """
    lines: list[str] = []
    for level in _COMMANDS:
        of_level = _spread(finding for finding in findings if finding.level is level)
        lines += [_annotation(finding, language) for finding in of_level[:MOST_ANNOTATIONS]]
    return "\n".join(lines)


def to_markdown(findings: list[Finding], language: str, silenced: int = 0) -> str:
    """The whole list as a table, errors first, for the summary of a run; cut where GitHub would refuse it."""
    say = translator(language)
    lines = [markdown(summary_line(findings, language, silenced)), ""]
    if findings:
        heads = (N_("Level"), N_("Rule"), N_("Place"), N_("Record"), N_("What is wrong"), N_("What to do"))
        lines += ["| " + " | ".join(map(say, heads)) + " |", "|" + " --- |" * len(heads)]
    size = 0
    for number, finding in enumerate(errors_first(findings)):
        row = "| " + " | ".join(markdown(cell) for cell in _cells(finding, language)) + " |"
        size += len(row.encode("utf-8", "backslashreplace")) + 1
        if size > LARGEST_SUMMARY:
            rest = Message(N_("… and {number} more."), {"number": len(findings) - number})
            return "\n".join([*lines, "", markdown(rest.said_in(say))]) + "\n"
        lines.append(row)
    return "\n".join(lines) + "\n"


def print_github(
    findings: list[Finding],
    language: str,
    stream: TextIO,
    step_summary: Path | None = None,
    silenced: int = 0,
) -> None:
    """Print `to_github`, and add `to_markdown` to the step summary that GITHUB_STEP_SUMMARY names."""
    output = Output(stream)
    if annotations := to_github(findings, language):
        output.write(annotations)
    output.write(summary_line(findings, language, silenced))
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    if target := step_summary or (Path(named) if named else None):
        with target.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(to_markdown(findings, language, silenced))


def _spread(findings: Iterable[Finding]) -> list[Finding]:
    """The first finding of each rule, then the second of each, and so on."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, Finding]] = []
    for finding in findings:
        seen[finding.rule] += 1
        turns.append((seen[finding.rule], finding))
    return [finding for _, finding in sorted(turns, key=lambda turn: turn[0])]


def _annotation(finding: Finding, language: str) -> str:
    place = finding.place
    properties: dict[str, object] = {"file": place.file, "line": place.line, "col": place.column}
    if place.end_line:
        properties |= {"endLine": place.end_line, "endColumn": place.end_column}
    properties["title"] = f"{finding.rule} {place.record}".strip()[:_LONGEST_TITLE]
    written = ",".join(f"{key}={annotation_property(value)}" for key, value in properties.items())
    said = [_said(message, language) for message in (finding.message, finding.remedy) if message]
    return f"::{_COMMANDS[finding.level]} {written}::{annotation_message(chr(10).join(said))}"


def _cells(finding: Finding, language: str) -> Iterator[str]:
    place = finding.place
    yield translator(language)(LEVEL_WORDS[finding.level])
    yield finding.rule
    yield f"{place.file}:{place.line}:{place.column}"
    yield place.record
    yield _said(finding.message, language)
    yield _said(finding.remedy, language) if finding.remedy else ""


def _said(message: Message, language: str) -> str:
    return visible(message.said_in(translator(language)))
