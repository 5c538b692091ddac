"""Fixes as suggestions that one accepts with a click, on the lines that a pull request changes.

GitHub takes a comment only on a line that is in the diff, and a suggestion replaces that whole line. The line is
taken from GitHub's own diff, never from what was handed over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .check_report import ReportedFinding
from .comments import fenced, harmless
from .escaping import visible

MOST_SUGGESTIONS = 20
"""In one review; the next run makes the others."""

LONGEST_LINE = 1_000
"""Characters of a line for which a suggestion is made."""

_HUNK = re.compile(r"@@ -[0-9]{1,9}(?:,[0-9]{1,9})? \+([0-9]{1,9})(?:,[0-9]{1,9})? @@")
_MARK = re.compile(r"<!-- lubiao:fix ([0-9a-f]{16}) -->")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A comment on one line of the new side of the diff, and the mark by which it is known again."""

    path: str
    line: int
    body: str
    mark: str


def lines_in(patch: str) -> dict[int, tuple[str, bool]]:
    """The lines of the new side that a unified diff of one file shows: number → text, and whether it is changed."""
    lines: dict[int, tuple[str, bool]] = {}
    number = 0
    for row in patch.split("\n"):
        if hunk := _HUNK.match(row):
            number = int(hunk[1])
        elif number and row[:1] in ("+", " "):
            lines[number] = (row[1:].removesuffix("\r"), row[0] == "+")
            number += 1
    return lines


def suggestions_for(
    findings: Iterable[ReportedFinding],
    patches: Mapping[str, str],
    spelled: Callable[[str], str],
    made: Iterable[str] = (),
) -> list[Suggestion]:
    """Suggestions for what has a fix and stands on a changed line; each once.

    `patches` are the diffs by file, as GitHub gives them. `spelled` gives the YAML spelling of a value. `made` are
    the bodies of the comments that are there: what they suggest is not suggested again.
    """
    known = {found[1] for body in made for found in _MARK.finditer(body)}
    shown = {file: lines_in(patch) for file, patch in patches.items()}
    wanted: dict[tuple[str, int], Suggestion] = {}
    for finding in findings:
        line = _line_of(finding, shown.get(finding.file, {}))
        if not line or (finding.file, line) in wanted or len(wanted) >= MOST_SUGGESTIONS:
            continue
        old = shown[finding.file][line][0]
        new = old[: finding.column - 1] + spelled(finding.fix or "") + old[finding.end_column - 1 :]
        mark = hashlib.sha256(f"{finding.file}\n{old}\n{new}".encode("utf-8", "replace")).hexdigest()[:16]
        if new != old and mark not in known and visible(new) == new:
            wanted[finding.file, line] = Suggestion(finding.file, line, _body(finding, new, mark), mark)
    return list(wanted.values())


def _line_of(finding: ReportedFinding, lines: Mapping[int, tuple[str, bool]]) -> int | None:
    """The changed line on which a finding stands: where it says, else the only changed one with the same text.

    The check ran on the pull request merged with main: there the same line may have another number.
    """
    whole = (
        0 < finding.column < finding.end_column <= len(finding.text) + 1 and finding.line == finding.end_line
    )
    if finding.fix is None or not whole or len(finding.text) > LONGEST_LINE:
        return None
    if lines.get(finding.line) == (finding.text, True):
        return finding.line
    same = [number for number, line in lines.items() if line == (finding.text, True)]
    return same[0] if len(same) == 1 else None


def _body(finding: ReportedFinding, new: str, mark: str) -> str:
    said = [
        f"**{finding.rule}** {harmless(finding.message_zh)}",
        harmless(finding.message_en),
        fenced(new, "suggestion"),
    ]
    return "\n\n".join([*said, f"<!-- lubiao:fix {mark} -->"])
