"""Whatever a contributor writes into a record is text on the site, and never markup, script or template."""

import json
import re
import shutil
from collections import Counter

import pytest
import yaml
from lxml import html

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
QUOTE = "' onmouseover='alert(1)"
TEMPLATE = "{{ 7*7 }}{% raw %}{# x #}${7*7}"
CLOSING = "</title></script></textarea></article>--><!--"
ENTITY = "&lt;b&gt;&amp;amp; &#x6f;"
MARK = "lubiao-mark-body lubiao-mark-title"
LINK = "[x](javascript:alert(1)) javascript:alert(1)"
EVIL = f"Evil {SCRIPT}{IMAGE}{QUOTE}{TEMPLATE}{CLOSING}{ENTITY}{MARK}{LINK}"
BLOW = f"毒{EVIL}"
"""For what the rules want to be Chinese."""

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

HOSTILE = "DB3702/T 9999-2024"
SLUG = "db3702-t-9999-2024"


class WithoutAliases(yaml.SafeDumper):
    """Writes the same text out again where it comes again: the data has no aliases."""

    def ignore_aliases(self, data):
        return True


def hostile_record():
    def note():
        return {"zh": BLOW, "en": EVIL}

    return {
        "code": HOSTILE,
        "title_zh": BLOW,
        "title_en": EVIL,
        "title_en_from": "official",
        "issued": "2024-01-02",
        "implemented": "2024-02-02",
        "ics": ["03.100.20"],
        "ccs": ["A10"],
        "issuers": ["青岛市市场监督管理局", BLOW],
        "committee": BLOW,
        "drafters": [BLOW],
        "legal_basis": BLOW,
        "filing_number": BLOW,
        "status": {"value": "in-force", "read": "2026-11-23", "source": "samr-std"},
        "cited": [{"city": "qingdao", "source": "dazhong-2023-01-16", "place": BLOW, "under": BLOW}],
        "drafted_in": [{"city": "qingdao", "by": "subject", "name": BLOW}],
        "evidence": [
            {"source": "samr-std", "level": "listing", "read": "2026-11-23", "seen": BLOW},
            {"source": "host-book118", "level": "mention", "read": "2026-11-23", "seen": BLOW},
        ],
        "conflicts": [
            {"field": "title_zh", "others": [{"value": f"另{BLOW}", "source": "samr-std"}], "why": note()}
        ],
        "notes": [note()],
    }


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory, request):
    """A data folder in which every text that a page shows is hostile at least once."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(request.config.rootpath / "data", folder)

    def change(name, act):
        records = yaml.load((folder / name).read_text("utf-8"), yaml.BaseLoader)
        act(records)
        (folder / name).write_text(
            yaml.dump(records, Dumper=WithoutAliases, allow_unicode=True, sort_keys=False), "utf-8"
        )

    def unidentified(records):
        (some,) = [record for record in records if record.get("id") == "woven-terry-cloth"]
        some |= {"title_zh": BLOW, "title_en": EVIL}

    def names(*keys):
        def act(records):
            for number, record in enumerate(records):
                is_figure = "metric_zh" in record and record["city"] == "weifang"
                if is_figure or record.get("id") in ("samr-std", "qingdao", "qingdao-amr"):
                    record |= {key: EVIL if key.endswith("_en") else BLOW for key in keys}
                if is_figure:
                    record["place"] += f" {number}"  # one place says a thing once

        return act

    change("standards.yaml", lambda records: (unidentified(records), records.append(hostile_record())))
    change("cities.yaml", names("name_zh", "short_zh", "name_en"))
    change("sources.yaml", names("name_zh", "name_en", "publisher_zh", "publisher_en"))
    change("organizations.yaml", names("name_en"))
    change("reported.yaml", names("metric_zh", "metric_en", "unit_zh", "unit_en", "place", "quote"))
    return folder


@pytest.fixture(scope="module")
def hostile_site(build, poisoned, tmp_path_factory):
    return build(tmp_path_factory.mktemp("hostile-site"), poisoned)


@pytest.fixture(scope="module")
def hostile_pages(hostile_site, read_site):
    return read_site(hostile_site)


def elements(page):
    """How many elements of each name a page has, those of a list or table apart, which depend on the data."""
    return Counter(element.tag for element in page.tree.iter() if isinstance(element.tag, str))


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
        sources = set(page.tree.xpath("//img/@src"))
        assert all(source.endswith("assets/images/logo.svg") for source in sources), path


def test_every_page_of_the_hostile_site_has_the_scripts_and_comments_it_always_had(hostile_pages, all_pages):
    def scripts(page):
        return [(script.get("src", "").partition("?")[0], script.text) for script in page.tree.iter("script")]

    for path, page in hostile_pages.items():
        model = all_pages.get(path) or all_pages[path.replace(SLUG, "db3702-t-0014-2022")]
        assert scripts(page) == scripts(model), path
        assert len(page.tree.xpath("//comment()")) == len(model.tree.xpath("//comment()")), path
        assert len(page.tree.xpath("//title")) == 1, path


def test_the_hostile_pages_keep_their_shape(hostile_pages, all_pages):
    # Only elements that repeat with the data may differ in number: rows of tables and what stands in them.
    varying = {"tr", "td", "th", "a", "span", "time", "li", "p", "ul", "q", "br"}
    for path in (
        "",
        "en/",
        "standards/",
        "en/standards/",
        "cities/",
        "cities/qingdao/",
        "en/cities/weifang/",
    ):
        now, before = elements(hostile_pages[path]), elements(all_pages[path])
        assert {tag: n for tag, n in now.items() if tag not in varying} == {
            tag: n for tag, n in before.items() if tag not in varying
        }, path


def test_no_link_of_the_hostile_site_runs_a_script(hostile_pages):
    for path, page in hostile_pages.items():
        for file in page.tree.xpath("//a[@download]/@href"):
            assert re.fullmatch(
                r"data:(text/plain|application/[a-z.+-]+);charset=utf-8,[^\s\"<>#?&]*", file
            ), path
        for address in page.tree.xpath("//@href[not(../@download)]|//@src|//@action|//@formaction"):
            assert re.match(r"https?://|[./#?]|$|\w[\w/-]*/", address), f"{path}: {address}"
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

    etree.parse(hostile_site / "sitemap.xml")


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
    assert all(payload in EVIL for payload in (SCRIPT, IMAGE, QUOTE, TEMPLATE, CLOSING, ENTITY, MARK, LINK))
