"""How an answer of somebody who adds a standard is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

from lubiao.catalogue import Catalogue
from lubiao.catalogue.labels import LABELS
from lubiao.findings import N_, Message
from lubiao.findings.hint import KnownNames
from lubiao.records.date_forms import iso_day, iso_month
from lubiao.texts import LANGUAGES, translator

from .cells import BadCell, once, split, text_of, word_in
from .identifiers import ccs_of, one_code
from .questions import Form, Question, Value
from .words import LEVELS, ORIGINS, STATUSES

SHOWN = 8
"""Names that are told where a part stands in several."""

WORDS: dict[str, dict[str, str]] = {"status": STATUSES, "level": LEVELS, "title_origin": ORIGINS}
"""What spreadsheets call the values of a family of labels; people type the same words."""

_CHINESE = re.compile("[\u3400-\u9fff]")


class NotUnderstood(ValueError):
    """An answer that cannot be read; what to say is in `message` and `remedy`."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.text)
        self.message = message
        self.remedy = remedy


def read_answer(question: Question, answer: str, catalogue: Catalogue) -> Value:
    """The value of an answer, as reading would give it: a text, or a list of texts.

    Raises NotUnderstood. Whether the value is right is the rules' to say.
    """
    answer = text_of(answer)
    match question.form:
        case Form.CODE:
            return once(map(_code, split(answer))) if question.many else _code(answer)
        case Form.DATE:
            return iso_day(answer) or iso_month(answer) or answer
        case Form.NAMES:
            pieces = split(answer, "、；;\n")
            return once(name for piece in pieces for name in _names(piece, catalogue.organizations))
        case Form.CLASSES:
            return ccs_of(answer) if question.key == "ccs" else _classes(answer)
        case Form.CHOICE:
            return _choice(question, answer)
        case Form.SOURCE:
            return _found(answer, _names_of_sources(catalogue), N_("There is no source {name}."))
        case Form.CITY:
            return _found(answer, _names_of_cities(catalogue), N_("There is no city {name}."))
    return answer


def _code(answer: str) -> str:
    try:
        code = one_code(answer)
    except BadCell as problem:
        remedy = Message(N_("Copy the code alone from the cover, such as DB3702/T 0014-2022."))
        raise NotUnderstood(problem.message, remedy) from problem
    return code.display.replace("—", "-") if code.printed_year else str(code)


def _names(piece: str, known: Collection[str]) -> list[str]:
    """The names between commas. A comma may belong to one name: a known one, or one such as “…, Ltd.”."""
    parts = split(piece, "，,")
    are_names = all(part in known for part in parts) or (
        piece not in known and all(map(_CHINESE.search, parts))
    )
    return parts if are_names else [piece]


def _classes(answer: str) -> list[str]:
    """The classes between blanks and marks. They are taken as typed: `3.1` may be a slip of the hand."""
    pieces = split(unicodedata.normalize("NFKC", answer).upper(), "、;,/ \n")
    return [bare for piece in pieces if (bare := piece.removeprefix("ICS").strip(":"))]


def _choice(question: Question, answer: str) -> str:
    """The choice whose number, word or label was typed, or a part that one label alone has."""
    choices = question.choices
    typed = unicodedata.normalize("NFKC", answer).casefold()
    labels = {
        choice: [translator(language)(LABELS[question.family][choice]).casefold() for language in LANGUAGES]
        for choice in choices
    }
    words = {word.casefold(): str(choice) for word, choice in WORDS[question.family].items()}
    words |= {label: choice for choice, of in labels.items() for label in of}
    words |= {name: choice for number, choice in enumerate(choices, 1) for name in (choice, str(number))}
    if typed in words:
        return words[typed]
    if found := word_in(typed, words):
        return words[found]
    part = [choice for choice, of in labels.items() if len(typed) > 1 and any(typed in label for label in of)]
    if len(part) == 1:
        return part[0]
    raise NotUnderstood(
        Message(N_("{value} is none of the choices."), {"value": answer}),
        Message(N_("Type its number, or one of: {values}."), {"values": ", ".join(choices)}),
    )


def _names_of_sources(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    return {source.id: (source.id, source.name_zh, source.name_en) for source in catalogue.sources.values()}


def _names_of_cities(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    return {
        city.id: (city.id, city.name_zh, city.short_zh, city.name_en) for city in catalogue.cities.values()
    }


def _found(answer: str, names: Mapping[str, tuple[str, ...]], unknown: str) -> str:
    """The id whose names the answer is, or is a part of, if that is one alone."""
    typed = answer.casefold()
    folded = {key: [name.casefold() for name in of] for key, of in names.items()}
    same = [key for key, of in folded.items() if typed in of]
    part = [key for key, of in folded.items() if any(typed in name for name in of)]
    if len(same or part) == 1:
        return (same or part)[0]
    if part:
        values: dict[str, object] = {"values": "; ".join(f"{key} ({names[key][1]})" for key in part[:SHOWN])}
        remedy = Message(N_("Type the id of one of them: {values}."), values)
        if (more := len(part) - SHOWN) > 0:
            text = N_("Type the id of one of them, or more of the name: {values}; and {number} more.")
            remedy = Message(text, values | {"number": more})
        raise NotUnderstood(Message(N_("{name} is a part of several names."), {"name": answer}), remedy)
    known = KnownNames({name: key for key, of in names.items() for name in of})
    otherwise = Message(N_("Type an id that stands in data/, or add the record there first."))
    raise NotUnderstood(Message(unknown, {"name": answer}), known.did_you_mean(answer, otherwise))
