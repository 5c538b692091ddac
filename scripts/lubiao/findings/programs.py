"""Findings for programs, as JSON."""

from __future__ import annotations

import json
from typing import TextIO

from lubiao.texts import LANGUAGES, translator

from .counts import can_be_fixed, summary
from .finding import Finding
from .output import Output


def to_json(findings: list[Finding], language: str, silenced: int = 0) -> str:
    """Every finding with its place, rule, level, sentences, fix and the rule's page on the site; and the counts.

    `end_line` and `end_column` are null where only the beginning is known. `fix` is the value that would be right.
    """
    counts = {level.value: number for level, number in summary(findings).items()}
    return json.dumps(
        {
            "summary": {
                **counts,
                "silenced": silenced,
                "fixable": sum(map(can_be_fixed, findings)),
            },
            "findings": [_finding(finding, language) for finding in findings],
        },
        ensure_ascii=False,
        indent=2,
    )


def print_json(findings: list[Finding], language: str, stream: TextIO, silenced: int = 0) -> None:
    """Print `to_json`."""
    Output(stream).write(to_json(findings, language, silenced))


def rule_page(rule: str, language: str) -> str:
    """Where the rule's page lies on the site, below the site's address."""
    folder = "" if language == LANGUAGES[0] else f"{language}/"
    return f"{folder}rules/{rule}/"


def _finding(finding: Finding, language: str) -> dict[str, object]:
    say, place = translator(language), finding.place
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line or None,
        "end_column": place.end_column or None,
        "record": place.record,
        "message": finding.message.said_in(say),
        "remedy": finding.remedy.said_in(say) if finding.remedy else None,
        "fix": finding.fix.value if finding.fix else None,
        "page": rule_page(finding.rule, language),
    }
