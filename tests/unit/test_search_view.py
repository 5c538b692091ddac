"""The search of the real catalogue as a browser runs it: recall, pinyin, other scripts, words of the field, facets, sorting."""

import datetime
import gzip
import json
import os
import random
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from opencc import OpenCC
from playwright.sync_api import sync_playwright
from pypinyin import lazy_pinyin

from lubiao.catalogue import Catalogue
from lubiao.pages.search_rows import search_index, search_rows
from lubiao.pages.site import Site
from lubiao.reading import read_data
from lubiao.search import SCRIPTS, search_script

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "overrides/assets/javascripts/search"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DAY = datetime.date(2026, 11, 23)
LARGEST = 150_000
MOST_A_RECORD = 60
FARMERS = "DB3702/T 0014—2022"


def sites_of(folder):
    """The site of a data folder in both languages."""
    catalogue = Catalogue.link(read_data(folder), DAY)
    templates = ROOT / "overrides/pages"
    return {
        language: Site(catalogue, language, templates, "https://repository.example", "main", "/")
        for language in ("zh", "en")
    }


@pytest.fixture(scope="module")
def sites():
    return sites_of(ROOT / "data")


@pytest.fixture(scope="module")
def indexes(sites):
    return {language: search_index(site, [("about/", "About")]) for language, site in sites.items()}


