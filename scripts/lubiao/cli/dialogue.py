"""The dialogue of `lubiao add`: it asks, offers what can be derived, and says what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import click

from lubiao.catalogue.labels import LABELS
from lubiao.findings import N_, Finding, Level, Message
from lubiao.findings.escaping import visible
from lubiao.intake.candidate import Candidate
from lubiao.intake.questions import IN_A_LIST, NotUnderstood, Question, read_answer
from lubiao.records import TitleOrigin
from lubiao.texts import translator

NOTHING = "-"
"""The answer that refuses what is offered."""

LAST_OF_MAPPING = ("evidence_url", "status_value", "cited_under")
"""With these answers a mapping is whole, and can be judged."""


@dataclass
class Dialogue:
    """Asks, and says what is wrong with an answer. Without a terminal it only says."""

    candidate: Candidate
    language: str
    asks: bool

    @property
    def _say(self) -> Callable[[str], str]:
        return translator(self.language)

    def tell(self, message: Message, *, error: bool = False) -> None:
        """One line for the person; faults go to stderr."""
        click.echo(visible(message.said_in(self._say)), err=error)

    def fault(self, message: Message, remedy: Message | None) -> None:
        """What is wrong, and what would be right."""
        self.tell(message, error=True)
        if remedy:
            click.echo("    " + visible(remedy.said_in(self._say)), err=True)

    def take(self, question: Question, answer: str) -> bool:
        """Put an answer into the record if the rules let it stand; say what is wrong if they do not."""
        candidate = self.candidate
        try:
            value = read_answer(question, answer, candidate.catalogue)
        except NotUnderstood as problem:
            self.fault(problem.message, problem.remedy)
            return False
        before = dict(candidate.values)
        _put(candidate.values, question, value)
        if question.key == "code" and (known := candidate.catalogue.find(str(value))):
            place = known.entry.place()
            self.fault(
                Message(
                    N_("{code} has a record already, in {file}, line {line}."),
                    {"code": known.name, "file": place.file, "line": place.line},
                ),
                Message(N_("To change it, edit that record, or use lubiao import --update.")),
            )
            candidate.values = before
            return False
        if question.part and question.option not in LAST_OF_MAPPING:
            return True
        findings = self._judged(question)
        for finding in findings:
            self.fault(finding.message, finding.remedy)
        if any(finding.level is Level.ERROR for finding in findings):
            candidate.values = before
            return False
        return True

    def _judged(self, question: Question) -> list[Finding]:
        """What the rules say of the answer. An English title is judged as if it said where it comes from."""
        values = self.candidate.values
        if question.key != "title_en":
            return self.candidate.findings_at(question.key)
        self.candidate.values = values | {"title_en_from": TitleOrigin.PUBLISHER.value}
        findings = self.candidate.findings_at("title_en")
        self.candidate.values = values
        return findings

    def ask(self, question: Question) -> None:
        """Ask until the answer stands, or is left out."""
        offered = "、".join(self.candidate.offered(question.key)) or default_answer(question, self.candidate)
        click.secho(self._say(question.asks), bold=True)
        click.echo("  " + self._say(question.explains))
        for number, choice in enumerate(question.choices, 1):
            click.echo(f"  {number} {choice}: {self._say(LABELS[question.family][choice])}")
        if offered:
            hint = Message(
                N_("Enter takes what stands in brackets, {nothing} leaves it out."), {"nothing": NOTHING}
            )
            click.echo("  " + hint.said_in(self._say))
        while True:
            answer = click.prompt(">", default=offered, show_default=bool(offered), prompt_suffix=" ").strip()
            if answer in ("", NOTHING):
                if not question.needed:
                    return
                self.tell(Message(N_("This is needed.")), error=True)
            elif self.take(question, answer):
                return


def default_answer(question: Question, candidate: Candidate) -> str:
    """What is taken where nobody says otherwise: that the source was read today, and cites under the title."""
    if question.option == "evidence_read":
        return candidate.catalogue.day.isoformat()
    if question.option == "cited_source":
        evidence = candidate.values.get("evidence")
        return str(evidence[0].get("source", "")) if isinstance(evidence, list) else ""
    return str(candidate.values.get("title_zh", "")) if question.option == "cited_under" else ""


def _put(values: dict[str, object], question: Question, value: object) -> None:
    """Set a value, inside its mapping where it has one. A status is read where the evidence was."""
    if question.key == "status":
        evidence = values.get("evidence")
        first = evidence[0] if isinstance(evidence, list) and evidence else {}
        values["status"] = {"value": value, "read": first.get("read", ""), "source": first.get("source", "")}
    elif question.key in IN_A_LIST:
        present = values.get(question.key)
        mapping = dict(present[0]) if isinstance(present, list) else {}
        values[question.key] = [mapping | {question.part: value}]
    else:
        values[question.key] = value
