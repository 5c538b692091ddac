"""The history of the catalogue: events from dates and from releases, standards told apart from their records."""

import dataclasses
import datetime
import json

import pytest
from catalogues import catalogue_of, read_as, seen

from lubiao.catalogue.addresses import Addresses
from lubiao.changes import compare
from lubiao.changes.change import Changed
from lubiao.changes.printing import to_json
from lubiao.publish import Collection
from lubiao.publish.changes_json import changes_json
from lubiao.publish.events import What
from lubiao.publish.history import history_of, newest
from lubiao.publish.saying import said
from lubiao.reading import read_data
from lubiao.records.release import Release, ReleasedChanges

OLD = {"code": "DB3702/T 0001-2019", "title_zh": "旧", "issued": "2019-03-04", "implemented": "2019-04-04"}
NEW = {
    "code": "DB3702/T 0001-2025", "title_zh": "新", "issued": "2025-03-04", "implemented": "2025-05-01",
    "replaces": ["DB3702/T 0001-2019"], "evidence": [seen("2026-11-20"), seen("2026-11-22")],
    "status": read_as("in-force", "2026-11-22"),
}  # fmt: skip


def history(*records, **others):
    catalogue = catalogue_of(*records, **others)
    return history_of(catalogue, catalogue.ordered)


def ids(*records, **others):
    return [event.id for event in history(*records, **others)]


def sentences(event):
    return [said(event, "zh"), said(event, "en")]


def released(before, after, day="2026-11-21", version="2026.11"):
    """The catalogue of the records after a release, which says what `lubiao diff` says of it."""
    old, new = catalogue_of(*before), catalogue_of(*after)
    written = to_json(compare(old, new), ("old", "new"), datetime.date(2026, 11, 21))
    changes = ReleasedChanges.model_validate_json(written)
    new.data.releases = [Release(version=version, day=day, changes=changes)]
    return history_of(new, new.ordered)


def test_the_dates_of_a_standard_are_its_events_the_newest_first():
    assert ids(OLD, NEW) == [
        "db3702-t-0001-2025/status-read/2026-11-22",
        "db3702-t-0001-2025/first-read",
        "db3702-t-0001-2019/superseded",
        "db3702-t-0001-2025/implemented",
        "db3702-t-0001-2025/issued",
        "db3702-t-0001-2019/implemented",
        "db3702-t-0001-2019/issued",
    ]


def test_what_was_read_is_a_change_of_the_record_and_never_of_the_standard():
    of = {event.what: event.changed for event in history(OLD, NEW)}
    records = {what for what, changed in of.items() if changed is Changed.RECORD}
    assert records == {What.FIRST_READ, What.STATUS_READ}


def test_an_event_appears_when_its_day_has_come_and_not_before():
    upcoming = {"code": "GB/T 1-2026", "issued": "2026-11-01", "implemented": "2027-01-01"}
    before = ids(upcoming, day=datetime.date(2026, 12, 31))
    assert before == ["gb-t-1-2026/issued"]
    assert ids(upcoming, day=datetime.date(2027, 1, 1)) == ["gb-t-1-2026/implemented", *before]


def test_what_is_announced_is_said_with_the_day_that_lies_ahead():
    (issued,) = history({"code": "GB/T 1-2026", "issued": "2026-11-01", "implemented": "2027-01-01"})
    assert sentences(issued) == [
        "发布于 2026-11-01，实施日期 2027-01-01。",
        "Issued on 2026-11-01, implementation date 2027-01-01.",
    ]


def test_of_a_month_the_first_day_is_taken_and_it_is_said_that_no_day_is_known():
    (issued,) = history({"code": "GB/T 1-2021", "issued": "2021-06"})
    assert issued.day == datetime.date(2021, 6, 1)
    assert issued.date == "2021-06"
    assert said(issued, "en") == "Issued on 2021-06 (day unknown)."
    assert "2021-06（日未知）" in said(issued, "zh")