@pytest.fixture(scope="module")
def records():
    return yaml.load((ROOT / "data/standards.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="module")
def page(indexes):
    found = os.environ.get("LUBIAO_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = browser.new_page()
        for name in SCRIPTS:
            page.add_script_tag(path=FOLDER / f"{name}.js")
        for language, index in indexes.items():
            page.add_script_tag(content=index.decode())
            page.evaluate(
                "name => { (self.prepared ??= {})[name] = lubiaoScan.prepare(lubiaoIndex); }", language
            )
        yield page
        browser.close()


@pytest.fixture
def view(page):
    def ask(query="", language="zh", limit=50, **view):
        return page.evaluate(
            "([n, q, l, v]) => lubiaoScan.search(prepared[n], q, l, v)", [language, query, limit, view]
        )

    return ask


def codes(answer):
    return [row["code"]["text"] for row in answer["rows"]]


def titles(answer):
    return [row["title"]["text"] for row in answer["rows"]]


def found_by(page, queries, language="zh"):
    """For each query the addresses of all that it finds, in one go."""
    return page.evaluate(
        "([n, qs]) => qs.map(q => lubiaoScan.search(prepared[n], q, 1e6).rows.map(row => row.address))",
        [language, queries],
    )


def chinese_titles(site):
    """Address → Chinese title of every standard that has one."""
    return {
        site.prefixed(site.address_of(standard)): standard.raw.title_zh
        for standard in site.catalogue.standards
        if standard.raw.title_zh
    }


# Size


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_index_of_the_real_catalogue_is_small(indexes, language):
    assert len(gzip.compress(indexes[language], 9)) <= LARGEST


def test_ten_thousand_records_take_few_bytes_each(tmp_path):
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from generate import generate
    finally:
        sys.path.pop(0)
    generate(10_000, tmp_path)
    for site in sites_of(tmp_path).values():
        index = search_index(site, [])
        size = len(gzip.compress(index, 9))
        assert size <= MOST_A_RECORD * 10_000
        assert size > 5 * 10_000, "generated records must not be all alike"


# Recall


@pytest.mark.parametrize("language", ["zh", "en"])
def test_any_two_characters_of_any_chinese_title_find_its_record(page, sites, language):
    of_address = chinese_titles(sites[language])
    pairs = sorted({title[at : at + 2] for title in of_address.values() for at in range(len(title) - 1)})
    assert len(pairs) > 1000
    for pair, addresses in zip(pairs, found_by(page, pairs, language), strict=True):
        if not pair.strip():
            continue
        assert {address for address, title in of_address.items() if pair in title} <= set(addresses), pair


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_title_is_found_by_its_traditional_characters(page, sites, language):
    of_address = chinese_titles(sites[language])
    traditional = OpenCC("s2t").convert
    queries = [traditional(title) for title in of_address.values()]
    assert sum(query != title for query, title in zip(queries, of_address.values(), strict=True)) > 200
    for query, address, addresses in zip(queries, of_address, found_by(page, queries, language), strict=True):
        assert address in addresses, query


@pytest.mark.parametrize("spelled", ["".join, " ".join, lambda syllables: "".join(s[0] for s in syllables)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_title_is_found_by_its_pinyin_in_one_in_syllables_and_by_its_initials(
    page, sites, language, spelled
):
    wanted = []
    for address, title in chinese_titles(sites[language]).items():
        run = max(re.findall("[\u4e00-\u9fff]+", title), key=len)[:12]
        if len(run) >= 5:
            wanted.append((spelled(lazy_pinyin(run)), address))
    assert len(wanted) > 100
    queries = [query for query, _ in wanted]
    for (query, address), addresses in zip(wanted, found_by(page, queries, language), strict=True):
        assert address in addresses, query


@pytest.mark.parametrize(
    "query",
    [
        "nongmaoshichang",
        "nong mao shi chang",
        "NongMao",
        "nóngmào shìchǎng",
        "nmsc",
        "nongmsc",
        "nmshichang",
        "nongmaosh",
        "农mao",
        "nong贸",
        "農贸",
        "農貿市場",
        "ｎｍｓｃ",
    ],
)
def test_the_farmers_market_is_found_however_it_is_typed(view, query):
    answer = view(query)
    assert FARMERS in codes(answer)
    row = next(row for row in answer["rows"] if row["code"]["text"] == FARMERS)
    title = row["title"]["text"]
    marked = "".join(title[start:end] for start, end in row["title"]["marks"])
    assert marked, "nothing is marked"
    assert "农贸市场".startswith(marked[:4])


def test_pinyin_is_read_by_words_and_by_whole_syllables(view):
    assert any(
        "自行车" in title or "行为" in title for title in titles(view("xingche")) + titles(view("zixing"))
    )
    assert all(
        "fan" in row["title"]["text"].lower() or row["title"]["marks"] for row in view("guifan")["rows"]
    )
    for row in view("xian")["rows"]:
        for start, end in row["title"]["marks"]:
            assert end > start


@pytest.mark.parametrize("typed", ["lvse", "lüse", "luse", "lǜsè"])
def test_the_vowel_that_keyboards_lack_may_be_typed_as_v_or_u(view, typed):
    assert any("绿色" in title for title in titles(view(typed)))


def test_letters_that_something_is_found_by_are_not_taken_for_initials(view):
    assert all("GB" in code for code in codes(view("gb")))


# Words of the field


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("words", "facet", "key"),
    [
        ("industry standard", "kind", "sector"),
        ("industry standards", "kind", "sector"),
        ("professional standard", "kind", "sector"),
        ("行标", "kind", "sector"),
        ("association standard", "kind", "group"),
        ("团标", "kind", "group"),
        ("compulsory", "grade", "mandatory"),
        ("强制性", "grade", "mandatory"),
        ("mandatory standards", "grade", "mandatory"),
        ("withdrawn standard", "status", "withdrawn"),
        ("废止标准", "status", "withdrawn"),
        ("现行的标准", "status", "in-force"),
        ("作废", "status", "withdrawn"),
        ("withdrawn", "status", "withdrawn"),
        ("被替代", "status", "superseded"),
    ],
)
def test_other_words_of_the_field_find_what_they_stand_for(view, language, words, facet, key):
    of_value = {row["address"] for row in view("", language, 1000, facets={facet: [key]})["rows"]}
    assert of_value
    assert of_value <= {row["address"] for row in view(words, language, 1000)["rows"]}


def test_a_word_of_the_field_narrows_other_words(view):
    both = view("compulsory 苹果", limit=1000)
    assert both["total"]
    mandatory = {row["address"] for row in view("苹果", limit=1000, facets={"grade": ["mandatory"]})["rows"]}
    assert mandatory <= {row["address"] for row in both["rows"]}
    assert both["total"] < view("苹果")["total"]


def test_local_standards_are_those_of_the_province_and_of_the_cities(view):
    assert view("local standard")["total"] >= view("", facets={"kind": ["provincial", "municipal"]})["total"]


# Facets


def truth(records):
    """The counts of the facets that need no more than the records as they stand in the file."""
    best = ["cover", "listing", "mention"]
    levels = (
        min((evidence["level"] for evidence in record.get("evidence", ())), key=best.index, default="none")
        for record in records
    )
    return {
        "english": Counter(record.get("title_en_from", "none") for record in records),
        "level": Counter(levels),
        "year": Counter(record.get("issued", "none")[:4] for record in records),
        "field": Counter(
            field for record in records for field in {c[:2] for c in record.get("ics", ())} or {"none"}
        ),
        "relation": Counter(
            relation
            for record in records
            for relation, is_so in (
                ("issued", re.match(r"DB37[01][0-9]/", record.get("code", ""))),
                ("cited", record.get("cited")),
                ("drafted", record.get("drafted_in")),
            )
            if is_so
        ),
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_counts_are_those_of_the_data(view, records, language):
    answer = view("", language)
    assert answer["total"] == len(records)
    for facet, expected in truth(records).items():
        shown = {key: count for key, _, count in answer["counts"][facet] if count}
        assert shown == {key: count for key, count in expected.items() if count}, facet


FACETS = {
    "kind": lambda row: {row.kind},
    "status": lambda row: {row.status},
    "grade": lambda row: {row.grade},
    "english": lambda row: {row.english},
    "level": lambda row: {row.level},
    "field": lambda row: set(row.fields) or {"none"},
    "year": lambda row: {row.issued[:4] or "none"},
}
TIES = {"issued": "issued_by", "cited": "cited_for", "drafted": "drafted_in"}


def is_tied(row, cities, relations):
    tied = [set(getattr(row, TIES[relation])) for relation in relations or TIES]
    return any(of_relation & cities if cities else of_relation for of_relation in tied)


def fits(row, wanted, but=""):
    for facet, values_of in FACETS.items():
        if facet != but and wanted.get(facet) and not values_of(row) & set(wanted[facet]):
            return False
    cities = set() if but == "city" else set(wanted.get("city", ()))
    relations = [] if but == "relation" else wanted.get("relation", [])
    return is_tied(row, cities, relations) if cities or relations else True


def test_facets_leave_what_they_should_and_count_what_they_would_leave(page, sites):
    rows = [row for row in search_rows(sites["zh"], []) if row.page == "standard"]
    chance = random.Random(20261123)
    values = {facet: sorted(set().union(*map(of, rows))) for facet, of in FACETS.items()}
    values |= {"city": list(sites["zh"].catalogue.cities), "relation": list(TIES)}
    wanted = [
        {
            facet: chance.sample(values[facet], min(len(values[facet]), chance.randint(1, 3)))
            for facet in chance.sample(list(values), chance.randint(0, 4))
        }
        for _ in range(80)
    ]
    answers = page.evaluate(
        """all => all.map(facets => {
            const {rows, counts} = lubiaoScan.search(prepared.zh, "", 1e6, {facets});
            return {addresses: rows.map(row => row.address), counts};
        })""",
        wanted,
    )
    for facets, answer in zip(wanted, answers, strict=True):
        assert set(answer["addresses"]) == {row.address for row in rows if fits(row, facets)}
        for facet, of in FACETS.items():
            left = Counter(value for row in rows if fits(row, facets, facet) for value in of(row))
            counted = {key: count for key, _, count in answer["counts"][facet] if count}
            assert counted == left, (facet, facets)
        for city, _, count in answer["counts"]["city"]:
            one = facets | {"city": [city]}
            assert count == sum(fits(row, one) for row in rows), (city, facets)
        for relation, _, count in answer["counts"]["relation"]:
            one = facets | {"relation": [relation]}
            assert count == sum(fits(row, one) for row in rows), (relation, facets)


@pytest.mark.parametrize(
    "facets",
    [
        {"kind": ["galactic"], "city": ["", "none", "<script>"]},
        {"nonsense": ["x"], "__proto__": ["y"], "constructor": ["z"]},
        {"year": ["2022x", "-1", "NaN"]},
    ],
)
def test_unknown_facets_and_values_are_as_if_not_chosen(view, records, facets):
    assert view("", facets=facets)["total"] == len(records)
    assert view("", facets=facets, sort="nonsense")["total"] == len(records)


# Sorting


@pytest.mark.parametrize("sort", ["issued", "implemented"])
def test_by_date_the_newest_come_first_and_those_without_a_date_last(view, records, sort):
    dates = [row[sort] for row in view("", limit=1000, sort=sort)["rows"]]
    known = [date for date in dates if date]
    assert Counter(known) == Counter(record[sort] for record in records if sort in record)
    assert dates == sorted(known, reverse=True) + [""] * (len(dates) - len(known))


def test_by_code_numbers_are_sorted_as_people_count(view):
    numbers = [
        int(re.match(r"DB37/T (\d+)", code)[1])
        for code in codes(view("", limit=1000, sort="code"))
        if re.match(r"DB37/T \d", code)
    ]
    assert len(numbers) > 30
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("sort", ["relevance", "code", "issued", "implemented"])
def test_results_can_be_had_piece_by_piece(view, sort):
    whole = view("规范", limit=1000, sort=sort)
    pieces = [
        row
        for at in range(0, whole["total"], 7)
        for row in view("规范", limit=7, sort=sort, offset=at)["rows"]
    ]
    assert [row["address"] for row in pieces] == [row["address"] for row in whole["rows"]]


# What stands beside


def test_a_superseded_edition_names_the_newest(view, indexes):
    (row,) = view("GB 18965-2003", limit=1)["rows"]
    assert row["newest"] == {"address": "standards/gb-t-18965-2008/", "code": "GB/T 18965—2008"}
    index = json.loads(indexes["zh"].decode().removeprefix("self.lubiaoIndex=").removesuffix(";\n"))
    shown = index["code"].split("\n")
    pairs = {shown[int(old)]: shown[new] for old, new in index["newest"].items()}
    assert pairs["GB 18965—2003"] == "GB/T 18965—2008"


def test_the_index_brings_the_letters_of_the_sectors(sites, indexes):
    index = json.loads(indexes["en"].decode().removeprefix("self.lubiaoIndex=").removesuffix(";\n"))
    assert index["sectors"] == sorted(sites["en"].catalogue.vocabulary.sectors)


def test_pages_stand_apart_from_the_standards_and_bring_no_counts(view):
    answer = view("潍坊", facets={})
    assert answer["pages"][0]["address"] == "cities/weifang/"
    assert all(row["page"][0] == "standard" for row in answer["rows"])


def nearest(answer, kind):
    assert answer["total"] == 0
    return [one for one in answer["nearest"] if one["type"] == kind]


@pytest.mark.parametrize(
    ("query", "kind", "code"),
    [
        ("GB/T 18965-2015", "edition", "GB/T 18965—2008"),
        ("DB3702T14-2022", "spelling", FARMERS),
        ("DB3702/Z 0014-2022", "spelling", FARMERS),
        ("DB3702/T 0015-2022", "close", FARMERS),
        ("DB3702/T 14-2019", "edition", FARMERS),
    ],
)
def test_a_code_that_is_not_there_is_answered_by_the_nearest(view, query, kind, code):
    assert code in [one["row"]["code"]["text"] for one in nearest(view(query), kind)]


def test_words_that_are_not_there_are_answered_by_others_that_are(view):
    assert "农贸市场" in [one["query"] for one in nearest(view("农茂市场"), "other")]
    assert "农贸市场" in [
        one["query"] for one in nearest(view("农贸市厂"), "sound") + nearest(view("农贸市厂"), "other")
    ]
    (market,) = nearest(view("农贸市场 zzqqxx"), "fewer")[:1]
    assert market["query"] == "农贸市场"
    assert market["total"] == view("农贸市场")["total"]
    assert all(view(one["query"])["total"] == one["total"] for one in view("宇宙苹果")["nearest"])


@pytest.mark.parametrize(
    ("query", "kind", "near"),
    [
        ("大虾", "other", "大对虾"),
        ("农贸市场建设管理规范", "other", "农贸市场建设与管理规范"),
        ("DB3702/T 0014-2022农贸市场建设与管理规范", "fewer", "DB3702/T 0014-2022"),
        ("《农贸市场》（ＤＢ３７０２／Ｔ００１４—２０２２），本市实际", "fewer", "DB3702/T0014-2022"),
        ("DB3702/T 0014-2022、DB3714/T 0001-2019", "fewer", "DB3714/T 0001-2019"),
    ],
)
def test_what_was_left_out_or_pasted_along_is_no_hindrance(view, query, kind, near):
    assert near in [one["query"] for one in nearest(view(query), kind)]


@pytest.mark.parametrize(
    ("query", "city", "left"),
    [
        ("潍坊", "weifang", ""),
        ("weifang", "weifang", ""),
        ("青岛农贸市场", "qingdao", "农贸市场"),
        ("潍坊 樱桃", "weifang", "樱桃"),
    ],
)
def test_the_name_of_a_city_leads_to_the_standards_tied_to_it(view, query, city, left):
    (near,) = nearest(view(query), "city")
    assert (near["city"], near["query"]) == (city, left)
    assert near["total"] == view(left, facets={"city": [city]})["total"] > 0


def test_a_choice_that_leaves_nothing_is_told_apart_from_words_that_find_nothing(view):
    answer = view("农贸市场", facets={"kind": ["municipal"], "year": ["1988"]})
    without_year = view("农贸市场", facets={"kind": ["municipal"]})["total"]
    assert {"type": "facet", "facet": "year", "total": without_year} in nearest(answer, "facet")


@pytest.mark.parametrize(
    "hostile", ["<img src=x>", "[", "\\", "\x00", "a" * 5000, "农" * 200, "n" * 200, "(.*)+$" * 30]
)
def test_no_query_breaks_the_view(view, hostile):
    answer = view(hostile, facets={"kind": ["municipal"]})
    assert answer["total"] >= 0
    assert isinstance(answer["nearest"], list)


def test_every_script_that_searches_is_in_the_one_that_browsers_ask_for():
    joined = search_script(FOLDER)
    assert [joined.count((FOLDER / f"{name}.js").read_text("utf-8")) for name in SCRIPTS] == [1] * len(
        SCRIPTS
    )
