"""The search page as readers use it: facets, counts, address and history, keyboard, phone, folder."""

import re
import time
from collections import Counter
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
FARMERS = "DB3702/T 0014—2022"


@pytest.fixture(scope="module")
def records(request):
    return yaml.load((request.config.rootpath / "data/standards.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.fixture(params=SIZES)
def sized(make_reader, request):
    """A reader at a desk, and one with a phone."""
    return make_reader(viewport=SIZES[request.param])


def total(reader):
    """The number of standards found, once the page has answered."""
    summary = reader.page.locator(".lb-find:not([aria-busy]) .lb-find__summary:not(:empty)")
    summary.wait_for()
    number = re.search(r"\d[\d,]*", summary.text_content())
    return int(number[0].replace(",", "")) if number else 0


def wait_until(reader, holds):
    """Wait for what a script tells; the policy of the site lets Playwright's own waiting evaluate nothing."""
    deadline = time.monotonic() + 5
    while not reader.page.evaluate(holds):
        assert time.monotonic() < deadline, f"never: {holds}"
        reader.page.wait_for_timeout(20)


def found(reader):
    return reader.page.locator(".lb-result__code").all_text_contents()


def open_facets(reader):
    """Unfold what is folded on a phone, and every facet."""
    reader.page.evaluate(
        "document.querySelectorAll('.lb-find__narrow, .lb-facet').forEach(one => { one.open = true; })"
    )


def box(reader, facet, key):
    return reader.page.locator(f"input[name={facet}][value='{key}']")


def count_of(reader, facet, key):
    label = reader.page.locator("label.lb-value", has=box(reader, facet, key))
    return int(label.locator(".lb-count").text_content().replace(",", ""))


def asked(reader):
    return parse_qs(urlsplit(reader.page.url).query)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_an_empty_search_shows_all_with_counts_that_are_those_of_the_data(sized, records, prefix):
    sized.open(f"{prefix}search/")
    assert total(sized) == len(records)
    assert len(found(sized)) == 30
    open_facets(sized)
    for key, count in Counter(record.get("title_en_from", "none") for record in records).items():
        assert count_of(sized, "english", key) == count
    for key, count in Counter(record.get("issued", "none")[:4] for record in records).items():
        assert count_of(sized, "year", key) == count
    assert sized.complaints == []


def test_a_choice_narrows_counts_and_stands_in_the_address_and_the_history(sized):
    sized.open("search/?q=" + quote("苹果"))
    before = total(sized)
    open_facets(sized)
    expected = count_of(sized, "status", "superseded")
    assert 0 < expected < before
    box(sized, "status", "superseded").check()
    sized.page.wait_for_url("**status=superseded*")
    assert total(sized) == expected
    assert asked(sized) == {"q": ["苹果"], "status": ["superseded"]}
    box(sized, "kind", "national").check()
    sized.page.wait_for_url("**kind=national*")
    sized.page.go_back()
    assert total(sized) == expected
    assert not box(sized, "kind", "national").is_checked()
    sized.page.go_back()
    assert total(sized) == before
    assert not box(sized, "status", "superseded").is_checked()
    sized.page.go_forward()
    assert total(sized) == expected
    assert sized.complaints == []


def test_typing_leaves_no_trace_in_the_history(reader):
    reader.open("about/")
    reader.open("search/")
    total(reader)
    reader.type("nongmao")
    reader.page.locator(".lb-result__code", has_text=FARMERS).wait_for()
    assert asked(reader) == {"q": ["nongmao"]}
    reader.page.go_back()
    assert reader.path == "about/"


def test_a_view_can_be_linked(sized):
    sized.open(
        "en/search/?kind=municipal&kind=provincial&city=qingdao&relation=issued&relation=drafted&sort=code"
    )
    shown = total(sized)
    assert shown > 1
    codes = [code for code in found(sized) if code.startswith("DB")]
    assert codes == sorted(codes, key=lambda code: [int(n) for n in re.findall(r"\d+", code)])
    open_facets(sized)
    for facet, key in (
        ("kind", "municipal"),
        ("kind", "provincial"),
        ("city", "qingdao"),
        ("relation", "issued"),
    ):
        assert box(sized, facet, key).is_checked()
    assert sized.page.locator("select[name=sort]").input_value() == "code"
    assert sized.page.locator(".lb-filter").count() == 5


def test_a_choice_is_taken_away_by_its_button(reader):
    reader.open("search/?status=superseded&kind=national")
    total(reader)
    reader.page.locator(".lb-filter").first.click()
    wait_until(reader, "!location.search.includes('kind=')")
    assert asked(reader) == {"status": ["superseded"]}
    assert reader.page.evaluate("document.activeElement.id") == "lb-find-input"


@pytest.mark.parametrize("sort", ["issued", "implemented"])
def test_results_can_be_sorted_by_date(reader, sort):
    reader.open("search/")
    total(reader)
    reader.page.locator("select[name=sort]").select_option(sort)
    reader.page.wait_for_url(f"**sort={sort}")
    reader.page.wait_for_timeout(200)
    dates = reader.page.locator(
        f".lb-result__dates div:{'first' if sort == 'issued' else 'last'}-child time"
    ).all_text_contents()
    assert len(dates) > 10
    assert dates == sorted(dates, reverse=True)


def test_a_card_says_what_counts_and_a_superseded_one_leads_to_the_newest(reader):
    reader.open("en/search/?q=" + quote("GB 18965-2003"))
    total(reader)
    card = reader.page.locator(".lb-result").first
    assert card.locator(".lb-result__code").text_content() == "GB 18965—2003"
    assert "Superseded" in card.text_content()
    assert "Mandatory" in card.text_content()
    card.locator(".lb-result__newest a").click()
    reader.page.wait_for_url("**/en/standards/gb-t-18965-2008/")


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("农贸", "农贸"),
        ("nongmao", "农贸"),
        ("nmsc", "农贸市场"),
        ("農貿市場", "农贸市场"),
        ("nong mao", "农贸"),
    ],
)
def test_what_was_found_is_marked_on_the_characters_it_stands_for(reader, query, marked):
    reader.open("search/?q=" + quote(query))
    total(reader)
    card = reader.page.locator(".lb-result", has_text=FARMERS)
    assert "".join(card.locator("mark").all_text_contents()) == marked


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_other_words_of_the_field_find_what_they_stand_for(reader, prefix):
    reader.open(f"{prefix}search/?kind=sector")
    sectors = total(reader)
    reader.open(f"{prefix}search/?q=industry+standard")
    assert total(reader) >= sectors
    open_facets(reader)
    assert count_of(reader, "kind", "sector") == sectors


