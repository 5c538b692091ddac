"""Home, cities and sources in a browser: the entry asks the search page, and nothing is cut off on a small screen."""

import pytest

FOUND = "main a[href*='standards/db3702-t-0014-2022/']"
NARROW = {"width": 320, "height": 700}
"""A window of 1280 pixels at 400 % zoom."""


def ask_at_home(reader, path):
    reader.open(path)
    reader.page.get_by_role("search", name="查找标准").get_by_role("searchbox").fill("农贸市场建设")
    reader.page.keyboard.press("Enter")
    reader.page.locator(FOUND).first.wait_for()


def test_the_entry_of_home_asks_the_search_page(reader):
    ask_at_home(reader, "")
    assert reader.path == "search/"
    assert reader.complaints == []


def test_the_entry_of_home_works_from_a_folder_too(make_reader, site):
    ask_at_home(make_reader(home=f"{site.as_uri()}/"), "index.html")


@pytest.mark.parametrize("language", ["", "en/"])
def test_nothing_is_cut_off_on_a_very_narrow_screen(make_reader, language):
    reader = make_reader(viewport=NARROW)
    for path in (
        "", "cities/", "cities/weifang/", "cities/yantai/", "cities/yantai/drafted/", "sources/",
        "sources/dazhong-2023-01-16/", "upcoming/", "review/",
    ):  # fmt: skip
        reader.open(language + path)
        assert reader.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_the_signs_of_a_city_lead_to_its_lists(reader):
    reader.open("en/cities/yantai/")
    reader.page.get_by_role("navigation", name="On this page").get_by_role("link").nth(2).click()
    assert reader.page.url.endswith("#drafted")
    reader.page.get_by_role("link", name="All 44: Drafted or produced in the city").click()
    reader.page.get_by_role("link", name="Next").click()
    assert reader.path == "en/cities/yantai/drafted/page/2/"
    assert reader.page.locator(".lb-row").count() == 44 - 25
