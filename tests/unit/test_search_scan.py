"""The scan as a browser runs it, asked of an index that Python wrote.

Runs in Chromium, since a machine that builds the site need not have node. `LUBIAO_CHROMIUM` names the
browser; else one on the PATH is taken, else Playwright's own.
"""

import os
import random
import shutil
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import sync_playwright

from lubiao.search import SCRIPTS, Row, code_form, fold, write_index

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "overrides/assets/javascripts/search"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

LABELS = {
    "kind": {"municipal": "市级地方标准", "national": "国家标准"},
    "status": {"in-force": "现行", "superseded": "被代替"},
    "page": {"standard": "标准", "city": "城市", "kind": "类别", "page": "页面"},
}

FARMERS = "DB3702/T 0014—2022"
FAIR = "DB3714/T 0001—2019"
APPLE = "GB/T 18965—2008"
OLD_APPLE = "GB 18965—2003"
CHERRY = "DB3706/T 95—2024"

TITLES = {
    FARMERS: ("农贸市场建设与管理规范", "Specification for construction and management of farmers market"),
    FAIR: ("农村大集经营管理规范", "Management Standard for Village Fair"),
    APPLE: ("地理标志产品 烟台苹果", "Product of geographical indication—Yantai apple"),
    OLD_APPLE: ("原产地域产品 烟台苹果", ""),
    CHERRY: ("地理标志产品 烟台大樱桃", ""),
}
CITED_AS = {FARMERS: ("菜市场标准", "wet market <b>rules</b>")}


def rows(language):
    prefix = "en/" if language == "en" else ""
    for code, titles in TITLES.items():
        title = titles[language == "en"] or titles[0]
        yield Row(
            address=f"{prefix}standards/{code.lower().replace('/', '-').replace(' ', '-').replace('—', '-')}/",
            code=code,
            title=title,
            title_lang=language if titles[language == "en"] else "zh",
            others=tuple(t for t in titles if t and t != title) + CITED_AS.get(code, ()),
            kind="national" if code.startswith("GB") else "municipal",
            status="superseded" if code == OLD_APPLE else "in-force",
            year=int(code[-4:]),
        )
    yield Row(f"{prefix}cities/yantai/", "", "烟台", "zh", ("Yantai",), page="city")
    yield Row(f"{prefix}about/", "", "关于鲁标", "zh", ("About",), page="page")


