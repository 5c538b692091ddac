"""Every link leads somewhere, and none leads where it must not."""

import functools
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml

FORMS = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"
SITE_URL = "https://site.example/lubiao/"
REPOSITORY_HOST = "repository.example"
LICENCE_HOSTS = {"creativecommons.org", "opendatacommons.org"}
NATIONAL_PLATFORM = "std.samr.gov.cn"

FILES = "//a[@download][starts-with(@href, 'data:')]/@href"
"""Citations to save: the address is the file."""

ADDRESSES = "|".join(
    f"//{element}/@{attribute}"
    for element, attribute in (
        ("*", "href"),
        ("*", "src"),
        ("*", "poster"),
        ("form", "action"),
        ("button", "formaction"),
        ("object", "data"),
        ("form", "data-root"),
        ("form", "data-index"),
        ("form", "data-scan"),
        ("form", "data-worker"),
    )
)


def is_external(address):
    return urlsplit(address).netloc not in ("", "site.example")


def external_links(page):
    return [link for link in page.tree.xpath("//*[@href]") if is_external(page.resolve(link.get("href")))]


@functools.cache
def leads_into(file: Path, pointer: str) -> bool:
    """Whether a JSON pointer (RFC 6901) names something in a file; the empty one names all of it."""
    value = json.loads(file.read_text("utf-8"))
    for step in pointer.split("/")[1:]:
        value = value.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(value, dict) else None
    return value is not None


def test_every_internal_link_and_every_anchor_leads_to_something_that_exists(site, all_pages):
    broken = set()
    exists = {}
    for path, page in all_pages.items():
        for written in set(page.tree.xpath(ADDRESSES)) - set(page.tree.xpath(FILES)):
            address = page.resolve(re.sub("^webcal:", "https:", written))  # a calendar, to be subscribed to
            if is_external(address):
                continue
            if not address.startswith(SITE_URL):
                broken.add((path, written, "leaves the site's folder"))
                continue
            parts = urlsplit(address)
            target = unquote(parts.path).removeprefix("/lubiao/")
            if target not in exists:
                file = site / target
                exists[target] = (file / "index.html" if file.is_dir() else file).is_file() and (
                    target.endswith("/") or not target or file.is_file()
                )
            if not exists[target]:
                broken.add((path, written, "leads to nothing"))
            elif target.endswith(".json"):
                if not leads_into(site / target, unquote(parts.fragment)):
                    broken.add((path, written, "points at nothing in the file"))
            elif parts.fragment and unquote(parts.fragment) not in all_pages[target].ids:
                broken.add((path, written, "names an anchor that is not there"))
    assert broken == set()


def test_only_the_page_for_what_is_not_found_has_links_from_the_root_of_the_host(all_pages):
    from_root = {
        (path, written)
        for path, page in all_pages.items()
        if path != "404.html"
        for written in page.tree.xpath(ADDRESSES)
        if written.startswith("/")
    }
    assert from_root == set()


def test_no_link_runs_a_script_or_carries_data_but_citations_to_save(all_pages):
    schemes = {
        urlsplit(written.strip()).scheme.lower()
        for page in all_pages.values()
        for written in set(page.tree.xpath(ADDRESSES)) - set(page.tree.xpath(FILES))
    }
    assert schemes <= {"", "https", "http", "webcal"}
    types = {written.partition(";")[0] for page in all_pages.values() for written in page.tree.xpath(FILES)}
    assert types == {
        "data:text/plain",
        "data:application/x-bibtex",
        "data:application/x-research-info-systems",
        "data:application/vnd.citationstyles.csl+json",
    }


def test_every_link_to_another_site_gives_it_no_hold_of_this_one(all_pages):
    # A link whose text begins `@` or `mailto:` would be no page; only http(s) is ever written.
    without = {
        (path, link.get("href"))
        for path, page in all_pages.items()
        for link in external_links(page)
        if urlsplit(link.get("href")).scheme not in ("http", "https")
        or "noopener" not in (link.get("rel") or "").split()
    }
    pages_of_links = sorted({path for path, _ in without})
    assert pages_of_links == []


@pytest.mark.parametrize(
    "element", ["script", "link[not(@rel='canonical' or @rel='alternate')]", "img", "iframe"]
)
def test_nothing_is_loaded_from_another_host(all_pages, element):
    loaded = {
        (path, written)
        for path, page in all_pages.items()
        for written in page.tree.xpath(f"//{element}/@src|//{element}/@href|//{element}/@srcset")
        if is_external(page.resolve(written)) or "://" in written
    }
    assert loaded == set()


def test_no_stylesheet_of_ours_or_of_the_theme_loads_anything_from_another_host(site):
    found = {
        (file.name, address)
        for file in site.rglob("*.css")
        for address in re.findall(r"(?:url\(\s*['\"]?|@import\s+['\"])([^'\")]+)", file.read_text("utf-8"))
        if re.match(r"(https?:)?//", address)
    }
    assert found == set()


def test_no_page_carries_an_embedded_frame_object_or_base(all_pages):
    for path, page in all_pages.items():
        assert not page.tree.xpath("//iframe|//frame|//object|//embed|//base"), path
        refreshing = page.tree.xpath("//meta[@http-equiv][@http-equiv!='Content-Security-Policy']")
        assert not refreshing, path