def test_more_results_are_added_and_the_focus_goes_to_the_first_of_them(sized):
    sized.open("search/")
    all_of_them = total(sized)
    more = sized.page.locator(".lb-find__more")
    more.focus()
    sized.page.keyboard.press("Enter")
    wait_until(sized, "document.querySelectorAll('.lb-result').length === 60")
    assert total(sized) == all_of_them
    focused = "[...document.querySelectorAll('.lb-result__title a')].indexOf(document.activeElement)"
    assert sized.page.evaluate(focused) == 30
    sized.page.keyboard.press("Enter")
    sized.page.wait_for_url("**/standards/*/")
    sized.page.go_back()
    wait_until(sized, "document.querySelectorAll('.lb-result').length === 60")


def test_all_of_it_works_with_the_keyboard_alone(reader):
    reader.open("search/")
    total(reader)
    reader.page.keyboard.press("/")
    assert reader.page.evaluate("document.activeElement.id") == "lb-find-input"
    reader.page.keyboard.type("苹果")
    reader.page.wait_for_url("**q=*")
    before = total(reader)
    for _ in range(30):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate("document.activeElement.value") == "national":
            break
    reader.page.keyboard.press("Space")
    reader.page.wait_for_url("**kind=national*")
    assert 0 < total(reader) < before
    assert reader.page.evaluate("document.activeElement.value") == "national"
    reader.page.keyboard.press("Control+K")
    reader.page.keyboard.press("Escape")
    wait_until(reader, "!location.search.includes('q=')")
    assert reader.page.locator(".lb-find__input").input_value() == ""


def test_a_screen_reader_hears_the_count_when_the_typing_stops(reader):
    reader.open("en/search/")
    reader.type("farmers")
    live = reader.page.locator("[data-live][role=status]")
    assert live.text_content() == "" or "standard" in live.text_content()
    wait_until(reader, "document.querySelector('[data-live]').textContent.startsWith('1 ')")
    assert live.text_content() == reader.page.locator(".lb-find__summary").text_content()


def test_a_code_that_is_not_there_is_answered_by_another_edition(sized):
    sized.open("search/?q=" + quote("GB/T 18965-2015"))
    assert total(sized) == 0
    nearest = sized.page.locator(".lb-nearest")
    assert "GB/T 18965—2008" in nearest.locator(".lb-result__code").all_text_contents()
    nearest.locator(".lb-result__title a").first.click()
    sized.page.wait_for_url("**/standards/gb-t-18965-2008/")


