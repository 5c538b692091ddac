"""The dialogue of `lubiao add`: it asks, offers what can be derived, and says what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import click

from lubiao.catalogue.labels import LABELS
from lubiao.codes import parse
from lubiao.findings import N_, Level, Message
from lubiao.findings.escaping import visible
from lubiao.intake.answers import NotUnderstood, read_answer
from lubiao.intake.candidate import Candidate
from lubiao.intake.named import MOST_SHOWN, name_of, sources_by_use
from lubiao.intake.questions import Form, Question, Value
from lubiao.texts import translator

from .left_off import Call
from .terminal import BACK, DASHES, HELP, KEYS, NO, NOTHING, YES, plain, read_line

BETWEEN = "；"
"""Stands between the parts of an answer that is offered, and can be typed there too."""


@dataclass
class Dialogue:
    """Asks, and says what is wrong with an answer. Without a terminal it only says."""

    candidate: Candidate
    language: str
    left_out: set[str] = field(default_factory=set)
    """The questions that were asked and left without an answer."""

    @property
    def say(self) -> Callable[[str], str]:
        """Says an English text in the language of the dialogue."""
        return translator(self.language)

    def tell(self, message: Message, *, error: bool = False) -> None:
        """One line for the person; faults go to stderr."""
        click.echo(visible(message.said_in(self.say)), err=error)

    def fault(self, message: Message, remedy: Message | None) -> None:
        """What is wrong, and what would be right."""
        self.tell(message, error=True)
        if remedy:
            click.echo("    " + visible(remedy.said_in(self.say)), err=True)

    def take(self, question: Question, *typed: str) -> bool:
        """Put what was typed into the record if it can be read and the rules let it stand; else say why not."""
        try:
            read = [read_answer(question, text, self.candidate.catalogue) for text in typed]
        except NotUnderstood as problem:
            self.fault(problem.message, problem.remedy)
            return False
        value = [one for of in read for one in of] if question.many else read[0]
        return self.accept(question, value)

    def accept(self, question: Question, value: Value) -> bool:
        """Put a value into the record if the rules let it stand; say what is wrong if they do not."""
        candidate = self.candidate
        if question.key == "code" and (known := candidate.catalogue.find(str(value))):
            place = known.entry.place()
            self.fault(
                Message(
                    N_("{code} has a record already, in {file}, line {line}."),
                    {"code": known.name, "file": place.file, "line": place.line},
                ),
                Message(N_("To change it, edit that record, or use lubiao import --update.")),
            )
            return False
        before = dict(candidate.answers)
        candidate.answers[question.option] = value
        findings = candidate.findings_at(question)
        for finding in findings:
            self.fault(finding.message, finding.remedy)
        if any(finding.level is Level.ERROR for finding in findings):
            candidate.answers = before
            return False
        self.left_out.discard(question.option)
        return True

    def ask(self, question: Question) -> bool:
        """Ask until the answer stands, or is left out. False where the former question is to be asked again."""
        offered = None if question.option in self.left_out else self.candidate.offered(question)
        shown = BETWEEN.join(offered) if isinstance(offered, list) else offered
        click.secho(self.say(question.asks), bold=True)
        self._explain(question)
        if shown:
            hint = Message(N_("Enter takes what stands in brackets."))
            if not question.is_needed(self.candidate.answers):
                text = N_("Enter takes what stands in brackets, {nothing} leaves it out.")
                hint = Message(text, {"nothing": NOTHING})
            click.echo("  " + hint.said_in(self.say))
        while True:
            typed = read_line(f"> [{shown}] " if shown else "> ")
            if plain(typed) in BACK:
                return False
            if plain(typed) in HELP:
                self._help(question)
            elif not typed and offered:
                if self.accept(question, offered):
                    return True
            elif not typed or plain(typed) in DASHES:
                if not question.is_needed(self.candidate.answers):
                    self._leave_out(question)
                    return True
                self.tell(Message(N_("This is needed.")), error=True)
                self._help(question)
            elif self.take(question, typed):
                self._tell_taken(question, typed)
                return True

    def confirm(self, question: Message) -> bool | None:
        """Whether the answer is yes; None where the former question is to be asked again. Enter is yes."""
        while True:
            typed = plain(read_line(f"{question.said_in(self.say)} "))
            if typed in BACK:
                return None
            if not typed or typed in YES:
                return True
            if typed in NO:
                return False
            self.tell(Message(N_("Type y for yes, n for no, < to go back.")), error=True)

    def show_record(self) -> None:
        """The record as it was answered so far, each line made harmless for a terminal."""
        click.echo("\n".join(visible(line) for line in self.candidate.text().splitlines()))

    def left_off(self, call: Call, message: Message) -> None:
        """Say why nothing was written, and show what was answered, so that nothing of it is lost."""
        self.tell(message, error=True)
        if self.candidate.answers:
            self.show_record()
            self.tell(Message(N_("To go on from there:")))
            click.echo("  " + visible(call.again(self.candidate.answers)))

    def _leave_out(self, question: Question) -> None:
        self.candidate.answers.pop(question.option, None)
        self.left_out.add(question.option)

    def _explain(self, question: Question) -> None:
        click.echo("  " + self.say(question.explains))
        for number, choice in enumerate(question.choices, 1):
            click.echo(f"  {number} {choice}: {self.say(LABELS[question.family][choice])}")

    def _help(self, question: Question) -> None:
        """What may be answered here, and the keys that hold everywhere."""
        self._explain(question)
        catalogue = self.candidate.catalogue
        if question.form is Form.SOURCE:
            self.tell(Message(N_("  The sources most used:")))
            sources = sources_by_use(question.key, catalogue)
            for source in sources[:MOST_SHOWN]:
                click.echo(visible(f"    {name_of(question, source, catalogue, self.language)}"))
            if (more := len(sources) - MOST_SHOWN) > 0:
                self.tell(
                    Message(
                        N_("  There are {number} more: type a part of a name to find one."), {"number": more}
                    )
                )
        if question.form is Form.CITY:
            for city in catalogue.cities:
                click.echo(visible(f"    {name_of(question, city, catalogue, self.language)}"))
        click.echo("  " + KEYS.said_in(self.say))

    def _tell_taken(self, question: Question, typed: str) -> None:
        """Show how an answer was read, where that is not what was typed."""
        value = self.candidate.answers[question.option]
        if question.key == "code":
            self._tell_derived()
        elif isinstance(value, list):
            if value != [typed]:
                click.secho(visible("  " + " · ".join(value)), dim=True)
        elif value != typed:
            name = name_of(question, value, self.candidate.catalogue, self.language)
            click.secho(visible("  " + name), dim=True)

    def _tell_derived(self) -> None:
        """Show what follows from the code: nobody has to type it."""
        catalogue, code = self.candidate.catalogue, parse(self.candidate.code)
        kinds, grades = LABELS["kind"], LABELS["grade"]
        facts = [str(code), self.say(kinds[code.kind])]
        if code.grade:
            facts.append(self.say(grades[code.grade]))
        if city := catalogue.city_of_division.get(code.division or ""):
            facts.append(city.name_zh if self.language == "zh" else city.name_en)
        click.secho("  " + " · ".join(facts), dim=True)
        for edition in self.candidate.editions():
            self.tell(Message(N_("  The catalogue holds another edition: {code}."), {"code": edition.name}))
