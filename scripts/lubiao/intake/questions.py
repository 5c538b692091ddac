"""What is asked of somebody who adds a standard, one question at a time, and how an answer is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lubiao.catalogue import Catalogue
from lubiao.codes import CodeError, parse
from lubiao.findings import N_, Message
from lubiao.findings.hint import KnownNames
from lubiao.records import Level, Status, TitleOrigin
from lubiao.records.date_forms import iso_day, iso_month


class Form(StrEnum):
    """How an answer is read."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    CHOICE = "choice"
    SOURCE = "source"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` is that of the record; `part` that of the mapping in it, where there is one.

    `choices` are the words of the data format, `family` their labels. `many` answers are set apart by 、 or ;.
    """

    key: str
    asks: str
    explains: str
    form: Form = Form.TEXT
    part: str = ""
    many: bool = False
    needed: bool = False
    choices: tuple[str, ...] = ()
    family: str = ""

    @property
    def option(self) -> str:
        """The name of its option on the command line: `title_zh`, `evidence_source`."""
        return f"{self.key}_{self.part}" if self.part else self.key


QUESTIONS: tuple[Question, ...] = (
    Question(
        "code",
        N_("Code"),
        N_("As on the cover, with the year: DB3702/T 0014-2022. Any dash and spacing will do."),
        Form.CODE,
        needed=True,
    ),
    Question("title_zh", N_("Chinese title"), N_("As on the cover."), needed=True),
    Question(
        "title_en",
        N_("English title"),
        N_("Only one that a source prints, or your own, marked as such. Empty if there is none."),
    ),
    Question(
        "title_en_from",
        N_("Where the English title comes from"),
        N_("The cover or an official platform, a publisher or database, or you."),
        Form.CHOICE,
        needed=True,
        choices=tuple(TitleOrigin),
        family="title_origin",
    ),
    Question("issued", N_("Issue date"), N_("Such as 2022-10-14 or 2022年10月14日."), Form.DATE),
    Question("implemented", N_("Implementation date"), N_("Such as 2022-11-14."), Form.DATE),
    Question(
        "issuers", N_("Issuing authority"), N_("The Chinese name in full; several set apart by ；."), many=True
    ),
    Question(
        "drafters",
        N_("Drafting organizations"),
        N_("Chinese names in the order of the cover, set apart by 、 or ；."),
        many=True,
    ),
    Question("ics", N_("ICS"), N_("Classes such as 03.100.20, set apart by 、."), many=True),
    Question("ccs", N_("CCS"), N_("Classes such as A10, set apart by 、."), many=True),
    Question(
        "replaces",
        N_("Replaces"),
        N_("Codes of the older standards that it replaces, set apart by 、."),
        Form.CODE,
        many=True,
    ),
    Question(
        "evidence",
        N_("Where did you read this?"),
        N_("The id of a source, or a part of its name."),
        Form.SOURCE,
        "source",
        needed=True,
    ),
    Question(
        "evidence",
        N_("How much of the standard does the source show?"),
        N_("Its own cover, an entry in a list or database, or a mention in passing."),
        Form.CHOICE,
        "level",
        needed=True,
        choices=tuple(Level),
        family="level",
    ),
    Question("evidence", N_("On which day did you read it?"), N_("Such as 2026-11-23."), Form.DATE, "read", needed=True),
    Question("evidence", N_("Address of the page"), N_("Begins with https://. Empty if there is none."), part="url"),
    Question(
        "status",
        N_("Status"),
        N_("What this source says of its validity. Empty if it says nothing."),
        Form.CHOICE,
        "value",
        choices=tuple(Status),
        family="status",
    ),
    Question(
        "cited",
        N_("For which city is it cited?"),
        N_("A city whose name a source gives together with the standard. Empty if there is none."),
        Form.CITY,
        "city",
    ),
    Question(
        "cited", N_("Which source cites it?"), N_("The id of a source, or a part of its name."), Form.SOURCE,
        "source", needed=True,
    ),
    Question("cited", N_("Where in the source?"), N_("Such as 青岛，第3段."), part="place", needed=True),
    Question("cited", N_("Under which name?"), N_("The words of the source."), part="under", needed=True),
)  # fmt: skip
"""In the order in which they are asked. What follows from the code is not asked."""

IN_A_LIST = ("evidence", "cited")
"""Keys that hold a list of mappings; one of them is asked for."""

_BETWEEN = re.compile(r"\s*[、；;\n]\s*")


class NotUnderstood(ValueError):
    """An answer that cannot be read; what to say is in `message` and `remedy`."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.text)
        self.message = message
        self.remedy = remedy


def read_answer(question: Question, answer: str, catalogue: Catalogue) -> object:
    """The value of an answer, as reading would give it: a text, or a list of texts.

    Raises NotUnderstood. Whether the value is right is the rules' to say.
    """
    if question.many:
        return [_read_one(question, piece, catalogue) for piece in _BETWEEN.split(answer.strip()) if piece]
    return _read_one(question, answer.strip(), catalogue)


def _read_one(question: Question, answer: str, catalogue: Catalogue) -> str:
    match question.form:
        case Form.CODE:
            return _code(answer)
        case Form.DATE:
            return iso_day(answer) or iso_month(answer) or answer
        case Form.CHOICE:
            return _choice(answer, question.choices)
        case Form.SOURCE:
            sources = {
                source.id: (source.id, source.name_zh, source.name_en)
                for source in catalogue.sources.values()
            }
            return _found(answer, sources, N_("There is no source {name}."))
        case Form.CITY:
            cities = {
                city.id: (city.id, city.name_zh, city.short_zh, city.name_en)
                for city in catalogue.cities.values()
            }
            return _found(answer, cities, N_("There is no city {name}."))
    return answer


def _code(answer: str) -> str:
    try:
        code = parse(answer)
    except CodeError as error:
        raise NotUnderstood(
            Message(
                N_("{code} is no code of a standard: {reason}."),
                {"code": answer, "reason": Message(error.reason, dict(error.values))},
            ),
            Message(N_("Copy the code from the cover, such as DB3702/T 0014-2022.")),
        ) from error
    return code.display.replace("—", "-") if code.printed_year else str(code)


def _choice(answer: str, choices: tuple[str, ...]) -> str:
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(choices):
        return choices[int(answer) - 1]
    if answer in choices:
        return answer
    raise NotUnderstood(
        Message(N_("{value} is none of the choices."), {"value": answer}),
        Message(N_("Type its number, or one of: {values}."), {"values": ", ".join(choices)}),
    )


def _found(answer: str, names: Mapping[str, tuple[str, ...]], unknown: str) -> str:
    """The id whose names the answer is, or is a part of, if that is one alone."""
    same = [key for key, of in names.items() if answer in of]
    part = [key for key, of in names.items() if any(answer.casefold() in name.casefold() for name in of)]
    if len(same or part) == 1:
        return (same or part)[0]
    if part:
        shown = "; ".join(f"{key} ({names[key][1]})" for key in part[:8])
        raise NotUnderstood(
            Message(N_("{name} is a part of several names."), {"name": answer}),
            Message(N_("Type the id of one of them: {values}."), {"values": shown}),
        )
    known = KnownNames({name: key for key, of in names.items() for name in of})
    otherwise = Message(N_("Type an id that stands in data/, or add the record there first."))
    raise NotUnderstood(Message(unknown, {"name": answer}), known.did_you_mean(answer, otherwise))