@pytest.fixture(scope="module")
def page():
    found = os.environ.get("LUBIAO_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = browser.new_page()
        for name in SCRIPTS:
            page.add_script_tag(path=FOLDER / f"{name}.js")
        for language in ("zh", "en"):
            load(page, language, rows(language))
        yield page
        browser.close()


def load(page, name, some_rows):
    """As a page does it: a script tag that assigns to `self.lubiaoIndex`."""
    page.add_script_tag(content=write_index(some_rows, LABELS).decode())
    page.evaluate("name => { (self.prepared ??= {})[name] = lubiaoScan.prepare(lubiaoIndex); }", name)


@pytest.fixture
def search(page):
    def ask(query, language="zh", limit=50):
        return page.evaluate("([n, q, l]) => lubiaoScan.search(prepared[n], q, l)", [language, query, limit])

    return ask


@pytest.fixture
def codes(search):
    def ask(query, language="zh"):
        return [row["code"]["text"] or row["title"]["text"] for row in search(query, language)["rows"]]

    return ask


SPELLINGS = [
    "DB3702/T 0014—2022", "gb/t 18965–2008", "ＧＢ／Ｔ", "DB３７０２／Ｔ　００１４", "地理标志产品　烟台苹果", "烟台 Yantai 苹果",
    "ﬁne ㎡ ① ½ Ⅲ", "İSTANBUL", "Straße STRASSE", "ΟΔΟΣ Σ", "e\u0301té É", "zero\u200bwidth\ufeff", "部分——总则", "一ー−", "JJG(鲁) 12—2020",
    "K (kelvin sign) Å", "가각 ｶﾞ", "𠮷野家 😀 x", "ISO 13485:2016", "\u00b4acute", "第 1 部分", "ǅ ŉ ΐ", "  two  spaces  ",
]  # fmt: skip


@pytest.mark.parametrize("text", SPELLINGS)
def test_python_and_the_browser_fold_alike(page, text):
    assert page.evaluate("t => lubiaoScan.fold(t)", text) == fold(text)
    assert page.evaluate("t => lubiaoScan.codeForm(t)", text) == code_form(text)


def test_python_and_the_browser_fold_every_character_of_the_basic_plane_alike(page):
    """Blocks as old as Unicode 13, so that a newer browser than this Python changes nothing."""
    text = "x".join(
        map(
            chr,
            [
                *range(0x20, 0x530),
                *range(0x2000, 0x2BFF),
                *range(0x3000, 0x9FF0),
                *range(0xF900, 0xFB00),
                *range(0xFE30, 0xFFEF),
            ],
        )
    )
    assert page.evaluate("t => lubiaoScan.fold(t)", text) == fold(text)
    assert page.evaluate("t => lubiaoScan.codeForm(t)", text) == code_form(text)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("DB3702T0014", {FARMERS}),
        ("DB3702/T 0014-2022", {FARMERS}),
        ("DB3702/T 0014—2022", {FARMERS}),
        ("db3702 / t 0014 — 2022", {FARMERS}),
        ("DB 3702/T 0014", {FARMERS}),
        ("0014", {FARMERS}),
        ("18965", {APPLE, OLD_APPLE}),
        ("GB/T18965", {APPLE}),
        ("GB 18965", {APPLE, OLD_APPLE}),
        ("ＧＢ／Ｔ", {APPLE}),
        ("db3714", {FAIR}),
        ("0001-2019", {FAIR}),
        ("贸市", {FARMERS}),
        ("农贸市场", {FARMERS}),
        ("大集", {FAIR}),
        ("樱桃", {CHERRY}),
        ("樱", {CHERRY}),
        ("产品烟台苹", {APPLE, OLD_APPLE}),
        ("产品 烟台苹果", {APPLE, OLD_APPLE}),
        ("farmers market", {FARMERS}),
        ("market farmers", {FARMERS}),
        ("FARM", {FARMERS}),
        ("indication-yantai", {APPLE}),
        ("菜市场标准", {FARMERS}),
        ("db37 规范", {FARMERS, FAIR}),
        ("2022 market", {FARMERS}),
        ("烟台", {"烟台", APPLE, OLD_APPLE, CHERRY}),
        ("about", {"关于鲁标"}),
        ("宇宙飞船", set()),
        ("farmers 苹果", set()),
        ("", set()),
        ("   ", set()),
        ("\n", set()),
    ],
)
def test_a_query_finds_exactly_these_on_both_sites(codes, language, query, found):
    assert set(codes(query, language)) == found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("《农贸市场建设与管理规范》", {FARMERS}),
        ("农贸市场建设与管理规范。", {FARMERS}),
        ("“农贸市场建设与管理规范”", {FARMERS}),
        ('"farmers market"', {FARMERS}),
        ("【农贸市场】（建设）！", {FARMERS}),
        ("DB3702/T 0014-2022《农贸市场建设与管理规范》", {FARMERS}),
        ("DB3702/T 0014—2022，农贸市场", {FARMERS}),
        ("(DB3702/T 0014-2022)", {FARMERS}),
        ("GB/T 18965。", {APPLE}),
        ("农贸市场，建设", {FARMERS}),
        ("农贸市场、大集", set()),
        ("经营、大集", {FAIR}),
        ("construction, management; farmers", {FARMERS}),
        ("烟台·大樱桃", {CHERRY}),
        ("地理标志产品——烟台苹果", {APPLE}),
        ("地理标志产品-烟台苹果", {APPLE}),
        ("地理标志产品－烟台苹果", {APPLE}),
        ("地理标志产品：烟台苹果", {APPLE}),
        ("烟台苹果—", {APPLE, OLD_APPLE}),
        ("《地理标志产品》—《烟台苹果》", {APPLE}),
        ("《》", set()),
        ("，。", set()),
    ],
)
def test_punctuation_round_and_between_words_hides_nothing(codes, language, query, found):
    assert set(codes(query, language)) == found


def test_what_is_found_between_punctuation_is_ranked_as_without_it(codes, search):
    assert codes("《烟台》")[0] == "烟台"
    assert search("（GB/T 18965）")["rows"][0]["exact"]
    (row,) = search("《农贸市场、建设》")["rows"]
    assert row["title"]["marks"] == [[0, 6]]


def test_punctuation_that_belongs_to_a_code_does_not_split_it(page):
    load(
        page, "regional", [Row("standards/x/", "JJG(鲁) 12—2020", "水表", "zh", year=2020, kind="municipal")]
    )
    for query in ("JJG（鲁）12-2020《水表》", "JJG(鲁) 12—2020 水表", "水表，jjg(鲁)12", "jjg(鲁"):
        assert page.evaluate("q => lubiaoScan.search(prepared.regional, q).total", query) == 1, query


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_title_of_the_catalogue_typed_whole_finds_its_record_first(page, language):
    records = yaml.safe_load((ROOT / "data/standards.yaml").read_text(encoding="utf-8"))
    assert len(records) > 200
    wanted, some_rows, shown = [], [], {}
    for number, record in enumerate(records):
        titles = [record[key] for key in ("title_zh", "title_en") if record.get(key)] or [""]
        address = f"standards/{number}/"
        shown[address] = titles[-1] if language == "en" else titles[0]
        others = tuple(title for title in titles if title != shown[address])
        code = str(record.get("code") or "")
        some_rows.append(Row(address, code, shown[address], language, others, kind="municipal"))
        wanted += [
            (query, title, address)
            for title in filter(None, titles)
            for query in (title, f"《{title}》", f"“{title}”", f"{code}《{title}》", f"{title}。")
        ]
    load(page, "catalogue", some_rows)
    answers = page.evaluate(
        """queries => queries.map(query => lubiaoScan.search(prepared.catalogue, query, 1e6).rows
            .map(({address, title}) => [address, title.text]))""",
        [query for query, *_ in wanted],
    )
    for (query, title, address), rows in zip(wanted, answers, strict=True):
        assert address in [found for found, _ in rows], query
        if title == shown[address]:
            assert rows[0][1].startswith(title), query


