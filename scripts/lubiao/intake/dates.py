"""Dates as spreadsheets hold them: real dates, serial numbers, milliseconds, and what people type."""

from __future__ import annotations

import datetime
import re
import unicodedata

from lubiao.catalogue.day import CHINA
from lubiao.findings import N_, Message
from lubiao.records.date_forms import iso_day, iso_month

from .cells import BadCell, is_nothing, short, text_of

FIRST_SERIAL, LAST_SERIAL = 18000, 80000
"""1949 to 2119 as Excel counts days; other numbers are no dates of standards."""

FIRST_SECOND, LAST_SECOND = 5 * 10**8, 5 * 10**9
"""1985 to 2128 as Unix counts seconds; milliseconds are a thousand times as many."""

_EPOCH_1900, _DAYS_TO_1904 = datetime.date(1899, 12, 30), 1462
_MIDNIGHT_OF_CHINA_IN_UTC = datetime.time(16)

_DAY_AND_TIME = re.compile(
    r"(?P<day>\S.*?)(?:\s*T\s*|\s+)(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)\s*(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,12})?")
_DAY_OF_SERIAL_0 = re.compile(r"1900[-/.]0?1[-/.]0{1,2}|0000[-/.]00[-/.]00")
_FULL_DAY = re.compile(r"[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?|[0-9]{8}")
_TURNED = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}")
_REMARK = re.compile(r"[A-Z]{1,4}[0-9]*(?:/[TZ])?\s*[0-9]+[-—–]?[0-9]*|实施|发布|同时|同步|之日")


def read_date(value: object, *, since_1904: bool = False) -> str:
    """`2022-10-14`, or `2022-10` where the cell holds no day; the empty text where it says nothing.

    A placeholder comes back as it is: whoever asks tells that it was left out. Raises BadCell.
    """
    if isinstance(value, datetime.datetime):
        return _day_at(value.date().isoformat(), value.time(), value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _no_date(value)
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", text_of(value)).replace("\n", " ").strip()
        if is_nothing(text):
            return ""
        if not _NUMBER.fullmatch(text) or iso_day(text):
            return _from_text(text, value)
        value = float(text)
    return _from_number(value, since_1904)


def _from_number(number: float, since_1904: bool) -> str:
    if not abs(number) < 1e15:  # infinite, or no number at all
        raise _no_date(number)
    if number in (0, 1):
        return "1900-01-01"
    if number == int(number) and 19000101 <= number <= 99991231:
        return _from_text(str(int(number)), str(int(number)))
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        days = int(number) + (_DAYS_TO_1904 if since_1904 else 0)
        return (_EPOCH_1900 + datetime.timedelta(days=days)).isoformat()
    for unit in (1, 1000):
        if FIRST_SECOND <= number / unit <= LAST_SECOND:
            return datetime.datetime.fromtimestamp(number / unit, CHINA).date().isoformat()
    raise _no_date(f"{number:.15g}")


def _from_text(text: str, written: str) -> str:
    if found := _DAY_AND_TIME.fullmatch(text):
        if day := _day_of(found["day"]):
            return _at(day, found["time"], found["zone"], written)
    elif date := _day_of(text) or iso_month(text):
        return date
    if _DAY_OF_SERIAL_0.fullmatch(text):
        return "1900-01-01"
    if _FULL_DAY.fullmatch(text):
        raise BadCell(
            Message(N_("The calendar has no {value}."), {"value": short(written)}),
            Message(N_("Copy the date from the source.")),
        )
    if _TURNED.fullmatch(text):
        raise _two_days(written)
    if _REMARK.search(text.upper()):
        raise BadCell(
            Message(N_("{value} is a remark, no date."), {"value": short(written)}),
            Message(N_("Leave the date empty, and write the words into a note, in both languages.")),
        )
    raise _no_date(written)


def _day_of(text: str) -> str | None:
    return iso_day(text) or iso_day(f"{text}日")  # the last character is often lost


def _at(day: str, time: str, zone: str | None, written: str) -> str:
    """The day in China of a time; without a zone it is taken as printed."""
    try:
        moment = datetime.datetime.fromisoformat(f"{day}T{time.zfill(len(time) + (time[1] == ':'))}{zone or ''}")  # fmt: skip
        if moment.tzinfo:
            return moment.astimezone(CHINA).date().isoformat()
    except (ValueError, OverflowError):
        raise _no_date(written) from None
    return _day_at(day, moment.time(), written)


def _day_at(day: str, time: datetime.time, written: object) -> str:
    """Four in the afternoon without a zone is what programs make of a midnight in China: the day is not sure."""
    if time == _MIDNIGHT_OF_CHINA_IN_UTC:
        raise _two_days(written)
    return day


def _two_days(written: object) -> BadCell:
    return BadCell(
        Message(N_("{value} can be read as two different days."), {"value": short(written)}),
        Message(N_("Write year, month, day: 2022-10-14.")),
    )


def _no_date(value: object) -> BadCell:
    return BadCell(
        Message(N_("{value} is no date."), {"value": short(value)}),
        Message(N_("Write year, month, day: 2022-10-14.")),
    )
