"""From the values of a document to typed records; what does not fit becomes a finding at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lubiao.findings import N_, Finding, Level, Message
from lubiao.records.base import IDENTIFIER, RULE, TRIMMED, WEB_ADDRESS, Record
from lubiao.records.city import DIVISION

from .entry import Entry
from .fixes import CHOICE, fix_of
from .items import Document, name_of
from .keys import keys_of, meant_key, meant_value, model_at

R = TypeVar("R", bound=Record)

_WRONG_COLON = re.compile(r"(\w+) *[:：]")


class Validated(NamedTuple, Generic[R]):
    """The records that fit their model, and findings for those that do not."""

    entries: list[Entry[R]]
    findings: list[Finding]


def made_by(model: type[R]) -> Callable[[object], object]:
    """Makes a record of a value that fits the model; any other value stays what it is."""

    def make(value: object) -> object:
        try:
            return model.model_validate(value)
        except ValidationError:
            return value

    return make


def validate(document: Document, model: type[R]) -> Validated[R]:
    """The items of a document that fit the model, or are records of it, and findings for those that do not."""
    entries: list[Entry[R]] = []
    findings: list[Finding] = []
    for item, value in enumerate(document.items):
        try:
            entries.append(Entry(model.model_validate(value), document, item))
        except ValidationError as problem:
            name = name_of(value)
            errors = _without_consequences(problem.errors(include_url=False), model)
            findings += [
                _finding(document, item, name, error, model) for error in errors if not _is_told(error)
            ]
    return Validated(entries, findings)


def _is_told(error: ErrorDetails) -> bool:
    """An empty value has been told already, by the reader that saw it; not that its key is unknown."""
    return error["input"] == "" and error["type"] != "unexpected_keyword_argument"


def _without_consequences(errors: list[ErrorDetails], model: type[Record]) -> Iterator[ErrorDetails]:
    """The errors but for keys that are missing only because they are misspelled."""
    meant = set()
    for error in errors:
        *path, key = error["loc"] or ("",)
        holder = model_at(model, path)
        if error["type"] == "unexpected_keyword_argument" and holder:
            meant.add((*path, meant_key(holder, str(key))))
    return (error for error in errors if error["type"] != "missing" or error["loc"] not in meant)


def _finding(document: Document, item: int, name: str, error: ErrorDetails, model: type[Record]) -> Finding:
    path = tuple(step for step in error["loc"] if step != "[key]")
    rule, message, remedy = _explained(error, str(path[-1]) if path else "", model, path)
    place = document.place(item, path, name, of_key=error["type"] == "unexpected_keyword_argument")
    return Finding(rule, Level.ERROR, place, message, remedy, fix_of(error))


def _explained(
    error: ErrorDetails, key: str, model: type[Record], path: tuple[Any, ...]
) -> tuple[str, Message, Message]:
    """Rule, message and remedy for one of pydantic's error types."""
    value = error["input"]
    context = error.get("ctx", {})
    reason = str(context.get("error"))
    match error["type"]:
        case "unexpected_keyword_argument":
            return (
                "LB011",
                Message(N_("The key {key} is not known here."), {"key": key}),
                _known_key(model_at(model, path[:-1]) or model, key),
            )
        case "missing":
            return (
                "LB012",
                Message(N_("The key {key} is missing."), {"key": key}),
                Message(N_("Add it to the record.")),
            )
        case "enum" | "literal_error":
            return (
                "LB013",
                Message(N_("{key} cannot be {value}."), {"key": key, "value": _short(value)}),
                _one_of(value, CHOICE.findall(str(context["expected"]))),
            )
        case "value_error" if reason == "date_calendar":
            return (
                "LB014",
                Message(N_("The calendar has no {value}."), {"value": _short(value)}),
                Message(N_("Copy the date from the source.")),
            )
        case "value_error" if reason == "date_form":
            return (
                "LB014",
                Message(N_("{value} is no date."), {"value": _short(value)}),
                Message(
                    N_("Write dates as 2022-10-14; only what a source prints without the day may be 2022-10.")
                ),
            )
        case "value_error" if reason == "count":
            return (
                "LB013",
                Message(N_("{value} is no whole number."), {"value": _short(value)}),
                Message(N_("Write digits only, such as 46000.")),
            )
        case "value_error" if reason == "flag":
            return (
                "LB013",
                Message(N_("{key} cannot be {value}."), {"key": key, "value": _short(value)}),
                _one_of(value, ["true", "false"]),
            )
        case "value_error" if reason == "day_form":
            return (
                "LB014",
                Message(N_("{value} is no day of the calendar."), {"value": _short(value)}),
                Message(N_("Write the day as 2022-10-14.")),
            )
        case "string_type":
            return (
                "LB010",
                Message(N_("{key} must be a text."), {"key": key}),
                Message(N_("Write it as key: value.")),
            )
        case "tuple_type" | "list_type":
            return (
                "LB010",
                Message(N_("{key} must be a list."), {"key": key}),
                _form_of_list(model_at(model, path), model),
            )
        case "dataclass_type" | "dict_type":
            return (
                "LB010",
                Message(N_("Here must stand a mapping of keys and values.")),
                _form_of_mapping(value, model_at(model, path), model),
            )
        case "string_pattern_mismatch" if context["pattern"] == TRIMMED:
            return (
                "LB013",
                Message(N_("{key} begins or ends with a space."), {"key": key}),
                Message(N_("Delete it.")),
            )
        case "string_pattern_mismatch":
            return (
                "LB013",
                Message(N_("{key} cannot be {value}."), {"key": key, "value": _short(value)}),
                _form_of(context["pattern"]),
            )
        case _:
            return (
                "LB013",
                Message(N_("{key} cannot be {value}."), {"key": key, "value": _short(value)}),
                Message(N_("See docs/data-format.md.")),
            )


