"""Values that need quotes, or other ones: what a person meant as text and YAML takes for something else."""

from __future__ import annotations

import re
from typing import NamedTuple

from lubiao.findings import N_, Message


class ValueFault(NamedTuple):
    """From where to where in the value (offsets from 0), what is wrong, what would be right."""

    start: int
    end: int
    reason: Message
    remedy: Message


LONGEST = 10_000
"""Characters; a longer value is no slip of the hand."""

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_BEHIND = re.compile(r" *(?: #.*)?$")
_CLOSING = {"[": "]", "{": "}"}
_SIGNS = "*&!|>%@`"

NOT_CLOSED = Message(N_("the quote that opens here is not closed"))
CLOSE_QUOTE = Message(N_("Close it with the same quote at the end of the value."))
OTHER_QUOTES = {
    "'": Message(N_("Put the whole value in double quotes, or write the apostrophe in it twice.")),
    '"': Message(N_("Put the whole value in single quotes: '…'.")),
}
SURROUND = Message(N_("Put the value in quotes."))


def fault_in_value(value: str, record_goes_on: bool, gave_up_here: bool) -> ValueFault | None:
    """What is wrong with how a value begins or ends on its line; None where nothing is.

    `record_goes_on`: the next line is one of the record, so that what is open here is not closed any more.
    `gave_up_here`: libyaml understood the line up to here, and not further.
    """
    sign = value[:1]
    if not sign or len(value) > LONGEST:
        return None
    if sign in ("'", '"'):
        return _fault_in_quotes(value, sign, record_goes_on)
    if sign in _CLOSING:
        return _fault_in_brackets(value, sign, record_goes_on)
    if gave_up_here and (sign in _SIGNS or value.startswith(("- ", "? "))):
        return ValueFault(0, 1, _begins_with(sign), SURROUND)
    return None


def runs_on(value: str, lines: list[str]) -> int:
    """How many of the lines that follow a value in quotes or brackets still belong to it."""
    sign = value[:1]
    if not sign or sign not in "'\"[{":
        return 0
    text = value
    for number, line in enumerate(lines):
        if len(text) > LONGEST or _end_of(text, sign) is not None:
            return number
        text += "\n" + line
    return 0


def _fault_in_quotes(value: str, quote: str, record_goes_on: bool) -> ValueFault | None:
    end = _end_of(value, quote)
    if end is None:
        return ValueFault(0, 1, NOT_CLOSED, CLOSE_QUOTE) if record_goes_on else None
    if _BEHIND.match(value, end):
        return None
    reason = Message(N_("the value ends at this quote, and more text follows"))
    return ValueFault(end - 1, end, reason, OTHER_QUOTES[quote])


def _fault_in_brackets(value: str, sign: str, record_goes_on: bool) -> ValueFault | None:
    end = _end_of(value, sign)
    if end is None:
        # Lines of a mapping in braces look like those of a record; in brackets no line has a key.
        if not record_goes_on or sign == "{":
            return None
        reason = Message(N_("the bracket that opens here is not closed"))
        return ValueFault(0, 1, reason, Message(N_("Close it with ], or put the value in quotes.")))
    if _BEHIND.match(value, end):
        return None
    return ValueFault(0, end, _begins_with(sign), SURROUND)


def _begins_with(sign: str) -> Message:
    return Message(N_("the value begins with {sign}, so it needs quotes"), {"sign": sign})


def _end_of(text: str, sign: str) -> int | None:
    """The offset behind the quote or bracket that closes the first one; None where none does."""
    if sign in ("'", '"'):
        quoted = _QUOTED.match(text)
        return quoted.end() if quoted else None
    depth, place = 0, 0
    while place < len(text):
        quoted = _QUOTED.match(text, place) if text[place - 1 : place] in ("", "[", "{", ",", " ") else None
        if quoted:
            place = quoted.end()
            continue
        depth += (text[place] in "[{") - (text[place] in "]}")
        place += 1
        if depth == 0:
            return place
    return None
