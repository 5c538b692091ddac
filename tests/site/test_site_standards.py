"""The page of a standard shows all that its record holds; the page of a city keeps apart what is not the same."""

import re

import pytest

from lubiao.codes import parse

MARKS = {
    "zh": {"official": "官方英文题名", "publisher": "出版者英文题名", "project": "本项目自译"},
    "en": {
        "official": "Official English title",
        "publisher": "English title by a publisher",
        "project": "Translated by this project, not official",
    },
}
LEVELS = {
    "zh": {"cover": "读到封面", "listing": "读到条目", "mention": "仅被提及"},
    "en": {"cover": "Cover read", "listing": "Listing read", "mention": "Mentioned only"},
}
TIERS = {
    "official": "Official platform",
    "issuer": "Issuer",
    "database": "Standards database",
    "news": "News",
    "document-host": "Document host",
}
UNKNOWN = {"zh": "未知", "en": "unknown"}


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(params=["zh", "en"])
def each(request, pages, standards):
    """(language, record, page) of every standard in one language."""
    prefix = "en/" if request.param == "en" else ""
    return [(request.param, record, pages[f"{prefix}standards/{record['slug']}/"]) for record in standards]


def fact(page, label):
    """The text beside a label of the facts; None where the page has no such label."""
    found = page.tree.xpath("//dt[normalize-space()=$label]/following-sibling::dd[1]", label=label)
    return plain(found[0].text_content()) if found else None


def name_of(body, organizations, language):
    """How a page calls a body that the record names."""
    record = organizations.get(body, {})
    return record.get("name_en", body) if language == "en" else body


def test_the_code_and_both_titles_are_shown(each):
    for language, record, page in each:
        text = page.text()
        if record["display"]:
            assert page.text("//p[@class='lb-standard__code']") == record["display"]
        for key in ("title_zh", "title_en"):
            if key in record:
                assert plain(record[key]) in text, page.path
        main = record.get("title_en", record.get("title_zh")) if language == "en" else record.get("title_zh")
        if main:
            assert page.text("//h1") == plain(main)


def test_the_code_and_title_are_the_title_of_the_page(each):
    for language, record, page in each:
        title = plain(page.tree.findtext(".//title"))
        assert record["display"] in title
        shown = (
            record.get("title_en", record.get("title_zh", ""))
            if language == "en"
            else record.get("title_zh", "")
        )
        assert plain(shown) in title
        assert title.endswith(" · Lubiao" if language == "en" else " · 鲁标")


def test_where_an_english_title_comes_from_is_marked(each):
    for language, record, page in each:
        marks = page.tree.xpath("//header//span[contains(@class, 'lb-mark')]")
        if "title_en" not in record:
            assert marks == []
            continue
        (mark,) = marks
        assert mark.text_content().strip().startswith(MARKS[language][record["title_en_from"]])
        assert f"lb-mark--{record['title_en_from']}" in mark.get("class").split()
        assert mark.get("hidden") is None


def test_dates_are_shown_and_what_no_source_says_is_unknown(each):
    labels = {
        "zh": {"issued": "发布日期", "implemented": "实施日期"},
        "en": {"issued": "Issue date", "implemented": "Implementation date"},
    }
    for language, record, page in each:
        for key, label in labels[language].items():
            shown = fact(page, label)
            assert shown.startswith(record.get(key, UNKNOWN[language])), page.path
            if len(record.get(key, "0000-00-00")) == 7:
                assert shown != record[key], f"{page.path}: that the day is unknown is not said"
        if "withdrawn" in record:
            assert record["withdrawn"] in page.text(), page.path


def test_classification_codes_are_shown(each):
    for language, record, page in each:
        for key, label in (("ics", "ICS"), ("ccs", "CCS")):
            shown = fact(page, label)
            for code in record.get(key, [UNKNOWN[language]]):
                assert code in shown, page.path


