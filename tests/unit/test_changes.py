"""What changed between two catalogues, and whether the standard changed or what its record says."""

import datetime

import pytest
from catalogues import DAY, catalogue_of, read_as, seen

from lubiao.catalogue import StandingStatus
from lubiao.changes import Changed, Fate, StandardChange, StatusTold, compare

RECORD, STANDARD = Changed.RECORD, Changed.STANDARD
OLD = {"code": "DB37/T 516-2004", "title_zh": "甲", "evidence": [seen("2019-05-05")]}


def only_change(old: list[dict], new: list[dict], **days: datetime.date) -> StandardChange:
    before = catalogue_of(*old, day=days.get("old_day", DAY))
    (change,) = compare(before, catalogue_of(*new, day=days.get("new_day", DAY))).standards
    return change


def changed_keys(change: StandardChange) -> list[tuple[str, object, object, Changed]]:
    return [(key.key, key.old, key.new, key.changed) for key in change.keys]


def statuses(change: StandardChange) -> tuple[str, str, Changed]:
    """From which status to which, and what that is a change of. The status is the only key."""
    (key,) = change.keys
    assert key.key == "status"
    assert isinstance(key.old, StatusTold)
    assert isinstance(key.new, StatusTold)
    return key.old.value.value, key.new.value.value, key.changed


def moved(before: object, after: object, **more: object) -> tuple[str, str, Changed]:
    return statuses(only_change([OLD | {"status": before}], [OLD | {"status": after} | more]))


# What is no change


def test_a_catalogue_compared_with_itself_has_not_changed() -> None:
    assert len(compare(catalogue_of(OLD), catalogue_of(OLD))) == 0


def test_order_and_spelling_are_no_changes() -> None:
    before = OLD | {
        "replaces": ["GB/T 1-2000", "GB/T 2-2000"],
        "drafters": ["甲", "乙"],
        "evidence": [seen("2019-05-05"), seen("2019-05-06", seen="甲")],
        "replaced_by": ["DB37/T0517—2020"],
        "former": ["db37/t 5-1999"],
    }
    after = OLD | {
        "code": "db37／t516—2004",
        "replaces": ["GB∕T 2—2000", "GB/T1-2000"],
        "drafters": ["乙", "甲"],
        "evidence": [seen("2019-05-06", seen="甲"), seen("2019-05-05")],
        "replaced_by": ["DB37/T 0517-2020"],
        "former": ["DB37/T 5-1999"],
    }
    other = {"code": "GB 9-2000"}
    assert len(compare(catalogue_of(before, other), catalogue_of(other, after))) == 0


# Corrections and completions


def test_a_correction_changes_the_record_and_names_each_key() -> None:
    before = OLD | {"issued": "2004-03-01", "ics": ["03.100"], "drafters": ["甲"]}
    after = OLD | {"issued": "2004-03-02", "ics": ["03.120"], "drafters": ["甲", "乙"], "title_zh": "丙"}
    change = only_change([before], [after])
    assert (change.fate, change.changed, change.former_name) == (Fate.CHANGED, RECORD, None)
    assert changed_keys(change) == [
        ("title_zh", "甲", "丙", RECORD),
        ("issued", "2004-03-01", "2004-03-02", RECORD),
        ("ics", ["03.100"], ["03.120"], RECORD),
        ("drafters", ["甲"], ["甲", "乙"], RECORD),
    ]


def test_a_fact_that_was_not_known_completes_the_record() -> None:
    change = only_change([OLD], [OLD | {"issued": "2004-03-01", "committee": "乙"}])
    assert changed_keys(change) == [
        ("issued", None, "2004-03-01", RECORD),
        ("committee", None, "乙", RECORD),
    ]


def test_a_kind_declared_while_there_is_no_code_is_a_key_like_others() -> None:
    change = only_change([{"id": "work", "kind": "group"}], [{"id": "work", "kind": "sector"}])
    assert changed_keys(change) == [("kind", "group", "sector", RECORD)]


