"""The API as the built site has it: its pages, and the ways to it."""

import json
from urllib.parse import unquote

import pytest

from lubiao.publish.api import ENDPOINTS

SITE_URL = "https://site.example/lubiao/"


@pytest.fixture(scope="module")
def openapi(site):
    return json.loads((site / "api/v1/openapi.json").read_text("utf-8"))


def test_every_page_of_a_standard_leads_to_its_record_and_the_record_back(site, pages):
    found = 0
    for path, page in pages.items():
        links = page.tree.xpath("//head/link[@rel='alternate'][@type='application/json']/@href")
        if not links:
            continue
        (link,) = links
        assert not link.startswith(("/", "http")), "a relative address works from a folder too"
        file = site / unquote(page.resolve(link).removeprefix(SITE_URL))
        record = json.loads(file.read_text("utf-8"))
        key = "html" if page.language == "zh" else "html_en"
        assert record["links"][key] == page.url, path
        found += 1
    assert found == 2 * len(list((site / "api/v1/standards").glob("*.json")))


def test_every_link_of_a_record_to_a_page_leads_to_a_page(site, pages):
    for file in (site / "api/v1/standards").glob("*.json"):
        links = json.loads(file.read_text("utf-8"))["links"]
        assert links["self"] == f"{SITE_URL}api/v1/standards/{file.name}"
        for key in ("html", "html_en"):
            assert links[key].removeprefix(SITE_URL) in pages, file.name
        for key in ("markdown", "markdown_en", "json_ld"):
            assert (site / links[key].removeprefix(SITE_URL)).is_file(), links[key]
        for other in (*links["predecessors"], *links["successors"]):
            assert (site / other["self"].removeprefix(SITE_URL)).is_file(), file.name


@pytest.mark.parametrize("name", [endpoint.name for endpoint in ENDPOINTS if endpoint.entries])
def test_every_entry_of_a_list_has_the_pages_that_its_template_names(site, pages, name):
    file = site / f"api/v1/{name}.json"
    listed = json.loads(file.read_text("utf-8"))
    for key in ("html", "html_en"):
        assert listed["links"][key].removeprefix(SITE_URL) in pages
    for entry in listed[name] if "templates" in listed else ():
        values = {**entry, **entry.get("raw", {}), **entry.get("derived", {})}
        if values.get("total") == 0 and name == "kinds":
            continue
        for key in ("html", "html_en"):
            assert listed["templates"][key].format(**values).removeprefix(SITE_URL) in pages, entry


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_path_has_a_page_with_its_example_and_all_its_fields(openapi, pages, prefix):
    assert len(openapi["paths"]) == len(ENDPOINTS)
    for endpoint in ENDPOINTS:
        page = pages[f"{prefix}api/{endpoint.name}/"]
        content = openapi["paths"][f"/{endpoint.path}"]["get"]["responses"]["200"]["content"]
        if example := content["application/json"].get("example"):
            assert json.loads(page.tree.xpath("//pre/code")[0].text_content()) == example
        fields = {name.text_content() for name in page.tree.xpath("//dl[@class='lb-api']/dt/b")}
        assert set(openapi["components"]["schemas"][endpoint.model]["properties"]) <= fields


def test_every_schema_is_described_on_some_page(openapi, pages):
    for prefix in ("", "en/"):
        described = {
            name for path, page in pages.items() if path.startswith(f"{prefix}api/") for name in page.ids
        }
        assert openapi["components"]["schemas"].keys() <= described


def test_a_page_tells_for_every_field_whether_it_was_written(pages):
    page = pages["en/api/standard/"]
    origins = {
        field.find("b").text_content(): field.find("i").text_content()
        for field in page.tree.xpath("//section[@aria-labelledby='StandardAnswer']/dl/dt")
    }
    assert origins["raw"] == "written"
    assert origins["derived"] == origins["links"] == "derived"


def test_no_page_of_the_api_is_larger_than_30_kilobytes(pages):
    sizes = {page.address: len(page.source) for page in pages.values() if page.address.startswith("api/")}
    assert len(sizes) == len(ENDPOINTS) + 3
    assert {address: size for address, size in sizes.items() if size > 30_000} == {}


def test_a_schema_that_a_field_names_can_be_followed(pages):
    for page in pages.values():
        if page.address.startswith("api/"):
            for link in page.tree.xpath("//dl[@class='lb-api']//code/a/@href"):
                target, _, name = page.resolve(link).removeprefix(SITE_URL).partition("#")
                assert name in pages[target or page.path].ids, f"{page.path}: {link}"
