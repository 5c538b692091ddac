"""Calendars to subscribe to: implementation dates, and reviews that fall due.

iCalendar, RFC 5545, with the names and addresses of RFC 7986. Without METHOD, DTSTAMP is the day on which what an
event says was last revised (RFC 5545, §3.8.7.2): the last reading of the record.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lubiao.catalogue import Catalogue, CataloguedStandard, StandingStatus
from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.labels import KIND
from lubiao.catalogue.review import MAY_HOLD, review_date
from lubiao.findings import N_
from lubiao.records import Status, WrittenDate
from lubiao.texts import LANGUAGE_TAGS, Language, translator

from .events import identity_of
from .saying import date_said, listed, name_said, one_line, title_note

MEDIA_TYPE = "text/calendar"
MOST = 100
"""Dates that have passed, and as many that lie ahead: calendars are fetched again every day, and stay below 120 kB."""

ZONE = "Asia/Shanghai"

_FOLDED_FROM = 75
"""Bytes of a line, without its end (RFC 5545, §3.1)."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date of a standard that is known to the day; `last` is the issue or review from which a review is counted."""

    standard: CataloguedStandard
    day: datetime.date
    last: WrittenDate | None = None

    @property
    def is_review(self) -> bool:
        """Whether a review falls due, not an implementation."""
        return self.last is not None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar before it is written. `path` and `page` are addresses without a language."""

    path: str
    page: str
    title: str
    about: str
    dates: Sequence[Date]


def implementation_dates(catalogue: Catalogue, standards: Iterable[CataloguedStandard]) -> list[Date]:
    """The implementation dates of what is no draft: the nearest."""
    found = [
        Date(standard, date.first_day)
        for standard in standards
        if (date := standard.raw.implemented) and date.has_day and not standard.raw.draft
    ]
    return _nearest(found, catalogue.day)


def review_dates(catalogue: Catalogue, standards: Iterable[CataloguedStandard]) -> list[Date]:
    """When reviews fall due of what may hold: the nearest."""
    may_hold = (*MAY_HOLD, StandingStatus.UPCOMING)
    found = [
        Date(standard, due.since.first_day, due.last)
        for standard in standards
        if catalogue.standings[standard].status in may_hold
        and (due := review_date(standard))
        and due.since.has_day
    ]
    return _nearest(found, catalogue.day)


def _nearest(dates: list[Date], today: datetime.date) -> list[Date]:
    """The dates nearest to a day in the order of time; those of a day in the order in which they come."""
    dates.sort(key=lambda date: date.day)
    past = sum(date.day < today for date in dates)
    return dates[max(0, past - MOST) : past + MOST]


class CalendarWriter:
    """Writes the calendars of one language. An event stands in several, and is made once."""

    def __init__(self, addresses: Addresses, language: Language) -> None:
        import icalendar
        from icalendar.parser import Contentline

        self._library: Any = icalendar
        self._fold: Any = Contentline
        self._addresses, self._language = addresses, language
        self._host = urlsplit(addresses.site_url).hostname
        self._say = translator(language)
        self._events: dict[Date, bytes] = {}

    def write(self, calendar: Calendar) -> bytes:
        """The calendar, lines folded and ended as the format wants."""
        text, address = self._library.vText, self._library.vUri
        whole = self._library.Calendar()
        whole["VERSION"] = text("2.0")
        whole["PRODID"] = text(f"-//Lubiao//Standards//{self._language.upper()}")
        whole["CALSCALE"] = text("GREGORIAN")
        for name in ("NAME", "X-WR-CALNAME"):
            whole[name] = text(one_line(calendar.title))
        for name in ("DESCRIPTION", "X-WR-CALDESC"):
            whole[name] = text(one_line(calendar.about))
        whole["X-WR-TIMEZONE"] = text(ZONE)
        whole["URL"] = address(self._addresses.page(calendar.page, self._language))
        whole["SOURCE"] = self._library.vUri(
            self._addresses.page(calendar.path, self._language), params={"VALUE": "URI"}
        )
        day = self._library.vDuration(datetime.timedelta(days=1), params={"VALUE": "DURATION"})
        whole["REFRESH-INTERVAL"] = day
        whole["X-PUBLISHED-TTL"] = self._library.vDuration(datetime.timedelta(days=1))
        # Its last line closes it; a title may hold the same words.
        head, close, end = whole.to_ical(sorted=False).rpartition(b"END:VCALENDAR")
        return b"".join([head, self._zone(), *map(self._event, calendar.dates), close, end])

    def _zone(self) -> bytes:
        """A calendar has at least one component (RFC 5545, §3.6): one without dates still has its time zone."""
        zone, standard = self._library.Timezone(), self._library.TimezoneStandard()
        zone["TZID"] = self._library.vText(ZONE)
        standard["DTSTART"] = self._library.vDatetime(datetime.datetime(1992, 1, 1))
        for name in ("TZOFFSETFROM", "TZOFFSETTO"):
            standard[name] = self._library.vUTCOffset(datetime.timedelta(hours=8))
        zone.add_component(standard)
        return bytes(zone.to_ical(sorted=False))

    def _event(self, date: Date) -> bytes:
        if date not in self._events:
            self._events[date] = self._made(date)
        return self._events[date]

    def _made(self, date: Date) -> bytes:
        """One whole day, without an end (RFC 5545, §3.6.1: then it lasts that day), and nobody is busy on it."""
        standard, text = date.standard, self._text
        what = "review" if date.is_review else "implementation"
        label = self._say(N_("Review due") if date.is_review else N_("Implementation date"))
        kinds = [self._say(KIND[standard.kind])] if standard.kind else []
        name = name_said(standard, self._language)
        language = LANGUAGE_TAGS[self._language]
        page = self._addresses.page(self._addresses.of_standard(standard), self._language)
        lines = (
            "BEGIN:VEVENT",
            f"UID:{text(f'{what}-{identity_of(standard)}@{self._host}')}",
            f"DTSTAMP:{_digits(_last_reading(date))}T000000Z",
            f"DTSTART;VALUE=DATE:{_digits(date.day)}",
            f"SUMMARY;LANGUAGE={language}:{text(label + self._say(N_(': ')) + name)}",
            f"DESCRIPTION;LANGUAGE={language}:{text(self._described(date))}",
            f"URL:{page}",
            f"CATEGORIES:{','.join(map(text, (label, *kinds)))}",
            f"STATUS:{self._status(date)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )
        return b"".join(map(self._line, lines))

    def _text(self, value: str) -> str:
        """A text, escaped."""
        return str(self._library.vText(value).to_ical(), "utf-8")

    def _line(self, line: str) -> bytes:
        """A line with its end, folded where it is too long. The library's own events take four times as long."""
        written = line.encode()
        if len(written) >= _FOLDED_FROM:
            written = self._fold(line).to_ical()
        return written + b"\r\n"

    def _status(self, date: Date) -> str:
        """Nobody appoints the day of a review; an implementation that a source says was put off is none."""
        if date.is_review:
            return "TENTATIVE"
        reading = date.standard.raw.status
        return "CANCELLED" if reading and reading.value is Status.SUSPENDED else "CONFIRMED"

    def _described(self, date: Date) -> str:
        raw, say = date.standard.raw, self._say
        lines = []
        if date.last:
            text = N_("Reviewed on {date}.") if raw.reviewed else N_("Issued on {date}.")
            lines.append(say(text).format(date=date_said(date.last, self._language)))
            lines.append(say(N_("Due is not invalid.")))
        elif raw.issued:
            lines.append(say(N_("Issued on {date}.")).format(date=date_said(raw.issued, self._language)))
        if not date.is_review and date.standard.predecessors:
            names = (old.code.display if old.code else old.name for old in date.standard.predecessors)
            codes = listed(map(one_line, names), self._language)
            lines.append(say(N_("Replaces {codes}.")).format(codes=codes))
        lines.append(title_note(date.standard, self._language))
        return "\n".join(filter(None, lines))


def _digits(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


def _last_reading(date: Date) -> datetime.date:
    """When the record was last read; the day of the event itself where nobody says."""
    raw = date.standard.raw
    read = [evidence.read for evidence in raw.evidence] + ([raw.status.read] if raw.status else [])
    return max(read).first_day if read else date.day
