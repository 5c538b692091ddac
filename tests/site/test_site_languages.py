"""No text of one language on the pages of the other, but where its markup says so."""

import json
import re
from collections import Counter

import pytest
from babel.messages.pofile import read_po

CHINESE = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
ENGLISH_WORDS = re.compile(r"\b[A-Za-z][a-z’']+(?:[ ,]+[A-Za-z][a-z’']*){2,}")
"""Three English words or more in a row."""

SHOWN_ATTRIBUTES = (
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "data-label",
    "data-auto",
    "data-light",
    "data-dark",
    "data-copied",
    "data-failed",
)
"""Attributes that hold a text for the reader; those that hold several are `data-strings`."""

NOT_SHOWN_ATTRIBUTES = {"class", "content", "d", "href", "rel"}
"""Attributes that hold several words and no text for the reader; the head is looked at apart."""

NOT_PROSE = {"script", "style", "pre", "code", "kbd"}

ONE_OF_MANY = re.compile(
    r"(?<![\d.,/—–-])1 (standards|figures|results|places|characters|bodies|cities|sources|fields|pages)\b"
)


def shown_texts(page):
    """(text, language) of every text that a reader of the page gets: in elements and drawings, in attributes, and
    in the blocks from which scripts take their texts. The head is apart.
    """

    def walk(element, language):
        if element.tag == "script" and element.get("type") == "application/json":
            yield from ((text, language) for text in strings_in(json.loads(element.text)))
        if not isinstance(element.tag, str) or element.tag in NOT_PROSE:
            return
        language = (element.get("lang") or language).partition("-")[0]
        for name in SHOWN_ATTRIBUTES:
            if element.get(name):
                yield element.get(name), language
        if element.get("data-strings"):
            yield from ((text, language) for text in strings_in(json.loads(element.get("data-strings"))))
        if element.text and element.text.strip():
            yield element.text.strip(), language
        for child in element:
            yield from walk(child, language)
            if child.tail and child.tail.strip():
                yield child.tail.strip(), language

    yield from walk(page.tree.find("body"), page.tree.get("lang"))


def strings_in(value):
    """The strings in a value that JSON gave, without the names of fields."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings_in(inner)
    elif isinstance(value, str):
        yield value


def linked_texts(page):
    """(text, language) of every text in the page's blocks of linked data; the empty language where none is named."""

    def walk(value):
        if isinstance(value, dict):
            if "@value" in value:
                yield value["@value"], value.get("@language", "")
            else:
                for name, inner in value.items():
                    if name != "@context":
                        yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)
        elif isinstance(value, str):
            yield value, ""

    for block in page.tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from walk(json.loads(block))


def head_texts(page):
    return [page.tree.findtext(".//title"), *page.tree.xpath("//meta[@name='description']/@content")]


def test_every_attribute_that_holds_words_is_looked_at(pages):
    # Otherwise a text that a script takes from a new attribute could be in the wrong language, and nobody would see.
    holding = {
        name
        for page in pages.values()
        for element in page.tree.iter()
        for name, value in element.attrib.items()
        if CHINESE.search(value) or ENGLISH_WORDS.search(value)
    }
    assert holding <= {*SHOWN_ATTRIBUTES, *NOT_SHOWN_ATTRIBUTES, "data-strings"}


def test_the_texts_of_drawings_attributes_and_data_blocks_are_looked_at(pages):
    assert ("Cover read", "en") in shown_texts(pages["en/coverage/"])
    assert ("Same pronunciation", "en") in shown_texts(pages["en/search/"])
    assert ("As written", "en") in shown_texts(pages["en/check/"])


@pytest.fixture(scope="module")
def messages(request):
    path = request.config.rootpath / "scripts/lubiao/texts/locale/zh/LC_MESSAGES/lubiao.po"
    with path.open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


def test_no_english_page_shows_chinese_that_is_not_marked_as_chinese(pages):
    found = Counter(
        (text, path if "standards/" not in path else "en/standards/…")
        for path, page in pages.items()
        if page.language == "en"
        for text, language in shown_texts(page)
        if language != "zh" and CHINESE.search(text)
    )
    assert found == {}


@pytest.fixture(scope="module")
def names_in_one_language(standards, organizations):
    """(address of a standard's or body's page) → its title or name, where only the other language has one."""
    titles = {
        f"standards/{record['slug']}/": record["title_zh"]
        for record in standards
        if "title_zh" in record and "title_en" not in record
    }
    names = {
        f"bodies/{body['id']}/": body["name_zh"]
        for body in organizations.values()
        if "name_en" not in body or not CHINESE.search(body["name_zh"])
    }
    return titles | names


def foreign_name(page, names_in_one_language):
    """What a page may be called in the other language; a text that no page has where it may not."""
    return names_in_one_language.get(re.sub(r"page/\d+/$", "", page.address), "\0")


