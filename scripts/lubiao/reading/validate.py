"""From the values of a document to typed records; what does not fit becomes a finding at its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lubiao.findings import N_, Finding, Level, Message
from lubiao.findings.hint import KnownNames
from lubiao.records.base import IDENTIFIER, RULE, TRIMMED, WEB_ADDRESS, Record
from lubiao.records.city import DIVISION

from .document import Document
from .entry import Entry
from .fixes import CHOICE, fix_of

R = TypeVar("R", bound=Record)


def validate(document: Document, model: type[R]) -> tuple[list[Entry[R]], list[Finding]]:
    """The items of a document that fit the model, and findings for those that do not."""
    entries: list[Entry[R]] = []
    findings: list[Finding] = []
    for item, value in enumerate(document.items):
        try:
            entries.append(Entry(model.model_validate(value), document, item))
        except ValidationError as problem:
            name = _name(value)
            # An empty value has been told already, by the reader that saw it.
            errors = [error for error in problem.errors(include_url=False) if error["input"] != ""]
            findings += [_finding(document, item, name, error, model) for error in errors]
    return entries, findings


def _name(value: object) -> str:
    """What to call a record that did not fit: its code, or its id."""
    if isinstance(value, dict):
        for key in ("code", "id", "metric_zh"):
            if isinstance(value.get(key), str):
                return str(value[key])
    return ""


def _finding(document: Document, item: int, name: str, error: ErrorDetails, model: type[Record]) -> Finding:
    path = tuple(step for step in error["loc"] if step != "[key]")
    rule, message, remedy = _explained(error, str(path[-1]) if path else "", model, path)
    place = document.place(item, path, name, of_key=error["type"] == "extra_forbidden")
    return Finding(rule, Level.ERROR, place, message, remedy, fix_of(error))


def _explained(
    error: ErrorDetails, key: str, model: type[Record], path: tuple[Any, ...]
) -> tuple[str, Message, Message]:
    """Rule, message and remedy for one of pydantic's error types."""
    value = error["input"]
    context = error.get("ctx", {})
    reason = str(context.get("error"))
    match error["type"]:
        case "extra_forbidden":
            keys = _keys_at(model, path[:-1])
            return (
                "LB011",
                Message(N_("The key {key} is not known here."), {"key": key}),
                KnownNames.of(keys).did_you_mean(
                    key, Message(N_("The keys are: {keys}."), {"keys": ", ".join(keys)})
                ),
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
                Message(N_("Write each value on a line of its own that begins with “- ”, or in brackets.")),
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return (
                "LB010",
                Message(N_("Here must stand a mapping of keys and values.")),
                Message(N_("Write it as key: value.")),
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


def _one_of(value: object, choices: list[str]) -> Message:
    values = Message(N_("The values are: {values}."), {"values": ", ".join(choices)})
    return KnownNames.of(choices).did_you_mean(str(value), values)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _keys_at(model: type[Record], path: tuple[Any, ...]) -> list[str]:
    """The keys of the model that stands at a path, following lists and nested records."""
    current: Any = model
    for step in path:
        if isinstance(step, str):
            current = _record_in(current.model_fields[step].annotation)
    return list(current.model_fields)


def _record_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _record_in(argument):
            return found
    return None
