"""Feeds and calendars, read by feedparser and icalendar, which are not ours."""

import datetime
import io
import re

import feedparser
import icalendar
import pytest
from catalogues import catalogue_of, read_as, seen
from lxml import etree

from hostile import BLOW, EVIL
from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.keys import keys_of
from lubiao.publish import FORMATS, Collection, Selection
from lubiao.publish.following import IMPLEMENTATION, calendars, feeds
from lubiao.publish.kept import Kept

ATOM = {"a": "http://www.w3.org/2005/Atom"}
CITIES = [
    {"id": "qingdao", "division": "3702", "name_zh": "青岛市", "short_zh": "青岛", "name_en": "Qingdao"},
    {"id": "weifang", "division": "3707", "name_zh": "潍坊市", "short_zh": "潍坊", "name_en": "Weifang"},
]
OF_QINGDAO = {
    "code": "DB3702/T 0001-2024", "title_zh": "大集", "title_en": "Fairs", "title_en_from": "project",
    "issued": "2024-03-04", "implemented": "2024-04-04", "evidence": [seen("2026-11-20")],
}  # fmt: skip
UPCOMING = {"code": "DB3707/T 0002-2026", "title_zh": "樱桃", "issued": "2026-11-01", "implemented": "2027-01-01",
            "evidence": [seen("2026-11-22")]}  # fmt: skip
CONTROLS = "\x00\x07\x1b\x85\u2028\u202e\ufeff\ufffe\r\nDTSTART:19700101\r\nEND:VEVENT"


def collection(*records, **others):
    return Collection(catalogue_of(*records, cities=CITIES, **others), Addresses())


def files(*records, language="zh", **others):
    """Path → bytes of every feed and calendar."""
    of = collection(*records, **others)
    return dict([*feeds(of, language), *calendars(of, language)])


def test_a_feed_or_calendar_is_kept_until_one_of_its_standards_changes():
    def made(*records, before=None):
        catalogue = catalogue_of(*records, cities=CITIES)
        kept = Kept(before or {}, keys_of(catalogue))
        of = Collection(catalogue, Addresses(), kept=kept)
        return {path for path, _ in (*feeds(of, "zh"), *calendars(of, "zh"))}, kept.now

    everything, now = made(OF_QINGDAO, UPCOMING)
    assert everything == now.keys() == files().keys()
    assert made(OF_QINGDAO, UPCOMING, before=now)[0] == set()
    again, _ = made(OF_QINGDAO, UPCOMING | {"title_zh": "大樱桃"}, before=now)
    assert {"feeds/changes.atom", "feeds/cities/weifang.atom", IMPLEMENTATION} <= again
    assert not {path for path in again if "qingdao" in path}


def feed(content):
    parsed = feedparser.parse(content)
    assert parsed.bozo == 0, parsed.get("bozo_exception")
    return parsed


def events(content):
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def test_every_feed_and_calendar_is_there_also_where_nothing_happened_yet():
    paths = files().keys()
    assert {"feeds/changes.atom", "feeds/standards.atom", "feeds/records.atom"} < paths
    assert {"feeds/cities/weifang.atom", "feeds/kinds/enterprise.atom"} < paths
    assert {"calendar/implementation.ics", "calendar/cities/weifang-review.ics"} < paths
    for path, content in files().items():
        if path.endswith(".atom"):
            assert feed(content).feed.updated
        else:
            # RFC 5545, §3.6: at least one component.
            assert [part.name for part in icalendar.Calendar.from_ical(content).subcomponents] == [
                "VTIMEZONE"
            ]


def test_the_english_files_stand_below_en_and_speak_english():
    parsed = feed(files(OF_QINGDAO, language="en")["en/feeds/changes.atom"])
    assert parsed.feed.language == "en"
    titles = [entry.title for entry in parsed.entries]
    assert "Issued: DB3702/T 0001—2024 Fairs" in titles
    assert all(entry.link.startswith("https://site.example/lubiao/en/standards/") for entry in parsed.entries)
    assert all("Translated by this project, not official." in entry.summary for entry in parsed.entries)


def test_standards_and_records_have_a_feed_of_their_own_and_are_told_apart_in_the_common_one():
    made = files(OF_QINGDAO)
    terms = {
        name: {entry.tags[0].term for entry in feed(made[f"feeds/{name}.atom"]).entries}
        for name in ("changes", "standards", "records")
    }
    assert terms == {
        "changes": {"standard", "record"},
        "standards": {"standard"},
        "records": {"record"},
    }