@pytest.mark.parametrize(
    ("key", "before", "after", "changed"),
    [
        ("withdrawn", None, "2021-01-01", STANDARD),
        ("withdrawn", None, "2019-05-05", RECORD),  # a reading of that day could have shown it
        ("withdrawn", None, "2019-05", RECORD),
        ("withdrawn", "2020-12-31", "2021-01-01", RECORD),
        ("withdrawn", "2021-01-01", None, RECORD),
        ("reviewed", "2014-01-01", "2021-01-01", STANDARD),
        ("reviewed", None, "2021-01-01", STANDARD),
        ("reviewed", "2014-01-01", "2019-01-01", RECORD),
        ("reviewed", "2022-01-01", "2021-01-01", RECORD),
        ("implemented", None, "2021-01-01", RECORD),  # it may have been announced long before
    ],
)
def test_a_day_later_than_any_reading_is_a_change_of_the_standard(
    key: str, before: str | None, after: str | None, changed: Changed
) -> None:
    # The status that was read keeps the derived one as it is.
    base = OLD | {"status": read_as("superseded", "2019-05-05")}
    change = only_change([base | {key: before}], [base | {key: after}])
    assert changed_keys(change) == [(key, before, after, changed)]


def test_without_any_reading_no_day_is_known_to_be_later() -> None:
    base = {"code": "DB37/T 516-2004"}
    assert only_change([base], [base | {"reviewed": "2026-01-01"}]).changed is RECORD


# Statuses that were read


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("upcoming", "in-force"),
        ("upcoming", "withdrawn"),
        ("in-force", "suspended"),
        ("in-force", "superseded"),
        ("in-force", "withdrawn"),
        ("suspended", "in-force"),
    ],
)
def test_a_status_read_later_that_moved_forward_is_a_change_of_the_standard(before: str, after: str) -> None:
    *_, changed = moved(read_as(before, "2019-05-05"), read_as(after, "2019-05-06"))
    assert changed is STANDARD


@pytest.mark.parametrize("day", ["2019-05-05", "2019-05-04"])
def test_another_status_not_read_later_is_a_correction(day: str) -> None:
    assert moved(read_as("in-force", "2019-05-05"), read_as("withdrawn", day)) == (
        "in-force",
        "withdrawn",
        RECORD,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("withdrawn", "in-force"),
        ("superseded", "in-force"),
        ("superseded", "withdrawn"),
        ("withdrawn", "superseded"),
        ("in-force", "upcoming"),
    ],
)
def test_a_status_that_moved_where_none_moves_is_a_correction(before: str, after: str) -> None:
    *_, changed = moved(read_as(before, "2019-05-05"), read_as(after, "2026-05-05"))
    assert changed is RECORD


def test_a_status_that_was_not_known_completes_the_record() -> None:
    assert moved(None, read_as("in-force", "2026-01-01")) == ("unknown", "in-force", RECORD)
    assert moved(None, read_as("withdrawn", "2026-01-01")) == ("unknown", "withdrawn", RECORD)


def test_a_status_that_is_gone_changes_the_record() -> None:
    assert moved(read_as("in-force", "2019-05-05"), None) == ("in-force", "unknown", RECORD)


def test_a_standard_withdrawn_after_it_was_last_read_has_changed() -> None:
    change = only_change([OLD], [OLD | {"withdrawn": "2020-01-01"}])
    assert [key.changed for key in change.keys] == [STANDARD, STANDARD]
    assert change.status.value is StandingStatus.WITHDRAWN


def test_a_day_of_withdrawal_that_was_corrected_withdraws_nothing() -> None:
    before = OLD | {"status": read_as("in-force", "2019-05-05"), "withdrawn": "2027-01-01"}
    change = only_change([before], [before | {"withdrawn": "2026-01-01"}])
    assert [(key.key, key.changed) for key in change.keys] == [("status", RECORD), ("withdrawn", RECORD)]


def test_the_same_status_read_again_is_no_other_status() -> None:
    change = only_change(
        [OLD | {"status": read_as("in-force", "2019-05-05")}],
        [OLD | {"status": read_as("in-force", "2026-05-05")}],
    )
    assert changed_keys(change) == [
        ("status_read", read_as("in-force", "2019-05-05"), read_as("in-force", "2026-05-05"), RECORD)
    ]