@pytest.mark.parametrize(
    ("record", "untold"),
    [
        ({"draft": True, "issued": "2025-01-01"}, "issued"),
        ({"implemented": "2025-01-01", "status": read_as("suspended", "2026-11-01")}, "implemented"),
        ({"implemented": "2025-02-01", "withdrawn": "2025-01-01"}, "implemented"),
        ({"status": read_as("superseded", "2026-11-01")}, "superseded"),
        ({"withdrawn": "2027-01-01"}, "withdrawn"),
    ],
    ids=["of a draft", "put off", "withdrawn before", "on no known day", "in the future"],
)
def test_what_did_not_happen_or_has_no_day_is_no_event(record, untold):
    assert f"gb-t-1-2025/{untold}" not in ids({"code": "GB/T 1-2025"} | record)


def test_a_withdrawal_and_a_review_are_events():
    withdrawn = {"code": "GB/T 1-2015", "withdrawn": "2025-01-01"}
    assert ids(withdrawn) == ["gb-t-1-2015/withdrawn"]
    assert ids({"code": "GB/T 1-2015", "reviewed": "2020-01-01"}) == ["gb-t-1-2015/reviewed/2020-01-01"]


def test_other_records_change_no_event():
    alone = [event for event in history(OLD, NEW) if event.slug == "db3702-t-0001-2025"]
    other = {"code": "GB/T 9-2020", "issued": "2025-05-01", "evidence": [seen("2026-11-22")]}
    beside = [event for event in history(OLD, NEW, other) if event.slug == "db3702-t-0001-2025"]
    assert [(e.id, e.date, sentences(e)) for e in beside] == [(e.id, e.date, sentences(e)) for e in alone]


def test_a_date_that_is_corrected_moves_the_event_and_leaves_its_id():
    corrected = OLD | {"issued": "2019-03-05"}
    before, after = ({e.id: e.date for e in history(record)} for record in (OLD, corrected))
    assert before.keys() == after.keys()
    assert after["db3702-t-0001-2019/issued"] == "2019-03-05"


def test_a_standard_that_gets_another_name_keeps_the_ids_of_its_events():
    before = {"id": "tea", "kind": "municipal", "issued": "2020-01-01"}
    after = {"code": "DB3702/T 5-2020", "issued": "2020-01-01", "former": ["tea"]}
    again = after | {"code": "DB3702/T 6-2020", "former": ["tea", "DB3702/T 5-2020"]}
    assert ids(before) == ids(after) == ids(again) == ["tea/issued"]
    (event,) = history(again)
    assert event.slug == "db3702-t-6-2020"


def test_a_correction_is_known_from_a_release():
    record = NEW | {"replaces": []}
    events = released([record], [record | {"title_zh": "更新", "ics": ["03.100.20"]}])
    (corrected,) = [event for event in events if event.release]
    assert (corrected.id, corrected.changed) == ("db3702-t-0001-2025/corrected/2026.11", Changed.RECORD)
    assert corrected.date == "2026-11-21"
    assert said(corrected, "en") == "Release 2026.11: Chinese title “新” → “更新”; ICS: + 03.100.20"


def test_a_release_does_not_tell_again_what_a_date_tells():
    before = OLD | {"evidence": [seen("2025-01-01")]}
    events = released([before], [before, NEW])
    assert [event.id for event in events if event.release] == []
    assert "db3702-t-0001-2019/superseded" in [event.id for event in events]


def test_a_change_of_a_standard_that_has_no_date_is_known_from_a_release():
    before = {"code": "GB/T 1-2015", "status": read_as("in-force", "2025-01-01")}
    events = released([before], [before | {"status": read_as("withdrawn", "2026-11-20")}])
    (changed,) = [event for event in events if event.release]
    assert (changed.what, changed.changed) == (What.CHANGED, Changed.STANDARD)
    assert said(changed, "en") == "Release 2026.11: status in force → withdrawn"


def test_a_record_that_was_removed_is_told_without_the_standard():
    events = released([OLD, NEW], [NEW])
    (removed,) = [event for event in events if event.what is What.REMOVED]
    assert (removed.standard, removed.name, removed.title_zh) == (None, "DB3702/T 0001-2019", "旧")


