"""Dates as spreadsheets hold them: real dates, serial numbers, milliseconds, and everything people type."""

from __future__ import annotations

import datetime
import re
import unicodedata

from lubiao.catalogue.day import CHINA
from lubiao.findings import N_, Message

PLACEHOLDERS = frozenset({
    "0001-01-01", "1899-12-30", "1899-12-31", "1900-01-00", "1900-01-01", "1900-01", "1904-01-01", "1970-01-01",
    "1970-01", "9999-12-31", "9999-12",
})  # fmt: skip
"""What databases and spreadsheets write where they know no date."""

_NOTHING = frozenset({"", "-", "--", "---", "—", "——", "/", "//", "\\", "无", "暂无", "空", "不详", "未知", "null", "none", "nan", "n/a", "na", "nil"})  # fmt: skip

FIRST_SERIAL, LAST_SERIAL = 18000, 80000
"""1949 to 2119 as Excel counts days; other numbers are no dates of standards."""

_EPOCH_1900, _DAYS_TO_1904 = datetime.date(1899, 12, 30), 1462
_FORM = re.compile(
    r"(?P<year>\d{4})(?:\s*[-/.年]\s*(?P<month>\d{1,2}))(?:\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?|\s*月)?"
    r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_TURNED = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_CODE_INSIDE = re.compile(r"[A-Z]{1,4}[0-9]*(?:/[TZ])?\s*[0-9]+[-—–]?[0-9]*|实施|发布|同时|同步")


class NoDate(ValueError):
    """A cell that holds something, and no date. `message` says what, `remedy` what would be right."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.text)
        self.message, self.remedy = message, remedy


def is_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing: empty, a dash, 无, 暂无."""
    return unicodedata.normalize("NFKC", text).strip().casefold() in _NOTHING


def read_date(value: object, *, since_1904: bool = False) -> str:
    """`2022-10-14`, or `2022-10` where the cell holds no day; the empty text where it says nothing.

    A placeholder comes back as it is: whoever asks tells that it was left out. Raises NoDate.
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _no_date(value)
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value).strip()
        if is_nothing(text):
            return ""
        if not re.fullmatch(r"\d{1,15}(?:\.0+)?", text):
            return _from_text(text, value)
        value = float(text)
    return _from_number(value, since_1904)


def _from_number(number: float, since_1904: bool) -> str:
    if not abs(number) < 1e15:  # infinite, or no number at all
        raise _no_date(str(number))
    if number in (0, 1):
        return "1900-01-01"
    if number == int(number) and 19000101 <= number <= 99991231:
        digits = str(int(number))
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]), digits)
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        days = int(number) + (_DAYS_TO_1904 if since_1904 else 0)
        return (_EPOCH_1900 + datetime.timedelta(days=days)).isoformat()
    for unit in (1, 1000):
        if 10**8 * 5 <= number / unit <= 5 * 10**9:
            return datetime.datetime.fromtimestamp(number / unit, CHINA).date().isoformat()
    raise _no_date(f"{number:.15g}")


def _from_text(text: str, written: str) -> str:
    if found := _FORM.fullmatch(text):
        year, month = int(found["year"]), int(found["month"])
        if found["day"]:
            if found["zone"]:
                try:
                    moment = datetime.datetime.fromisoformat(re.sub(r"\s+", " ", text))
                    return moment.astimezone(CHINA).date().isoformat()
                except (ValueError, OverflowError):
                    pass
            return _day(year, month, int(found["day"]), written)
        return _day(year, month, 1, written)[:7]
    if _TURNED.fullmatch(text):
        raise NoDate(
            Message(N_("{value} can be read as two different days."), {"value": _short(written)}),
            Message(N_("Write year, month, day: 2022-10-14.")),
        )
    if _CODE_INSIDE.search(text.upper()):
        raise NoDate(
            Message(N_("{value} is a remark, no date."), {"value": _short(written)}),
            Message(N_("Leave the date empty, and write the words into a note, in both languages.")),
        )
    raise _no_date(written)


def _day(year: int, month: int, day: int, written: str) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        if (year, month, day) in ((1900, 1, 0), (0, 0, 0)):
            return "1900-01-01"
        raise NoDate(
            Message(N_("The calendar has no {value}."), {"value": _short(written)}),
            Message(N_("Copy the date from the source.")),
        ) from None


def _no_date(value: object) -> NoDate:
    return NoDate(
        Message(N_("{value} is no date."), {"value": _short(value)}),
        Message(N_("Write year, month, day: 2022-10-14.")),
    )


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
