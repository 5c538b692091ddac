"""The one comment at a pull request: what the check found in what it changes, and what changes for readers."""

from __future__ import annotations

from collections.abc import Iterator

from .check_report import CheckReport, ReportedFinding
from .comments import harmless, in_both, tamed, within
from .counts import LEVEL_WORDS
from .finding import Level
from .message import N_, Message

MARKER = "<!-- lubiao:check -->"
"""By this the comment is found again."""

SHOWN = 40
"""Findings in the comment; the summary of the run holds all."""

LONGEST_CHANGES = 24_000
"""Characters of the changes in one language; both, the findings and the links fit into one comment."""

_NOTHING = N_("The check finds nothing to mend in what changes here.")
_COUNTS = N_("In what changes here: errors {errors}, warnings {warnings}.")
_MORE = N_("… and {number} more.")
_REST = N_("The rest is in the summary of the run.")
_CHANGES = N_("What changes for readers")
_PREVIEW = N_("Preview of the site")
_RUN = N_("Log of the check")


def check_comment(report: CheckReport, run: str, preview: str = "") -> str:
    """The body of the comment. `run` and `preview` are addresses at GitHub that the caller made himself."""
    links = f"[{in_both(Message(_RUN))}]({run})" + (
        f" · [{in_both(Message(_PREVIEW))}]({preview})" if preview else ""
    )
    return within(
        [MARKER, _summary(report), links, *_findings(report), *_changes(report)], more=in_both(Message(_REST))
    )


def _summary(report: CheckReport) -> str:
    if not report.errors and not report.warnings:
        return in_both(Message(_NOTHING))
    return in_both(Message(_COUNTS, {"errors": report.errors, "warnings": report.warnings}))


def _changes(report: CheckReport) -> Iterator[str]:
    if report.changes_zh:
        yield f"### {in_both(Message(_CHANGES))}"
        yield _cut(tamed(report.changes_zh).strip())
    if report.changes_en:
        yield f"<details><summary>English</summary>\n\n{_cut(tamed(report.changes_en).strip())}\n\n</details>"


def _cut(text: str) -> str:
    """As many whole lines as fit: each is an item of a list, or a heading."""
    if len(text) <= LONGEST_CHANGES:
        return text
    kept = text[: text.rfind("\n", 0, LONGEST_CHANGES)].rstrip()
    return f"{kept}\n\n{in_both(Message(_REST))}"


def _findings(report: CheckReport) -> Iterator[str]:
    levels = list(Level)
    first = sorted(report.findings, key=lambda finding: levels.index(Level(finding.level)))
    for finding in first[:SHOWN]:
        yield _item(finding)
    if len(first) > SHOWN:
        yield in_both(Message(_MORE, {"number": len(first) - SHOWN}))


def _item(finding: ReportedFinding) -> str:
    level = in_both(Message(LEVEL_WORDS[Level(finding.level)]))
    place = f"`{finding.file}:{finding.line}` {harmless(finding.record)}".rstrip()
    zh = f"{finding.message_zh}{finding.remedy_zh}"
    en = f"{finding.message_en} {finding.remedy_en}".rstrip()
    said = dict.fromkeys([zh, en])
    return f"- **{level} {finding.rule}** {place}<br>" + "<br>".join(harmless(text) for text in said)