JUBILEE = "JGJ 124—99"
RENAMED = "DB37/T 1—2019"


@pytest.fixture
def other_codes(page):
    coded = [
        Row("a/", JUBILEE, "甲", "zh", year=1999, kind="national", codes=("JGJ 124-1999",)),
        Row("b/", RENAMED, "乙", "zh", year=2019, kind="national", codes=("DB37/T 1-2010", "DB 55-2001")),
        Row("c/", "DB37/T 1—2010", "丙", "zh", year=2010, kind="national"),
        Row("d/", "QB 7—2020", "丁 2010", "zh", year=2020, kind="national", codes=("QB 7—2010", "QB 8—2010")),
    ]
    load(page, "coded", coded)
    return lambda query: page.evaluate("q => lubiaoScan.search(prepared.coded, q).rows", query)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("JGJ 124-1999", ["a/"]),
        ("jgj124—99", ["a/"]),
        ("JGJ 124", ["a/"]),
        ("124-1999", ["a/"]),
        ("甲 1999", ["a/"]),
        ("JGJ 124-1999《甲》", ["a/"]),
        ("DB37T1-2010", ["c/", "b/"]),
        ("DB37/T 1—2010", ["c/", "b/"]),
        ("DB55-2001", ["b/"]),
        ("QB 8", ["d/"]),
        ("12010DB", []),
        ("2010DB55", []),
        ("2010QB8", []),
        ("20201", []),
    ],
)
def test_a_row_is_found_by_its_other_codes_in_every_spelling(other_codes, query, found):
    assert [row["address"] for row in other_codes(query)] == found


def test_the_code_itself_comes_before_one_that_it_had(other_codes):
    assert [row["exact"] for row in other_codes("DB37T1-2010")] == [True, False]
    (jubilee,) = other_codes("JGJ 124-1999")
    assert jubilee["exact"]
    assert jubilee["also"] == {"text": "JGJ 124-1999", "marks": [[0, 12]]}
    assert other_codes("jgj124—99")[0]["also"] is None
    assert other_codes("QB8")[0]["also"] == {"text": "QB 8—2010", "marks": [[0, 4]]}


def test_a_word_of_chinese_is_not_looked_for_in_codes(page):
    load(
        page, "metrology", [Row("standards/x/", "JJG(鲁) 12—2020", "水表", "zh", year=2020, kind="municipal")]
    )
    assert page.evaluate("lubiaoScan.search(prepared.metrology, '鲁').total") == 0
    assert page.evaluate("lubiaoScan.search(prepared.metrology, 'jjg(鲁)12').total") == 1


def test_nothing_is_found_across_two_rows_or_two_names(codes):
    assert codes("规范农村") == []
    assert codes("20220001") == []
    assert codes("标准wet") == []


def test_a_code_that_is_just_this_comes_first_in_every_edition(codes, search):
    assert codes("GB 18965")[0] == OLD_APPLE
    assert codes("GB/T 18965")[0] == APPLE
    assert [row["exact"] for row in search("GB 18965")["rows"]] == [True, False]


def test_results_are_ranked_by_where_they_were_found(page):
    ranked = [
        Row("standards/1/", "GB/T 1—1990", "其他", "zh", year=1990, kind="national"),
        Row("standards/2/", "GB/T 12—1991", "其他", "zh", year=1991, kind="national"),
        Row("standards/3/", "GB/T 3—1993", "GBT1 先行", "zh", year=1993, kind="national"),
        Row("standards/4/", "GB/T 4—2003", "论GBT1", "zh", year=2003, kind="national"),
        Row("standards/5/", "GB/T 5—1992", "又论GBT1", "zh", year=1992, kind="national"),
        Row("standards/6/", "GB/T 6—2024", "其他", "zh", ("GBT1",), year=2024, kind="national"),
    ]
    load(page, "ranked", ranked)
    found = page.evaluate("lubiaoScan.search(prepared.ranked, 'gbt1').rows.map(row => row.address)")
    assert found == [f"standards/{n}/" for n in (1, 2, 3, 4, 5, 6)]


