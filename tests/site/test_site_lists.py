"""The lists by which one browses: whole, in order, in parts that stay small, and joined by plain links."""

import importlib
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue, build_day
from lubiao.codes import parse
from lubiao.pages import Site
from lubiao.pages.bodies import body_pages
from lubiao.pages.kinds import kind_pages
from lubiao.pages.rules import rule_pages
from lubiao.pages.standards import list_pages_of_all
from lubiao.pages.statuses import status_pages
from lubiao.pages.subjects import subject_pages
from lubiao.pages.years import year_pages
from lubiao.reading import read_data

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")
PREFIX = {"zh": "", "en": "en/"}
LISTS = ("standards", "kinds", "subjects", "bodies", "years", "status", "rules")
LIMIT = 30_000

STATUSES = {"upcoming", "in-force", "suspended", "superseded", "withdrawn", "draft", "unknown"}

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def next_to(page, pages, relation):
    """The page to which the navigation of a list leads; None at its end."""
    found = page.tree.xpath("//nav[@class='lb-pager']//a[@rel=$relation]/@href", relation=relation)
    assert len(found) <= 1, page.path
    return pages[page.resolve(found[0]).removeprefix(page.url.removesuffix(page.path))] if found else None


def parts_of(pages, path):
    """The parts of a list, walked from the first to the last as a reader does."""
    parts = [pages[path]]
    while following := next_to(parts[-1], pages, "next"):
        assert next_to(following, pages, "prev") is parts[-1], following.path
        parts.append(following)
    return parts


def slugs(pages, path, within="//article"):
    """The standards of a list on all its parts, in order."""
    return [
        re.fullmatch(r"(?:\.\./)+(?:en/)?standards/([^/]+)/", href)[1]
        for page in parts_of(pages, path)
        for href in page.tree.xpath(f"{within}//tbody//th/a/@href")
    ]


@pytest.fixture(scope="module")
def sort_keys(standards):
    return {record["slug"]: parse(record["code"]).sort_key for record in standards if "code" in record}


@pytest.fixture(scope="module", params=LANGUAGES)
def first_parts(request, pages):
    """The first part of every list of standards that is no body's, which has a list for each of its works."""
    prefix = PREFIX[request.param]
    found = [
        path
        for path, page in pages.items()
        if re.fullmatch(rf"{prefix}(standards|(kinds|subjects|years|status)/[^/]+)/", path)
        and "lb-standards" in str(page.source)
    ]
    assert len(found) >= 50
    return found


def test_every_list_holds_each_of_its_standards_once_and_in_order(pages, first_parts, sort_keys):
    for path in first_parts:
        held = slugs(pages, path)
        assert len(held) == len(set(held)), path
        coded = [slug for slug in held if slug in sort_keys]
        assert coded == sorted(coded, key=sort_keys.get) or path.endswith("standards/"), path


@in_each_language
def test_the_list_of_all_holds_all_by_kind_and_each_kind_in_order(pages, standards, sort_keys, language):
    path = f"{PREFIX[language]}standards/"
    assert sorted(slugs(pages, path)) == sorted(record["slug"] for record in standards)
    by_kind = defaultdict(list)
    for page in parts_of(pages, path):
        for section in page.tree.xpath("//article//section[h2[@id != 'browse']]"):
            by_kind[section.get("aria-labelledby")] += section.xpath(".//tbody//th/a/@href")
    assert len(by_kind) >= 6
    for kind, addresses in by_kind.items():
        held = [address.split("/")[-2] for address in addresses]
        assert held == slugs(pages, f"{PREFIX[language]}kinds/{kind}/")
        keys = [sort_keys[slug] for slug in held if slug in sort_keys]
        assert keys == sorted(keys), kind


@in_each_language
def test_a_standard_is_on_the_page_of_its_subject_and_of_all_above_it_and_nowhere_else(
    pages, standards, language
):
    expected = defaultdict(set)
    for record in standards:
        for code in record.get("ics", ["unknown"]):
            steps = code.split(".")
            for count in range(1, len(steps) + 1):
                expected[".".join(steps[:count])].add(record["slug"])
    prefix = f"{PREFIX[language]}subjects/"
    found = {path.removeprefix(prefix).strip("/") for path in pages if path.startswith(prefix)}
    assert {path for path in found if path and "/" not in path} == set(expected)
    for code, of_subject in expected.items():
        assert set(slugs(pages, f"{prefix}{code}/")) == of_subject, code
    assert {"03", "03.100", "03.100.20"} <= set(expected)


