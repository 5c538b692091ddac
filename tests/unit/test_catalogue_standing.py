"""Whether a standard holds on a day."""

import datetime

import pytest

from lubiao.catalogue import Basis, Catalogue, CataloguedStandard, StandingStatus
from lubiao.catalogue.standing import Standing, standing_of
from lubiao.reading import Data, Document, Entry
from lubiao.records import Standard

DAY = datetime.date(2026, 11, 23)


def catalogue_of(*records: dict[str, object], day: datetime.date = DAY) -> Catalogue:
    document = Document("data/standards.yaml", "")
    entries = [Entry(Standard.model_validate(record), document, n) for n, record in enumerate(records)]
    return Catalogue.link(Data(standards=entries), day)


def named(catalogue: Catalogue, code: str) -> CataloguedStandard:
    standard = catalogue.find(code)
    assert standard
    return standard


def standing(code: str, *records: dict[str, object], day: datetime.date = DAY) -> Standing:
    return standing_of(named(catalogue_of(*records), code), day)


def read_as(value: str, day: str = "2026-01-01") -> dict[str, object]:
    return {"value": value, "read": day, "source": "platform"}


def days(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, day)


def test_what_nobody_says_is_unknown() -> None:
    assert standing("GB 1-2020", {"code": "GB 1-2020"}) == Standing(StandingStatus.UNKNOWN, Basis.NOTHING)
    past = {"code": "GB 1-2020", "implemented": "2021-01-01"}
    assert standing("GB 1-2020", past).status is StandingStatus.UNKNOWN


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (days(2027, 3, 31), StandingStatus.UPCOMING),
        (days(2027, 4, 1), StandingStatus.UNKNOWN),
        (days(2026, 1, 1), StandingStatus.UPCOMING),
    ],
)
def test_a_standard_is_upcoming_until_the_day_before_its_implementation(
    day: datetime.date, status: StandingStatus
) -> None:
    assert standing("GB 1-2026", {"code": "GB 1-2026", "implemented": "2027-04-01"}, day=day).status is status


def test_an_old_reading_of_upcoming_says_nothing_once_the_day_has_come() -> None:
    record = {"code": "GB 1-2026", "implemented": "2026-04-01", "status": read_as("upcoming")}
    assert standing("GB 1-2026", record, day=days(2026, 3, 31)).status is StandingStatus.UPCOMING
    assert standing("GB 1-2026", record, day=days(2026, 4, 1)).status is StandingStatus.UNKNOWN


def test_a_reading_tells_its_day_and_source() -> None:
    record = {"code": "GB 1-2020", "implemented": "2021-01-01", "status": read_as("in-force")}
    told = standing("GB 1-2020", record)
    assert (told.status, told.basis, told.read, told.source, told.since) == (
        StandingStatus.IN_FORCE, Basis.READING, "2026-01-01", "platform", "2021-01-01",
    )  # fmt: skip


OLD = {"code": "GB 1-2010", "implemented": "2010-06-01", "status": read_as("in-force", "2020-01-01")}
NEW = {"code": "GB/T 1-2020", "implemented": "2021-04-01", "replaces": ["GB 1-2010"]}


@pytest.mark.parametrize(
    ("day", "status", "basis"),
    [
        (days(2021, 3, 31), StandingStatus.IN_FORCE, Basis.READING),
        (days(2021, 4, 1), StandingStatus.SUPERSEDED, Basis.SUCCESSOR),
    ],
)
def test_a_standard_is_superseded_from_the_day_its_successor_is_implemented(
    day: datetime.date, status: StandingStatus, basis: Basis
) -> None:
    told = standing("GB 1-2010", OLD, NEW, day=day)
    assert (told.status, told.basis) == (status, basis)


def test_an_old_edition_stays_in_force_where_it_was_read_so_after_the_new_one_began() -> None:
    confirmed = {**OLD, "status": read_as("in-force", "2022-01-01")}
    assert standing("GB 1-2010", confirmed, NEW).status is StandingStatus.IN_FORCE


def test_a_draft_supersedes_nothing() -> None:
    told = standing("GB 1-2010", OLD, {**NEW, "draft": True})
    assert told.status is StandingStatus.IN_FORCE
    assert standing("GB/T 1-2020", OLD, {**NEW, "draft": True}).status is StandingStatus.DRAFT


def test_a_successor_without_dates_counts_from_the_year_after_its_code() -> None:
    bare = {"code": "GB/T 1-2020", "replaces": ["GB 1-2010"]}
    assert standing("GB 1-2010", OLD, bare, day=days(2020, 12, 31)).status is StandingStatus.IN_FORCE
    assert standing("GB 1-2010", OLD, bare, day=days(2021, 1, 1)).status is StandingStatus.SUPERSEDED


def test_a_reading_of_superseded_needs_no_successor_in_the_catalogue() -> None:
    told = standing("GB 1-2010", {**OLD, "status": read_as("superseded")})
    assert (told.status, told.basis) == (StandingStatus.SUPERSEDED, Basis.READING)