def test_the_number_alone_comes_before_the_same_digits_elsewhere(page):
    numbers = [
        Row("standards/a/", "GB/T 45000—2024", "其他", "zh", year=2024, kind="national"),
        Row("standards/b/", "DB3702/T 4500—2001", "其他", "zh", year=2001, kind="municipal"),
        Row("standards/c/", "GB/T 14500—2024", "其他", "zh", year=2024, kind="national"),
    ]
    load(page, "numbers", numbers)
    found = page.evaluate("lubiaoScan.search(prepared.numbers, '4500').rows.map(row => row.address)")
    assert found == ["standards/a/", "standards/b/", "standards/c/"]


def test_the_city_comes_before_the_standards_whose_titles_begin_with_it(codes):
    assert codes("烟台")[0] == "烟台"


def test_a_result_says_all_that_the_page_shows(search):
    assert search("DB3702T0014", "en")["rows"] == [
        {
            "address": "en/standards/db3702-t-0014-2022/",
            "code": {"text": FARMERS, "marks": [[0, 13]]},
            "title": {"text": TITLES[FARMERS][1], "marks": []},
            "language": "en",
            "also": None,
            "kind": ["municipal", "市级地方标准"],
            "status": ["in-force", "现行"],
            "page": ["standard", "标准"],
            "mark": ["", ""],
            "exact": True,
        }
    ]


def test_the_parts_found_are_marked_in_the_text_as_it_is_shown(search):
    def marked(part, query, language="zh"):
        shown = search(query, language)["rows"][0][part]
        return [shown["text"][start:end] for start, end in shown["marks"]]

    assert marked("title", "品烟台") == ["品 烟台"]
    assert marked("title", "management FARM construction", "en") == ["construction", "management", "farm"]
    assert marked("code", "０００１—2019") == ["0001—2019"]
    assert marked("also", "wet") == ["wet"]
    assert marked("title", "农贸 贸市") == ["农贸市"]


def test_a_title_missing_in_english_is_shown_in_chinese_and_says_so(search):
    (cherry,) = search("DB3706", "en")["rows"]
    assert cherry["title"]["text"] == "地理标志产品 烟台大樱桃"
    assert cherry["language"] == "zh"


def test_every_address_comes_back_as_it_was_given(page):
    given = [
        Row("", "", "首页", "zh", page="page"),
        Row("cities/weifang/", "", "潍坊", "zh", page="city"),
        Row("standards/jgj-124-1999/", "JGJ 124—99", "甲", "zh", year=1999, kind="national"),
        Row("standards/jjg-37-12-2020/", "JJG(鲁) 12—2020", "乙", "zh", year=2020, kind="municipal"),
        Row("standards/db3707-t-098.2-2023/", "DB3707/T 098.2—2023", "丙", "zh", year=2023, kind="municipal"),
        Row("standards/iso-13485-2016/", "ISO 13485:2016", "丁", "zh", year=2016, kind="national"),
        Row("standards/named-only/", "", "戊", "zh"),
    ]
    load(page, "addresses", given)
    for row in given:
        found = page.evaluate(
            "t => lubiaoScan.search(prepared.addresses, t).rows.map(row => row.address)", row.title
        )
        assert found == [row.address]


def test_a_limit_shortens_the_list_and_not_the_count(search):
    answer = search("烟台", limit=1)
    assert answer["total"] == 4
    assert len(answer["rows"]) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        "</script>",
        "(.*)",
        "[",
        "\\",
        "\u2028",
        "\x00",
        "a" * 100_000,
        "x " * 5_000,
        "😀",
        "x" + "-" * 190 + "x",
        "—:" * 100,
    ],
)
def test_no_query_breaks_the_scan(page, hostile):
    assert page.evaluate("q => lubiaoScan.search(prepared.zh, q).total", hostile) == 0


def test_every_two_characters_of_a_chinese_title_find_exactly_the_titles_that_hold_them(page):
    chance = random.Random(20261123)
    characters = "农贸市场建设与管理规范大集经营樱桃苹果烟台青岛地理标志产品质量安全服务"
    titles = ["".join(chance.choices(characters, k=chance.randint(2, 24))) for _ in range(400)]
    load(page, "made", [Row(f"p/{n}/", "", title, "zh", page="page") for n, title in enumerate(titles)])
    pairs = sorted({title[at : at + 2] for title in titles for at in range(len(title) - 1)})
    found = page.evaluate(
        "pairs => pairs.map(pair => lubiaoScan.search(prepared.made, pair, 1e6).rows.map(row => row.address))",
        pairs,
    )
    for pair, addresses in zip(pairs, found, strict=True):
        assert set(addresses) == {f"p/{n}/" for n, title in enumerate(titles) if pair in title}, pair
