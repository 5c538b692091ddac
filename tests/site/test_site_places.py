"""Home, cities, sources, what comes into force and what is due: each told against the data as PyYAML reads it."""

import re
import shutil
from collections import Counter

import pytest
import yaml

LANGUAGES = ("zh", "en")
PREFIX = {"zh": "", "en": "en/"}
DAY = "2026-11-23"
"""The day for which tests/conftest.py builds the site."""

OURS = re.compile(r"(en/)?($|(cities|sources|upcoming|review)/)")
LIMIT = 30_000

BLOW = "毒<script>alert(1)</script>\"><img src=x onerror=alert(1)>' onclick='x {{ 7*7 }}"


def slugs(page, within="//article"):
    """The standards in the rows of a page, in order."""
    rows = page.tree.xpath(f"{within}//li[@class='lb-row']/a/@href")
    return [row.rstrip("/").rpartition("/")[2] for row in rows]


def whole_list(pages, path, name):
    """The standards of a relation of a city or source: on its own pages, if it has any, else on the page itself."""
    own = sorted(
        (other for other in pages if re.fullmatch(rf"{re.escape(path + name)}/(page/\d+/)?", other)),
        key=lambda other: int((re.findall(r"\d+", other.removeprefix(path)) or [1])[-1]),
    )
    if own:
        return [slug for other in own for slug in slugs(pages[other])]
    return slugs(pages[path], f"//section[@aria-labelledby='{name}']")


def kind_of(record):
    code = record.get("code", "")
    forms = {
        "national": r"GB", "municipal": r"DB\d{4}\b", "provincial": r"DB\d\d\b", "group": r"T/",
        "international": r"(ISO|IEC|ITU)", "enterprise": r"Q/",
    }  # fmt: skip
    return record.get("kind") or next(
        (kind for kind, form in forms.items() if re.match(form, code)), "sector"
    )


