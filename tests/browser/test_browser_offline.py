"""The built folder on a stick: opened by a double click, from `file://`, with no server and no network."""

import re
from urllib.parse import unquote, urlsplit

import pytest

from kinds import NOT_FOUND, one_of_each


@pytest.fixture
def folder(make_reader, site):
    """A reader who opens the files of the site, and has no network."""
    reader = make_reader(site.as_uri() + "/", offline=True)
    reader.context.on("request", lambda request: reader.requested.append(request.url))
    return reader


def asked_of_others(reader):
    return [url for url in reader.requested if not url.startswith(("file://", "data:", "blob:"))]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_kind_of_page_opens_whole(folder, site, prefix):
    missing = {}

    def note(request):
        if request.failure != "net::ERR_ABORTED":  # left behind for the next page
            missing.setdefault(folder.page.url, request.url)

    folder.context.on("requestfailed", note)
    for path in one_of_each(site).values():
        if path == NOT_FOUND:
            continue
        folder.open(f"{prefix}{path}index.html")
        assert folder.page.locator("h1").is_visible(), path
        header = "getComputedStyle(document.querySelector('.lb-header')).borderTopWidth"
        assert folder.page.evaluate(header) == "4px", f"{path} has no styles"
    assert missing == {}
    assert folder.complaints == []
    assert asked_of_others(folder) == []


def test_a_click_leads_from_the_home_page_to_a_standard_and_to_the_other_language(folder):
    folder.open("index.html")
    folder.page.locator(".lb-nav a").first.click()
    folder.page.wait_for_url("**/standards/index.html")
    folder.page.locator("article tbody a").first.click()
    folder.page.wait_for_url(re.compile(r"/standards/[^/]+/index\.html$"))
    title = folder.page.locator("h1").text_content()
    there = folder.page.url
    folder.page.locator(".lb-language").click()
    folder.page.wait_for_url(re.compile(r"/en/standards/[^/]+/index\.html$"))
    folder.page.locator(".lb-language").click()
    folder.page.wait_for_url(there)
    assert folder.page.locator("h1").text_content() == title
    assert folder.complaints == []


def test_every_way_to_follow_a_link_leads_to_a_page_and_not_to_a_list_of_files(folder):
    folder.open("index.html")
    link = folder.page.locator(".lb-nav a").first
    link.focus()
    assert link.get_attribute("href").endswith("/standards/index.html")
    with folder.context.expect_page() as opened:
        folder.page.locator(".lb-footer a[href$='cities/']").click(button="middle")
    opened.value.wait_for_url("**/cities/index.html")
    assert opened.value.locator("h1").is_visible()


def test_a_link_into_a_page_keeps_its_place(folder):
    folder.open("cities/weifang/index.html")
    folder.page.evaluate("location.hash = '#reported'")
    folder.page.locator(".lb-language").click()
    folder.page.wait_for_url("**/en/cities/weifang/index.html#reported")


@pytest.mark.parametrize("path", ["index.html", "en/cities/weifang/index.html"])
def test_search_finds_and_opens(folder, path):
    folder.open(path)
    folder.type("0014-2022")
    folder.codes("DB3702/T 0014—2022")
    folder.page.keyboard.press("Enter")
    folder.page.wait_for_url("**/standards/db3702-t-0014-2022/index.html")
    assert folder.page.locator(".lb-standard__code").text_content() == "DB3702/T 0014—2022"
    assert folder.complaints == []
    assert asked_of_others(folder) == []


def test_the_colours_are_remembered(folder):
    scheme = "document.documentElement.getAttribute('data-md-color-scheme')"
    folder.open("index.html")
    for _ in range(2):
        folder.page.locator(".lb-theme").click()
    assert folder.page.evaluate(scheme) == "slate"
    # Each file is a process of the browser of its own, which may begin before it is told what the other one keeps.
    for _ in range(20):
        folder.open("en/standards/db3702-t-0014-2022/index.html")
        if folder.page.evaluate(scheme) == "slate":
            break
        folder.page.wait_for_timeout(100)
    assert folder.page.evaluate(scheme) == "slate"
    assert folder.complaints == []


def test_no_link_of_any_kind_of_page_leads_out_of_the_folder_or_to_nothing(folder, site):
    broken = set()
    for path in one_of_each(site).values():
        if path == NOT_FOUND:
            continue
        folder.open(f"{path}index.html")
        for link in folder.page.evaluate("[...document.links].map((link) => link.href)"):
            if not link.startswith("file://"):
                continue
            target = unquote(urlsplit(link).path)
            file = target + "index.html" if target.endswith("/") else target
            if not file.startswith(str(site)) or not (site / file).is_file():
                broken.add((path, link))
    assert broken == set()