def test_the_head_of_an_english_page_is_chinese_only_where_no_english_name_is_known(
    pages, names_in_one_language
):
    for path, page in pages.items():
        if page.language == "en":
            name = foreign_name(page, names_in_one_language)
            for text in head_texts(page):
                assert not CHINESE.search(text.replace(name, "")), f"{path}: {text}"


def test_no_chinese_page_shows_a_text_of_the_interface_in_english(pages, messages):
    untranslated = {key for key, text in messages.items() if len(key) > 3 and key != text}
    plain = {key for key in untranslated if "{" not in key}
    patterns = re.compile(
        "|".join(
            re.sub(r"\\\{\w+\\\}", ".{1,60}", re.escape(key))
            for key in sorted(untranslated - plain)
            if len(re.sub(r"\{\w+\}|\W", "", key)) > 3
        )
    )
    found = Counter(
        text
        for page in pages.values()
        if page.language == "zh"
        for text, language in [*shown_texts(page), *((text, "zh") for text in head_texts(page))]
        if language != "en" and (text in plain or patterns.fullmatch(text))
    )
    assert found == {}


def test_no_chinese_page_shows_english_words_that_are_not_marked_as_english(pages):
    # Quotations show what a source prints, in whatever language it prints it.
    found = Counter()
    for path, page in pages.items():
        if page.language == "en":
            continue
        quoted = {quote.text_content().strip() for quote in page.tree.xpath("//blockquote|//q")}
        found.update(
            (text, path if "standards/" not in path else "standards/…")
            for text, language in shown_texts(page)
            if language != "en" and text not in quoted and ENGLISH_WORDS.search(text)
        )
    assert found == {}


def test_the_head_of_a_chinese_page_has_english_words_only_where_no_chinese_name_is_known(
    pages, names_in_one_language
):
    for path, page in pages.items():
        if page.language == "zh":
            name = foreign_name(page, names_in_one_language)
            name = "\0" if CHINESE.search(name) else name
            texts = [text.replace(name, "") for text in head_texts(page)]
            assert not [text for text in texts if ENGLISH_WORDS.search(text)], path


def test_every_language_that_markup_names_is_one_of_ours(all_pages):
    named = {name for page in all_pages.values() for name in page.tree.xpath("//@lang|//@hreflang")}
    assert named <= {"zh", "zh-CN", "en", "x-default"}


def test_what_is_marked_as_chinese_on_an_english_page_holds_chinese(pages):
    # The quotation that names a standard, and the numbers of paragraphs, are Chinese always.
    for path, page in pages.items():
        if page.language == "en":
            for element in page.tree.xpath("//*[@lang='zh-CN' or @lang='zh'][not(self::blockquote)]"):
                text = element.text_content().strip()
                assert CHINESE.search(text) or not re.search("[A-Za-z]{4}", text), f"{path}: {text}"


def test_linked_data_name_the_language_of_every_text(pages):
    # Names are in all their languages on each page, and each says in which.
    for path, page in pages.items():
        for text, language in linked_texts(page):
            assert language in ("zh", "en", ""), path
            if language != "zh":
                assert not CHINESE.search(text), f"{path}: {text}"
            if language != "en":
                assert not ENGLISH_WORDS.search(text) or CHINESE.search(text), f"{path}: {text}"


def test_what_linked_data_say_of_a_status_is_in_the_language_of_the_page(pages):
    said = {"zh": Counter(), "en": Counter()}
    for page in pages.values():
        for block in page.tree.xpath("//script[@type='application/ld+json']/text()"):
            if status := json.loads(block).get("creativeWorkStatus"):
                assert status["@language"] == page.language, page.path
                said[page.language][status["@value"]] += 1
    assert said["en"]["In force"] == said["zh"]["现行"] > 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_pages_of_a_language_share_a_description(pages, language):
    descriptions = Counter(head_texts(page)[1] for page in pages.values() if page.language == language)
    assert [description for description, count in descriptions.items() if count > 1] == []


def test_a_description_says_more_than_the_title_of_its_page(pages):
    for path, page in pages.items():
        title, description = head_texts(page)
        assert description not in title, path
        assert len(description) >= (10 if page.language == "zh" else 25), f"{path}: {description}"


def test_no_description_has_two_stops_side_by_side(pages):
    # The name of a firm may end in a stop, in the Latin script.
    for path, page in pages.items():
        assert not re.search("[。；：，]{2}", head_texts(page)[1]), path


def test_whatever_is_drawn_or_named_has_a_name(all_pages):
    for path, page in all_pages.items():
        nameless = page.tree.xpath(
            "//img[not(@alt)]|//*[@aria-label and not(normalize-space(@aria-label))]"
            "|//nav[not(@aria-label or @aria-labelledby)]"
            "|//svg[not(@aria-hidden='true' or @aria-label or @aria-labelledby)]"
        )
        assert nameless == [], path


def test_no_english_page_speaks_of_one_in_the_plural(pages):
    for path, page in pages.items():
        if page.language == "en":
            shown = " ".join(page.tree.find("body").text_content().split())
            assert not ONE_OF_MANY.search(shown), f"{path}: {ONE_OF_MANY.search(shown)}"
