"""From the answers of an issue form to the values of a record, and what is to be said of each answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Level, Message

from . import cells, identifiers
from .cells import BadCell, is_nothing
from .dates import read_date
from .issue_body import cut, likeness
from .issue_fields import FORMS, Field, Form, Reading
from .words import PLACEHOLDERS

LEAST_LIKE = 0.5
"""An issue is of a form where at least this part of the form's headings is in it."""

LONGEST_LINE = 600
"""Characters of an answer in one line; the catalogue holds no longer text."""

_COUNT = re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one answer, by the label of its field; of the issue as a whole where that is empty."""

    level: Level
    field: str
    message: Message
    remedy: Message | None = None


def form_of(body: str, marks: Sequence[str]) -> Form | None:
    """The form that made an issue: by the label that GitHub gave it, else by its headings; None for other issues.

    A label alone does not make a form: anybody who may label may put it on a free text.
    """
    likely = [(likeness(body, form.labels), form) for form in FORMS]
    marked = [(share, form) for share, form in likely if form.mark in marks]
    share, form = max(marked if len(marked) == 1 else likely, key=lambda pair: pair[0])
    return form if share >= LEAST_LIKE else None


def read_answers(form: Form, body: str, catalogue: Catalogue) -> tuple[dict[str, object], list[Remark]]:
    """The values by the id of their field, filled ones only; and what is wrong with the others."""
    answers = cut(body, form.labels)
    remarks = [
        Remark(
            Level.ERROR,
            label,
            Message(N_("This heading stands more than once.")),
            Message(N_("Leave the headings of the form as they were, each once.")),
        )
        for label in dict.fromkeys(answers.repeated)
    ]
    values: dict[str, object] = {}
    for field in form.fields:
        if field.label in answers.repeated:
            continue
        written = answers.of.get(field.label, "")
        try:
            value = _read(field, written, catalogue)
        except BadCell as problem:
            remarks.append(Remark(Level.ERROR, field.label, problem.message, problem.remedy))
            continue
        if value not in ("", []):
            values[field.id] = value
            if cells.has_invisible(written):
                remarks.append(
                    Remark(Level.INFO, field.label, Message(N_("Invisible characters were left out.")))
                )
        elif field.needed:
            remarks.append(
                Remark(
                    Level.ERROR,
                    field.label,
                    Message(N_("This is needed.")),
                    Message(N_("Edit the issue, and write the answer below this heading.")),
                )
            )
    return values, remarks


def _read(field: Field, written: str, catalogue: Catalogue) -> object:
    if field.reading is Reading.TEXT:
        return cells.text_of(written)
    if is_nothing(cells.text_of(written)):
        return ""
    if field.reading is not Reading.NAMES and len(written) > LONGEST_LINE:
        raise BadCell(
            Message(N_("The answer has {length} characters."), {"length": len(written)}),
            Message(N_("Write the fact alone; say everything else in the last field.")),
        )
    match field.reading:
        case Reading.TITLE:
            return cells.title_of(written)
        case Reading.CODE:
            return identifiers.code_of(written)
        case Reading.CODES:
            return identifiers.codes_of(written)
        case Reading.DATE:
            return _date(written)
        case Reading.NAMES:
            return cells.split(written)
        case Reading.ICS:
            return identifiers.ics_of(written)
        case Reading.CCS:
            return identifiers.ccs_of(written)
        case Reading.COUNT:
            return _count(written)
        case Reading.CHOICE:
            return _choice(field, written, catalogue)
    return cells.line_of(written)


def _date(written: str) -> str:
    date = read_date(cells.line_of(written))
    if date in PLACEHOLDERS:
        raise BadCell(
            Message(N_("{value} is what a database writes where it knows no date."), {"value": date}),
            Message(N_("Leave the date empty, or copy it from the source.")),
        )
    return date


def _count(written: str) -> str:
    text = unicodedata.normalize("NFKC", cells.line_of(written)).strip()
    if not _COUNT.fullmatch(text):
        raise BadCell(
            Message(N_("{value} is no whole number."), {"value": cells.short(text)}),
            Message(
                N_("Write it in digits, such as 46000; words such as 余 or 约 have a field of their own.")
            ),
        )
    return str(int(re.sub("[, ]", "", text)))


def _choice(field: Field, written: str, catalogue: Catalogue) -> str:
    options = field.options(catalogue) if field.options else {}
    text = cells.line_of(written)
    if text in options:
        return options[text]
    if text in options.values():
        return text
    raise BadCell(
        Message(N_("{value} is none of the choices."), {"value": cells.short(text)}),
        Message(N_("The choices are: {values}."), {"values": "; ".join(options)}),
    )