def test_a_city_and_a_kind_have_their_own_events_only():
    made = files(OF_QINGDAO, UPCOMING)
    assert all("0002" in entry.title for entry in feed(made["feeds/cities/weifang.atom"]).entries)
    assert len(feed(made["feeds/kinds/municipal.atom"]).entries) == 5
    assert feed(made["feeds/kinds/group.atom"]).entries == []
    assert [str(e["UID"]) for e in events(made["calendar/cities/weifang-implementation.ics"])] == [
        "implementation-db3707-t-0002-2026@site.example"
    ]


def test_an_entry_has_one_identifier_in_all_feeds_of_a_language_and_another_in_the_other():
    def identifiers(content):
        return {entry.id for entry in feed(content).entries}

    made = files(OF_QINGDAO)
    assert identifiers(made["feeds/cities/qingdao.atom"]) == identifiers(made["feeds/changes.atom"])
    english = identifiers(files(OF_QINGDAO, language="en")["en/feeds/changes.atom"])
    assert not english & identifiers(made["feeds/changes.atom"])
    # RFC 4151, and for ever.
    assert "tag:site.example,2026:lubiao/standards/db3702-t-0001-2024/#issued" in identifiers(
        made["feeds/changes.atom"]
    )


def test_a_feed_has_what_the_format_asks_for_and_names_no_program():
    root = etree.fromstring(files(OF_QINGDAO)["feeds/changes.atom"])
    for element in ("id", "title", "updated", "author/a:name", "rights", "link[@rel='self']"):
        assert len(root.xpath(f"a:{element}", namespaces=ATOM)) == 1, element
    assert root.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [
        "https://site.example/lubiao/feeds/changes.atom"
    ]
    assert not root.xpath("a:generator", namespaces=ATOM)
    for entry in root.xpath("a:entry", namespaces=ATOM):
        assert [len(entry.xpath(f"a:{name}", namespaces=ATOM)) for name in ("id", "title", "updated", "summary")] == [1] * 4  # fmt: skip
    newest = max(root.xpath("a:entry/a:updated/text()", namespaces=ATOM))
    assert root.findtext("a:updated", namespaces=ATOM) == newest == "2026-11-20T00:00:00+08:00"


def test_a_feed_holds_at_most_a_hundred_entries():
    many = [OF_QINGDAO | {"code": f"DB3702/T {number}-2024"} for number in range(1, 130)]
    made = files(*many)
    assert {
        len(feed(made[f"feeds/{name}.atom"]).entries) for name in ("changes", "standards", "records")
    } == {100}


def test_a_date_in_the_calendar_is_a_whole_day_on_which_nobody_is_busy():
    (past, coming) = events(files(OF_QINGDAO, UPCOMING)["calendar/implementation.ics"])
    assert (past.decoded("DTSTART"), coming.decoded("DTSTART")) == (
        datetime.date(2024, 4, 4),
        datetime.date(2027, 1, 1),
    )
    assert coming["DTSTART"].params["VALUE"] == "DATE"
    assert (coming["TRANSP"], coming["STATUS"]) == ("TRANSPARENT", "CONFIRMED")
    assert coming["URL"] == "https://site.example/lubiao/standards/db3707-t-0002-2026/"


def test_an_event_is_stamped_with_the_last_reading_of_its_record():
    (event,) = events(files(UPCOMING)["calendar/implementation.ics"])
    assert event.decoded("DTSTAMP") == datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def test_a_review_falls_due_five_years_later_and_due_is_not_invalid():
    (review,) = events(files(OF_QINGDAO, language="en")["en/calendar/review.ics"])
    assert review.decoded("DTSTART") == datetime.date(2029, 3, 4)
    assert review["STATUS"] == "TENTATIVE"
    assert "Due is not invalid." in review["DESCRIPTION"]


def test_what_was_put_off_is_cancelled_and_what_has_no_day_is_in_no_calendar():
    put_off = UPCOMING | {"status": read_as("suspended", "2026-11-22")}
    (event,) = events(files(put_off)["calendar/implementation.ics"])
    assert event["STATUS"] == "CANCELLED"
    made = files({"code": "GB/T 1-2021", "issued": "2021-06", "implemented": "2021-07"})
    assert events(made["calendar/implementation.ics"]) == events(made["calendar/review.ics"]) == []


