"""The vocabularies under data/vocabulary/: ICS, CCS, sectors, divisions. CSV, because they are taken over."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from lubiao.findings import N_, Finding, Level, Message, Place

from .file import read_text


@dataclass(frozen=True, slots=True)
class Term:
    """A classification, sector or division: its code and its names, empty where none is known."""

    code: str
    zh: str = ""
    en: str = ""
    parent: str = ""
    until: int | None = None

    def name(self, language: str) -> str:
        """The name in a language, or the empty text."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The four vocabularies by code."""

    ics: dict[str, Term] = field(default_factory=dict)
    ccs: dict[str, Term] = field(default_factory=dict)
    sectors: dict[str, Term] = field(default_factory=dict)
    divisions: dict[str, Term] = field(default_factory=dict)


def read_vocabulary(folder: Path, shown: str) -> tuple[Vocabulary, list[Finding]]:
    """The vocabularies of a data folder; a missing or broken file is a finding, and its vocabulary empty."""
    tables: dict[str, dict[str, Term]] = {}
    findings: list[Finding] = []
    for name in ("ics", "ccs", "sectors", "divisions"):
        tables[name], found = _read_table(folder / f"{name}.csv", f"{shown}/{name}.csv")
        findings += found
    return Vocabulary(**tables), findings


def _read_table(path: Path, shown: str) -> tuple[dict[str, Term], list[Finding]]:
    text, findings = read_text(path, shown)
    terms: dict[str, Term] = {}
    if text is None:
        return terms, findings

    def fault(rule: str, line: int, message: Message, remedy: Message) -> None:
        findings.append(Finding(rule, Level.ERROR, Place(shown, line), message, remedy))

    rows = csv.DictReader(io.StringIO(text, newline=""), restval="")
    missing = Message(N_("The key {key} is missing."), {"key": "code"})
    try:
        if "code" not in (rows.fieldnames or ()):
            fault("LB012", 1, missing, Message(N_("Name the columns in the first line.")))
            return terms, findings
        for row in rows:
            if row["code"]:
                terms[row["code"]] = _term(row)
            else:
                fault(
                    "LB012",
                    rows.line_num,
                    missing,
                    Message(N_("Write the code in its column, or delete the line.")),
                )
    except csv.Error as problem:
        reason = Message(N_("This is no CSV: {reason}."), {"reason": str(problem)})
        fault(
            "LB005", rows.line_num, reason, Message(N_("Look at the quotes on this line and the one above."))
        )
    return terms, findings


def _term(row: dict[str, str]) -> Term:
    until = row.get("until", "")
    return Term(
        row["code"],
        row.get("zh", ""),
        row.get("en", ""),
        row.get("parent", ""),
        int(until) if re.fullmatch("[0-9]{4}", until) else None,
    )