def test_a_draft_that_was_issued_after_it_was_read_has_changed() -> None:
    draft = OLD | {"draft": "true"}
    change = only_change([draft], [OLD | {"issued": "2020-01-01"}])
    assert [(key.key, key.changed) for key in change.keys] == [("status", STANDARD), ("issued", STANDARD)]
    assert only_change([draft], [OLD | {"issued": "2004-01-01"}]).changed is RECORD


# Successors


NEW = {"code": "DB37/T 516-2020", "replaces": ["DB37/T 516-2004"], "evidence": [seen("2026-11-01")]}
IN_FORCE = OLD | {"status": read_as("in-force", "2019-05-05")}


def both_changes(old: dict, new: dict) -> tuple[StandardChange, StandardChange]:
    """That of the old standard, and that of its successor, which is new in the catalogue."""
    changes = compare(catalogue_of(old), catalogue_of(old, new)).standards
    return changes[0], changes[1]


def test_a_new_record_that_replaces_an_old_standard_is_told_at_the_old_one() -> None:
    old, new = both_changes(IN_FORCE, NEW | {"implemented": "2020-06-01"})
    assert statuses(old) == ("in-force", "superseded", STANDARD)
    assert old.status.by == ("DB37/T 516-2020",)
    assert (new.fate, new.standard.name) == (Fate.ADDED, "DB37/T 516-2020")


def test_what_had_been_superseded_before_it_was_read_completes_the_record() -> None:
    read_lately = OLD | {"evidence": [seen("2026-11-01")]}
    old, _ = both_changes(read_lately, NEW | {"implemented": "2020-06-01"})
    assert statuses(old) == ("unknown", "superseded", RECORD)


def test_what_was_superseded_after_it_was_read_has_changed_though_no_status_was_known() -> None:
    old, _ = both_changes(OLD, NEW | {"implemented": "2020-06-01"})
    assert statuses(old) == ("unknown", "superseded", STANDARD)


def test_the_year_of_a_successor_is_enough_where_it_is_a_later_one() -> None:
    assert statuses(both_changes(OLD, NEW)[0]) == ("unknown", "superseded", STANDARD)
    read_that_year = OLD | {"evidence": [seen("2020-05-05")]}
    assert statuses(both_changes(read_that_year, NEW)[0]) == ("unknown", "superseded", RECORD)


def test_a_successor_of_the_month_in_which_a_status_was_read_may_have_come_later() -> None:
    read_that_month = OLD | {"status": read_as("in-force", "2020-06-15")}
    old, _ = both_changes(read_that_month, NEW | {"implemented": "2020-06"})
    assert statuses(old) == ("in-force", "superseded", STANDARD)


def test_a_date_corrected_in_the_successor_corrects_the_status_of_the_old_standard() -> None:
    read_lately = OLD | {"evidence": [seen("2026-11-01")]}
    upcoming, holds = NEW | {"implemented": "2027-01-01"}, NEW | {"implemented": "2020-06-01"}
    old, new = compare(catalogue_of(read_lately, upcoming), catalogue_of(read_lately, holds)).standards
    assert statuses(old) == ("unknown", "superseded", RECORD)
    assert [key.key for key in new.keys] == ["status", "implemented"]


def test_an_upcoming_successor_is_a_change_of_the_standard_that_it_will_replace() -> None:
    old, new = both_changes(IN_FORCE, NEW | {"implemented": "2027-01-01"})
    assert changed_keys(old) == [("replaced_by", [], ["DB37/T 516-2020"], STANDARD)]
    assert new.changed is STANDARD


def test_a_successor_named_in_the_record_completes_it() -> None:
    change = only_change([IN_FORCE], [IN_FORCE | {"replaced_by": ["DB37/T 516-2020"]}])
    assert changed_keys(change) == [("replaced_by", [], ["DB37/T 516-2020"], RECORD)]


def test_a_successor_that_only_got_its_code_right_is_the_same_successor() -> None:
    wrong = NEW | {"code": "DB37/T 0516-2020", "title_zh": "乙", "implemented": "2020-06-01"}
    changes = compare(catalogue_of(IN_FORCE, wrong), catalogue_of(IN_FORCE, wrong | {"code": NEW["code"]}))
    assert [(change.fate, change.former_name) for change in changes.standards] == [
        (Fate.RENAMED, "DB37/T 0516-2020")
    ]


