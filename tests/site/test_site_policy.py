"""Each page carries its policy, first of all, and nothing that the policy forbids; pages are small, and so is the folder."""

import base64
import hashlib
import re

import pytest

from lubiao.engine.policy import DIRECTIVES, policy, with_policy

LARGEST_PAGE = 30_000
"""Bytes of HTML."""


def policies(page):
    return page.tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")


def test_every_page_has_one_policy_before_anything_is_loaded(all_pages):
    for path, page in all_pages.items():
        assert len(policies(page)) == 1, path
        before = page.source[: page.source.index(b"Content-Security-Policy")]
        assert len(before) < 1024, f"{path}: browsers look for the charset there"
        assert not re.search(rb"<(script|link|style|img|base)\b", before), path


def leads_on(page):
    """Whether a page only leads to another: it loads nothing at all."""
    return bool(page.tree.xpath("//meta[@http-equiv='refresh']"))


def test_a_page_that_only_leads_on_may_load_nothing(all_pages):
    for path, page in all_pages.items():
        if leads_on(page):
            assert policies(page) == ["default-src 'none'; base-uri 'none'; form-action 'none'"], path


def test_the_policy_allows_the_site_itself_and_nothing_more(all_pages):
    for path, page in all_pages.items():
        if leads_on(page):
            continue
        (text,) = policies(page)
        directives = dict(directive.strip().split(" ", 1) for directive in text.split(";"))
        assert set(directives) == set(DIRECTIVES), path
        sources = " ".join(directives.values()).split()
        hashes = {source for source in sources if source.startswith("'sha256-")}
        assert set(sources) - hashes == {"'self'", "'none'", "data:"}, path
        assert directives["img-src"] == "'self' data:"
        assert "data:" not in text.replace("img-src 'self' data:", "")


def test_the_only_inline_script_is_the_one_whose_hash_the_policy_names(all_pages):
    for path, page in all_pages.items():
        inline = page.tree.xpath(
            "//script[not(@src)][not(@type='application/json' or @type='application/ld+json')]"
        )
        assert len(inline) <= 1, path
        hashes = re.findall(r"'sha256-([^']+)'", policies(page)[0])
        digests = [
            base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode() for script in inline
        ]
        assert hashes == digests, path
        assert all(len(script.text) < 400 for script in inline), path


@pytest.mark.parametrize("forbidden", ["//@style", "//style", "//@*[starts-with(name(), 'on')]"])
def test_no_page_holds_what_its_policy_forbids(all_pages, forbidden):
    assert {path for path, page in all_pages.items() if page.tree.xpath(forbidden)} == set()


def test_no_page_is_larger_than_a_telephone_likes(all_pages):
    sizes = {path: len(page.source) for path, page in all_pages.items()}
    assert {path: size for path, size in sizes.items() if size > LARGEST_PAGE} == {}


def test_every_file_that_is_published_is_asked_for_by_a_page_or_script(site, all_pages):
    asking = {
        address
        for page in all_pages.values()
        for address in page.tree.xpath("//@src|//@href|//@*[starts-with(name(), 'data-')]")
    }
    asking |= {file.read_text("utf-8") for file in (site / "assets").rglob("*.js")}
    text = " ".join(asking)
    assets = [file.relative_to(site).as_posix() for file in (site / "assets").rglob("*") if file.is_file()]
    assert len(assets) > 10
    assert [asset for asset in assets if asset.rpartition("/")[2] not in text] == []
    assert not list(site.rglob("*.map"))


def test_every_file_is_asked_for_by_the_version_of_its_own_content(site, all_pages):
    asked = {
        (page.resolve(address.partition("?")[0]).removeprefix(page.url.removesuffix(page.path)), version)
        for page in all_pages.values()
        for address in page.tree.xpath(
            "//script/@src|//link/@href|//@data-index|//@data-engine|//@data-succession"
        )
        if (version := address.partition("?v=")[2])
    }
    assert len(asked) > 20
    assert len(dict(asked)) == len(asked), "a file is asked for by two versions"
    for path, version in asked:
        assert hashlib.sha256((site / path).read_bytes()).hexdigest()[:10] == version, path


def test_a_page_without_charset_gets_no_policy():
    with pytest.raises(ValueError, match="charset"):
        with_policy("<!doctype html><title>x</title>")
    with pytest.raises(ValueError, match="charset"):
        with_policy('<script src="x.js"></script><meta charset="utf-8">')


def test_a_block_of_data_and_a_script_with_an_address_need_no_hash():
    html = (
        '<script src="x.js"></script><script type="application/json">{}</script><script defer>run()</script>'
    )
    assert policy(html).count("sha256") == 1
    assert "sha256-" not in policy('<script src="x.js"></script>')


def test_a_script_in_the_body_is_not_allowed_even_if_it_got_into_a_page():
    html = '<meta charset="utf-8"></head><body><script>attack()</script></body>'
    assert "sha256-" not in with_policy(html)
    assert with_policy(html.replace("</head>", "<script>ours()</script></head>")).count("sha256-") == 1