@in_each_language
def test_one_can_walk_down_the_subjects_and_every_count_is_that_of_the_page_it_leads_to(pages, language):
    waiting, seen = [f"{PREFIX[language]}subjects/"], set()
    while waiting:
        page = pages[waiting.pop()]
        for tile in page.tree.xpath("//ul[@class='lb-fields']/li/a"):
            path = page.resolve(tile.get("href")).removeprefix(page.url.removesuffix(page.path))
            assert len(slugs(pages, path)) == int(tile.findtext("i")), path
            above = pages[path].tree.xpath("//nav[@class='lb-crumbs']//a/@href")
            assert pages[path].resolve(above[-1]) == page.url
            seen.add(path)
            waiting.append(path)
    all_subjects = {path for path in pages if re.fullmatch(rf"{PREFIX[language]}subjects/[\d.]+/", path)}
    assert seen == all_subjects


@in_each_language
def test_every_standard_is_on_the_page_of_the_year_of_its_issue_or_of_the_unknown(pages, standards, language):
    expected = defaultdict(set)
    for record in standards:
        expected[record.get("issued", "unknown")[:4] if "issued" in record else "unknown"].add(record["slug"])
    prefix = f"{PREFIX[language]}years/"
    found = {path.removeprefix(prefix).strip("/") for path in pages if path.startswith(prefix)}
    assert {name for name in found if name and "/" not in name} == set(expected)
    for year, of_year in expected.items():
        assert set(slugs(pages, f"{prefix}{year}/")) == of_year, year
    overview = pages[prefix]
    counts = {
        row.findtext("b"): int(row.findtext("i"))
        for row in overview.tree.xpath("//ol[@class='lb-yearbars']//a")
    }
    assert counts == {year: len(of) for year, of in expected.items() if year != "unknown"}
    assert str(len(expected["unknown"])) in overview.text("//p[@class='lb-nothing']")


@in_each_language
def test_every_standard_has_one_status_and_every_status_has_a_page(pages, standards, language):
    held = Counter(
        slug for status in STATUSES for slug in slugs(pages, f"{PREFIX[language]}status/{status}/")
    )
    assert held == Counter(record["slug"] for record in standards)
    for status in STATUSES:
        page = pages[f"{PREFIX[language]}status/{status}/"]
        assert bool(page.tree.xpath("//p[@class='lb-nothing']")) != bool(page.tree.xpath("//tbody"))


@in_each_language
def test_a_body_shows_what_it_issues_is_in_charge_of_and_drafts(pages, standards, organizations, language):
    expected = defaultdict(lambda: defaultdict(set))
    for record in standards:
        for work, names in (
            ("issues", record.get("issuers", ())),
            ("in-charge", [record["committee"]] if "committee" in record else ()),
            ("drafts", record.get("drafters", ())),
        ):
            for name in names:
                if name in organizations:
                    expected[organizations[name]["id"]][work].add(record["slug"])
    ids = {body["id"] for body in organizations.values()}
    prefix = f"{PREFIX[language]}bodies/"
    listed = {
        page.resolve(href)
        for page in parts_of(pages, prefix)
        for href in page.tree.xpath("//ul[@class='lb-bodies']//a/@href")
    }
    assert listed == {pages[prefix].resolve(f"{name}/") for name in ids}
    for body in ids:
        for work in ("issues", "in-charge", "drafts"):
            held = slugs(pages, f"{prefix}{body}/", f"//section[@aria-labelledby='{work}']")
            assert sorted(held) == sorted(expected[body][work]), (body, work)


@in_each_language
def test_a_standard_leads_to_its_bodies_and_to_its_subjects(pages, standards, organizations, language):
    for record in standards:
        page = pages[f"{PREFIX[language]}standards/{record['slug']}/"]
        linked = {page.resolve(href) for href in page.tree.xpath("//article//a/@href")}
        named = [*record.get("issuers", ()), *record.get("drafters", ())]
        for name in named:
            assert page.resolve(f"../../bodies/{organizations[name]['id']}/") in linked, record["slug"]
        for code in record.get("ics", ()):
            assert page.resolve(f"../../subjects/{code}/") in linked, record["slug"]