def test_a_record_that_got_its_code_is_told_under_it():
    before = {"id": "tea", "kind": "municipal", "title_zh": "茶", "evidence": [seen("2026-11-20")]}
    after = {"code": "DB3702/T 5-2020", "title_zh": "茶", "evidence": [seen("2026-11-20")]}
    (identified,) = [event for event in released([before], [after]) if event.release]
    assert (identified.what, identified.slug) == (What.CORRECTED, "db3702-t-5-2020")
    assert "tea → DB3702/T 5-2020" in said(identified, "en")


def test_a_month_of_implementation_has_come_when_it_is_over():
    record = {"code": "GB/T 1-2026", "issued": "2026-10-01", "implemented": "2026-11"}
    assert "gb-t-1-2026/implemented" not in ids(record, day=datetime.date(2026, 11, 30))
    assert "gb-t-1-2026/implemented" in ids(record, day=datetime.date(2026, 12, 1))


def test_hundreds_of_new_records_push_no_change_of_a_standard_out():
    events = history(*({"code": f"GB/T {n}-2020", "issued": "2020-01-01", "evidence": [seen("2026-11-20")]} for n in range(1, 90)))  # fmt: skip
    chosen = newest(events, 5)
    assert [event.changed for event in chosen] == [Changed.RECORD] * 5 + [Changed.STANDARD] * 5


def test_the_files_of_a_release_are_read_and_what_is_wrong_with_them_is_a_finding(tmp_path):
    folder = tmp_path / "releases" / "2026.11"
    folder.mkdir(parents=True)
    (folder / "release.json").write_text('{"version": "2026.11", "day": "2026-11-21", "more": 1}')
    changes = to_json(compare(catalogue_of(OLD), catalogue_of(NEW)), ("a", "b"), datetime.date(2026, 11, 21))
    (folder / "changes.json").write_text(changes)
    (release,) = read_data(tmp_path).releases
    assert [change.change for change in release.changes.standards] == ["removed", "added"]

    no_address = {"change": "removed", "class": "record", "name": "GB/T 1-2020", "slug": "\0/../x"}
    for wrong in ({"change": "painted"}, no_address):
        (folder / "changes.json").write_text(json.dumps({"standards": [wrong]}))
        data = read_data(tmp_path)
        assert data.releases == []
        assert [f.place.file for f in data.findings if "releases" in f.place.file] == [
            f"{tmp_path.name}/releases/2026.11/changes.json"
        ]


def test_what_a_killed_run_left_of_a_release_is_passed_over(tmp_path):
    (tmp_path / "releases" / ".release-x8k2" / "2026.11.1").mkdir(parents=True)
    data = read_data(tmp_path)
    assert data.releases == []
    assert not [finding for finding in data.findings if "releases" in finding.place.file]


def test_an_event_cannot_be_changed():
    (event,) = history({"code": "GB/T 1-2021", "issued": "2021-06-01"})
    with pytest.raises(dataclasses.FrozenInstanceError):
        event.date = "2022-01-01"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("notes", [{"zh": "只有中文"}]),
        ("status", {"value": "painted", "basis": "reading"}),
        ("status", {"value": "in-force", "basis": "reading", "by": 5}),
        ("kind", ["group"]),
        ("colour", "red"),
    ],
)
def test_what_no_diff_writes_is_passed_over(key, value):
    keys = [
        {"key": key, "class": "record", "old": [] if key == "notes" else None, "new": value},
        {"key": "ics", "class": "record", "old": [], "new": ["01"]},
    ]
    change = {
        "change": "changed",
        "class": "record",
        "name": "GB/T 1-2020",
        "slug": "gb-t-1-2020",
        "keys": keys,
    }
    catalogue = catalogue_of({"code": "GB/T 1-2020"})
    changes = ReleasedChanges.model_validate({"standards": [change]})
    catalogue.data.releases = [Release(version="2026.11", day="2026-11-21", changes=changes)]
    (event,) = history_of(catalogue, catalogue.ordered)
    assert said(event, "en") == "Release 2026.11: ICS: + 01"


def test_a_change_tells_whose_the_english_title_is():
    record = {"code": "GB/T 1-2024", "title_en": "Fairs", "title_en_from": "project", "issued": "2024-03-04"}
    told = json.loads(changes_json(Collection(catalogue_of(record), Addresses())))
    assert [each["title_en_from"] for each in told["changes"]] == ["project"]
