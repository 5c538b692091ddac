"""What search engines are told of the site: which pages there are, when they changed, and where to search."""

import re
from datetime import date

import pytest
from lxml import etree

SITE_URL = "https://site.example/lubiao/"
DAY = date(2026, 11, 23)
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
}


@pytest.fixture(scope="module")
def entries(site):
    """Path of each listed page → its entry, of all files that the index names."""
    index = etree.parse(site / "sitemap.xml").getroot()
    assert index.tag == f"{{{NAMES['s']}}}sitemapindex"
    files = [loc.removeprefix(SITE_URL) for loc in index.xpath("s:sitemap/s:loc/text()", namespaces=NAMES)]
    assert sorted(files) == sorted(path.relative_to(site).as_posix() for path in site.glob("sitemaps/*"))
    found = [
        entry
        for file in files
        for entry in etree.parse(site / file).xpath("/s:urlset/s:url", namespaces=NAMES)
    ]
    listed = {entry.findtext("s:loc", namespaces=NAMES).removeprefix(SITE_URL): entry for entry in found}
    assert len(listed) == len(found), "a page is listed twice"
    return listed


def last_modified(entry):
    text = entry.findtext("s:lastmod", namespaces=NAMES)
    return text and date.fromisoformat(text)


def test_the_sitemap_lists_all_pages_and_only_pages(entries, pages):
    assert set(entries) == set(pages)


def test_every_entry_of_the_sitemap_names_the_page_in_each_language(entries):
    for path, entry in entries.items():
        address = path.removeprefix("en/")
        alternates = {
            link.get("hreflang"): link.get("href").removeprefix(SITE_URL)
            for link in entry.xpath("x:link[@rel='alternate']", namespaces=NAMES)
        }
        assert alternates == {"zh-CN": address, "en": f"en/{address}", "x-default": address}, path


def test_an_entry_has_the_elements_of_the_protocol_in_their_order(entries):
    order = re.compile(r"loc (lastmod )?(link )+")
    wrong = [
        path
        for path, entry in entries.items()
        if not order.fullmatch("".join(f"{etree.QName(child).localname} " for child in entry))
    ]
    assert wrong == []


def test_a_standard_was_modified_when_it_was_last_read_or_changed(entries, standards):
    for record in standards:
        dates = [
            each["read"] for each in (*record.get("evidence", ()), record.get("status", {})) if "read" in each
        ]
        dates += [record[key] for key in ("issued", "implemented", "withdrawn", "reviewed") if key in record]
        past = [text for text in dates if len(text) == 10 and text <= DAY.isoformat()]
        for path in (f"standards/{record['slug']}/", f"en/standards/{record['slug']}/"):
            said = last_modified(entries[path])
            if past:
                assert said and said.isoformat() >= max(past), path
            assert said is None or said <= DAY, path


def test_a_list_was_modified_when_the_newest_of_its_standards_was(entries, standards):
    of_kind = {}
    for record in standards:
        if record.get("code", "").startswith("DB37/"):
            of_kind[record["slug"]] = last_modified(entries[f"standards/{record['slug']}/"])
    assert last_modified(entries["kinds/provincial/"]) == max(day for day in of_kind.values() if day)


def test_what_nothing_dates_has_no_day(entries):
    for path in ("about/", "check/", "search/", "rules/", "en/contribute/"):
        assert last_modified(entries[path]) is None, path


def test_robots_may_read_everything_and_are_told_where_the_sitemap_is(site):
    from urllib.robotparser import RobotFileParser

    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.site_maps() == [f"{SITE_URL}sitemap.xml"]
    assert robots.can_fetch("any", f"{SITE_URL}en/standards/gb-3095-2012/")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_search_is_described_for_browsers(site, pages, prefix):
    root = etree.parse(site / prefix / "opensearch.xml").getroot()
    assert root.tag == f"{{{NAMES['o']}}}OpenSearchDescription"
    assert 0 < len(root.findtext("o:ShortName", namespaces=NAMES)) <= 16
    assert 0 < len(root.findtext("o:LongName", namespaces=NAMES)) <= 48
    assert 0 < len(root.findtext("o:Description", namespaces=NAMES)) <= 1024
    urls = {url.get("type"): url.get("template") for url in root.iterfind("o:Url", namespaces=NAMES)}
    assert urls == {
        "text/html": f"{SITE_URL}{prefix}search/?q={{searchTerms}}",
        "application/opensearchdescription+xml": f"{SITE_URL}{prefix}opensearch.xml",
    }
    assert f"{prefix}search/" in pages


def test_every_page_leads_to_the_description_of_the_search_in_its_language(pages):
    for path, page in pages.items():
        (href,) = page.tree.xpath("//head/link[@rel='search']/@href")
        prefix = "en/" if page.language == "en" else ""
        assert page.resolve(href) == f"{SITE_URL}{prefix}opensearch.xml", path
