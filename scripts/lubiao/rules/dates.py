"""Dates that can be true, and statuses that say when and where they were read."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.catalogue.review import review_due
from lubiao.findings import N_, Message
from lubiao.records import Status, WrittenDate

from .places import Path, at
from .rule import ERROR, INFO, WARNING, Faults, rule

PLACEHOLDERS = frozenset({
    "0001-01-01", "1899-12-30", "1900-01-01", "1900-01", "1970-01-01", "1970-01", "9999-12-31", "9999-12",
})  # fmt: skip
"""Days that spreadsheets and databases write where they know none."""

FIRST_DATE = datetime.date(1949, 10, 1)
"""The People’s Republic was founded on this day."""

FIRST_READING = datetime.date(2000, 1, 1)
"""No source of the catalogue was on the web before."""

YEARS_AHEAD = 10
"""A standard may be issued years before it is implemented, but not so many."""


@rule(
    "LB301",
    ERROR,
    zh="不得用 1900-01-01、1970-01-01、9999-12-31 等占位日期；标准的日期须在 1949-10-01 至今后十年之间，读取日期不早于 2000 年。",
)
def dates_can_be_true(catalogue: Catalogue) -> Faults:
    """A date is no placeholder such as 1900-01-01, 1970-01-01 or 9999-12-31, and can be true.

    A date of a standard lies neither before 1949-10-01 nor more than ten years ahead; nothing was read before 2000.
    """
    latest = _years_before(catalogue.day, -YEARS_AHEAD)
    compare = Message(N_("Compare the date with the source."))
    for standard in catalogue.standards:
        for path, date in _dates(standard):
            if date in PLACEHOLDERS:
                yield (
                    at(standard, *path),
                    Message(N_("{date} is a placeholder, no date."), {"date": date}),
                    Message(N_("Leave the key out while the date is not known.")),
                )
            elif path[-1] == "read":
                if date.first_day < FIRST_READING:
                    yield (
                        at(standard, *path),
                        Message(
                            N_("{date} is no day of a reading: nothing was read before {first}."),
                            {"date": date, "first": FIRST_READING},
                        ),
                        Message(N_("Write the day on which the source was read.")),
                    )
            elif date.first_day < FIRST_DATE:
                yield (
                    at(standard, *path),
                    Message(
                        N_("{date} is no date of a standard: it lies before {first}."),
                        {"date": date, "first": FIRST_DATE},
                    ),
                    compare,
                )
            elif date.first_day > latest:
                yield (
                    at(standard, *path),
                    Message(
                        N_("{date} lies more than {years} years ahead."), {"date": date, "years": YEARS_AHEAD}
                    ),
                    compare,
                )


@rule("LB302", ERROR, zh="实施日期不得早于发布日期。")
def implemented_after_issue(catalogue: Catalogue) -> Faults:
    """Implementation does not come before issue."""
    for standard in catalogue.standards:
        raw = standard.raw
        if raw.issued and raw.implemented and raw.implemented.surely_before(raw.issued):
            yield (
                at(standard, "implemented"),
                Message(
                    N_("Implemented on {implemented}, before the issue on {issued}."),
                    {"implemented": raw.implemented, "issued": raw.issued},
                ),
                Message(N_("Compare both dates with the cover.")),
            )


@rule("LB303", ERROR, zh="废止日期不得早于发布日期和实施日期。")
def withdrawn_after_implementation(catalogue: Catalogue) -> Faults:
    """Withdrawal comes neither before implementation nor before issue."""
    for standard in catalogue.standards:
        raw = standard.raw
        start = raw.implemented or raw.issued
        if raw.withdrawn and start and raw.withdrawn.surely_before(start):
            yield (
                at(standard, "withdrawn"),
                Message(
                    N_("Withdrawn on {withdrawn}, before the start on {start}."),
                    {"withdrawn": raw.withdrawn, "start": start},
                ),
                Message(N_("Compare both dates with the source.")),
            )


@rule("LB304", WARNING, zh="标准号中的年号与发布年份应一致。")
def year_of_code_is_year_of_issue(catalogue: Catalogue) -> Faults:
    """The year in the code is the year of issue. (Of 2,194 real records, 3 differ.)"""
    for standard in catalogue.standards:
        code, issued = standard.code, standard.raw.issued
        if not code or not code.year or not issued or issued in PLACEHOLDERS or standard.raw.draft:
            continue
        # What lies ahead is told by LB113 and LB305.
        if (
            code.year != issued.year
            and code.year <= catalogue.day.year + 1
            and not _is_future(issued, catalogue.day)
        ):
            yield (
                at(standard, "issued"),
                Message(
                    N_("Issued in {issued}, but the code says {year}."),
                    {"issued": issued.year, "year": code.year},
                ),
                Message(N_("Compare both with the cover; if it prints them, leave them and add a note.")),
            )


@rule("LB305", ERROR, zh="发布日期、复审日期、来源的日期不得晚于今天。")
def past_events_are_past(catalogue: Catalogue) -> Faults:
    """What has happened has happened: an issue, a review, the date of a source do not lie in the future."""
    for standard in catalogue.standards:
        for key, date in (("issued", standard.raw.issued), ("reviewed", standard.raw.reviewed)):
            if _is_future(date, catalogue.day):
                yield at(standard, key), *_future(date)
    for source in catalogue.data.sources:
        if _is_future(source.record.published, catalogue.day):
            yield source.place(("published",), source.record.id), *_future(source.record.published)
    for figure in catalogue.data.reported:
        if _is_future(figure.record.as_of, catalogue.day):
            yield figure.place(("as_of",), figure.record.metric_zh), *_future(figure.record.as_of)


@rule("LB306", ERROR, zh="读取日期（read）不得晚于今天。")
def readings_are_past(catalogue: Catalogue) -> Faults:
    """The day on which a status or an evidence was read does not lie in the future."""
    for standard in catalogue.standards:
        status = standard.raw.status
        if status and _is_future(status.read, catalogue.day):
            yield at(standard, "status", "read"), *_future(status.read)
        for number, evidence in enumerate(standard.raw.evidence):
            if _is_future(evidence.read, catalogue.day):
                yield at(standard, "evidence", number, "read"), *_future(evidence.read)


@rule("LB307", ERROR, zh="状态为“即将实施”的，读取之日实施日期须尚未到来。")
def upcoming_lies_ahead(catalogue: Catalogue) -> Faults:
    """A standard is `upcoming` only while, on the day of the reading, its implementation lies ahead."""
    for standard in catalogue.standards:
        status, implemented = standard.raw.status, standard.raw.implemented
        if not status or status.value is not Status.UPCOMING or not implemented:
            continue
        if status.read.first_day >= _last_day(implemented):
            yield (
                at(standard, "status", "value"),
                Message(
                    N_("Read as upcoming on {read}, though implemented on {implemented}."),
                    {"read": status.read, "implemented": implemented},
                ),
                Message(N_("Read the status again in the source.")),
            )


@rule("LB308", INFO, zh="标准一般每五年复审一次（《标准化法》第二十九条）；到期只作提示，不表示失效。")
def review_is_not_due(catalogue: Catalogue) -> Faults:
    """A standard is generally reviewed within five years (Standardization Law, Art. 29). Due is not invalid."""
    for standard in catalogue.standards:
        due = review_due(catalogue, standard)
        if due and due.last not in PLACEHOLDERS:
            yield (
                at(standard, "reviewed" if standard.raw.reviewed else "issued"),
                Message(N_("A review is due: issued or last reviewed on {date}."), {"date": due.last}),
                Message(N_("If the source shows a later review, add it as reviewed.")),
            )


def _years_before(day: datetime.date, years: int) -> datetime.date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if is_leap_day else day.day)


def _last_day(date: WrittenDate) -> datetime.date:
    """The latest day that a date allows: the end of the month where only the month is known."""
    first = date.first_day
    return first if date.has_day else first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _is_future(date: WrittenDate | None, day: datetime.date) -> bool:
    return date is not None and date.first_day > day


def _future(date: WrittenDate | None) -> tuple[Message, Message]:
    return (
        Message(N_("{date} lies in the future."), {"date": date}),
        Message(N_("Compare the date with the source.")),
    )


def _dates(standard: CataloguedStandard) -> Iterator[tuple[Path, WrittenDate]]:
    """The dates of a record, each with its path."""
    for key in ("issued", "implemented", "withdrawn", "reviewed"):
        if date := getattr(standard.raw, key):
            yield (key,), date
    if standard.raw.status:
        yield ("status", "read"), standard.raw.status.read
    for number, evidence in enumerate(standard.raw.evidence):
        yield ("evidence", number, "read"), evidence.read
