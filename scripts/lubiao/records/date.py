"""Dates as sources print them: a day, or a month where the day was cut off."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

_FORM = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


class WrittenDate(str):
    """`2022-10-14`, or `2021-06` where no source shows the day. Text order is time order."""

    __slots__ = ()

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the text allows."""
        return datetime.date.fromisoformat(self if self.has_day else f"{self}-01")

    @property
    def has_day(self) -> bool:
        """False where only the month is known."""
        return len(self) == 10

    @property
    def year(self) -> int:
        """The calendar year."""
        return int(self[:4])

    def surely_before(self, other: WrittenDate) -> bool:
        """Whether this date lies before the other, as far as both are known: a month is not before its days."""
        common = min(len(self), len(other))
        return self[:common] < other[:common]


def _read(value: object) -> WrittenDate:
    if not isinstance(value, str):
        raise ValueError("date_form")
    return _date(value)


@lru_cache(maxsize=2**15)
def _date(value: str) -> WrittenDate:
    """One object for a day: there are fewer days than dates."""
    form = _FORM.fullmatch(value)
    if not form:
        raise ValueError("date_form")
    try:
        datetime.date(int(form[1]), int(form[2]), int(form[3] or 1))
    except ValueError as no_day:
        raise ValueError("date_calendar") from no_day
    return WrittenDate(value)


def _read_day(value: object) -> WrittenDate:
    if not isinstance(value, str) or not _FORM.fullmatch(value) or len(value) < 10:
        raise ValueError("day_form")
    return _read(value)


AnyDate = Annotated[
    WrittenDate,
    PlainValidator(_read),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}),
]
"""A day or a month of the calendar."""

Day = Annotated[
    WrittenDate,
    PlainValidator(_read_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A day of the calendar."""
