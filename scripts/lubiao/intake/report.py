"""What became of each row: a summary for the terminal, and the whole as CSV, Markdown or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lubiao.findings import N_, Message
from lubiao.findings.escaping import markdown, visible
from lubiao.texts import translator

from .outcome import Outcome, Remark, RowResult, Weight

OUTCOMES = {
    Outcome.TAKEN: N_("taken"),
    Outcome.CHANGED: N_("changed"),
    Outcome.UNCHANGED: N_("unchanged, there already"),
    Outcome.SKIPPED: N_("skipped: there already, and different"),
    Outcome.REFUSED: N_("refused"),
    Outcome.EMPTY: N_("empty"),
    Outcome.HEADER: N_("header, or a line above it"),
    Outcome.LINE: N_("line of the table that is no standard, such as a total"),
    Outcome.EXAMPLE: N_("example"),
    Outcome.UNREAD: N_("in a sheet without header, not read"),
}
WEIGHTS = {
    Weight.ERROR: N_("error"),
    Weight.WARNING: N_("warning"),
    Weight.CHANGED: N_("changed"),
    Weight.READ_AS: N_("read as"),
}
KINDS = (".csv", ".md", ".json")

SHOWN = 20
"""Rows shown at the terminal; the report holds them all."""


class Report:
    """The rows of all sheets, said in one language."""

    def __init__(self, results: Sequence[RowResult], language: str) -> None:
        self.results, self.say = results, translator(language)

    def counts(self) -> dict[Outcome, int]:
        """How many rows had each outcome; their sum is the number of rows."""
        counted = Counter(result.outcome for result in self.results)
        return {outcome: counted[outcome] for outcome in Outcome}

    def summary(self) -> list[str]:
        """The counts, a line each, zeros left out."""
        lines = [
            Message(N_("{outcome}: {number}"), {"outcome": Message(OUTCOMES[outcome]), "number": number}).said_in(self.say)
            for outcome, number in self.counts().items()
            if number
        ]  # fmt: skip
        return [
            *lines,
            Message(N_("Rows altogether: {number}"), {"number": len(self.results)}).said_in(self.say),
        ]

    def lines(self) -> Iterator[str]:
        """For the terminal: what is not read, refused or doubtful, the first rows of each outcome."""
        shown: Counter[Outcome] = Counter()
        for result in self.results:
            remarks = [r for r in result.remarks if r.weight in (Weight.ERROR, Weight.WARNING)]
            if not remarks:
                continue
            shown[result.outcome] += 1
            if shown[result.outcome] > SHOWN:
                continue
            name = f"{result.sheet} {result.row} {result.code}".rstrip()
            yield visible(f"{name} — {self.say(OUTCOMES[result.outcome])}")
            for remark in remarks:
                yield visible(f"    {result.cell(remark)} {self.said(remark)}")
        for outcome, number in shown.items():
            if number > SHOWN:
                more = Message(N_("{outcome}: … and {number} more rows; --report FILE holds them all."), {"outcome": Message(OUTCOMES[outcome]), "number": number - SHOWN})  # fmt: skip
                yield more.said_in(self.say)

    def said(self, remark: Remark) -> str:
        """A remark as one line."""
        words = [remark.message.said_in(self.say)]
        if remark.remedy:
            words.append(remark.remedy.said_in(self.say))
        rule = [remark.rule] if remark.rule else []
        return " ".join([f"[{self.say(WEIGHTS[remark.weight])}]", *rule, *words])

    def text(self, path: Path) -> str:
        """The whole report, in the form that the name of its file asks for: one of KINDS."""
        return {".csv": self._csv, ".md": self._markdown, ".json": self._json}[path.suffix.lower()]()

    def _rows(self) -> Iterator[list[str]]:
        for r in self.results:
            told = "\n".join(f"{r.cell(remark)} {self.said(remark)}" for remark in r.remarks)
            yield [r.sheet, str(r.row), self.say(OUTCOMES[r.outcome]), r.code, told]

    def _heads(self) -> list[str]:
        return [self.say(head) for head in (N_("Sheet"), N_("Row"), N_("Outcome"), N_("Code"), N_("Remarks"))]

    def _csv(self) -> str:
        stream = io.StringIO(newline="")
        writer = csv.writer(stream)
        writer.writerow(self._heads())
        for row in self._rows():
            writer.writerow([harmless(cell) for cell in row])
        return "\ufeff" + stream.getvalue()  # Excel reads UTF-8 only behind this mark

    def _markdown(self) -> str:
        lines = [f"- {markdown(line)}" for line in self.summary()]
        lines += ["", "| " + " | ".join(self._heads()) + " |", "|" + " --- |" * 5]
        for row in self._rows():
            cells = ["<br>".join(markdown(line) for line in cell.split("\n")) for cell in row]
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join(lines) + "\n"

    def _json(self) -> str:
        rows = [
            {
                "sheet": r.sheet,
                "row": r.row,
                "outcome": r.outcome.value,
                "code": r.code,
                "remarks": [
                    {"cell": r.cell(m), "weight": m.weight.value, "rule": m.rule or None, "message": m.message.said_in(self.say),
                     "remedy": m.remedy.said_in(self.say) if m.remedy else None}
                    for m in r.remarks
                ],
            }
            for r in self.results
        ]  # fmt: skip
        counts = {outcome.value: number for outcome, number in self.counts().items()}
        whole = {"rows": len(rows), "counts": counts, "results": rows}
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        # Half characters are escaped: they cannot be written, and JSON has a form for them.
        return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def harmless(cell: str) -> str:
    """A text that a spreadsheet does not take for a formula, and without controls."""
    plain = "\n".join(visible(line) for line in cell.split("\n"))
    return "'" + plain if plain[:1] in ("=", "+", "-", "@", "\t", "\r") else plain