def tied(standards, city):
    """The relations of a city by name, as the data has them."""
    return {
        "issued": [r for r in standards if re.match(rf"DB{city['division']}\b", r.get("code", ""))],
        "cited": [r for r in standards if any(c["city"] == city["id"] for c in r.get("cited", ()))],
        "drafted": [r for r in standards if any(t["city"] == city["id"] for t in r.get("drafted_in", ()))],
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("relation", ["issued", "cited", "drafted"])
def test_each_relation_of_a_city_holds_each_of_its_standards_once(
    pages, standards, cities, language, relation
):
    for city in cities:
        path = f"{PREFIX[language]}cities/{city['id']}/"
        expected = sorted(record["slug"] for record in tied(standards, city)[relation])
        assert sorted(whole_list(pages, path, relation)) == expected, path
        begin = slugs(pages[path], f"//section[@aria-labelledby='{relation}']")
        assert begin == whole_list(pages, path, relation)[: len(begin)], path
        assert pages[path].text(f"//h2[@id='{relation}']").endswith(f" {len(expected)}"), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_cities_counts_a_standard_drafted_in_two_cities_once(pages, standards, cities, language):
    shown = [
        int(b)
        for b in pages[f"{PREFIX[language]}cities/"].tree.xpath("//*[@class='lb-atlas__ties']//b/text()")
    ]
    expected = [
        {r["slug"] for city in cities for r in tied(standards, city)[name]}
        for name in ("issued", "cited", "drafted")
    ]
    assert shown == [len(slugs) for slugs in expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citation_stands_under_its_source_and_place_with_the_name_used_there(
    pages, standards, sources, language
):
    seen = 0
    for record in standards:
        for citation in record.get("cited", ()):
            text = pages[f"{PREFIX[language]}cities/{citation['city']}/"].text(
                "//section[@aria-labelledby='cited']"
            )
            assert sources[citation["source"]][f"name_{language}"] in text
            assert citation["place"] in text
            assert citation["under"] in text or citation["under"] == record["title_zh"]
            seen += 1
    assert seen > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tie_is_told_with_its_name_and_a_weak_one_as_weak(pages, standards, cities, language):
    weak = {"zh": "依据较弱", "en": "Weak: no source prints this tie."}[language]
    expected = {
        (tie["city"], record["slug"])
        for record in standards
        for tie in record.get("drafted_in", ())
        if tie.get("weak") == "true"
    }
    found = set()
    for city in cities:
        start = f"{PREFIX[language]}cities/{city['id']}/"
        for path, page in pages.items():
            if path == start or path.startswith(f"{start}drafted/"):
                for row in page.tree.xpath("//li[@class='lb-row'][.//span[contains(@class, 'lb-weak')]]"):
                    assert weak in row.text_content()
                    found.add((city["id"], row.find("a").get("href").rstrip("/").rpartition("/")[2]))
    assert found == expected and expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reported_figure_stands_with_its_words_beside_what_is_recorded(
    pages, standards, cities, reported, language
):
    for city in cities:
        start = f"{PREFIX[language]}cities/{city['id']}/"
        own = [path for path in pages if path.startswith(f"{start}reported/")] or [start]
        cards = [card for path in own for card in pages[path].tree.xpath("//ul[@class='lb-figures']/li")]
        expected = [figure for figure in reported if figure["city"] == city["id"]]
        quotes = Counter(card.find(".//q").text_content() for card in cards)
        assert quotes == Counter(figure["quote"] for figure in expected)
        of_city = {r["slug"]: r for records in tied(standards, city).values() for r in records}.values()
        for figure in expected:
            (card,) = [
                card
                for card in cards
                if card.xpath("string(p[@class='lb-figures__what'])") == figure[f"metric_{language}"]
            ]
            numbers = [b.text_content() for b in card.iter("b")]
            assert figure["value"] in numbers[0].replace(",", "")
            assert all(figure[key] in card.text_content() for key in ("place", "as_of"))
            counted = [str(sum(kind_of(r) == figure["kind"] for r in of_city))] if "kind" in figure else []
            assert numbers[1:] == counted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_names_what_is_not_identified_and_counts_its_kinds(pages, standards, cities, language):
    for city in cities:
        page = pages[f"{PREFIX[language]}cities/{city['id']}/"]
        of_city = {r["slug"]: r for records in tied(standards, city).values() for r in records}
        links = page.tree.xpath("//section[@aria-labelledby='unidentified']//li/a/@href")
        nameless = {link.rstrip("/").rpartition("/")[2] for link in links}
        assert nameless == {slug for slug, record in of_city.items() if "code" not in record}
        counts = page.tree.xpath("//section[@aria-labelledby='kinds']//b/text()")
        kinds = Counter(map(kind_of, of_city.values()))
        assert sorted(map(int, counts)) == sorted(kinds.values()), city["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_source_shows_what_it_cites_evidences_and_reports_each_standard_once(
    pages, standards, sources, reported, language
):
    for source in sources:
        path = f"{PREFIX[language]}sources/{source}/"
        expected = {
            "cites": [r for r in standards if any(c["source"] == source for c in r.get("cited", ()))],
            "shows": [r for r in standards if any(e["source"] == source for e in r.get("evidence", ()))],
            "statuses": [r for r in standards if r.get("status", {}).get("source") == source],
        }
        for name, records in expected.items():
            assert sorted(whole_list(pages, path, name)) == sorted(r["slug"] for r in records), path
        figures = [figure for figure in reported if figure["source"] == source]
        if figures:
            assert pages[path].text("//h2[@id='figures']").endswith(f" {len(figures)}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_says_its_tier_its_publisher_and_its_day_and_only_those_that_may_be_linked_are(
    pages, sources, language
):
    tiers = {
        "official": ("官方平台", "Official platform"), "issuer": ("发布机构", "Issuer"),
        "database": ("标准数据库", "Standards database"), "news": ("新闻", "News"),
        "document-host": ("文档分享网站", "Document host"),
    }  # fmt: skip
    for name, source in sources.items():
        page = pages[f"{PREFIX[language]}sources/{name}/"]
        assert page.text("//h1") == source[f"name_{language}"]
        assert page.text("//p[@class='lb-badges']") == tiers[source["tier"]][language == "en"]
        head = page.text("//header[@class='lb-head']")
        assert all(source[key] in head for key in (f"publisher_{language}", "published") if key in source)
        outward = page.tree.xpath("//article//a[starts-with(@href, 'http')]/@href")
        assert outward == ([source["url"]] if "url" in source and source["tier"] != "document-host" else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_tiers_hold_every_source_once_and_the_list_leads_there(pages, sources, language):
    root = f"{PREFIX[language]}sources/"
    found = Counter(
        link.rstrip("/").rpartition("/")[2]
        for path, page in pages.items()
        if path.startswith(f"{root}tiers/")
        for link in page.tree.xpath("//ul[@class='lb-sources']/li/a/@href")
    )
    assert found == Counter(sources.keys())
    tiers = [heading.get("id") for heading in pages[root].tree.xpath("//ol/li/h2")]
    order = ["official", "issuer", "database", "news", "document-host"]
    assert tiers == [tier for tier in order if tier in {source["tier"] for source in sources.values()}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_came_into_force_last_stands_latest_first_and_nothing_that_still_comes(
    pages, standards, language
):
    dates = {record["slug"]: record.get("implemented", "") for record in standards}
    page = pages[f"{PREFIX[language]}upcoming/"]
    shown = [dates[slug] for slug in slugs(page, "//section[@aria-labelledby='came']")]
    assert len(shown) == 10
    assert shown == sorted(shown, reverse=True)
    assert shown[0] == max(date for date in dates.values() if date <= DAY)


def due_for_review(standards):
    """A second reading of the rule: five years over, and nothing says that the standard holds no more."""
    superseded = {
        old for record in standards if record.get("draft") != "true" for old in record.get("replaces", ())
    }
    return sorted(
        record["slug"]
        for record in standards
        if record.get("reviewed", record.get("issued", "9")) <= "2021-11-23"
        and record.get("status", {}).get("value", "in-force") == "in-force"
        and record.get("code") not in superseded
        and "withdrawn" not in record
        and record.get("draft") != "true"
        and kind_of(record) not in ("international", "enterprise")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_standard_whose_review_is_due_stands_once(pages, standards, language):
    parts = [page for path, page in pages.items() if path.startswith(f"{PREFIX[language]}review/")]
    assert sorted(slug for page in parts for slug in slugs(page)) == due_for_review(standards)


def test_each_page_of_what_is_due_says_that_due_is_not_invalid(pages):
    parts = [page for path, page in pages.items() if re.match("(en/)?review/", path)]
    assert len(parts) >= 4
    for page in parts:
        assert page.tree.xpath("//header//aside//strong"), page.path
        assert page.language == "zh" or "Due is not invalid." in page.text("//header//aside")


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_begins_with_a_form_that_asks_the_search_page(pages, language):
    page = pages[PREFIX[language]]
    (form,) = page.tree.xpath("//article//form")
    assert (form.get("method"), page.resolve(form.get("action"))) == ("get", page.resolve("search/"))
    (field,) = form.xpath(".//input")
    assert field.get("name") == "q"
    assert form.xpath(f".//label[@for='{field.get('id')}']")
    first = page.tree.xpath("//article//*[self::form or self::ul or self::table]")[0]
    assert first is form


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_shows_the_four_cities_the_map_and_what_is_new(pages, standards, cities, language):
    page = pages[PREFIX[language]]
    signs = page.tree.xpath("//li[@class='lb-sign']")
    focus = [city for city in cities if city.get("focus") == "true"]
    assert len(signs) == len(focus) == 4
    for sign, city in zip(signs, focus, strict=True):
        relations = tied(standards, city)
        counts = [int(number.text_content()) for number in sign.iter("dd")]
        assert counts == [len(relations[name]) for name in ("issued", "cited", "drafted")]
        told = {link.rstrip("/").rpartition("/")[2] for link in sign.xpath("./ul//a/@href")}
        assert 1 <= len(told) <= 3
        assert told <= {record["slug"] for records in relations.values() for record in records}
    mapped = {
        link.rstrip("/").rpartition("/")[2] for link in page.tree.xpath("//*[@class='lb-map']//a/@href")
    }
    assert mapped == {city["id"] for city in cities}
    issued = {record["slug"]: record.get("issued", "") for record in standards if "code" in record}
    newest = [issued[slug] for slug in slugs(page, "//section[@aria-labelledby='newest']")]
    assert newest == sorted(issued.values(), reverse=True)[: len(newest)]


def test_no_page_is_larger_than_thirty_kilobytes(pages):
    sizes = {path: len(page.source) for path, page in pages.items() if OURS.match(path)}
    assert len(sizes) > 200
    assert {path: size for path, size in sizes.items() if size > LIMIT} == {}


def test_no_two_pages_have_the_same_title_or_description(pages):
    for xpath in ("//title/text()", "//meta[@name='description']/@content"):
        said = Counter(
            (page.language, page.tree.xpath(xpath)[0]) for path, page in pages.items() if OURS.match(path)
        )
        assert {text: count for text, count in said.items() if count > 1} == {}


@pytest.fixture(scope="module")
def crowded(build, read_site, tmp_path_factory, request):
    """A site of data in which Dezhou has very much, in hostile words, and something comes into force."""
    folder = tmp_path_factory.mktemp("crowded") / "data"
    shutil.copytree(request.config.rootpath / "data", folder)
    standards = yaml.load((folder / "standards.yaml").read_text("utf-8"), yaml.BaseLoader)
    paper = "dazhong-2023-01-16"
    for number in range(1, 71):
        record = {
            "code": f"DB3714/T {5000 + number}-2025",
            "title_zh": f"第{number}号示例规范",
            "issued": "2025-01-15",
            "implemented": "2027-03-01" if number == 1 else "2027-02-01",
            "issuers": ["德州市市场监督管理局"],
            "cited": [
                {
                    "city": "dezhou",
                    "source": paper,
                    "place": f"{BLOW} {number % 3} {place}",
                    "under": f"{BLOW}{number}",
                }
                for place in "甲乙"
            ],
            "drafted_in": [{"city": "dezhou", "by": "product", "name": f"{BLOW}{number}"}],
            "evidence": [{"source": "samr-std", "level": "listing", "read": DAY, "seen": f"{BLOW}{number}"}],
        }
        if number == 1:
            record["replaces"] = ["DB3714/T 0001-2019"]
        standards.append(record)
    (folder / "standards.yaml").write_text(yaml.dump(standards, allow_unicode=True, sort_keys=False), "utf-8")
    return read_site(build(tmp_path_factory.mktemp("crowded-site"), folder))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "relation"), [
    ("cities/dezhou/", "issued"), ("cities/dezhou/", "cited"), ("cities/dezhou/", "drafted"),
    ("sources/dazhong-2023-01-16/", "cites"), ("sources/samr-std/", "shows"),
])  # fmt: skip
def test_long_relations_stand_in_parts_that_hold_each_standard_once(crowded, page, relation, language):
    path = f"{PREFIX[language]}{page}"
    assert f"{path}{relation}/page/3/" in crowded
    found = whole_list(crowded, path, relation)
    assert len(found) == len(set(found))
    assert {f"db3714-t-{5000 + number}-2025" for number in range(1, 71)} <= set(found)


def test_pages_of_a_crowded_site_are_no_larger_and_what_is_hostile_stays_text(crowded):
    for path, page in crowded.items():
        if not OURS.match(path):
            continue
        assert not page.tree.xpath("//img[@src='x'] | //article//script | //*[@onclick or @onerror]"), path
        assert ">49<" not in page.source.decode()
        # The hostile texts are longer than any real one: what counts here is that no list stands on a page whole.
        assert len(page.source) < 2 * LIMIT, path
    for path in (
        "cities/dezhou/cited/page/2/",
        "sources/samr-std/shows/page/2/",
        "en/cities/dezhou/drafted/",
    ):
        assert BLOW in crowded[path].text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_into_force_stands_by_date_with_what_it_replaces(crowded, language):
    root = f"{PREFIX[language]}upcoming/"
    parts = [crowded[root], crowded[f"{root}page/2/"], crowded[f"{root}page/3/"]]
    found = [slug for page in parts for slug in slugs(page, "//section[not(@aria-labelledby)]")]
    assert sorted(found) == sorted(f"db3714-t-{5000 + number}-2025" for number in range(1, 71))
    assert found[-1] == "db3714-t-5001-2025", "the only one in March comes last"
    (row,) = parts[-1].tree.xpath("//li[@class='lb-row'][contains(a/@href, '5001')]")
    assert "DB3714/T 0001—2019" in row.text_content()
    home = crowded[PREFIX[language]]
    assert len(slugs(home, "//section[@aria-labelledby='coming']")) == 3
