"""Charts on the pages: named, described, with their numbers, and nothing that a strict policy would refuse."""

import re
from collections import Counter

import pytest
from lxml import etree

LARGEST = 9_000
COVERAGE = {"zh": "coverage/", "en": "en/coverage/"}


def figures(pages):
    """(path, figure) of every chart of the site."""
    return [
        (path, figure)
        for path, page in pages.items()
        for figure in page.tree.xpath("//figure[contains(@class, 'lb-chart')]")
    ]


def number(cell):
    return int(re.sub(r"\D", "", cell.text_content()))


def test_there_are_charts_on_the_page_of_what_is_known(pages):
    for path in COVERAGE.values():
        assert len(pages[path].tree.xpath("//figure//*[name()='svg']")) == 2


def test_every_picture_is_named_and_described_by_texts_that_stand_beside_it(pages):
    for path, figure in figures(pages):
        texts = {element.get("id"): element.text_content().strip() for element in figure.xpath(".//*[@id]")}
        for picture in figure.xpath(".//*[name()='svg']"):
            assert picture.get("role") == "img", path
            assert texts[picture.get("aria-labelledby")], path
            assert re.search(r"\d", texts[picture.get("aria-describedby")]), path


def test_every_picture_comes_with_a_table_of_its_numbers(pages):
    for path, figure in figures(pages):
        if not figure.xpath(".//*[name()='svg']"):
            assert figure.xpath(".//p[contains(@class, 'lb-nothing')]"), path
            continue
        (table,) = figure.xpath(".//details//table")
        columns = table.xpath("./thead/tr/th[@scope='col']")
        rows = table.xpath("./tbody/tr")
        assert rows, path
        assert all(len(row.xpath("./th[@scope='row']")) == 1 for row in rows), path
        assert all(len(row) == len(columns) for row in rows), path


def test_no_picture_has_a_style_a_script_or_anything_from_elsewhere(site, pages):
    for path in {path for path, _ in figures(pages)}:
        source = (site / path / "index.html").read_text("utf-8")
        pictures = re.findall(r'<svg class="lb-chart__svg".*?</svg>', source, flags=re.DOTALL)
        assert pictures
        for picture in pictures:
            elements = list(etree.fromstring(picture).iter())
            assert {element.tag for element in elements} <= {"svg", "g", "path", "text", "line", "rect"}
            names = {name for element in elements for name in element.attrib}
            assert not [name for name in names if name.startswith("on") or name in ("style", "href", "src")]
            assert "url(" not in picture
            assert len(picture.encode()) <= LARGEST, path


def test_anchors_of_charts_are_unique_on_their_page(pages):
    for path in {path for path, _ in figures(pages)}:
        counted = Counter(pages[path].tree.xpath("//@id"))
        assert [name for name, n in counted.items() if n > 1] == [], path


def test_a_page_with_charts_or_the_map_brings_their_styles(pages):
    for path, page in pages.items():
        if page.tree.xpath("//figure[contains(@class, 'lb-chart')] | //*[contains(@class, 'lb-map')]"):
            sheets = page.tree.xpath("//link[@rel='stylesheet']/@href")
            assert any("stylesheets/charts.css" in sheet for sheet in sheets), path


def test_every_tile_of_a_map_leads_to_its_city_and_tells_both_counts(pages, cities, standards):
    issued = Counter(
        city["id"]
        for record in standards
        for city in cities
        if re.match(rf"DB{city['division']}\b", record.get("code", ""))
    )
    for path, page in pages.items():
        tiles = page.tree.xpath("//li[contains(@class, 'lb-map__tile')]/a")
        if not tiles:
            continue
        addresses = [page.resolve(tile.get("href")) for tile in tiles]
        assert len(set(addresses)) == len(cities), path
        for tile, address in zip(tiles, addresses, strict=True):
            city = re.search(r"/cities/([\w-]+)/", address)[1]
            (shown,) = tile.xpath(".//*[@class='lb-map__issued']")
            assert number(shown) == issued[city], (path, city)


@pytest.mark.parametrize("language", COVERAGE)
def test_what_is_known_is_counted_as_the_records_have_it(pages, standards, language):
    page = pages[COVERAGE[language]]

    def levels(record):
        return {evidence["level"] for evidence in record.get("evidence", ())}

    expected = [
        len(standards),
        sum("issued" in record for record in standards),
        sum("implemented" in record for record in standards),
        sum("status" in record for record in standards),
        sum("cover" in levels(record) for record in standards),
        sum(record.get("title_en_from") in ("official", "publisher") for record in standards),
        sum("ics" in record for record in standards),
        sum("issuers" in record for record in standards),
    ]
    rows = page.tree.xpath("//section[@aria-labelledby='by-kind']//tbody/tr")
    cells = [[number(cell) for cell in row.xpath("./td")] for row in rows]
    assert [sum(column) for column in zip(*cells, strict=True)] == expected
    missing = [number(term) for term in page.tree.xpath("//dl[contains(@class, 'lb-gaps')]/dd/*[1][self::a]")]
    assert expected[0] - expected[1] in missing
    assert expected[0] - expected[6] in missing


@pytest.mark.parametrize("language", COVERAGE)
def test_what_is_known_of_a_city_is_counted_as_the_records_have_it(pages, standards, cities, language):
    page = pages[COVERAGE[language]]
    shown = {
        re.search(r"cities/([\w-]+)/", row.xpath("./th/a/@href")[0])[1]: [
            number(cell) for cell in row.xpath("./td")
        ]
        for row in page.tree.xpath("//section[@aria-labelledby='by-city']//tbody/tr")
    }
    for city in cities:
        tied = [
            record
            for record in standards
            if re.match(rf"DB{city['division']}\b", record.get("code", ""))
            or city["id"]
            in {tie["city"] for tie in (*record.get("cited", ()), *record.get("drafted_in", ()))}
        ]
        assert shown[city["id"]][:2] == [len(tied), sum("issued" in record for record in tied)], city["id"]


@pytest.mark.parametrize("language", COVERAGE)
def test_the_article_at_the_start_is_measured_by_what_became_of_its_standards(pages, standards, language):
    cited = [
        record
        for record in standards
        if "dazhong-2023-01-16" in {citation["source"] for citation in record.get("cited", ())}
    ]
    text = pages[COVERAGE[language]].text("//section[@aria-labelledby='start']")
    assert str(len(cited)) in text
    assert str(sum("code" in record for record in cited)) in text


@pytest.mark.parametrize("language", COVERAGE)
def test_standards_without_a_code_are_named_and_the_rest_is_counted(pages, standards, language):
    page = pages[COVERAGE[language]]
    without = {record["slug"] for record in standards if "code" not in record}
    named = page.tree.xpath("//section[@aria-labelledby='unidentified']//li/a/@href")
    assert {link.rstrip("/").rpartition("/")[2] for link in named} <= without
    more = page.tree.xpath("//section[@aria-labelledby='unidentified']/p[last()]")
    assert len(named) + number(more[0]) == len(without)
