"""Whatever a contributor writes into a record is text on the site, and never markup, script or template."""

import json
import re
import shutil
from collections import Counter

import pytest
from lxml import html

from hostile import (
    BLOW,
    CLOSING,
    ENTITY,
    EVIL,
    HOSTILE,
    IMAGE,
    LINK,
    MARK,
    OLD,
    PAYLOADS,
    QUOTE,
    SCRIPT,
    SLUG,
    TEMPLATE,
    UPCOMING,
)
from kinds import kind_of

NO_ADDRESSES = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/",
    'https://evil.example/" onclick="alert(1)',
    "https://evil.example/<script>",
    "file:///etc/passwd",
    "https://",
)

EVENT = re.compile(r"on[a-z]+")

DATA = ("application/json", "application/ld+json")
"""Blocks that no browser runs."""


@pytest.fixture(scope="module")
def hostile_pages(hostile_site, read_site):
    return read_site(hostile_site)


@pytest.fixture(scope="module")
def models(hostile_pages, all_pages):
    """Path of each hostile page → the page that it would be without the attack, or one of its kind."""
    of_kind = {(page.language, kind_of(page.address)): page for page in all_pages.values()}
    return {
        path: all_pages.get(path) or of_kind[page.language, kind_of(page.address)]
        for path, page in hostile_pages.items()
    }


def test_the_hostile_record_has_its_page_and_is_shown_literally(hostile_pages):
    for path in (f"standards/{SLUG}/", f"en/standards/{SLUG}/"):
        page = hostile_pages[path]
        text = page.tree.find("body").text_content()
        for payload in (SCRIPT, IMAGE, TEMPLATE, CLOSING, ENTITY, MARK, LINK):
            assert payload in text, path
        title = EVIL if page.language == "en" else BLOW
        assert page.text("//h1") == title
        assert title in page.tree.findtext(".//title")
        assert title in page.tree.xpath("//meta[@name='description']/@content")[0]


def test_no_template_of_ours_evaluates_what_is_in_the_data(hostile_site):
    for path in (f"standards/{SLUG}/", f"en/standards/{SLUG}/", "cities/qingdao/", "standards/"):
        source = (hostile_site / path / "index.html").read_text("utf-8")
        assert "{{ 7*7 }}" in source
        assert ">49<" not in source
        assert "Evil 49" not in source


def test_no_page_of_the_hostile_site_gains_a_handler_or_a_foreign_element(hostile_pages):
    for path, page in hostile_pages.items():
        for element in page.tree.iter():
            if not isinstance(element.tag, str):
                continue
            handlers = [name for name in element.attrib if EVENT.fullmatch(name)]
            assert not handlers, f"{path}: <{element.tag} {handlers}>"
        own = r"(\.\.?/|/lubiao/)*(assets|charts)/[\w/.-]+(\?v=\w+)?|data:image/(svg\+xml|png)[;,].*"
        for source in page.tree.xpath("//img/@src"):
            assert re.fullmatch(own, source), f"{path}: {source}"


def test_every_page_of_the_hostile_site_has_the_scripts_and_comments_it_always_had(hostile_pages, models):
    def scripts(page):
        return [
            (re.sub(r"^(\.\.?/)*", "", script.get("src", "").partition("?")[0]), script.text)
            for script in page.tree.iter("script")
            if script.get("type") not in DATA
        ]

    for path, page in hostile_pages.items():
        assert scripts(page) == scripts(models[path]), path
        assert len(page.tree.xpath("//comment()")) == len(models[path].tree.xpath("//comment()")), path
        for data in page.tree.xpath("//script[@type='application/json' or @type='application/ld+json']"):
            json.loads(data.text)


def test_the_hostile_pages_have_the_frame_that_they_always_had(hostile_pages, models, all_pages):
    frame = ("html", "head", "body", "title", "header", "main", "article", "footer", "h1")
    known = {element.tag for page in all_pages.values() for element in page.tree.iter()}
    for path, page in hostile_pages.items():
        now, before = (Counter(element.tag for element in one.tree.iter()) for one in (page, models[path]))
        assert {tag: now[tag] for tag in frame} == {tag: before[tag] for tag in frame}, path
        assert set(now) <= known, path


def test_the_policy_of_the_hostile_pages_is_that_of_all_pages(hostile_pages, models):
    policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
    for path, page in hostile_pages.items():
        assert page.tree.xpath(policy) == models[path].tree.xpath(policy), path


@pytest.mark.parametrize("name", [HOSTILE, OLD, UPCOMING])
def test_every_hostile_record_has_its_page(hostile_pages, name):
    slug = name.lower().replace("/", "-").replace(" ", "-")
    assert hostile_pages[f"standards/{slug}/"].text("//h1") == BLOW


