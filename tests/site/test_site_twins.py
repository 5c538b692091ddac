"""The Markdown twins of the pages of standards, and llms.txt: the same facts, and nothing but words from contributors."""

import re
from urllib.parse import unquote, urlsplit

import markdown as python_markdown
import pytest
from lxml import html
from markdown_it import MarkdownIt

SITE_URL = "https://site.example/lubiao/"
PREFIXES = {"zh": "", "en": "en/"}
PARSER = MarkdownIt("commonmark")

NOT_SHOWN = {"silence", "unknown", "id", "drafters_complete", "weak", "draft"}
"""Keys that say how to treat a record; what follows from them is told in words."""
TOLD_BY_LABEL = {"source", "level", "by", "degree", "field", "value", "kind", "title_en_from", "city"}
"""Keys whose values are terms and ids, which a page calls by their names."""


def plain(text: str) -> str:
    return " ".join(text.split())


def parsed(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(PARSER.render(text), create_parent="div")


def facts(record: object, language: str, key: str = ""):
    """Every text, date and code of a record that the page shows in its own words."""
    if isinstance(record, dict):
        for name, value in record.items():
            if name in NOT_SHOWN or (name in ("zh", "en") and name != language):
                continue
            if name == "url" or (name in TOLD_BY_LABEL and isinstance(value, str)):
                continue
            yield from facts(value, language, name)
    elif isinstance(record, list):
        for value in record:
            yield from facts(value, language, key)
    elif isinstance(record, str):
        yield key, record


@pytest.fixture(scope="module")
def twins(site):
    """(language, slug) → the text of the twin."""
    return {
        (language, file.stem): file.read_text("utf-8")
        for language, prefix in PREFIXES.items()
        for file in (site / prefix / "standards").glob("*.md")
    }


@pytest.fixture(scope="module")
def trees(twins):
    """(language, slug) → the twin as CommonMark reads it."""
    return {of: parsed(text) for of, text in twins.items()}


@pytest.mark.parametrize("language", PREFIXES)
def test_every_fact_of_a_record_stands_in_its_twin(
    trees, standards, sources, organizations, cities, language
):
    from lubiao.codes import parse

    named = {city["id"]: city["short_zh" if language == "zh" else "name_en"] for city in cities}
    for record in standards:
        text = plain(trees[language, record["slug"]].text_content())
        missing = []
        for key, value in facts({k: v for k, v in record.items() if k not in ("slug", "display")}, language):
            body = organizations.get(value)
            shown = {value, body["name_en"]} if body and language == "en" and "name_en" in body else {value}
            if key in ("code", "replaces", "replaced_by"):
                shown |= {parse(value).display}
            if not any(plain(one) in text for one in shown):
                missing.append((key, value))
        for each in (*record.get("evidence", ()), *record.get("cited", ())):
            source = sources[each["source"]]
            if plain(source[f"name_{language}"]) not in text:
                missing.append(("source", each["source"]))
        for each in (*record.get("cited", ()), *record.get("drafted_in", ())):
            if named[each["city"]] not in text:
                missing.append(("city", each["city"]))
        assert missing == [], record["slug"]


def test_a_twin_says_of_the_status_what_its_page_says(twins, trees, pages):
    for (language, slug), text in twins.items():
        page = pages[f"{PREFIXES[language]}standards/{slug}/"]
        (status,) = page.tree.xpath("//header//span[contains(@class, 'lb-status')]/text()")
        name = "状态" if language == "zh" else "Status"
        (said,) = re.findall(rf"^- \*\*{name}\*\*(?:：|: )(.*)$", text, re.MULTILINE)
        assert said.startswith(status.strip()), (language, slug)
        banners = page.tree.xpath("//aside[contains(@class, 'lb-banner')]//strong")
        quoted = [plain(each.text_content()) for each in trees[language, slug].xpath("//blockquote//strong")]
        assert quoted == [plain(banner.text_content()).rstrip("。.") for banner in banners], (language, slug)


def test_a_twin_leads_where_its_page_leads(trees, pages, site):
    """To other standards it leads by their twins; each foreign address is one of the page's own."""
    for (language, slug), tree in trees.items():
        page = pages[f"{PREFIXES[language]}standards/{slug}/"]
        of_page = {unquote(page.resolve(href)) for href in page.tree.xpath("//article//a/@href")}
        for href in tree.xpath("//a/@href"):
            if href.startswith(SITE_URL):
                path = unquote(urlsplit(href).path).removeprefix("/lubiao/")
                assert path in pages or (site / path).exists(), href
            else:
                assert unquote(href) in of_page, (slug, href)


def test_what_is_unknown_is_said_to_be_unknown(twins, standards):
    for record in standards:
        text = twins["en", record["slug"]]
        for key, name in (("issued", "Issue date"), ("implemented", "Implementation date"),
                          ("drafters", "Drafting organizations"), ("ics", "ICS")):  # fmt: skip
            if key not in record:
                assert f"- **{name}**: unknown" in text, (record["slug"], key)


def test_a_translation_by_the_project_is_called_one(twins, standards):
    for record in standards:
        if record.get("title_en_from") == "project":
            assert "(Translated by this project, not official)" in twins["en", record["slug"]]


def test_a_twin_cites_as_its_page_does(trees, pages):
    for (language, slug), tree in trees.items():
        page = pages[f"{PREFIXES[language]}standards/{slug}/"]
        (cited,) = page.tree.xpath("//*[@id='cite-plain']")
        assert cited.text_content().strip() in [
            code.text_content().strip() for code in tree.xpath("//pre/code")
        ]


def test_every_page_of_a_standard_leads_to_its_twin_and_only_those_do(pages, twins, site):
    found = 0
    for page in pages.values():
        for href in page.tree.xpath("//head/link[@rel='alternate'][@type='text/markdown']/@href"):
            assert (site / page.resolve(href).removeprefix(SITE_URL)).is_file()
            found += 1
    assert found == len(twins)


@pytest.mark.parametrize("name", ["*.md", "../llms.txt"])
def test_hostile_data_is_nothing_but_words(hostile_site, name):
    for prefix in PREFIXES.values():
        files = list((hostile_site / prefix / "standards").glob("*.md"))
        if name != "*.md":
            files = [hostile_site / prefix / "llms.txt"]
        texts = {file: file.read_text("utf-8") for file in files}
        hostile = [file for file, text in texts.items() if "alert(1)" in text or file.name == "llms.txt"]
        assert len(hostile) > 4 or name != "*.md"
        for file in hostile[:30]:
            text = texts[file]
            tokens = [each for token in PARSER.parse(text) for each in (token, *(token.children or ()))]
            assert not {token.type for token in tokens} & {"html_block", "html_inline", "image"}, file
            old = html.fragment_fromstring(
                python_markdown.markdown(text, extensions=["attr_list"]), create_parent="div"
            )
            for tree in (parsed(text), old):
                assert {element.tag for element in tree.iter()} <= {
                    "div", "h1", "h2", "p", "ul", "li", "strong", "blockquote", "a", "pre", "code",
                }, file  # fmt: skip
                assert {name for element in tree.iter() for name in element.attrib} <= {"href", "class"}
                for href in tree.xpath("//a/@href"):
                    assert href.startswith(("https://", "http://")), href


def test_hostile_words_are_all_there(hostile_site):
    text = (hostile_site / "en/standards/db3702-t-9999-2024.md").read_text("utf-8")
    for payload in ("<script>alert(1)</script>", "[x](javascript:alert(1))", "{{ 7*7 }}", "&lt;b&gt;"):
        assert payload in parsed(text).xpath("//h1")[0].text_content()


def test_a_document_host_is_named_and_not_linked(trees, sources):
    hosts = {
        urlsplit(source["url"]).netloc
        for source in sources.values()
        if source["tier"] == "document-host" and "url" in source
    }
    for tree in trees.values():
        assert not {urlsplit(href).netloc for href in tree.xpath("//a/@href")} & hosts


@pytest.mark.parametrize(("language", "prefix"), PREFIXES.items())
def test_language_models_are_told_what_this_is_and_where_to_read(site, pages, language, prefix):
    text = (site / prefix / "llms.txt").read_text("utf-8")
    tree = parsed(text)
    # https://llmstxt.org: a title, a summary, then lists of links below headings of the second level.
    assert [element.tag for element in tree][:2] == ["h1", "blockquote"]
    assert {element.tag for element in tree} <= {"h1", "blockquote", "ul", "h2"}
    for href in tree.xpath("//a/@href"):
        assert href.startswith(("https://site.example/", "https://repository.example/"))
        if href.startswith(SITE_URL):
            path = href.removeprefix(SITE_URL)
            assert path in pages or (site / path).is_file(), href
    assert f"{SITE_URL}{prefix}standards/{{slug}}.md" in tree.text_content()
    assert "CC0" in text
