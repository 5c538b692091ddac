"""`lubiao add`: one new record, by questions at the terminal or by options."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Finding, Message
from lubiao.findings.counts import LEVEL_WORDS
from lubiao.findings.escaping import visible
from lubiao.findings.system import reason_of
from lubiao.intake.candidate import Candidate
from lubiao.intake.in_its_file import Written, file_shown, put_in
from lubiao.intake.questions import QUESTIONS, Question
from lubiao.reading import missing_folder, read_data
from lubiao.reading.document import document_of
from lubiao.reading.file import read_text
from lubiao.texts import default_language, translator
from lubiao.writing import replace_file

from .add_options import ANSWERS
from .batch import HEAD, STANDARDS, unfit
from .dialogue import Dialogue
from .left_off import Call
from .terminal import KEYS, edit_lines
from .turn import Given, Turn

TAKEN_UNASKED = ("evidence_read", "cited_source")
"""What may be derived without anybody looking: a source was read today, and the same source cites."""

INTERRUPTED = 130
"""The exit status of a command that was stopped by Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Target:
    """The file that gets the record: its path, its name in findings, and its text, that of a new one too."""

    path: Path
    shown: str
    text: str
    is_new: bool = False

    @property
    def has_changed(self) -> bool:
        """Whether somebody wrote the file since it was read. Raises OSError."""
        if self.is_new:
            return self.path.exists()
        return self.path.read_bytes() != self.text.encode("utf-8")


def run_add(data: Path, into: Path, language: str | None, answers: Given, *, yes: bool, dry_run: bool) -> int:
    """Add one record to a data folder.

    `answers` are those given as options. At a terminal the others are asked for. Returns 0 where the record is
    written (or would be), 1 where it has errors, 2 where there is nothing to write into, 130 after Ctrl-C.
    """
    call = Call(data, into, language, dry_run)
    language = language or default_language()
    if problem := missing_folder(data) or unfit(into):
        click.echo(visible(problem.said_in(translator(language))), err=True)
        return 2
    target = _target(data, into, language)
    if not target:
        return 2
    dialogue: Dialogue | None = None
    try:
        dialogue = Dialogue(Candidate(Catalogue.link(read_data(data), build_day())), language)
        is_asked = sys.stdin.isatty() and not yes
        written = _ask(dialogue, answers, target, call) if is_asked else _take(dialogue, answers, target)
    except (KeyboardInterrupt, EOFError) as stopped:
        click.echo()
        message = Message(N_("Stopped; nothing was written."))
        if dialogue:
            dialogue.left_off(call, message)
        else:
            click.echo(message.said_in(translator(language)), err=True)
        return INTERRUPTED if isinstance(stopped, KeyboardInterrupt) else 1
    return written if isinstance(written, int) else _write(dialogue, target, written, dry_run=dry_run)


def _target(data: Path, into: Path, language: str) -> Target | None:
    path, shown = data / into, file_shown(data, into)
    if into != STANDARDS and not path.exists():
        return Target(path, shown, HEAD, is_new=True)
    text, problems = read_text(path, shown)
    if text is not None:
        problems += [problem for problem in document_of(text, shown)[1] if problem.rule == "LB010"]
    say = translator(language)
    for problem in problems:
        remedy = problem.remedy.said_in(say) if problem.remedy else ""
        click.echo(visible(f"{shown}: {problem.message.said_in(say)} {remedy}"), err=True)
    return Target(path, shown, text) if text is not None and not problems else None


def _take(dialogue: Dialogue, given: Given, target: Target) -> Written | int:
    """Take the answers given as options, and say of all at once what is missing or wrong."""
    candidate, stands = dialogue.candidate, True
    for question in QUESTIONS:
        if given.get(question.option):
            stands &= dialogue.take(question, *given[question.option])
        elif not question.applies(candidate.answers):
            continue
        elif question.option in TAKEN_UNASKED and (default := candidate.offered(question)):
            stands &= dialogue.accept(question, default)
        elif question.is_needed(candidate.answers):
            option = ANSWERS[question.option].flag
            dialogue.fault(
                Message(N_("{question} is missing."), {"question": Message(question.asks)}),
                Message(N_("Give it with {option}."), {"option": option}),
            )
            stands = False
    if not stands:
        return 1
    written = _judge(dialogue, target)
    if written.has_errors:
        dialogue.tell(Message(N_("The record has errors; nothing was written.")), error=True)
        return 1
    return written


def _ask(dialogue: Dialogue, given: Given, target: Target, call: Call) -> Written | int:
    """Ask, judge the whole record, ask again what is wrong with it; the record on a yes, else an exit status."""
    edit_lines()
    click.echo(KEYS.said_in(dialogue.say))
    turn = Turn(dialogue, QUESTIONS, given)
    turn.go_on()
    while True:
        written = _judge(dialogue, target)
        if written.has_errors:
            faulty = _faulty(dialogue.candidate, written)
            if not faulty:
                dialogue.left_off(call, Message(N_("The record has errors; nothing was written.")))
                return 1
            dialogue.tell(
                Message(N_("The record has errors. What they point at is asked again.")), error=True
            )
            turn = Turn(dialogue, faulty, {})
            turn.go_on()
            continue
        if call.dry_run:
            return written
        is_wanted = dialogue.confirm(Message(N_("Write it into {file}? [Y/n]"), {"file": target.shown}))
        if is_wanted:
            return written
        if is_wanted is not None:
            dialogue.left_off(call, Message(N_("Nothing was written.")))
            return 0
        turn.go_back()


def _judge(dialogue: Dialogue, target: Target) -> Written:
    """Show the whole record and what the check says of it."""
    written = put_in(dialogue.candidate.catalogue, dialogue.candidate, target.shown, target.text)
    click.echo()
    dialogue.show_record()
    for finding in (*written.findings, *written.elsewhere):
        _tell_finding(dialogue, finding)
    return written


def _faulty(candidate: Candidate, written: Written) -> list[Question]:
    """The questions that the errors of a record point at; for errors at other records, what names those."""
    found = candidate.questions_at(written.faulty_lines)
    if written.elsewhere and not found:
        found = [
            q for q in QUESTIONS if q.key in ("replaces", "replaced_by") and q.option in candidate.answers
        ]
    return found


def _write(dialogue: Dialogue, target: Target, written: Written, *, dry_run: bool) -> int:
    if dry_run:
        dialogue.tell(Message(N_("Nothing was written (--dry-run).")))
        return 0
    reason: object = None
    try:
        if target.has_changed:
            reason = Message(N_("it was changed meanwhile"))
        else:
            target.path.parent.mkdir(exist_ok=True)
            replace_file(target.path, written.text)
    except OSError as problem:
        reason = reason_of(problem)
    if reason:
        values = {"file": target.shown, "reason": reason}
        dialogue.tell(Message(N_("{file} cannot be written: {reason}."), values), error=True)
        return 2
    dialogue.tell(Message(N_("Written: {file}, line {line}."), {"file": target.shown, "line": written.line}))
    return 0


def _tell_finding(dialogue: Dialogue, finding: Finding) -> None:
    label = translator(dialogue.language)(LEVEL_WORDS[finding.level])
    click.echo(visible(f"{label} {finding.rule} {finding.place.record}"), err=True)
    dialogue.fault(finding.message, finding.remedy)
