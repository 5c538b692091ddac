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
)
NOT_PROSE = {"script", "style", "pre", "code", "kbd"}


def shown_texts(page):
    """(text, language) of every text and every attribute that a reader of the page gets; the head is apart."""

    def walk(element, language):
        if not isinstance(element.tag, str) or element.tag in NOT_PROSE:
            return
        language = (element.get("lang") or language).partition("-")[0]
        for name in SHOWN_ATTRIBUTES:
            if element.get(name):
                yield element.get(name), language
        if element.get("data-strings"):
            for text in json.loads(element.get("data-strings")).values():
                yield text, language
        if element.text and element.text.strip():
            yield element.text.strip(), language
        for child in element:
            yield from walk(child, language)
            if child.tail and child.tail.strip():
                yield child.tail.strip(), language

    yield from walk(page.tree.find("body"), page.tree.get("lang"))


def head_texts(page):
    return [page.tree.findtext(".//title"), *page.tree.xpath("//meta[@name='description']/@content")]


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
