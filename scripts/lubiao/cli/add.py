"""`lubiao add`: one new record, by questions at the terminal or by options."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lubiao.catalogue import Catalogue, build_day
from lubiao.catalogue.labels import LABELS
from lubiao.codes import parse
from lubiao.findings import N_, Finding, Level, Message
from lubiao.findings.counts import LEVEL_WORDS
from lubiao.findings.escaping import visible
from lubiao.intake.candidate import Candidate, Written, file_shown, put_in
from lubiao.intake.questions import QUESTIONS, Question
from lubiao.reading import missing_folder, read_data
from lubiao.reading.file import read_text
from lubiao.texts import default_language, translator
from lubiao.writing import replace_file

from .add_options import ANSWERS
from .dialogue import Dialogue, default_answer

TAKEN_UNASKED = ("evidence_read", "cited_source")
"""What may be derived without anybody looking: a source was read today, and the same source cites."""


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
    if missing := missing_folder(data):
        click.echo(visible(missing.said_in(say)), err=True)
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
        elif question.option in TAKEN_UNASKED and (default := default_answer(question, dialogue.candidate)):
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
    label = translator(dialogue.language)(LEVEL_WORDS[finding.level])
    click.echo(visible(f"{label} {finding.rule} {finding.place.record}"), err=True)
    dialogue.fault(finding.message, finding.remedy)


def visible_lines(text: str) -> str:
    """A text of several lines, each made harmless for a terminal."""
    return "\n".join(visible(line) for line in text.splitlines())
