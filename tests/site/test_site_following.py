"""What the site offers to follow: feeds, calendars, changes.json, and the pages that lead to them."""

import json
from urllib.parse import unquote, urlsplit

import feedparser
import icalendar
import pytest

SITE_URL = "https://site.example/lubiao/"
PREFIXES = ("", "en/")


def paths(site, pattern):
    found = [path for prefix in PREFIXES for path in (site / prefix).glob(pattern)]
    assert found
    return found


def exists(site, address):
    target = site / unquote(urlsplit(address).path).removeprefix("/lubiao/")
    return (target / "index.html" if target.is_dir() else target).is_file()


def test_a_foreign_reader_reads_every_feed(site, cities):
    read = paths(site, "feeds/**/*.atom")
    assert len(read) == 2 * (3 + len(cities) + 7)
    for path in read:
        parsed = feedparser.parse(path.read_bytes())
        assert parsed.bozo == 0, (path, parsed.get("bozo_exception"))
        assert exists(site, parsed.feed.link), path
        assert len({entry.id for entry in parsed.entries}) == len(parsed.entries) <= 100
        assert all(exists(site, entry.link) for entry in parsed.entries), path


def test_a_foreign_reader_reads_every_calendar(site, cities):
    read = paths(site, "calendar/**/*.ics")
    assert len(read) == 2 * 2 * (1 + len(cities))
    for path in read:
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        events = calendar.walk("VEVENT")
        assert exists(site, calendar["URL"]), path
        assert len({event["UID"] for event in events}) == len(events) <= 200
        assert all(exists(site, event["URL"]) and not event.errors for event in events), path


def test_no_event_is_later_than_the_day_of_the_build(site):
    changes = json.loads((site / "api/v1/changes.json").read_bytes())["changes"]
    assert max(change["day"] for change in changes) <= "2026-11-23"


def test_programs_get_all_changes_in_both_languages(site, standards):
    answer = json.loads((site / "api/v1/changes.json").read_bytes())
    assert answer["total"] == answer["listed"] == len(answer["changes"])
    issued = {change["slug"]: change["date"] for change in answer["changes"] if change["what"] == "issued"}
    assert issued == {
        record["slug"]: record["issued"]
        for record in standards
        if "issued" in record and record.get("draft") != "true"
    }
    assert len({change["id"] for change in answer["changes"]}) == answer["total"]
    assert all(change["text_zh"] and change["text_en"] for change in answer["changes"])


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_page_names_the_feed_of_the_site_and_a_city_and_a_kind_their_own(pages, prefix):
    def feeds(path):
        links = pages[path].tree.xpath("//head/link[@type='application/atom+xml']/@href")
        return [pages[path].resolve(link).removeprefix(SITE_URL + prefix) for link in links]

    for path in pages:
        if path.startswith("en/") == (prefix == "en/"):
            assert feeds(path)[0] == "feeds/changes.atom", path
    assert feeds(f"{prefix}cities/weifang/")[1:] == ["feeds/cities/weifang.atom"]
    assert feeds(f"{prefix}kinds/municipal/")[1:] == ["feeds/kinds/municipal.atom"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_changed_in_standards_and_in_records_stands_apart(pages, prefix):
    page = pages[f"{prefix}changes/"]
    assert [section.get("aria-labelledby") for section in page.tree.xpath("//article//section")] == [
        "standard",
        "record",
        "follow",
    ]
    for changed in ("standard", "record"):
        lists = page.tree.xpath(f"//section[@aria-labelledby='{changed}']//ul/@class")
        assert lists
        assert all(classes.endswith(f"lb-events--{changed}") for classes in lists)


def test_the_days_of_a_list_go_from_the_newest_to_the_oldest(pages):
    for address in ("changes/standards/", "changes/standards/page/2/"):
        days = pages[address].tree.xpath("//h2[@class='lb-day']/time/@datetime")
        assert days == sorted(days, reverse=True) != []


def test_a_hostile_site_has_feeds_and_calendars_that_can_be_read(hostile_site):
    for path in paths(hostile_site, "feeds/**/*.atom"):
        assert feedparser.parse(path.read_bytes()).bozo == 0, path
    for path in paths(hostile_site, "calendar/**/*.ics"):
        assert all(not event.errors for event in icalendar.Calendar.from_ical(path.read_bytes()).walk())