def _form_of(pattern: str) -> Message:
    """The form that a pattern of the records asks for, in words."""
    forms = {
        IDENTIFIER: N_("Write lower-case letters a to z and digits, with hyphens between words."),
        WEB_ADDRESS: N_("Write an address that begins with https:// or http://, without spaces."),
        DIVISION: N_("Write the four digits of the administrative division."),
        RULE: N_("Write the number of a rule, such as LB203."),
    }
    return Message(forms[pattern])


def _known_key(model: type[Record], key: str) -> Message:
    """The key that was meant; where that is not clear, all that may stand there."""
    if nearest := meant_key(model, key):
        return Message(N_("Did you mean {nearest}?"), {"nearest": nearest})
    return Message(N_("The keys are: {keys}."), {"keys": ", ".join(keys_of(model))})


def _form_of_list(inner: type[Record] | None, model: type[Record]) -> Message:
    """How a list is written: of texts, or of mappings."""
    if inner is None or inner is model:
        return Message(N_("Write each value on a line of its own that begins with “- ”, or in brackets."))
    return Message(
        N_("Begin each item with “- ” on a line of its own, and write its keys: {keys}."),
        {"keys": ", ".join(keys_of(inner))},
    )


def _form_of_mapping(value: object, inner: type[Record] | None, model: type[Record]) -> Message:
    """What a mapping is made of, for who wrote a text or a list in its place."""
    if isinstance(value, str) and (found := _WRONG_COLON.match(value)) and found[1] in model.model_fields:
        return Message(N_("Write “: ” behind {key}: a half-width colon and a space."), {"key": found[1]})
    if inner is None or inner is model:
        return Message(N_("Write it as key: value."))
    keys = ", ".join(keys_of(inner))
    return Message(
        N_("Write each of its keys on a line of its own, as key: value. The keys are: {keys}."),
        {"keys": keys},
    )


def _one_of(value: object, choices: list[str]) -> Message:
    values = Message(N_("The values are: {values}."), {"values": ", ".join(choices)})
    if nearest := meant_value(choices, str(value)):
        return Message(N_("Did you mean {nearest}? {otherwise}"), {"nearest": nearest, "otherwise": values})
    return values


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