def test_a_part_says_which_it_is_and_which_rows_it_holds(pages):
    seen = 0
    for path, page in pages.items():
        if not re.match(rf"(en/)?({'|'.join(LISTS)})/(?!.*page/)", path):
            continue
        parts = parts_of(pages, path)
        if len(parts) == 1:
            assert not page.tree.xpath("//nav[@class='lb-pager']"), path
            continue
        seen += 1
        first = 1
        total = sum(len(part.tree.xpath("//tbody/tr|//ul[@class='lb-bodies']/li")) for part in parts)
        for number, part in enumerate(parts, 1):
            assert part.path == path if number == 1 else part.path == f"{path}page/{number}/"
            last = first + len(part.tree.xpath("//tbody/tr|//ul[@class='lb-bodies']/li")) - 1
            (navigation,) = part.tree.xpath("//nav[@class='lb-pager'][@aria-label]")
            assert list(map(int, re.findall(r"\d+", navigation.findtext("p")))) == [first, last, total]
            (current,) = navigation.xpath(".//a[@aria-current='page']")
            assert current.text == str(number)
            said = [str(number), str(len(parts))]
            assert re.findall(r"\d+", part.text("//h1/small")) == said, part.path
            title = part.tree.findtext(".//title")
            assert number == 1 or re.findall(r"\d+", title)[-2:] == said, title
            first = last + 1
    assert seen >= 10


def test_no_list_page_is_larger_than_30_kilobytes(pages):
    sizes = {
        path: len(page.source)
        for path, page in pages.items()
        if re.match(rf"(en/)?({'|'.join(LISTS)})/", path)
    }
    assert len(sizes) > 1000
    assert {path: size for path, size in sizes.items() if size > LIMIT} == {}


@pytest.fixture(scope="module")
def shell(pages):
    """The bytes of a list page around its body."""
    return max(
        len(page.source) - len(re.search(rb"<article.*</article>", page.source, re.DOTALL)[0])
        for path, page in pages.items()
        if re.fullmatch(r"(en/)?(standards|bodies|subjects)/(page/\d+/)?", path)
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A catalogue of 2000 generated records."""
    folder = tmp_path_factory.mktemp("large") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        importlib.import_module("generate").generate(2000, folder)
    return Catalogue.link(read_data(folder), build_day())


@in_each_language
def test_no_list_page_grows_with_the_catalogue(large, shell, language):
    site = Site(
        large,
        language,
        ROOT / "overrides/pages",
        "https://repository.example/lubiao",
        "main",
        "https://site.example/lubiao/",
    )
    sizes = {
        page.address: len(page.body.encode()) + shell
        for pages_of_lists in (
            list_pages_of_all, kind_pages, subject_pages, body_pages, year_pages, status_pages, rule_pages,
        )
        for page in pages_of_lists(site)
    }  # fmt: skip
    assert {"standards/page/67/", "status/unknown/page/67/"} <= set(sizes)
    assert {address: size for address, size in sizes.items() if size > LIMIT} == {}


def test_no_two_addresses_differ_in_case_only_and_no_part_takes_the_address_of_anything_else(
    pages, standards
):
    assert len({path.lower() for path in pages}) == len(pages)
    taken = {f"standards/{record['slug']}/" for record in standards}
    parts = [page.address for page in pages.values() if "/page/" in page.address]
    assert not taken & set(parts)
    for address in parts:
        first, _, number = address.strip("/").rpartition("/page/")
        assert f"{first}/" in pages
        assert int(number) >= 2


def test_the_header_marks_the_section_of_every_list(pages):
    for path, expected in {
        "standards/page/2/": ("true", "标准"),
        "years/": ("true", "标准"),
        "years/2022/": ("true", "标准"),
        "status/in-force/": ("true", "标准"),
        "en/bodies/": ("true", "Standards"),
        "en/bodies/sac/": ("true", "Standards"),
        "en/kinds/municipal/page/2/": ("true", "Kinds"),
        "subjects/": ("page", "主题"),
        "en/subjects/65/": ("true", "Subjects"),
    }.items():
        (current,) = pages[path].tree.xpath("//header//a[@aria-current]")
        assert (current.get("aria-current"), current.text_content()) == expected, path


@in_each_language
def test_the_list_of_all_leads_to_every_way_of_browsing(pages, language):
    page = pages[f"{PREFIX[language]}standards/"]
    linked = {page.resolve(href) for href in page.tree.xpath("//*[@class='lb-browse']//a/@href")}
    for name in ("kinds", "subjects", "years", "status", "bodies"):
        assert page.resolve(f"../{name}/") in linked


def test_a_name_that_a_language_lacks_is_shown_in_the_other_and_so_marked(pages):
    (name,) = pages["subjects/03.100.20/"].tree.xpath("//h1/span")
    assert (name.get("lang"), name.text) == ("en", "Trade. Commercial function. Marketing")
    (name,) = pages["subjects/65/"].tree.xpath("//h1/span[1]")
    assert (name.get("lang"), name.text) == (None, "农业")
    (name,) = pages["en/bodies/sgsc/"].tree.xpath("//h1/span")
    assert name.get("lang") == "zh-CN"
