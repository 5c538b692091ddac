"""What readers met on their walks through the site: each walk is a test of its own."""

import pytest
from test_browser_search_page import total, wait_until

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("more", [0, 1])
def test_back_from_a_standard_the_reader_is_where_it_was_opened(make_reader, more):
    reader = make_reader(viewport=PHONE)
    reader.open("search/?q=规程" if not more else "search/")
    total(reader)
    for _ in range(more):
        reader.page.get_by_role("button", name="再显示").click()
        wait_until(reader, "document.querySelectorAll('.lb-result').length > 30")
    opened = reader.page.locator(".lb-result__title a").nth(25 + 20 * more)
    opened.scroll_into_view_if_needed()
    before, title = opened.bounding_box()["y"], opened.text_content()
    assert reader.page.evaluate("scrollY") > 1500
    opened.click()
    reader.page.wait_for_url("**/standards/**")
    reader.page.go_back()
    total(reader)
    wait_until(reader, "document.activeElement.closest('.lb-result') !== null")
    assert reader.page.evaluate("document.activeElement.textContent") == title
    assert abs(reader.page.locator(":focus").bounding_box()["y"] - before) < 4


def test_a_search_for_a_city_of_which_no_title_speaks_leads_to_its_standards(make_reader):
    reader = make_reader(viewport=PHONE)
    reader.open("search/?q=潍坊 樱桃")
    assert total(reader) == 0
    reader.page.get_by_role("link", name="潍坊 · 樱桃").click()
    reader.page.locator(".lb-result").first.wait_for()
    assert total(reader) == reader.page.locator(".lb-result").count()
    assert reader.page.locator("input[name=city][value=weifang]").is_checked()
    assert reader.page.locator("#lb-find-input").input_value() == "樱桃"
    assert reader.complaints == []


def test_of_a_pasted_text_its_codes_are_offered(reader):
    reader.open("search/")
    reader.page.locator("#lb-find-input").fill(
        "根据DB3714/T 0001-2019《农村大集经营管理规范》和GB 18965-2003，制定本办法。"
    )
    for code in ("DB3714/T 0001-2019", "GB 18965-2003"):
        reader.page.locator(".lb-nearest").get_by_role("link", name=code).wait_for()


def test_without_scripts_the_search_page_shows_nothing_that_would_need_them(make_reader):
    reader = make_reader(java_script_enabled=False)
    reader.open("search/")
    assert [reader.page.locator(one).is_visible() for one in (".lb-find__sort", ".lb-find__narrow")] == [
        False,
        False,
    ]


@pytest.mark.parametrize("more", [0, 7_000])
def test_the_list_check_keeps_its_text_when_the_language_is_changed(make_reader, more):
    text = "农贸市场按GB 18965-2003验收。\n" * (more + 1)
    reader = make_reader()
    reader.open("check/")
    reader.page.locator('[data-check="chooser"]').set_input_files(
        {"name": "list.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    reader.page.locator(".lb-check__row").wait_for()
    reader.page.locator(".lb-language").click()
    reader.page.wait_for_url("**/en/check/")
    assert "superseded" in reader.page.locator(".lb-check__row").inner_text().lower()
    assert reader.page.locator("#lb-check-text").input_value() == ("" if more else text)
    assert reader.page.locator('[data-check="file"]').is_visible() == bool(more)
    assert reader.page.evaluate("sessionStorage.getItem('lubiao-check')") is None
    assert reader.complaints == []


def test_a_file_that_is_no_text_is_answered_by_a_command_that_can_be_told_from_the_sentence(reader):
    reader.open("check/")
    reader.page.locator('[data-check="chooser"]').set_input_files(
        {"name": "a<b>.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04" + bytes(99)}
    )
    reader.page.locator('[data-check="status"] code', has_text="lubiao lookup a<b>.docx").wait_for()
    assert "`" not in reader.page.locator('[data-check="status"]').inner_text()


def test_a_checked_list_is_printed_on_few_sheets(reader):
    reader.open("check/")
    reader.page.locator("#lb-check-text").fill(
        "GB18965-2003\nDB37 T 2001-2011\nＤＢ３７０７／Ｔ１２２－２０２４\n" * 10 + "GB/T 99999-2020\n"
    )
    reader.page.locator(".lb-check__row").nth(3).wait_for()
    sheets = reader.page.pdf(format="A4").count(b"/Type /Page\n")
    assert 1 <= sheets <= 4
