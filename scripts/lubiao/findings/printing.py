"""Printers: one list of findings, said to people in a terminal, to programs, and to GitHub.

Each takes the findings it is to print, a language and a stream; what is left out was left out before.
A value in a finding comes from a file that anybody may have written: nothing of it reaches a terminal,
an annotation or a page as anything but visible text.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from lubiao.texts import translator

from .escaping import annotation_message, annotation_property, markdown, visible
from .finding import Finding, Level
from .message import N_, Message

SHOWN_OF_A_KIND = 5
"""Warnings and remarks of one rule that are printed one by one; of errors each is printed."""

MOST_ANNOTATIONS = 10
"""GitHub shows ten annotations of a level for each step, and drops the others."""

LARGEST_SUMMARY = 900_000
"""Bytes; GitHub refuses a step summary above 1 MiB altogether."""

LEVEL_WORDS = {Level.ERROR: N_("error"), Level.WARNING: N_("warning"), Level.INFO: N_("remark")}
_STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.INFO: "cyan"}
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def summary(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings there are of each level."""
    counts = Counter(finding.level for finding in findings)
    return {level: counts[level] for level in Level}


def summary_line(findings: Iterable[Finding], language: str) -> str:
    """The counts as one line."""
    counts = summary(findings)
    if not any(counts.values()):
        return Message(N_("Nothing to report.")).said_in(translator(language))
    text = N_("Errors: {errors}. Warnings: {warnings}. Remarks: {remarks}.")
    values: dict[str, object] = {
        "errors": counts[Level.ERROR],
        "warnings": counts[Level.WARNING],
        "remarks": counts[Level.INFO],
    }
    return Message(text, values).said_in(translator(language))


def print_text(findings: list[Finding], language: str, stream: TextIO, show_all: bool = False) -> None:
    """For people: two lines a finding, then what was left out, then the counts.

    Of warnings and remarks, only the first few of each rule are printed unless `show_all`.
    """
    shown, left_out = (findings, Counter[str]()) if show_all else _first_of_each_rule(findings)
    say = translator(language)
    for finding in shown:
        place, record = finding.place, visible(finding.place.record)
        _write(stream, visible(f"{place.file}:{place.line}:{place.column} "), end="")
        _write(stream, say(LEVEL_WORDS[finding.level]), _STYLES[finding.level], end="")
        _write(stream, f" {finding.rule} {record}".rstrip() + f" — {_said(finding.message, language)}")
        if finding.remedy:
            _write(stream, f"    {_said(finding.remedy, language)}")
    for rule, number in left_out.items():
        more = Message(
            N_("{rule}: … and {number} more like this (--all shows them)"), {"rule": rule, "number": number}
        )
        _write(stream, more.said_in(say))
    _write(stream, summary_line(findings, language))


def to_json(findings: list[Finding], language: str) -> str:
    """For programs: every finding with its place, rule, level and sentences, and the counts."""
    return json.dumps(
        {
            "summary": {level.value: number for level, number in summary(findings).items()},
            "findings": [
                {
                    "rule": finding.rule,
                    "level": finding.level.value,
                    "file": finding.place.file,
                    "line": finding.place.line,
                    "column": finding.place.column,
                    "record": finding.place.record,
                    "message": finding.message.said_in(translator(language)),
                    "remedy": finding.remedy.said_in(translator(language)) if finding.remedy else None,
                }
                for finding in findings
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def print_json(findings: list[Finding], language: str, stream: TextIO) -> None:
    """Print `to_json`."""
    _write(stream, to_json(findings, language))


def to_github(findings: list[Finding], language: str) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request: the first ten of each level."""
    lines: list[str] = []
    for level, command in _COMMANDS.items():
        of_level = [finding for finding in findings if finding.level is level]
        for finding in of_level[:MOST_ANNOTATIONS]:
            place = finding.place
            properties = {
                "file": place.file,
                "line": place.line,
                "col": place.column,
                "title": f"{finding.rule} {place.record}".strip(),
            }
            written = ",".join(f"{key}={annotation_property(value)}" for key, value in properties.items())
            said = [_said(message, language) for message in (finding.message, finding.remedy) if message]
            lines.append(f"::{command} {written}::{annotation_message(chr(10).join(said))}")
    return "\n".join(lines)


def to_markdown(findings: list[Finding], language: str) -> str:
    """The whole list as a table, for the summary of a workflow run; cut where GitHub would refuse it."""
    say = translator(language)
    lines = [markdown(summary_line(findings, language)), ""]
    if findings:
        heads = (N_("Level"), N_("Rule"), N_("Place"), N_("Record"), N_("What is wrong"), N_("What to do"))
        lines += ["| " + " | ".join(map(say, heads)) + " |", "|" + " --- |" * len(heads)]
    size = 0
    for number, finding in enumerate(findings):
        row = "| " + " | ".join(markdown(cell) for cell in _cells(finding, language)) + " |"
        size += len(row.encode())
        if size > LARGEST_SUMMARY:
            rest = Message(N_("… and {number} more."), {"number": len(findings) - number})
            return "\n".join([*lines, "", markdown(rest.said_in(say))]) + "\n"
        lines.append(row)
    return "\n".join(lines) + "\n"


def print_github(
    findings: list[Finding], language: str, stream: TextIO, step_summary: Path | None = None
) -> None:
    """Print `to_github`, and add `to_markdown` to the step summary that GITHUB_STEP_SUMMARY names."""
    if annotations := to_github(findings, language):
        _write(stream, annotations)
    _write(stream, summary_line(findings, language))
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    if target := step_summary or (Path(named) if named else None):
        with target.open("a", encoding="utf-8") as file:
            file.write(to_markdown(findings, language))


def _first_of_each_rule(findings: list[Finding]) -> tuple[list[Finding], Counter[str]]:
    """All errors and the first few others of each rule; and how many of each rule were left out."""
    shown: list[Finding] = []
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        if finding.level is Level.ERROR or seen[finding.rule] <= SHOWN_OF_A_KIND:
            shown.append(finding)
    printed = Counter(finding.rule for finding in shown)
    return shown, seen - printed


def _said(message: Message, language: str) -> str:
    return visible(message.said_in(translator(language)))


def _cells(finding: Finding, language: str) -> Iterator[str]:
    place = finding.place
    yield translator(language)(LEVEL_WORDS[finding.level])
    yield finding.rule
    yield f"{place.file}:{place.line}:{place.column}"
    yield place.record
    yield _said(finding.message, language)
    yield _said(finding.remedy, language) if finding.remedy else ""


def _write(stream: TextIO, text: str, style: str = "", end: str = "\n") -> None:
    """Write a line; coloured on a terminal, and with escapes for what the stream's encoding cannot hold."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    text = text.encode(encoding, "backslashreplace").decode(encoding)
    if style and stream.isatty():
        # Imported here because most output goes to files and pipes.
        from rich.console import Console
        from rich.text import Text

        Console(file=stream, highlight=False, soft_wrap=True).print(Text(text, style), end=end)
    else:
        stream.write(text + end)