def test_a_wrong_character_is_answered_by_the_right_word(reader):
    reader.open("search/?q=" + quote("农茂市场"))
    assert total(reader) == 0
    reader.page.locator(".lb-nearest a", has_text="农贸市场").click()
    reader.page.locator(".lb-result__code", has_text=FARMERS).wait_for()
    assert asked(reader) == {"q": ["农贸市场"]}
    assert reader.page.locator(".lb-find__input").input_value() == "农贸市场"


def test_choices_that_leave_nothing_can_be_dropped_one_by_one(reader):
    reader.open("en/search/?q=farmers&kind=municipal&status=withdrawn")
    assert total(reader) == 0
    reader.page.locator(".lb-nearest a", has_text="Status").click()
    reader.page.locator(".lb-result__code", has_text=FARMERS).wait_for()
    assert asked(reader) == {"q": ["farmers"], "kind": ["municipal"]}


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize(
    "search",
    [
        "q=" + quote("<img src=x onerror=alert(1)>\"'{{7*7}}"),
        "kind="
        + quote('"><script>alert(1)</script>')
        + "&city=__proto__&year=constructor&sort="
        + quote("'"),
        "q=%FF%FE&kind&&&=&sort=&city=" + "x" * 3000,
    ],
)
def test_a_hostile_address_is_words_and_no_more(reader, prefix, search):
    reader.open(f"{prefix}search/?{search}")
    total(reader)
    assert reader.page.locator("img[src=x], .lb-find script").count() == 0
    assert reader.page.locator(".lb-filter").count() == 0
    assert reader.complaints == []


def test_the_language_switch_keeps_the_whole_view(reader):
    reader.open("search/?q=" + quote("苹果") + "&kind=national&sort=issued")
    shown = total(reader)
    reader.page.locator(".lb-language").click()
    reader.page.wait_for_url("**/en/search/**")
    assert asked(reader) == {"q": ["苹果"], "kind": ["national"], "sort": ["issued"]}
    assert total(reader) == shown


def test_on_a_phone_the_facets_are_folded_and_nothing_is_wider_than_the_page(make_reader):
    reader = make_reader(viewport=SIZES["phone"])
    for path in ("search/", "en/search/?q=apple&kind=national&city=yantai"):
        reader.open(path)
        total(reader)
        assert not reader.page.locator(".lb-facets").is_visible()
        reader.page.locator(".lb-find__narrow > summary").click()
        assert reader.page.locator(".lb-facets").is_visible()
        open_facets(reader)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_jumps_while_the_results_come(sized):
    sized.page.add_init_script(
        """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {
            if (!entry.hadRecentInput) window.shift += entry.value; }))
            .observe({type: "layout-shift", buffered: true});"""
    )
    sized.open("en/search/")
    total(sized)
    sized.page.wait_for_timeout(300)
    assert sized.page.evaluate("window.shift") < 0.01


def test_without_scripts_the_page_says_so_and_leads_to_the_lists(make_reader):
    reader = make_reader(java_script_enabled=False)
    for prefix in ("", "en/"):
        reader.open(f"{prefix}search/")
        assert not reader.page.locator(".lb-find__input").is_visible()
        for address in ("cities/", "kinds/", "subjects/", "years/", "bodies/", "status/"):
            link = reader.page.locator(f".lb-find a[href$='/{address}']")
            assert link.is_visible()
            leads_to = link.evaluate("link => link.href")
            assert leads_to == reader.home + prefix + address
            assert reader.context.request.get(leads_to).status == 200, address


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_page_works_from_a_folder(make_reader, site, prefix):
    reader = make_reader(site.as_uri() + "/", offline=True)
    reader.open(f"{prefix}search/index.html?q=nongmao&kind=municipal")
    assert total(reader) == 1
    reader.page.locator(".lb-filter").click()
    assert total(reader) >= 1
    reader.page.locator(".lb-result__title a").first.click()
    reader.page.wait_for_url("**/standards/db3702-t-0014-2022/index.html")
    assert reader.complaints == []


def test_the_field_of_the_header_leads_to_the_page_from_a_folder_too(make_reader, site):
    reader = make_reader(site.as_uri() + "/", offline=True)
    reader.open("about/index.html")
    reader.type("樱桃")
    reader.results()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/search/index.html?q=*")
    assert total(reader) > 10
