"""What a standard's page offers to cite, to share and to print; and the short addresses that lead to it."""

import json
import re
from collections import Counter
from urllib.parse import unquote

import pytest
from lxml import etree, html

from lubiao.codes import parse

SITE_URL = "https://site.example/lubiao/"
NAMES = {
    "zh": ["GB/T 7714—2025", "GB/T 7714—2015", "BibLaTeX", "RIS", "CSL-JSON", "纯文本"],
    "en": ["GB/T 7714—2025", "GB/T 7714—2015", "BibLaTeX", "RIS", "CSL-JSON", "Plain text"],
}


@pytest.fixture(scope="module", params=["zh", "en"])
def each(request, pages, standards):
    """(language, record, page) of every standard in one language."""
    prefix = "en/" if request.param == "en" else ""
    return [(request.param, record, pages[f"{prefix}standards/{record['slug']}/"]) for record in standards]


def test_every_identified_standard_is_cited_in_each_format_and_any_other_in_plain_text(each):
    for language, record, page in each:
        names = page.tree.xpath("//section[@aria-labelledby='cite']//summary/text()")
        assert names == (NAMES[language] if "code" in record else NAMES[language][-1:]), page.path


def test_a_citation_begins_with_the_code_as_gb_t_7714_2025_wants_and_its_text_is_also_the_file(each):
    for _, record, page in each:
        parts = page.tree.xpath("//section[@aria-labelledby='cite']/details")
        if "code" in record:
            assert parts[0].findtext(".//code").startswith(record["display"])
        for part in parts:
            link = part.find(".//a[@download]")
            kind, _, written = link.get("href").partition(",")
            assert kind.endswith(";charset=utf-8")
            assert unquote(written).replace("\r", "").strip() == part.findtext(".//code").replace("\r", "")
            assert link.get("download").startswith(f"{record['slug']}.")


def test_the_file_of_csl_json_is_a_list_of_one_standard(each):
    for _, record, page in each:
        if "code" in record:
            (file,) = page.tree.xpath("//a[contains(@href, 'csl+json')]/@href")
            (item,) = json.loads(unquote(file.partition(",")[2]))
            assert (item["type"], item["number"]) == ("standard", record["display"])


def test_the_permanent_and_the_short_address_are_shown_and_the_short_one_is_printed_too(each):
    for _, record, page in each:
        assert page.tree.xpath("string(//code[@id='permanent'])") == page.url
        short = f"{SITE_URL}s/{record['slug'].upper()}/" if "code" in record else page.url
        assert page.tree.xpath("//code[@id='short']/text()") == ([short] if "code" in record else [])
        assert page.tree.xpath("string(//p[@class='lb-paper__address'])") == short


def test_the_code_to_scan_is_small_and_without_styles(each):
    for _, _, page in each:
        (svg,) = page.tree.xpath("//div[@class='lb-paper']/*[local-name()='svg']")
        assert len(etree.tostring(svg)) <= 3_200
        assert not svg.xpath(".//@style")
        assert svg.get("aria-label")


def modules_of(svg):
    """The dark modules of a code that is drawn as strokes, as (column, row)."""
    dark, x, y = set(), 0, -0.5
    strokes = svg.xpath("string(.//@d)").removeprefix("M0 -.5")
    for right, down, length in re.findall(r"m(-?\d+) (\d+)h(\d+)", strokes):
        x, y = x + int(right), y + int(down)
        dark |= {(x + step, int(y)) for step in range(int(length))}
        x += int(length)
    return dark


def test_the_code_to_scan_is_that_of_the_printed_address(each):
    import segno

    _, _, page = each[1]
    (svg,) = page.tree.xpath("//div[@class='lb-paper']/*[local-name()='svg']")
    address = page.tree.xpath("string(//p[@class='lb-paper__address'])")
    matrix = segno.make_qr(address, error="m", mask=3, boost_error=False).matrix
    assert modules_of(svg) == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert svg.get("viewbox", svg.get("viewBox")).split()[:2] == ["-4", "-4"], (
        "four modules of white around it"
    )


@pytest.fixture(scope="module")
def short_pages(site, standards):
    """Those of the codes of now; those of former codes lead on from there, see test_site_continuity.py."""
    former = {
        parse(code).slug.upper()
        for record in standards
        for code in record.get("former", ())
        if not code.islower()
    }
    return {
        path.parent.name: html.document_fromstring(path.read_text("utf-8"))
        for path in (site / "s").rglob("index.html")
        if path.parent.name not in former
    }


def test_every_code_has_a_short_address_and_no_two_are_equal_without_regard_to_case(short_pages, standards):
    assert set(short_pages) == {record["slug"].upper() for record in standards if "code" in record}
    assert all(re.fullmatch(r"[A-Za-z0-9.-]+", name) for name in short_pages)
    assert max(Counter(name.lower() for name in short_pages).values()) == 1


def test_a_short_address_leads_to_the_chinese_page_at_once_and_to_the_english_one_by_a_link(
    site, short_pages
):
    for name, page in short_pages.items():
        slug = name.lower()
        (leading,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        assert leading == f"0; url=../../standards/{slug}/index.html"
        chinese, english = page.xpath("//a/@href")
        assert leading.endswith(chinese)
        for address in (chinese, english):
            assert (site / "s" / name / address).resolve().is_file()
        assert "/en/" in english


def test_a_short_address_is_not_a_page_of_its_own(site, short_pages):
    for name, page in short_pages.items():
        assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}standards/{name.lower()}/"]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert len(etree.tostring(page, encoding="utf-8")) < 2_000
        assert not page.xpath("//script|//style|//@style")
    for sitemap in site.glob("sitemap*/*.xml"):
        assert f"{SITE_URL}s/" not in sitemap.read_text("utf-8")
    assert not (site / "en" / "s").exists()
