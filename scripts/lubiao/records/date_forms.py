"""The forms in which people write a day of the calendar, where they can mean one day only."""

from __future__ import annotations

import datetime
import re
import unicodedata

_DAY = re.compile(
    r"([0-9]{4})\s*(?:([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,2})|年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号])"
    r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"
)
_RUN_ON = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_MONTH = re.compile(r"([0-9]{4})\s*(?:([-/.])\s*([0-9]{1,2})|年\s*([0-9]{1,2})\s*月)")
_DASHES = str.maketrans("‐‑‒–—―−－", "--------")

LONGEST = 40
"""Characters; no date is longer."""


def iso_day(written: str) -> str | None:
    """`2022年10月14日`, `2022/10/14`, `2022.1.4`, `20221014`, full-width digits → `2022-10-14`.

    A time of midnight behind the day is overlooked. None where the text is no day of the calendar, or could
    be two: `03/04/2022` says not which comes first.
    """
    plain = _plain(written)
    if found := _DAY.fullmatch(plain):
        return _date(found[1], found[3] or found[5], found[4] or found[6])
    if found := _RUN_ON.fullmatch(plain):
        return _date(found[1], found[2], found[3])
    return None


def iso_month(written: str) -> str | None:
    """`2021年6月`, `2021/6` → `2021-06`; None where the text is no month."""
    found = _MONTH.fullmatch(_plain(written))
    if not found:
        return None
    day = _date(found[1], found[3] or found[4], "1")
    return day[:7] if day else None


def _plain(written: str) -> str:
    if len(written) > LONGEST:
        return ""
    return unicodedata.normalize("NFKC", written.translate(_DASHES)).strip()


def _date(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
