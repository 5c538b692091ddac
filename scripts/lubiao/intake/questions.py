"""What is asked of somebody who adds a standard, one question at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lubiao.findings import N_
from lubiao.records import Level, Status, TitleOrigin

Value = str | list[str]
"""An answer as a record holds it."""

Answers = Mapping[str, Value]
"""`Question.option` → its answer."""


class Form(StrEnum):
    """How an answer is read."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    NAMES = "names"
    CLASSES = "classes"
    CHOICE = "choice"
    SOURCE = "source"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` is that of the record; `part` that of the mapping in it, where there is one.

    `choices` are the words of the data format, `family` their labels. `many`: the answer is a list.
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

    def applies(self, answers: Answers) -> bool:
        """Whether it has a sense after the answers so far."""
        if self.option == "title_en_from":
            return "title_en" in answers
        if self.option == "replaced_by":
            return answers.get("status_value") == Status.SUPERSEDED or "replaced_by" in answers
        if self.key == "cited" and self.part != "city":
            return "cited_city" in answers
        return True

    def is_needed(self, answers: Answers) -> bool:
        """Whether the record cannot do without it after the answers so far."""
        return self.needed or (
            self.option == "replaced_by" and answers.get("status_value") == Status.SUPERSEDED
        )


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
        "issuers",
        N_("Issuing authority"),
        N_("The Chinese name in full; several set apart by commas, semicolons or 、."),
        Form.NAMES,
        many=True,
    ),
    Question(
        "drafters",
        N_("Drafting organizations"),
        N_("Chinese names in the order of the cover, set apart by commas, semicolons or 、."),
        Form.NAMES,
        many=True,
    ),
    Question(
        "ics",
        N_("ICS"),
        N_("Classes such as 03.100.20, set apart by commas, spaces or 、."),
        Form.CLASSES,
        many=True,
    ),
    Question(
        "ccs",
        N_("CCS"),
        N_("Classes such as A10, set apart by commas, spaces or 、."),
        Form.CLASSES,
        many=True,
    ),
    Question(
        "replaces",
        N_("Replaces"),
        N_("Codes of the older standards that it replaces, set apart by commas, semicolons or 、."),
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
        "replaced_by",
        N_("Replaced by"),
        N_("Codes of the standards that replace it. If the source names none, go back and leave the status empty."),
        Form.CODE,
        many=True,
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


def values_of(answers: Answers) -> dict[str, object]:
    """The values of the record, as reading gives them. A status is read where and when the evidence was."""
    values: dict[str, object] = {}
    mappings: dict[str, dict[str, object]] = {}
    for question in QUESTIONS:
        value = answers.get(question.option)
        if not value or not question.applies(answers):
            continue
        if question.key == "status":
            read, source = answers.get("evidence_read", ""), answers.get("evidence_source", "")
            values["status"] = {"value": value, "read": read, "source": source}
        elif question.key in IN_A_LIST:
            mapping = mappings.setdefault(question.key, {})
            mapping[question.part] = value
            values[question.key] = [mapping]
        else:
            values[question.key] = value
    return values
