"""Which pages there are, and what each of them says of itself in its head."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

SITE_URL = "https://site.example/lubiao/"
PUBLISHED = (
    r"(.*/)?index\.html|404\.html|robots\.txt|sitemap\.xml|sitemaps/[a-z]+-\d+\.xml",
    r"search/(zh|en|succession)\.js|lines/(standards/)?[^/]+\.yaml\.js|schema/\w+\.json|assets/.+",
    r"pictures/(home|(standards|cities)/[a-z0-9.-]+)\.png",
    r"(en/)?(llms\.txt|opensearch\.xml|standards/[a-z0-9.-]+\.md)",
    r"api/v1/(\w+|standards/[a-z0-9.-]+)\.json(ld)?",
    r"downloads/standards\.[a-z.]+|downloads/(lubiao\.zip|SHA256SUMS)",
    r"downloads/citations/(cities|kinds)/[\w-]+\.(bib|ris|json)",
    r"dataset\.(ttl|jsonld)|ns\.ttl|shapes\.ttl",
    r"(en/)?feeds/((cities|kinds)/)?[\w-]+\.atom|(en/)?calendar/(cities/)?[\w-]+\.ics",
)
HTML_LANGUAGES = {"zh": {"zh", "zh-CN"}, "en": {"en"}}
LANGUAGES = ("zh", "en")
PREFIX = {"zh": "", "en": "en/"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_at_least_210_standards_with_a_page_in_each_language(pages, language):
    of_standards = [path for path in pages if path.startswith(f"{PREFIX[language]}standards/")]
    assert len(of_standards) - 1 >= 210, "one of these pages is the list"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_has_its_page(pages, standards, language):
    expected = {f"{PREFIX[language]}standards/{record['slug']}/" for record in standards}
    found = {path for path in pages if re.fullmatch(rf"{PREFIX[language]}standards/[^/]+/", path)}
    assert found == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_city_every_kind_every_list_and_every_editorial_page_is_there(pages, cities, language):
    assert len(cities) == 16
    expected = {"", "standards/", "cities/", "kinds/", "about/", "contribute/", "publish/", "licence/"}
    expected |= {f"cities/{city['id']}/" for city in cities}
    expected |= {
        f"kinds/{kind}/"
        for kind in ("national", "sector", "provincial", "municipal", "group", "international")
    }
    assert {PREFIX[language] + address for address in expected} <= set(pages)


def test_every_page_is_there_in_both_languages(pages):
    assert [path for path, page in pages.items() if page.twin not in pages] == []


def test_nothing_but_pages_and_assets_is_published(site):
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    others = {
        name
        for name in names
        if not re.fullmatch(
            "|".join(PUBLISHED),
            name,
        )
    }
    assert others == set()


def test_every_page_says_its_language(all_pages):
    wrong = {
        path: page.tree.get("lang")
        for path, page in all_pages.items()
        if page.tree.get("lang") not in HTML_LANGUAGES[page.language]
    }
    assert wrong == {}


@pytest.mark.parametrize("element", ["h1", "title", "main", "header[@class='lb-header']"])
def test_every_page_has_exactly_one(all_pages, element):
    counts = {path: len(page.tree.xpath(f"//{element}")) for path, page in all_pages.items()}
    assert {path: count for path, count in counts.items() if count != 1} == {}


def test_no_heading_skips_a_level_and_none_is_empty(all_pages):
    for path, page in all_pages.items():
        headings = page.tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")
        assert all(heading.text_content().strip() for heading in headings), path
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_no_page_uses_an_id_twice(all_pages):
    twice = {
        path: [name for name, count in Counter(page.tree.xpath("//@id")).items() if count > 1]
        for path, page in all_pages.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_what_labels_describes_or_controls_is_on_the_page(all_pages):
    for path, page in all_pages.items():
        references = page.tree.xpath("//@aria-labelledby|//@aria-describedby|//@aria-controls|//label/@for")
        missing = {name for value in references for name in value.split()} - page.ids
        assert not missing, f"{path}: {missing}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_pages_of_a_language_share_a_title(pages, language):
    titles = Counter(
        page.tree.findtext(".//title").strip() for page in pages.values() if page.language == language
    )
    assert "" not in titles
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_describes_itself(all_pages):
    without = [
        path
        for path, page in all_pages.items()
        if len([text for text in page.tree.xpath("//meta[@name='description']/@content") if text.strip()])
        != 1
    ]
    assert without == []


def test_the_canonical_address_of_every_page_is_its_own(pages):
    for path, page in pages.items():
        assert page.tree.xpath("//link[@rel='canonical']/@href") == [SITE_URL + path]


def test_every_page_names_itself_in_both_languages_and_a_default_and_they_name_each_other(pages):
    def alternates(page):
        links = page.tree.xpath("//head/link[@rel='alternate'][@hreflang]")
        assert all(link.get("href").startswith(SITE_URL) for link in links)
        return {link.get("hreflang"): link.get("href").removeprefix(SITE_URL) for link in links}

    for path, page in pages.items():
        named = alternates(page)
        assert set(named) == {"zh-CN", "en", "x-default"}, path
        assert path in named.values(), f"{path} does not name itself"
        assert named["x-default"] == named["zh-CN"], path
        for other in named.values():
            assert other in pages, f"{path} names {other}, which does not exist"
            assert alternates(pages[other]) == named, f"{other} does not point back to {path}"


def test_the_language_switch_leads_to_the_same_page_in_the_other_language(pages):
    for path, page in pages.items():
        (switch,) = page.tree.xpath("//a[contains(@class, 'lb-language')]")
        assert page.resolve(switch.get("href")) == SITE_URL + page.twin, path
        assert switch.get("lang") == switch.get("hreflang")
        assert switch.get("lang") == ("zh-CN" if page.language == "en" else "en")


def test_the_header_marks_where_the_reader_is(pages):
    for path, expected in {
        "standards/": ("page", "标准"),
        "standards/db3702-t-0014-2022/": ("true", "标准"),
        "en/cities/": ("page", "Cities"),
        "en/cities/weifang/": ("true", "Cities"),
        "en/kinds/group/": ("true", "Kinds"),
        "contribute/": ("page", "参与"),
    }.items():
        (current,) = pages[path].tree.xpath("//header//a[@aria-current]")
        assert (current.get("aria-current"), current.text_content()) == expected, path


def test_the_page_for_what_is_not_found_speaks_both_languages_and_asks_not_to_be_indexed(all_pages):
    page = all_pages["404.html"]
    assert "没有这个页面" in page.text("//article")
    assert "There is no such page" in page.text("//article//*[@lang='en']")
    assert "noindex" in page.tree.xpath("//meta[@name='robots']/@content")
    assert not page.tree.xpath("//link[@rel='canonical' or @rel='alternate']")


def test_the_page_for_what_is_not_found_works_wherever_it_is_shown(all_pages):
    # A server shows it at any depth, so that a relative address would lead anywhere.
    page = all_pages["404.html"]
    for address in page.tree.xpath("//a/@href|//link/@href|//script/@src|//img/@src|//form/@action"):
        assert address.startswith(("/lubiao/", "https://", "#")), address
    for name in ("data-root", "data-index", "data-engine"):
        assert page.tree.xpath("//form")[0].get(name).startswith("/lubiao/")
    leading = {urlsplit(address).path for address in page.tree.xpath("//article//a/@href")}
    assert leading == {"/lubiao/", "/lubiao/standards/", "/lubiao/en/", "/lubiao/en/standards/"}


def test_no_page_of_a_standard_is_larger_than_30_kilobytes(pages):
    sizes = {
        path: len(page.source)
        for path, page in pages.items()
        if "standards/" in path and page.address != "standards/"
    }
    assert {path: size for path, size in sizes.items() if size > 30_000} == {}