def test_links_lead_to_linkable_sources_the_platform_the_licences_and_the_repository_only(
    all_pages, sources, standards
):
    linkable = {name for name, source in sources.items() if source["tier"] != "document-host"}
    addresses = [sources[name]["url"] for name in linkable if "url" in sources[name]]
    addresses += [
        evidence["url"]
        for record in standards
        for evidence in record.get("evidence", ())
        if evidence["source"] in linkable and "url" in evidence
    ]
    allowed = {urlsplit(address).netloc for address in addresses}
    allowed |= {NATIONAL_PLATFORM, REPOSITORY_HOST} | LICENCE_HOSTS
    linked = {
        urlsplit(link.get("href")).netloc for page in all_pages.values() for link in external_links(page)
    }
    assert linked - allowed == set()


def test_no_document_host_is_ever_linked(all_pages, sources, standards):
    hosts = {name for name, source in sources.items() if source["tier"] == "document-host"}
    assert len(hosts) >= 60
    assert [name for name in hosts if "url" in sources[name]] == []
    given = {
        evidence["url"]
        for record in standards
        for evidence in record.get("evidence", ())
        if evidence["source"] in hosts and "url" in evidence
    }
    linked = {link.get("href") for page in all_pages.values() for link in external_links(page)}
    assert given & linked == set()
    # `host-book118` is book118.com or m.book118.com: its name would be a whole label of the address.
    labels = {label for address in linked for label in urlsplit(address).netloc.split(".")}
    assert {name for name in hosts if name.removeprefix("host-") in labels} == set()


def test_an_evidence_link_is_on_the_line_of_its_own_source(pages, standards, sources):
    # A document host's evidence must show no link at all, even where the record holds an address.
    for record in standards:
        items = pages[f"standards/{record['slug']}/"].tree.xpath("//ul[@class='lb-evidence']/li")
        assert len(items) == len(record["evidence"])
        for item, evidence in zip(items, record["evidence"], strict=True):
            source = sources[evidence["source"]]
            address = evidence.get("url", source.get("url"))
            expected = [address] if address and source["tier"] != "document-host" else []
            assert item.xpath(".//a/@href") == expected, record["slug"]


def test_the_edit_link_leads_to_the_line_on_which_the_record_begins(pages, standards, site, request):
    """With a script; without one it leads to the file."""
    lines = (request.config.rootpath / "data/standards.yaml").read_text("utf-8").split("\n")
    script = (site / "lines/standards.yaml.js").read_text("utf-8")
    told = json.loads(script.removeprefix("self.lubiaoLines=").removesuffix(";\n"))
    for record in standards:
        for prefix in ("", "en/"):
            page = pages[f"{prefix}standards/{record['slug']}/"]
            (link,) = page.tree.xpath("//a[contains(@href, '/blob/')]")
            assert link.get("href") == "https://repository.example/lubiao/blob/main/data/standards.yaml"
            assert page.resolve(link.get("data-lines")).endswith("/lubiao/lines/standards.yaml.js")
            key = "code" if "code" in record else "id"
            line = re.sub(r"\s+#.*$|['\"]", "", lines[told[link.get("data-record")] - 1])
            assert line == f"- {key}: {record[key]}"


def test_a_mistake_is_reported_with_the_name_of_the_standard(pages, standards):
    for record in standards:
        page = pages[f"standards/{record['slug']}/"]
        name = record.get("code", record.get("id"))
        for address in page.tree.xpath("//a[contains(@href, '/issues/new')]/@href"):
            assert address.startswith("https://repository.example/lubiao/issues/new?")
            assert f"record={name}" in unquote(address)


def test_every_standard_can_be_looked_up_on_the_national_platform(pages, standards):
    for record in standards:
        page = pages[f"standards/{record['slug']}/"]
        (address,) = page.tree.xpath("//a[starts-with(@href, 'https://std.samr.gov.cn/search')]/@href")
        assert unquote(address).endswith(f"q={record.get('code', record.get('title_zh'))}")


def test_every_standard_is_in_the_list_of_all_and_in_the_list_of_its_kind(pages, standards):
    def listed(pattern):
        return [
            page.resolve(href)
            for path, page in pages.items()
            if re.fullmatch(pattern, path)
            for href in page.tree.xpath("//article//tbody//a/@href")
        ]

    for prefix in ("", "en/"):
        everything = listed(rf"{prefix}standards/(page/\d+/)?")
        assert sorted(everything) == sorted(
            f"{SITE_URL}{prefix}standards/{record['slug']}/" for record in standards
        )
        by_kind = listed(rf"{prefix}kinds/[^/]+/(page/\d+/)?")
        assert sorted(by_kind) == sorted(everything), "each in one kind, and in one only"


def test_links_to_issue_forms_fill_fields_that_the_forms_have(all_pages):
    filled = {}
    for page in all_pages.values():
        for address in page.tree.xpath("//a/@href[contains(., '/issues/new?')]"):
            query = parse_qs(urlsplit(address).query)
            form = query.pop("template")[0]
            filled.setdefault(form, set()).update(query)
    assert set(filled) == {"mistake.yml", "identify.yml"}
    for form, fields in filled.items():
        body = yaml.safe_load((FORMS / form).read_text(encoding="utf-8"))["body"]
        assert fields <= {field.get("id") for field in body} | {"title"}, form
