"""`lubiao add`: one new record, by questions at the terminal or by options."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from lubiao.catalogue import Catalogue, build_day
from lubiao.catalogue.labels import LABELS
from lubiao.codes import parse
from lubiao.findings import N_, Finding, Level, Message
from lubiao.findings.escaping import visible
from lubiao.intake.candidate import Candidate, Written, file_shown, put_in
from lubiao.intake.questions import IN_A_LIST, QUESTIONS, NotUnderstood, Question, read_answer
from lubiao.reading import read_data
from lubiao.reading.file import read_text
from lubiao.records import TitleOrigin
from lubiao.texts import default_language, translator
from lubiao.writing import replace_file

from .add_options import ANSWERS

NOTHING = "-"
"""The answer that refuses what is offered."""

LAST_OF_MAPPING = ("evidence_url", "status_value", "cited_under")
"""With these answers a mapping is whole, and can be judged."""

TAKEN_UNASKED = ("evidence_read", "cited_source")
"""What may be derived without anybody looking: a source was read today, and the same source cites."""


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
        offered = "、".join(self.candidate.offered(question.key)) or _default(question, self.candidate)
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


def run_add(
    data: Path,
    into: Path,
    language: str | None,
    answers: dict[str, tuple[str, ...]],
    *,
    yes: bool,
    dry_run: bool,
) -> int:
    """Add one record to a data folder.

    `answers` are those given as options, by `Question.option`. At a terminal the others are asked for.
    Returns 0 where the record is written (or would be), 1 where it has errors, 2 where there is nothing to
    write into.
    """
    language = language or default_language()
    say = translator(language)
    if not data.is_dir():
        click.echo(
            say(N_("There is no data folder {folder}. Name it with --data.")).format(folder=data), err=True
        )
        return 2
    shown = file_shown(data, into)
    text, problems = read_text(data / into, shown)
    if text is None or problems:
        for problem in problems:
            click.echo(
                f"{shown}: {problem.message.said_in(say)} {problem.remedy.said_in(say) if problem.remedy else ''}",
                err=True,
            )
        return 2
    candidate = Candidate(Catalogue.link(read_data(data), build_day()))
    dialogue = Dialogue(candidate, language, asks=sys.stdin.isatty() and not yes)
    if not _fill(dialogue, answers):
        return 1
    return _finish(dialogue, data / into, shown, text, dry_run=dry_run)


def _fill(dialogue: Dialogue, answers: dict[str, tuple[str, ...]]) -> bool:
    """Go through the questions; False where an option does not stand, or a needed one is missing."""
    stands = True
    for question in QUESTIONS:
        if not _applies(question, dialogue.candidate):
            continue
        given = answers.get(question.option, ())
        if given:
            stands &= dialogue.take(question, "；".join(given))
        elif dialogue.asks and stands:
            dialogue.ask(question)
            if question.key == "code":
                _tell_derived(dialogue)
        elif question.option in TAKEN_UNASKED and (default := _default(question, dialogue.candidate)):
            stands &= dialogue.take(question, default)
        elif question.needed:
            option = ANSWERS[question.option].flag
            dialogue.fault(
                Message(N_("{question} is missing."), {"question": Message(question.asks)}),
                Message(N_("Give it with {option}."), {"option": option}),
            )
            stands = False
    return stands


def _applies(question: Question, candidate: Candidate) -> bool:
    """Whether a question has a sense after the answers so far."""
    if question.key == "title_en_from":
        return "title_en" in candidate.values
    if question.key == "cited" and question.part != "city":
        return "cited" in candidate.values
    return True


def _default(question: Question, candidate: Candidate) -> str:
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


def _tell_derived(dialogue: Dialogue) -> None:
    """Show what follows from the code: nobody has to type it."""
    catalogue, code = dialogue.candidate.catalogue, parse(dialogue.candidate.code)
    say = translator(dialogue.language)
    kinds, grades = LABELS["kind"], LABELS["grade"]
    facts = [str(code), say(kinds[code.kind])]
    if code.grade:
        facts.append(say(grades[code.grade]))
    if city := catalogue.city_of_division.get(code.division or ""):
        facts.append(city.name_zh if dialogue.language == "zh" else city.name_en)
    click.secho("  " + " · ".join(facts), dim=True)
    for edition in dialogue.candidate.editions():
        dialogue.tell(Message(N_("  The catalogue holds another edition: {code}."), {"code": edition.name}))


def _finish(dialogue: Dialogue, path: Path, shown: str, text: str, *, dry_run: bool) -> int:
    """Show the whole record and what the check says of it; write it if it has no error and nobody objects."""
    candidate = dialogue.candidate
    written = put_in(candidate.catalogue, candidate, shown, text)
    click.echo()
    click.echo(visible_lines(candidate.text()))
    for finding in (*written.findings, *written.elsewhere):
        _tell_finding(dialogue, finding)
    if any(finding.level is Level.ERROR for finding in (*written.findings, *written.elsewhere)):
        dialogue.tell(Message(N_("The record has errors; nothing was written.")), error=True)
        return 1
    if dry_run:
        dialogue.tell(Message(N_("Nothing was written (--dry-run).")))
        return 0
    question = translator(dialogue.language)(N_("Write it into {file}?")).format(file=shown)
    if dialogue.asks and not click.confirm(question, default=True):
        dialogue.tell(Message(N_("Nothing was written.")))
        return 0
    return _write(dialogue, path, shown, written)


def _write(dialogue: Dialogue, path: Path, shown: str, written: Written) -> int:
    try:
        replace_file(path, written.text)
    except OSError as problem:
        dialogue.tell(
            Message(
                N_("{file} cannot be written: {reason}."),
                {"file": shown, "reason": problem.strerror or str(problem)},
            ),
            error=True,
        )
        return 2
    dialogue.tell(Message(N_("Written: {file}, line {line}."), {"file": shown, "line": written.line}))
    return 0


def _tell_finding(dialogue: Dialogue, finding: Finding) -> None:
    label = finding.level.value
    click.echo(visible(f"{label} {finding.rule} {finding.place.record}"), err=True)
    dialogue.fault(finding.message, finding.remedy)


def visible_lines(text: str) -> str:
    """A text of several lines, each made harmless for a terminal."""
    return "\n".join(visible(line) for line in text.splitlines())