def test_issuers_committee_and_drafters_are_shown(each, organizations):
    labels = {"zh": ("批准发布部门", "起草单位"), "en": ("Issuing authority", "Drafting organizations")}
    for language, record, page in each:
        for key, label in zip(("issuers", "drafters"), labels[language], strict=True):
            shown = fact(page, label)
            if key not in record:
                assert shown.startswith(UNKNOWN[language]), page.path
            for body in record.get(key, ()):
                assert name_of(body, organizations, language) in shown, page.path
        if "committee" in record:
            assert name_of(record["committee"], organizations, language) in page.text()


def test_a_list_of_drafters_that_the_source_shortens_says_so(each):
    said = {"zh": "来源", "en": "The source shortens this list."}
    for language, record, page in each:
        label = {"zh": "起草单位", "en": "Drafting organizations"}[language]
        shortened = page.tree.xpath(
            "//dt[normalize-space()=$label]/following-sibling::dd[1]/span[contains(@class, 'lb-quiet')]",
            label=label,
        )
        is_short = record.get("drafters_complete") == "false" and "drafters" in record
        assert bool(shortened) == is_short, page.path
        assert all(said[language] in element.text_content() for element in shortened)


def test_every_piece_of_evidence_shows_its_level_its_source_its_tier_its_day_and_what_was_seen(each, sources):
    for language, record, page in each:
        items = page.tree.xpath("//ul[@class='lb-evidence']/li")
        for item, evidence in zip(items, record["evidence"], strict=True):
            source, text = sources[evidence["source"]], plain(item.text_content())
            assert text.startswith(LEVELS[language][evidence["level"]]), page.path
            assert source[f"name_{language}"] in text
            assert evidence["read"] in text
            assert plain(evidence["seen"]) in text
            if language == "en":
                assert TIERS[source["tier"]] in text


def test_citations_and_ties_to_cities_are_shown(each, cities, sources):
    names = {city["id"]: {"zh": city["short_zh"], "en": city["name_en"]} for city in cities}
    for language, record, page in each:
        for cited in record.get("cited", ()):
            text = page.text("//section[@aria-labelledby='cited']")
            assert {
                names[cited["city"]][language] in text,
                cited["under"] in text,
                cited["place"] in text,
            } == {True}
            assert sources[cited["source"]][f"name_{language}"] in text
        for tie in record.get("drafted_in", ()):
            text = page.text("//section[@aria-labelledby='drafted']")
            assert names[tie["city"]][language] in text


def test_the_name_that_shows_a_tie_to_a_city_is_shown(each, organizations):
    for language, record, page in each:
        for tie in record.get("drafted_in", ()):
            if "name" in tie:
                shown = page.text("//section[@aria-labelledby='drafted']")
                assert name_of(tie["name"], organizations, language) in shown


def test_notes_conflicts_and_every_other_fact_are_shown(each):
    for language, record, page in each:
        text = page.text()
        expected = [note[language] for note in record.get("notes", ())]
        for conflict in record.get("conflicts", ()):
            expected += [conflict["why"][language], *(other["value"] for other in conflict["others"])]
        for key in ("filing_number", "legal_basis", "reviewed"):
            expected += [record[key]] if key in record else []
        expected += [*record.get("former", ()), *(adoption["code"] for adoption in record.get("adopts", ()))]
        if "status" in record:
            expected.append(record["status"]["read"])
        assert [fact for fact in map(plain, expected) if fact not in text] == [], page.path


def test_what_a_standard_replaces_is_shown_and_linked_where_the_catalogue_holds_it(each, standards):
    held = {record["code"]: record for record in standards if "code" in record}
    for _, record, page in each:
        section = page.tree.xpath("//section[@aria-labelledby='editions']")[0]
        addresses = {page.resolve(href) for href in section.xpath(".//a/@href")}
        for code in [*record.get("replaces", ()), *record.get("replaced_by", ())]:
            if code in held:
                assert page.resolve(f"../{held[code]['slug']}/") in addresses, page.path
                assert held[code]["display"] in section.text_content()
            else:
                assert parse(code).display in section.text_content(), page.path