def test_no_review_is_due_of_what_holds_no_more():
    withdrawn = OF_QINGDAO | {"status": read_as("withdrawn", "2026-11-22")}
    assert events(files(withdrawn)["calendar/review.ics"]) == []


def test_a_calendar_holds_the_hundred_dates_before_and_behind_today():
    many = [
        UPCOMING | {"code": f"DB3707/T {n}-2026", "implemented": f"{1900 + n}-01-01"} for n in range(1, 253)
    ]
    days = [e.decoded("DTSTART").year for e in events(files(*many)["calendar/implementation.ics"])]
    assert days == list(range(1927, 2127))


def test_a_calendar_says_its_name_and_how_often_it_is_worth_asking():
    calendar = icalendar.Calendar.from_ical(files()["calendar/review.ics"])
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"])
    assert calendar.decoded("REFRESH-INTERVAL") == datetime.timedelta(days=1)
    assert "METHOD" not in calendar


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_texts_stay_texts(language):
    hostile = OF_QINGDAO | {"title_zh": BLOW + CONTROLS + "x", "title_en": EVIL + CONTROLS + "x"}
    for path, content in files(hostile, language=language).items():
        if path.endswith(".atom"):
            root = etree.fromstring(content)
            assert not root.xpath("//*[namespace-uri() != 'http://www.w3.org/2005/Atom']")
            for text in root.itertext():
                assert not re.search(r"[\x00-\x08\x0b-\x1f\x85\u2028\u202e]", text)
            assert all("<script>alert(1)</script>" in entry.findtext("a:title", namespaces=ATOM)
                       for entry in root.xpath("a:entry", namespaces=ATOM))  # fmt: skip
        else:
            assert len(events(content)) <= 1
            assert not re.search(rb"^DTSTART:1970", content, re.MULTILINE)
            for event in events(content):
                assert not event.errors
                assert "<script>alert(1)</script>" in event["SUMMARY"]


def test_lines_of_a_calendar_are_folded_and_ended_as_the_format_wants():
    content = files(OF_QINGDAO | {"title_zh": "很长的标准题名" * 40})["calendar/implementation.ics"]
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    # RFC 5545, §3.1: 75 octets; no character is cut in two.
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]


def test_the_same_data_give_the_same_bytes_and_another_record_changes_no_event():
    assert files(OF_QINGDAO) == files(OF_QINGDAO)
    alone, beside = files(OF_QINGDAO), files(OF_QINGDAO, UPCOMING)
    for path in ("calendar/implementation.ics", "feeds/cities/qingdao.atom"):
        assert own(alone[path]) == own(beside[path]) != []


def own(content):
    """The pieces of a file that are about the standard of Qingdao, as they are written."""
    pieces = re.findall(rb"<entry>.*?</entry>|BEGIN:VEVENT.*?END:VEVENT", content, re.DOTALL)
    return [piece for piece in pieces if b"0001-2024" in piece]


def test_the_feed_of_a_selection_is_another_feed_than_that_of_the_site():
    of = collection(OF_QINGDAO, UPCOMING)
    chosen = Collection(of.catalogue, of.addresses, Selection(cities=frozenset({"weifang"})))
    identifiers = set()
    for each in (of, chosen):
        stream = io.BytesIO()
        FORMATS["atom"].write(each, stream)
        identifiers.add(feed(stream.getvalue()).feed.id)
    assert len(identifiers) == 2


@pytest.mark.parametrize("name", ["atom", "ics"])
def test_a_selection_is_written_as_one_file(name):
    of = collection(OF_QINGDAO, UPCOMING)
    chosen = Collection(of.catalogue, of.addresses, Selection(cities=frozenset({"weifang"})))
    stream = io.BytesIO()
    FORMATS[name].write(chosen, stream)
    assert b"0002" in stream.getvalue()
    assert b"0001" not in stream.getvalue()
    assert feed(stream.getvalue()).entries if name == "atom" else len(events(stream.getvalue())) == 2


def test_a_title_that_holds_the_end_of_a_calendar_does_not_end_it():
    cities = [CITIES[0], CITIES[1] | {"short_zh": "END:VCALENDAR"}]
    of = Collection(catalogue_of(UPCOMING, cities=cities), Addresses())
    content = dict(calendars(of, "zh"))["calendar/cities/weifang-implementation.ics"]
    (whole,) = icalendar.Calendar.from_ical(content, multiple=True)
    assert "END:VCALENDAR" in whole["NAME"]
    assert len(events(content)) == 1
