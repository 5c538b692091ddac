"""Search as readers use it: keys, addresses, both languages."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml

FARMERS, FAIR, CHERRY, APPLE = (
    "DB3702/T 0014—2022",
    "DB3714/T 0001—2019",
    "DB3706/T 95—2024",
    "GB/T 18965—2008",
)
PREFIX = {"zh": "", "en": "en/"}

QUERIES = {
    "农贸市场": FARMERS,
    "贸市": FARMERS,
    "大集": FAIR,
    "樱桃": CHERRY,
    "farmers market": FARMERS,
    "market farmers": FARMERS,
    "db3714": FAIR,
    "0001-2019": FAIR,
    "GB/T18965": APPLE,
    "DB3702T0014": FARMERS,
    "0014-2022": FARMERS,
    "ＧＢ／Ｔ18965": APPLE,
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_readers_type_finds_the_standard_they_mean(reader, language):
    reader.open(PREFIX[language])
    for words, code in QUERIES.items():
        reader.page.keyboard.press("Control+K")
        reader.page.keyboard.press("Control+A")
        reader.page.keyboard.press("Delete")
        reader.page.locator(".lb-search__panel").wait_for(state="hidden")
        reader.page.keyboard.type(words)
        assert code in reader.codes(code), words
    assert reader.complaints == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_standard_with_cherries_in_its_title_is_among_the_results(reader, language, request):
    records = yaml.load((request.config.rootpath / "data/standards.yaml").read_text("utf-8"), yaml.BaseLoader)
    cherries = [record for record in records if "樱桃" in record.get("title_zh", "") and "code" in record]
    assert len(cherries) >= 10
    reader.open(PREFIX[language])
    reader.type("樱桃")
    found = {code.replace("—", "-") for code in reader.codes(CHERRY)}
    assert {record["code"] for record in cherries} <= found


def test_the_exact_code_stands_first_and_older_editions_behind(reader):
    reader.open()
    reader.type("GB/T 18965")
    assert reader.codes(APPLE)[0] == APPLE


def test_a_city_is_found_by_its_name_and_comes_first(reader):
    for path, word, target in (("", "潍坊", "cities/weifang/"), ("en/", "weifang", "en/cities/weifang/")):
        reader.open(path)
        reader.type(word)
        assert reader.results().first.get_attribute("href") == reader.home + target


def test_results_say_how_many_there_are_and_mark_the_words(reader):
    reader.open()
    reader.type("樱桃")
    count = reader.results().count()
    summary = reader.page.locator(".lb-search__summary").text_content()
    assert re.search(rf"\b{count}\b", summary.replace("条", " "))
    assert set(reader.page.locator(".lb-search__option mark").all_text_contents()) == {"樱桃"}


def test_what_is_not_there_is_said_in_the_language_of_the_page(reader):
    for path, text in (("", "没有找到"), ("en/", "Nothing found")):
        reader.open(path)
        reader.type("zzqqxx")
        reader.page.locator(".lb-search__summary", has_text=text).wait_for()
        assert reader.page.locator(".lb-search__option").count() == 0


def test_more_results_than_are_shown_are_counted_and_stand_on_the_search_page(reader):
    reader.open("en/")
    reader.type("DB37")
    assert reader.results().count() == 50
    more = reader.page.locator(".lb-search__more")
    assert more.is_visible()
    shown, left = 50, int(re.search(r"\d+", more.text_content())[0])
    total = int(re.search(r"\d+", reader.page.locator(".lb-search__summary").text_content())[0])
    assert shown + left == total
    more.click()
    reader.page.locator(".lb-result").first.wait_for()
    assert reader.path == "en/search/"
    assert reader.page.locator(".lb-find__input").input_value() == "DB37"


def test_enter_opens_the_only_result(reader):
    reader.open("about/")
    reader.type("DB3702T0014")
    reader.codes(FARMERS)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/standards/db3702-t-0014-2022/")
    assert reader.page.locator("h1").text_content() == "农贸市场建设与管理规范"


def test_arrows_choose_and_enter_opens_what_is_chosen(reader):
    reader.open("en/standards/db3714-t-0001-2019/")
    reader.type("樱桃")
    reader.results()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        reader.page.keyboard.press(key)
    chosen = reader.page.locator(".lb-search__option[aria-selected=true]")
    assert chosen.count() == 1
    field = reader.page.locator(".lb-search__input")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    second = reader.page.locator(".lb-search__option").nth(1)
    assert chosen.get_attribute("href") == second.get_attribute("href")
    target = chosen.get_attribute("href")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(target)
    assert reader.path.startswith("en/standards/")


def test_enter_throws_nobody_onto_a_page_that_is_one_of_many(reader):
    reader.open()
    reader.type("樱桃")
    reader.results()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/search/?q=*")
    assert reader.page.locator(".lb-find__input").input_value() == "樱桃"


def test_a_result_can_be_clicked(reader):
    reader.open("kinds/")
    reader.type("大集")
    reader.codes(FAIR)
    reader.page.locator(".lb-search__option", has_text=FAIR).click()
    reader.page.wait_for_url("**/standards/db3714-t-0001-2019/")


@pytest.mark.parametrize("path", ["", "standards/db3702-t-0014-2022/", "no/such/page/"])
def test_every_result_leads_to_a_page_that_exists(reader, path):
    reader.open(path)
    reader.type("苹果")
    addresses = [link.get_attribute("href") for link in reader.results().all()]
    assert addresses
    for address in addresses:
        assert reader.context.request.get(address).status == 200, address


def test_what_was_searched_stands_in_the_address_and_shows_its_results_when_opened(make_reader):
    first, second = make_reader(), make_reader()
    first.open("cities/")
    first.type("大集")
    first.codes(FAIR)
    assert parse_qs(urlsplit(first.page.url).query) == {"q": ["大集"]}
    second.page.goto(first.page.url)
    assert FAIR in second.codes(FAIR)
    assert second.page.locator(".lb-search__input").input_value() == "大集"


def test_a_search_adds_nothing_to_the_history(reader):
    reader.open("about/")
    reader.open("cities/")
    reader.type("樱桃")
    reader.results()
    reader.page.go_back()
    assert reader.path == "about/"


def test_what_was_searched_survives_the_language_switch(reader):
    reader.open("?q=" + quote("贸市"))
    reader.codes(FARMERS)
    reader.page.keyboard.press("Escape")
    reader.page.locator(".lb-language").click()
    reader.page.wait_for_url("**/en/**")
    assert parse_qs(urlsplit(reader.page.url).query) == {"q": ["贸市"]}
    assert FARMERS in reader.codes(FARMERS)
    assert reader.path == "en/"


def test_the_words_that_the_home_page_suggests_all_find_something(reader):
    for path in ("", "en/"):
        reader.open(path)
        suggested = reader.page.locator(".lb-hero__try a")
        words = {link.text_content(): link.get_attribute("href") for link in suggested.all()}
        assert len(words) >= 4
        for word, address in words.items():
            reader.open(path + address)
            reader.results()
            assert reader.page.locator(".lb-search__input, .lb-find__input").input_value() == word


def test_nothing_of_the_index_is_asked_for_before_somebody_comes_near_the_field(reader):
    def of_the_search():
        return {
            re.sub(r"\?.*", "", url).removeprefix(reader.home)
            for url in reader.requested
            if re.search(r"/search/(zh|en|scan|pinyin|worker)\.js", url)
        }

    reader.page.goto(reader.home, wait_until="networkidle")
    reader.page.mouse.move(640, 700)
    reader.page.mouse.wheel(0, 300)
    reader.page.wait_for_timeout(300)
    assert of_the_search() == set()
    reader.type("大集")
    reader.codes(FAIR)
    assert "search/zh.js" in of_the_search()
    assert "search/en.js" not in of_the_search()


def test_the_index_is_asked_for_once_for_any_number_of_searches(reader):
    reader.open()
    for word in ("大集", "樱桃", "潍坊"):
        reader.type(word)
        reader.results()
    assert len([url for url in reader.requested if "/search/zh.js" in url]) == 1


def test_escape_closes_the_results_then_empties_the_field_then_leaves_it(reader):
    reader.open()
    reader.type("樱桃")
    reader.results()
    field = reader.page.locator(".lb-search__input")
    reader.page.keyboard.press("Escape")
    assert not reader.is_panel_open()
    assert field.input_value() == "樱桃"
    assert field.get_attribute("aria-expanded") == "false"
    reader.page.keyboard.press("Escape")
    assert field.input_value() == ""
    assert "?" not in reader.page.url
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("document.activeElement === document.body")


def test_a_click_elsewhere_closes_the_results(reader):
    reader.open()
    reader.type("樱桃")
    reader.results()
    reader.page.mouse.click(5, 890)
    assert not reader.is_panel_open()


def test_a_slash_leads_to_the_field_but_is_a_slash_when_it_is_typed_there(reader):
    reader.open("standards/")
    reader.page.keyboard.press("/")
    assert reader.page.evaluate("document.activeElement.id") == "lb-search-input"
    reader.page.keyboard.type("GB/T")
    assert reader.page.locator(".lb-search__input").input_value() == "GB/T"


def test_the_field_is_cleared_by_its_button(reader):
    reader.open()
    reader.type("樱桃")
    reader.results()
    button = reader.page.locator(".lb-search__clear")
    assert button.is_visible()
    button.click()
    assert reader.page.locator(".lb-search__input").input_value() == ""
    assert not reader.is_panel_open()
    assert not button.is_visible()


def test_an_index_that_cannot_be_had_is_said_and_asked_for_again(reader):
    reader.context.route("**/search/zh.js*", lambda route: route.abort())
    reader.open()
    reader.type("大集")
    reader.page.locator(".lb-search__summary", has_text="失败").wait_for()
    reader.context.unroute("**/search/zh.js*")
    reader.page.keyboard.type("经")
    reader.codes(FAIR)


def test_hostile_words_in_the_address_are_words(reader):
    reader.open("?q=" + quote("<img src=x onerror=alert(1)>\"'{{7*7}}"))
    reader.page.locator(".lb-search__summary", has_text="没有找到").wait_for()
    assert reader.page.locator("img[src=x]").count() == 0
    assert reader.complaints == []