def test_no_link_of_the_hostile_site_runs_a_script(hostile_pages):
    for path, page in hostile_pages.items():
        for file in page.tree.xpath("//a[@download][starts-with(@href, 'data:')]/@href"):
            assert re.fullmatch(
                r"data:(text/plain|application/[a-z.+-]+);charset=utf-8,[^\s\"<>#?&]*", file
            ), path
        for address in page.tree.xpath("//@href[not(../@download)]|//@src|//@action|//@formaction"):
            assert re.match(r"https?://|webcal://site\.example/|[./#?]|$|\w[\w/-]*/", address), (
                f"{path}: {address}"
            )
            assert not address.strip().lower().startswith(("javascript:", "data:", "vbscript:")), path


def test_the_search_index_stays_one_script_that_only_assigns(hostile_site):
    for language in ("zh", "en"):
        script = (hostile_site / f"search/{language}.js").read_text("utf-8")
        match = re.fullmatch(r"self\.lubiaoIndex=(\{.*\});\n", script)
        assert match, "one line, one assignment"
        index = json.loads(match[1])
        assert any(SCRIPT in title for title in index["title"].split("\n"))
        assert "<" not in script, "a `</script>` would end the script, were it ever written into a page"
        columns = [index[name].split("\n") for name in ("code", "title", "others", "codes", "address")]
        assert {len(column) for column in columns} == {index["rows"]}


def test_the_sitemap_of_the_hostile_site_is_xml(hostile_site):
    from lxml import etree

    for sitemap in (hostile_site / "sitemap.xml", *hostile_site.glob("sitemaps/*.xml")):
        etree.parse(sitemap)


def test_every_address_that_is_no_plain_web_address_is_refused_at_its_line(run, request, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(request.config.rootpath / "data", data)
    lines = (data / "sources.yaml").read_text("utf-8").split("\n")
    places = [number for number, line in enumerate(lines) if line.startswith("  url: ")][: len(NO_ADDRESSES)]
    assert len(places) == len(NO_ADDRESSES)
    for number, address in zip(places, NO_ADDRESSES, strict=True):
        lines[number] = f"  url: {json.dumps(address)}"
    (data / "sources.yaml").write_text("\n".join(lines), "utf-8")
    checked = run("lubiao", "check", "--data", data, "--level", "error", "--all")
    assert checked.returncode == 1, checked.stdout
    assert "Traceback" not in checked.stderr
    refused = {int(line) - 1 for line in re.findall(r"sources\.yaml:(\d+)", checked.stdout)}
    accepted = {lines[number] for number in places if number not in refused}
    assert accepted == set()


def test_a_refused_address_stops_the_build_before_anything_is_written(run, request, tmp_path):
    data, target = tmp_path / "data", tmp_path / "site"
    shutil.copytree(request.config.rootpath / "data", data)
    record = '\n- code: GB/T 99999-2024\n  title_zh: 毒\n  evidence:\n    - {source: samr-std, level: listing, read: 2026-11-23, seen: 毒, url: "javascript:alert(1)"}\n'
    with (data / "standards.yaml").open("a", encoding="utf-8") as file:
        file.write(record)
    built = run("lubiao", "build", "--data", data, "--site", target)
    assert built.returncode == 1, built.stdout + built.stderr
    assert "standards.yaml" in built.stdout + built.stderr
    assert "Traceback" not in built.stdout + built.stderr
    assert not [path for path in target.rglob("*") if path.is_file()] if target.exists() else True


def test_an_address_of_a_document_host_stops_the_build(run, request, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(request.config.rootpath / "data", data)
    for name, before in (
        ("standards.yaml", "    - source: host-book118\n"),
        ("sources.yaml", "- id: host-book118\n"),
    ):
        text = (data / name).read_text("utf-8")
        assert before in text
        with_address = before + " " * (before.index("-") + 2) + "url: https://m.book118.com/html/1.shtm\n"
        (data / name).write_text(text.replace(before, with_address, 1), "utf-8")
    built = run("lubiao", "build", "--data", data, "--site", tmp_path / "site")
    assert built.returncode == 1
    assert "sources.yaml" in built.stdout + built.stderr
    assert "standards.yaml" in built.stdout + built.stderr


def test_the_hostile_strings_are_dangerous_where_nothing_is_escaped():
    # So that these tests can fail: put as they are into a page, they would do all that is looked for above.
    for payload, found in {
        f"<p>{SCRIPT}</p>": "//script",
        f'<p title="{IMAGE}"></p>': "//img[@onerror]",
        f"<p title='{QUOTE}'></p>": "//*[@onmouseover]",
        f"<title>{CLOSING}{SCRIPT}": "//comment()",
        f"<p>{ENTITY}</p>": "//p[contains(., '<b>')]",
    }.items():
        assert html.document_fromstring(f"<html><body>{payload}").xpath(found), payload
    assert all(payload in EVIL for payload in PAYLOADS)