def test_a_superseded_edition_says_so_first_and_leads_to_the_newest(each, standards):
    newer = {
        old: record for record in standards if "draft" not in record for old in record.get("replaces", ())
    }
    seen = 0
    for _, record, page in each:
        newest = record
        while newest.get("code") in newer:
            newest = newer[newest["code"]]
        banners = page.tree.xpath("//aside[contains(@class, 'lb-banner--old')]")
        if newest is record or not newest.get("implemented", "2026-12") <= "2026-11-23":
            continue
        seen += 1
        addresses = [page.resolve(href) for href in banners[0].xpath(".//a/@href")]
        assert addresses == [page.resolve(f"../{newest['slug']}/")], page.path
        assert newest["display"] in banners[0].text_content()
    assert seen >= 5, "the data no longer shows what this test is about"


def test_no_newest_edition_is_called_superseded_unless_a_source_says_so(each, standards):
    replaced = {old for record in standards for old in record.get("replaces", ())}
    for _, record, page in each:
        if record.get("code") in replaced or record.get("status", {}).get("value") == "superseded":
            continue
        assert not page.tree.xpath("//header//span[contains(@class, 'lb-status--superseded')]"), page.path


def test_a_standard_that_is_not_identified_says_so_and_asks_for_help(each):
    said = {"zh": ("尚未识别", "我知道"), "en": ("Not identified yet", "I know this standard")}
    unidentified = [(language, page) for language, record, page in each if "code" not in record]
    assert len(unidentified) >= 20
    for language, page in unidentified:
        banner, button = said[language]
        asking = page.tree.xpath("//aside[contains(@class, 'lb-banner--ask')]")
        assert len(asking) == 1, page.path
        assert banner in asking[0].text_content()
        (link,) = asking[0].xpath(".//a")
        assert button in link.text_content()
        assert "/issues/new?" in link.get("href")
    for _, record, page in each:
        if "code" in record and "draft" not in record:
            assert not page.tree.xpath("//aside[contains(@class, 'lb-banner--ask')]"), page.path


def test_a_draft_is_called_a_draft(each):
    drafts = [(language, page) for language, record, page in each if record.get("draft") == "true"]
    assert drafts
    for language, page in drafts:
        assert page.tree.xpath("//span[contains(@class, 'lb-status--draft')]"), page.path
        assert {"zh": "草案", "en": "draft"}[language] in page.text("//aside").lower(), page.path


def test_the_standards_of_the_report_of_2023_are_cited_for_their_cities(pages):
    for city, code in {
        "qingdao": "db3702-t-0014-2022",
        "dezhou": "db3714-t-0001-2019",
    }.items():
        for prefix in ("", "en/"):
            page = pages[f"{prefix}cities/{city}/"]
            cited = page.tree.xpath("//section[@aria-labelledby='cited']//li/a/@href")
            assert f"{page.url.removesuffix(page.path)}{prefix}standards/{code}/" in map(page.resolve, cited)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_city_without_reported_figures_says_so(pages, cities, reported, language):
    with_figures = {figure["city"] for figure in reported}
    for city in cities:
        section = pages[f"{'en/' if language == 'en' else ''}cities/{city['id']}/"].tree.xpath(
            "//section[@aria-labelledby='reported']"
        )[0]
        assert bool(section.xpath(".//table")) == (city["id"] in with_figures)
        assert bool(section.xpath(".//p[@class='lb-nothing']")) != (city["id"] in with_figures)


def test_the_home_page_counts_what_the_catalogue_holds(pages, standards):
    for path in ("", "en/"):
        numbers = [int(text) for text in pages[path].tree.xpath("//dl[@class='lb-numbers']//dd/text()")]
        assert numbers == [
            len(standards),
            sum("code" not in record for record in standards),
            sum("issued" in record for record in standards),
            sum("status" in record for record in standards),
            sum(any(e["level"] == "cover" for e in record.get("evidence", ())) for record in standards),
            sum(record.get("title_en_from") == "project" for record in standards),
        ]
