"""How many findings of each level there are, and as one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lubiao.texts import translator

from .finding import Finding, Level
from .message import N_, Message

LEVEL_WORDS = {Level.ERROR: N_("error"), Level.WARNING: N_("warning"), Level.INFO: N_("remark")}


def summary(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings there are of each level."""
    counts = Counter(finding.level for finding in findings)
    return {level: counts[level] for level in Level}


def summary_line(findings: Iterable[Finding], language: str, silenced: int = 0) -> str:
    """The counts as one line. Of silenced findings there is only the number, and that only where there are some."""
    counts, say = summary(findings), translator(language)
    text = N_("Errors: {errors}. Warnings: {warnings}. Remarks: {remarks}.")
    values: dict[str, object] = {
        "errors": counts[Level.ERROR],
        "warnings": counts[Level.WARNING],
        "remarks": counts[Level.INFO],
    }
    if not any(counts.values()):
        text = N_("Nothing to report.")
    said = [Message(text, values).said_in(say)]
    if silenced:
        said.append(Message(N_("Silenced: {silenced}."), {"silenced": silenced}).said_in(say))
    return ("" if language == "zh" else " ").join(said)


def errors_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by level, within a level in the order they came in."""
    levels = list(Level)
    return sorted(findings, key=lambda finding: levels.index(finding.level))


def can_be_fixed(finding: Finding) -> bool:
    """Whether `lubiao check --fix` repairs what was found."""
    return finding.fix is not None
