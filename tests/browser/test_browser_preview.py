"""The preview in a browser: it follows edits by itself, and says wherever the reader is what is wrong."""

from collections.abc import Iterator

import pytest
from test_browser_axe import VIEWS, look

from previews import Preview, previewed

STANDARD = "standards/db3702-t-0014-2022/"
TITLE = "title_zh: 农贸市场"
CODE = "- code: DB3702/T 0014-2022"
BROKEN = '- code: "DB3702/T 0014-2022'


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewed(tmp_path_factory.mktemp("preview")) as preview:
        yield preview


def test_an_edit_is_shown_in_the_page_that_is_open(make_reader, preview):
    reader = make_reader(preview.address)
    reader.open(STANDARD)
    preview.edit("data/standards.yaml", TITLE, "title_zh: 新编农贸市场")
    reader.page.locator("h1", has_text="新编农贸市场").wait_for()
    preview.edit("data/standards.yaml", "title_zh: 新编农贸市场", TITLE)
    reader.page.locator("h1", has_text="新编").wait_for(state="detached")
    assert reader.complaints == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_what_is_wrong_is_seen_wherever_the_reader_is_and_goes_when_it_is_mended(
    make_reader, preview, prefix
):
    reader = make_reader(preview.address)
    reader.open(prefix + STANDARD)
    reader.page.evaluate("scrollTo(0, 700)")
    preview.edit("data/standards.yaml", CODE, BROKEN)
    alert = reader.page.get_by_role("alert")
    alert.wait_for()
    assert reader.page.evaluate("scrollY") > 0
    assert alert.evaluate("(alert) => alert.getBoundingClientRect().top") == 0
    assert "data/standards.yaml:22" in alert.inner_text()
    rule = alert.get_by_role("link", name="LB005")
    assert rule.get_attribute("href").endswith(f"/lubiao/{prefix}rules/LB005/")
    reader.page.evaluate("scrollTo(0, 0)")
    assert look(reader.page, *VIEWS) == []
    preview.edit("data/standards.yaml", BROKEN, CODE)
    alert.wait_for(state="detached")
    assert reader.complaints == []


def test_a_page_that_cannot_be_made_says_why_and_is_there_again_when_it_can(make_reader, preview):
    reader = make_reader(preview.address)
    reader.open(STANDARD)
    preview.edit("overrides/pages/standard.html", '<h2 id="evidence">', '{% if %}<h2 id="evidence">')
    reader.page.get_by_role("alert").wait_for()
    line = preview.line_of("overrides/pages/standard.html", "{% if %}")
    assert f"overrides/pages/standard.html:{line}" in reader.page.get_by_role("alert").inner_text()
    preview.edit("overrides/pages/standard.html", '{% if %}<h2 id="evidence">', '<h2 id="evidence">')
    reader.page.locator(".lb-standard__head").wait_for()


def test_many_pages_in_the_background_leave_the_server_free(make_reader, preview):
    reader = make_reader(preview.address)
    for _ in range(8):  # a browser holds six connections to a server
        reader.context.new_page().goto(preview.address + STANDARD, timeout=15_000)
