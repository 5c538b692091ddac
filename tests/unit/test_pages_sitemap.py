"""A sitemap of more pages than one file may list, and pages whose standards have no dates."""

import datetime
from pathlib import Path

from catalogues import catalogue_of, seen
from lxml import etree

from lubiao.pages import Site, sitemaps
from lubiao.pages.last_modified import last_modified, newest_changes

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def site_of(catalogue):
    return Site(
        catalogue,
        "zh",
        Path("overrides/pages"),
        "https://repository.example",
        "main",
        "https://site.example/a&b/",
    )


def test_no_file_lists_more_pages_than_it_may_and_none_is_lost():
    addresses = ["", *(f"standards/gb-{number}/" for number in range(25)), "about/"]
    files = dict(sitemaps(site_of(catalogue_of()), addresses, {}, most=10))
    index = files.pop("sitemap.xml")
    named = etree.fromstring(index.encode()).xpath("//s:loc/text()", namespaces=NAMES)
    assert named == [f"https://site.example/a&b/{path}" for path in files]
    listed = [
        etree.fromstring(text.encode()).xpath("//s:url/s:loc/text()", namespaces=NAMES)
        for text in files.values()
    ]
    assert max(map(len, listed)) <= 10
    assert len({address for of in listed for address in of}) == 2 * len(addresses)


def test_a_page_is_modified_when_its_standards_are():
    read, day = "2026-01-02", datetime.date(2026, 1, 2)
    catalogue = catalogue_of(
        {"code": "GB/T 1-2024", "title_zh": "标准", "ics": ["03.100"], "evidence": [seen(read)]},
        {"code": "DB37/T 2-2024", "title_zh": "标准"},
        sources=[{"id": "platform", "tier": "official", "name_zh": "平台", "name_en": "Platform"}],
    )
    asked = ["", "standards/page/2/", "standards/gb-t-1-2024/", "subjects/03/page/2/", "sources/platform/",
             "kinds/provincial/", "standards/db37-t-2-2024/", "rules/", "cities/heze/"]  # fmt: skip
    assert last_modified(newest_changes(catalogue), asked) == dict.fromkeys(asked[:5], day)


def test_a_standard_is_modified_when_its_successor_comes_into_force_and_not_before():
    records = (
        {"code": "GB/T 1-2020", "title_zh": "标准", "evidence": [seen("2026-01-02")]},
        {"code": "GB/T 1-2026", "title_zh": "标准", "replaces": ["GB/T 1-2020"], "implemented": "2026-06-01"},
    )
    old = "standards/gb-t-1-2020/"
    for today, modified in (("2026-05-31", "2026-01-02"), ("2026-06-01", "2026-06-01")):
        catalogue = catalogue_of(*records, day=datetime.date.fromisoformat(today))
        assert last_modified(newest_changes(catalogue), [old])[old].isoformat() == modified
