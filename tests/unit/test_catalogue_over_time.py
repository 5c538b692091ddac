"""What comes into force, what came, what was superseded, and what is due for review, on a day."""

import datetime

from catalogues import DAY, catalogue_of, read_as

from lubiao.catalogue.over_time import came_into_force, coming_into_force, superseded_last
from lubiao.catalogue.review import review_date, review_due, reviews_due


def standard(code: str, **facts: object) -> dict[str, object]:
    return {"code": code, "title_zh": "某标准"} | facts


def test_what_comes_into_force_lies_ahead_of_the_day_and_the_nearest_comes_first() -> None:
    catalogue = catalogue_of(
        standard("GB/T 1-2026", implemented="2027-05-01"),
        standard("GB/T 2-2026", implemented="2026-12-01"),
        standard("GB/T 3-2026", implemented=str(DAY)),
        standard("GB/T 4-2026", implemented="2027-01-01", draft=True),
        standard("GB/T 5-2026"),
    )
    assert [s.name for s in coming_into_force(catalogue)] == ["GB/T 2-2026", "GB/T 1-2026"]
    assert [s.name for s in came_into_force(catalogue)] == ["GB/T 3-2026"]


def test_what_was_withdrawn_superseded_or_suspended_did_not_come_into_force_last() -> None:
    catalogue = catalogue_of(
        standard("GB/T 1-2020", implemented="2020-05-01"),
        standard("GB/T 2-2020", implemented="2020-06-01", withdrawn="2021-01-01"),
        standard("GB/T 3-2020", implemented="2020-07-01"),
        standard("GB/T 3-2024", implemented="2024-07-01", replaces=["GB/T 3-2020"]),
        standard("GB/T 4-2020", implemented="2020-08-01", status=read_as("suspended", "2026-01-01")),
    )
    assert [s.name for s in came_into_force(catalogue)] == ["GB/T 3-2024", "GB/T 1-2020"]


def test_superseded_last_names_the_newest_edition_and_the_day() -> None:
    catalogue = catalogue_of(
        standard("GB/T 1-2001"),
        standard("GB/T 1-2010", implemented="2010-10-01", replaces=["GB/T 1-2001"]),
        standard("GB/T 1-2020", implemented="2020-10-01", replaces=["GB/T 1-2010"]),
        standard("GB/T 2-2001", status=read_as("superseded", "2026-01-01"), replaced_by=["GB/T 2-2015"]),
    )
    found = [(each.standard.name, each.newest.name, each.since) for each in superseded_last(catalogue)]
    assert found == [
        ("GB/T 1-2010", "GB/T 1-2020", "2020-10-01"),
        ("GB/T 1-2001", "GB/T 1-2020", "2010-10-01"),
    ]


def test_a_review_is_due_five_years_after_issue_or_the_last_review() -> None:
    catalogue = catalogue_of(
        standard("GB/T 1-2021", issued="2021-11-23"),
        standard("GB/T 2-2021", issued="2021-11-24"),
        standard("GB/T 3-2010", issued="2010-01-01", reviewed="2022-01-01"),
        standard("GB/T 4-2010", issued="2010-01-01", reviewed="2015-03"),
        standard("GB/T 5-2010"),
    )
    found = [(due.standard.name, due.last, due.since) for due in reviews_due(catalogue)]
    assert found == [
        ("GB/T 4-2010", "2015-03", "2020-03"),
        ("GB/T 1-2021", "2021-11-23", "2026-11-23"),
    ]


def test_no_review_is_due_behind_the_end_of_the_calendar() -> None:
    catalogue = catalogue_of(standard("GB/T 1-2010", issued="9998-01-01"))
    assert review_date(catalogue.standards[0]) is None
    assert reviews_due(catalogue) == []


def test_no_review_is_due_of_what_holds_no_more_or_is_not_reviewed() -> None:
    catalogue = catalogue_of(
        standard("GB/T 1-2010", issued="2010-01-01", withdrawn="2020-01-01"),
        standard("GB/T 2-2010", issued="2010-01-01", draft=True),
        standard("ISO 3:2010", issued="2010-01-01"),
        standard("Q/CSG 4-2010", issued="2010-01-01"),
    )
    assert reviews_due(catalogue) == []


def test_five_years_after_a_leap_day_is_the_first_of_march() -> None:
    issued = standard("GB/T 1-2016", issued="2016-02-29")
    on_the_last = catalogue_of(issued, day=datetime.date(2021, 2, 28))
    on_the_first = catalogue_of(issued, day=datetime.date(2021, 3, 1))
    assert review_due(on_the_last, on_the_last.standards[0]) is None
    due = review_due(on_the_first, on_the_first.standards[0])
    assert due is not None and due.since == "2021-03-01"