# Days


def test_what_came_into_force_between_two_days_has_changed_though_no_record_did() -> None:
    upcoming = OLD | {"implemented": "2026-12-01", "status": read_as("in-force", "2026-11-01")}
    change = only_change([upcoming], [upcoming], new_day=datetime.date(2026, 12, 1))
    assert statuses(change) == ("upcoming", "in-force", STANDARD)
    assert len(compare(catalogue_of(upcoming), catalogue_of(upcoming))) == 0


# Added and removed


@pytest.mark.parametrize(
    ("record", "changed"),
    [
        ({"code": "GB 9-2026", "issued": "2026-11-20"}, STANDARD),
        ({"code": "GB 9-2026", "issued": "2026-10-01"}, RECORD),
        ({"code": "GB 9-2026", "issued": "2026-10-01", "implemented": "2027-01-01"}, STANDARD),
        ({"code": "GB 9-2026"}, RECORD),
        ({"code": "GB 9-2027"}, STANDARD),
        ({"code": "GB 9-2027", "draft": "true"}, RECORD),
        ({"code": "no code at all"}, RECORD),
    ],
)
def test_a_new_record_is_a_new_standard_if_it_was_issued_after_the_last_reading_or_is_upcoming(
    record: dict, changed: Changed
) -> None:
    old = {"code": "GB 8-2020", "evidence": [seen("2026-11-01")]}
    (change,) = compare(catalogue_of(old), catalogue_of(old, record)).standards
    assert (change.fate, change.changed) == (Fate.ADDED, changed)


def test_a_removed_record_says_nothing_of_its_standard() -> None:
    (change,) = compare(catalogue_of(OLD, {"code": "GB 9-2020"}), catalogue_of(OLD)).standards
    assert (change.fate, change.changed, change.standard.name) == (Fate.REMOVED, RECORD, "GB 9-2020")


def test_two_records_of_one_code_are_compared_in_their_order() -> None:
    first, second = OLD | {"title_zh": "一"}, OLD | {"title_zh": "二"}
    assert len(compare(catalogue_of(first, second), catalogue_of(first, second))) == 0
    (change,) = compare(catalogue_of(first, second), catalogue_of(first)).standards
    assert (change.fate, change.standard.raw.title_zh) == (Fate.REMOVED, "二")


# The other files


CITY = {"id": "qingdao", "division": "3702", "name_zh": "青岛市", "short_zh": "青岛", "name_en": "Qingdao"}
SOURCE = {"id": "platform", "tier": "official", "name_zh": "平台", "name_en": "Platform"}
BODY = {"id": "body", "role": "drafter", "name_zh": "院", "also": ["所", "室"]}
FIGURE = {
    "city": "qingdao", "metric_zh": "标准数", "metric_en": "standards", "value": "7", "unit_zh": "项", "unit_en": "items",
    "as_of": "2026-01-01", "source": "platform", "place": "第1段", "quote": "7项",
}  # fmt: skip


def test_changes_of_cities_organizations_sources_and_figures_are_told() -> None:
    old = catalogue_of(cities=[CITY], sources=[SOURCE], organizations=[BODY], reported=[FIGURE])
    new = catalogue_of(
        cities=[CITY | {"name_en": "Tsingtao"}],
        sources=[SOURCE, SOURCE | {"id": "other"}],
        organizations=[BODY | {"also": ["室", "所"]}],
        reported=[FIGURE | {"value": "8"}, FIGURE | {"as_of": "2026-02-01"}],
    )
    changes = compare(old, new)
    told = {
        name: [(c.fate.value, c.name, [(k.key, k.old, k.new) for k in c.keys]) for c in of_file]
        for name, of_file in changes.others
    }
    assert told == {
        "cities": [("changed", "qingdao", [("name_en", "Qingdao", "Tsingtao")])],
        "organizations": [],
        "sources": [("added", "other", [])],
        "reported": [
            ("changed", "qingdao 标准数 2026-01-01 platform", [("value", 7, 8)]),
            ("added", "qingdao 标准数 2026-02-01 platform", []),
        ],
    }
    assert len(changes) == 4
    assert [c.fate for c in compare(new, old).sources] == [Fate.REMOVED]
