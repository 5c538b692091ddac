"""Findings for people at a terminal: where, what is wrong, the line with the fault marked, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TextIO

from lubiao.texts import translator

from .counts import LEVEL_WORDS, can_be_fixed, summary_line
from .escaping import visible
from .finding import Finding, Level
from .message import N_, Message
from .output import Output
from .quotation import Lines, no_lines, quoted

SHOWN_OF_A_KIND = 5
"""Warnings and remarks of one rule that are printed one by one; of errors each is printed."""

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.INFO: "cyan"}
_INDENT = "    "


def print_text(
    findings: list[Finding],
    language: str,
    stream: TextIO,
    show_all: bool = False,
    lines: Lines = no_lines,
    silenced: int = 0,
    always: Callable[[Finding], bool] = lambda finding: False,
) -> None:
    """For each finding a line with its place, the quoted line, and what to do; then what was left out, and the counts.

    Of warnings and remarks, only the first few of each rule are printed, and those that `always` chooses, unless
    `show_all`. What begins with a file's name is the place of a finding, so that `grep` finds them all.
    """
    shown, left_out = (findings, Counter[str]()) if show_all else _first_of_each_rule(findings, always)
    say, output = translator(language), Output(stream)
    for finding in shown:
        _print_finding(finding, language, output, lines)
    for rule, number in left_out.items():
        more = Message(
            N_("{rule}: … and {number} more like this (--all shows them)"), {"rule": rule, "number": number}
        )
        output.write(more.said_in(say))
    if fixable := sum(map(can_be_fixed, findings)):
        repaired = Message(
            N_("{number} of these can be repaired by lubiao check --fix."), {"number": fixable}
        )
        output.write(repaired.said_in(say))
    output.write(summary_line(findings, language, silenced))


def _print_finding(finding: Finding, language: str, output: Output, lines: Lines) -> None:
    say, place, style = translator(language), finding.place, _STYLES[finding.level]
    output.write(visible(f"{place.file}:{place.line}:{place.column} "), end="")
    output.write(say(LEVEL_WORDS[finding.level]), style, end="")
    said = visible(finding.message.said_in(say))
    output.write(f" {finding.rule} {visible(place.record)}".rstrip() + f" — {said}")
    if quotation := quoted(place, lines, output.width - len(_INDENT)):
        line, carets = quotation
        output.write(_INDENT + line)
        output.write(_INDENT + carets.partition("^")[0], end="")
        output.write(carets.lstrip(" |"), style)
    if finding.remedy:
        output.write(_INDENT + visible(finding.remedy.said_in(say)))


def _first_of_each_rule(
    findings: list[Finding], always: Callable[[Finding], bool]
) -> tuple[list[Finding], Counter[str]]:
    """All errors, the first few others of each rule and those always shown; and how many of each were left out."""
    shown: list[Finding] = []
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        if finding.level is Level.ERROR or seen[finding.rule] <= SHOWN_OF_A_KIND or always(finding):
            shown.append(finding)
    printed = Counter(finding.rule for finding in shown)
    return shown, seen - printed
