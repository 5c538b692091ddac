"""Codes of standards and classes of ICS and CCS, as cells hold them."""

from __future__ import annotations

import re
import unicodedata

from lubiao.codes import Code, CodeAndMore, CodeError, Extent, Kind, code_and_more, parse
from lubiao.findings import N_, Message

from .cells import LONGEST_WORD, BadCell, once, short, split, text_of
from .words import DEGREES

MOST_ICS_DECIMALS = 3
"""A group of ICS has three digits: only a field and a group can have become a number, and can be told from it."""

_REPLACES = re.compile(r"^[(（\[【]?\s*(?:部分)?(?:代替|替代)")
_LEADING_WORD = re.compile(r"^(?:代替|替代|被代替)\s*[:：]?\s*")
_DEGREE_BEHIND = re.compile(r"(.+?)[\s,，(（]+(IDT|MOD|NEQ)[)）]?", re.IGNORECASE)
_DEGREE_BEFORE = re.compile(rf"(IDT|MOD|NEQ|{'|'.join(DEGREES)})\s*[:：,，]?\s*(.+)", re.IGNORECASE)
_FIELD_AND_GROUP = re.compile(r"([0-9]{1,2})(?:\.([0-9]{1,3}))?")


def code_of(cell: object) -> str:
    """The canonical form of the one code in a cell. Raises BadCell."""
    return str(one_code(text_of(cell)))


def one_code(text: str) -> Code:
    """The one code that a text is. Raises BadCell: it is none, holds more than that, or stands for several."""
    try:
        code = parse(text.replace("\n", " "))
    except CodeError as error:
        raise _bad_code(text, error) from None
    if code.extent is not Extent.ONE:
        raise BadCell(
            Message(N_("The code stands for more than one standard.")),
            Message(N_("Write one record for each standard.")),
        )
    return code


def codes_of(cell: object) -> list[str]:
    """The codes of a list of standards that are replaced or replace. Raises BadCell."""
    return once(code_of(_LEADING_WORD.sub("", item)) for item in split(cell))


def adoption_of(text: str) -> dict[str, str] | None:
    """The international standard that is adopted, and how: `ISO 9001:2015, IDT`, `等同采用ISO 9001:2015`.

    None where no degree stands beside it. Raises BadCell where the code is none.
    """
    text = text if len(text) <= LONGEST_WORD else ""
    if behind := _DEGREE_BEHIND.fullmatch(text):
        code, degree = behind.groups()
    elif before := _DEGREE_BEFORE.fullmatch(text):
        degree, code = before.groups()
    else:
        return None
    return {"code": code_of(code), "degree": DEGREES.get(degree, degree.upper())}


def _bad_code(text: str, error: CodeError) -> BadCell:
    pieces = split(text)
    if len(pieces) > 1 and all(map(_reads, pieces)):
        return _several(text, len(pieces))
    if more := code_and_more(text):
        return _more_than_a_code(text, more)
    return BadCell(
        Message(
            N_("{code} is no code of a standard: {reason}."),
            {"code": short(text), "reason": Message(error.reason, dict(error.values))},
        ),
        Message(N_("Copy the code from the cover, such as DB3702/T 0014-2022.")),
    )


def _more_than_a_code(text: str, more: CodeAndMore) -> BadCell:
    code = str(more.code)
    if not more.before and (second := more.second):
        if more.behind.startswith("/") and second.kind is Kind.INTERNATIONAL:
            values: dict[str, object] = {"code": code, "second": str(second)}
            return BadCell(
                Message(
                    N_("{code} stands here together with {second}, the standard that it adopts."), values
                ),
                Message(
                    N_("Keep {code} alone, and write “{second}, IDT” into a column 采用国际标准."), values
                ),
            )
        return _several(text, 2)
    remedy = Message(N_("Keep the code alone; a title belongs in its own column, a remark in the notes."))
    if _REPLACES.search(more.behind):
        remedy = Message(N_("Keep the code alone; what it replaces belongs in the column 代替标准."))
    said = (
        N_("Before the code {code} stands “{rest}”.")
        if more.before
        else N_("Behind the code {code} stands “{rest}”.")
    )
    return BadCell(Message(said, {"code": code, "rest": short(more.before or more.behind)}), remedy)


def _several(text: str, number: int) -> BadCell:
    return BadCell(
        Message(N_("{value} holds {number} codes."), {"value": short(text), "number": number}),
        Message(N_("Give each standard a row of its own.")),
    )


def _reads(text: str) -> str:
    try:
        return str(parse(text))
    except CodeError:
        return ""


def ics_of(cell: object) -> list[str]:
    """ICS classes. `3.1` is 03.100: a number that lost its zeros can be one class only."""
    found = []
    for item in split(cell, "、；;，,\n /"):
        written = unicodedata.normalize("NFKC", item).upper().removeprefix("ICS").strip(": ")
        if parts := _FIELD_AND_GROUP.fullmatch(written):
            written = parts[1].zfill(2) + (f".{parts[2].ljust(MOST_ICS_DECIMALS, '0')}" if parts[2] else "")
        if written:
            found.append(written)
    return once(found)


def ccs_of(cell: object) -> list[str]:
    """CCS classes: `B 31`, `b31` and `B31/39` as one writes them."""
    text = unicodedata.normalize("NFKC", text_of(cell)).upper()
    text = re.sub(r"\b([A-Z])\s+(?=[0-9]{2}\b)", r"\1", re.sub(r"\bCCS\b[:\s]*", "", text))
    return split(text, "、；;,\n /")