def test_a_withdrawn_standard_is_withdrawn_from_its_day() -> None:
    record = {**OLD, "withdrawn": "2026-11-23"}
    assert standing("GB 1-2010", record, day=days(2026, 11, 22)).status is StandingStatus.IN_FORCE
    assert standing("GB 1-2010", record).status is StandingStatus.WITHDRAWN


def test_what_is_read_as_withdrawn_or_suspended_is_so() -> None:
    for value in ("withdrawn", "suspended"):
        assert standing("GB 1-2010", {**OLD, "status": read_as(value)}).status == value
        ahead = {**OLD, "implemented": "2030-01-01", "status": read_as(value)}
        assert standing("GB 1-2010", ahead).status == value


def test_of_three_editions_the_last_is_the_newest_and_the_middle_one_is_superseded_too() -> None:
    catalogue = catalogue_of(
        {"code": "NY/T 1-2020", "implemented": "2020-01-01", "replaces": ["NY 1-2010"]},
        {"code": "NY 1-2000"},
        {"code": "NY 1-2010", "implemented": "2010-01-01", "replaces": ["NY 1-2000"]},
    )
    oldest, middle, newest = (named(catalogue, code) for code in ("NY 1-2000", "NY 1-2010", "NY/T 1-2020"))
    assert oldest.successors == [middle]
    assert (middle.predecessors, middle.successors) == ([oldest], [newest])
    assert [catalogue.newest(s) for s in (oldest, middle, newest)] == [newest] * 3
    assert catalogue.standings[middle].status is StandingStatus.SUPERSEDED
    assert standing_of(middle, days(2015, 1, 1)).status is StandingStatus.UNKNOWN


def test_circles_do_not_hang() -> None:
    records = [{"code": f"NY 1-20{n:02}", "replaces": [f"NY 1-20{(n + 1) % 9:02}"]} for n in range(9)]
    catalogue = catalogue_of(*records, {"code": "NY 2-2020", "replaces": ["NY 2-2020"]})
    for standard in catalogue.standards:
        assert catalogue.newest(standard)
        assert catalogue.standings[standard]
    alone = named(catalogue, "NY 2-2020")
    assert alone.successors == []
    assert catalogue.newest(alone) is alone


def test_a_reading_is_named_only_where_it_says_the_same() -> None:
    in_force = read_as("in-force", "2019-01-01")
    withdrawn = {"code": "GB 1-2010", "withdrawn": "2022-01-01", "status": in_force}
    assert standing("GB 1-2010", withdrawn) == Standing(
        StandingStatus.WITHDRAWN, Basis.DATES, since=withdrawn["withdrawn"]
    )
    old = {"code": "GB 1-2010", "status": in_force}
    new = {"code": "GB/T 1-2020", "implemented": "2021-01-01", "replaces": ["GB 1-2010"]}
    superseded = standing("GB 1-2010", old, new)
    assert (superseded.basis, superseded.read, superseded.source) == (Basis.SUCCESSOR, None, None)


@pytest.mark.parametrize(
    "waiting",
    [
        {"implemented": "2021-01-01", "status": read_as("suspended")},
        {"issued": "2020-06-01", "status": read_as("upcoming")},
    ],
)
def test_a_successor_that_waits_supersedes_nothing(waiting: dict[str, object]) -> None:
    new = {"code": "GB/T 1-2020", "replaces": ["GB 1-2010"], **waiting}
    assert standing("GB 1-2010", {"code": "GB 1-2010"}, new).status is StandingStatus.UNKNOWN


@pytest.mark.parametrize("known", [{"issued": "2020-06-01"}, {}])
def test_an_old_edition_read_in_force_after_its_successor_was_issued_holds(known: dict[str, object]) -> None:
    old = {"code": "GB 1-2010", "status": read_as("in-force", "2025-01-01")}
    new = {"code": "GB/T 1-2020", "replaces": ["GB 1-2010"], **known}
    assert standing("GB 1-2010", old, new).status is StandingStatus.IN_FORCE


def test_a_standard_announced_without_a_date_says_so() -> None:
    record = {"code": "GB 1-2026", "status": read_as("upcoming", "2026-05-01")}
    announced = standing("GB 1-2026", record)
    assert (announced.status, announced.basis) == (StandingStatus.UNKNOWN, Basis.ANNOUNCED)
    assert (announced.read, announced.source) == ("2026-05-01", "platform")


def test_a_reading_between_two_successors_holds_against_the_first_only() -> None:
    first = {"code": "GB/T 1-2015", "implemented": "2015-01-01", "replaces": ["GB 1-2010"]}
    assert standing("GB 1-2010", OLD, first).status is StandingStatus.IN_FORCE
    assert standing("GB 1-2010", OLD, first, NEW).status is StandingStatus.SUPERSEDED
