"""Whatever a text holds, in Markdown it is words: no markup, no HTML, no link that it makes of itself."""

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from hostile import PAYLOADS
from lubiao.pages.markdown import code_block, items, link, plain, strong

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKS = st.text(alphabet="\\`*_[]{}()#<>&|~$!+-=:./\"'@^ \n\t1a标。http", max_size=40)
MARKDOWN = (
    "# heading", "## a ##", "- item", "+ item", "* item", "1. one", "2) two", "---", "===", "> quote", "    code",
    "```\nfence", "~~~", "| a | b |\n|---|---|", "[a]: https://evil.example", "![x](y)", "<https://evil.example>",
    "*a* _b_ **c** ~~d~~ `e`", "a\\", "a  \nb", "&lt;b&gt; &#x6f;", "<!-- x -->", "{: onclick=alert(1)}", "$x$",
)  # fmt: skip


def words(text: str) -> str:
    return " ".join(text.split())


def rendered(markdown: str) -> html.HtmlElement:
    return html.fragment_fromstring(COMMONMARK.render(markdown), create_parent="div")


def assert_is_one_paragraph_of(markdown: str, text: str) -> None:
    tree = rendered(markdown)
    assert [element.tag for element in tree.iter()] == ["div", "p"] if words(text) else ["div"]
    assert words(tree.text_content()) == words(text)


@pytest.mark.parametrize("text", [*MARKDOWN, *PAYLOADS])
def test_a_text_is_words_and_all_of_them(text):
    assert_is_one_paragraph_of(plain(text), text)


@given(MARKS)
def test_any_text_of_marks_is_words_and_all_of_them(text):
    assert_is_one_paragraph_of(plain(text), text)


@given(MARKS)
def test_any_text_is_words_for_the_oldest_dialect_too(text):
    made = python_markdown.markdown(
        plain(text), extensions=["attr_list", "tables", "fenced_code", "def_list", "footnotes"]
    )
    tree = html.fragment_fromstring(made, create_parent="div")
    assert {element.tag for element in tree.iter()} <= {"div", "p"}
    assert not tree.xpath("//p/@*")


@given(MARKS, MARKS)
def test_a_text_stays_within_its_item_and_its_emphasis(first, second):
    tree = rendered(items([strong(f"a{first}a"), plain(f"b{second}")]))
    assert [element.tag for element in tree.iter()] == ["div", "ul", "li", "strong", "li"]


def test_what_stands_out_ends_before_a_chinese_sentence_goes_on():
    tree = rendered(f"{strong('本版已被代替。')}自 2020-01-01 起。")
    assert tree.xpath("//strong")[0].text_content() == "本版已被代替"
    assert tree.text_content().strip() == "本版已被代替。自 2020-01-01 起。"


@given(MARKS)
def test_a_citation_stays_within_its_fences(text):
    tree = rendered(code_block(f"a\n{text}\n```\nb") + "\n\nafter")
    assert [element.tag for element in tree.iter()] == ["div", "pre", "code", "p"]


def test_what_needs_no_escape_gets_none():
    for text in (
        "DB3702/T 0014—2022 农贸市场建设与管理规范",
        "03.100.20 Trade (retail), 50 %",
        "2022年，第3段；“甲”",
    ):
        assert plain(text) == text


def test_a_text_makes_no_link_of_itself_where_addresses_do():
    # GitHub's and other dialects link bare addresses.
    assert "://" not in plain("https://evil.example HTTP://evil.example")
    assert "www." not in plain("www.evil.example").lower()


def test_only_web_addresses_are_linked():
    for address in ("javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://evil.example"):
        assert not rendered(link("words", address)).xpath("//a")


@given(st.text(alphabet="()[]<>\\\"'`* _&;#?=%/a标 \n", max_size=30))
def test_an_address_ends_where_it_ends(tail):
    tree = rendered(link("words", f"https://host.example/{tail}") + " after")
    (anchor,) = tree.xpath("//a")
    assert anchor.text_content() == "words"
    assert anchor.get("href").startswith("https://host.example/")
    assert list(anchor.attrib) == ["href"]
    assert anchor.tail.strip() == "after"


def test_an_address_keeps_its_query():
    (anchor,) = rendered(link("words", "https://host.example/?a=1&lt=2&copy=3")).xpath("//a")
    assert anchor.get("href") == "https://host.example/?a=1&lt=2&copy=3"
    (anchor,) = rendered(link("words", "https://host.example/?a=1&lt;=2&#47;=3")).xpath("//a")
    assert anchor.get("href") == "https://host.example/?a=1&lt;=2&#47;=3"


def test_an_address_can_be_taken_from_the_text_as_it_stands() -> None:
    assert "(https://host.example/?tid=&q=GB)" in link("words", "https://host.example/?tid=&q=GB")
