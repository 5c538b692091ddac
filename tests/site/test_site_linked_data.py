"""Linked data on the built site: in the heads of pages, and in files."""

import json
from collections import Counter

import pytest

from hostile import EVIL, SLUG
from linked_graphs import SITE, answers, read, read_json

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
BLOCK = "//head/script[@type='application/ld+json']"
WHOLE = "//head/link[@rel='alternate' and @type='application/ld+json']/@href"


def blocks(page):
    return [json.loads(script.text) for script in page.tree.xpath(BLOCK)]


@pytest.fixture(scope="module")
def of_standards(pages, standards):
    slugs = {record["slug"] for record in standards}
    return {
        path: page
        for path, page in pages.items()
        if page.address.startswith("standards/") and page.address.split("/")[1] in slugs
    }


@pytest.fixture(scope="module")
def whole(site):
    return read((site / "downloads/standards.nt").read_bytes(), "nt")


def test_the_page_of_every_standard_says_as_linked_data_which_standard_it_is_about(of_standards, standards):
    codes = {record["slug"]: record.get("code") for record in standards}
    assert len(of_standards) == 2 * len(standards)
    for path, page in of_standards.items():
        (block,) = blocks(page)
        assert block["url"] == {"@id": SITE + path}
        assert block["@context"]["@base"] + block["@id"] == f"{SITE}{page.address}#standard"
        assert block.get("identifier") == codes[page.address.split("/")[1]], path


def test_whatever_a_page_says_as_linked_data_stands_in_the_files_too(of_standards, whole):
    found = set(read_json([block for page in of_standards.values() for block in blocks(page)]))
    assert len(found) > 1_500
    assert found <= set(whole)


def test_a_page_leads_to_the_whole_description_of_its_standard(of_standards, site):
    for path, page in of_standards.items():
        (address,) = page.tree.xpath(WHOLE)
        document = json.loads((site / page.resolve(address).removeprefix(SITE)).read_bytes())
        assert document["@graph"][0]["@id"] == f"{SITE}{page.address}#standard", path


def test_the_block_of_a_page_is_small(of_standards):
    sizes = {path: len(page.tree.xpath(BLOCK)[0].text.encode()) for path, page in of_standards.items()}
    assert max(sizes.values()) < 1_300


def test_linked_data_on_hostile_pages_end_where_they_should_and_say_what_was_written(hostile_site, read_site):
    pages = read_site(hostile_site)
    found = Counter()
    for path, page in pages.items():
        for script in page.tree.xpath(BLOCK):
            assert not set("<>&") & set(script.text), path
            found[path] += 1
    block = blocks(pages[f"en/standards/{SLUG}/"])[0]
    assert {"@value": EVIL, "@language": "en"} in block["name"]
    assert set(found.values()) == {1}
    assert not any(
        "alert(1)" in script
        for page in pages.values()
        for script in page.tree.xpath("//script[not(@type)]/text()")
    )


def test_the_title_translated_by_the_project_is_marked_on_the_page(of_standards, standards):
    ours = {record["slug"]: record for record in standards if record.get("title_en_from") == "project"}
    assert ours
    for slug, record in ours.items():
        (block,) = blocks(of_standards[f"en/standards/{slug}/"])
        assert block["lubiao:projectTitle"] == {"@value": record["title_en"], "@language": "en"}
        names = json.dumps([block.get("name"), block.get("alternateName")], ensure_ascii=False)
        assert record["title_en"] not in names


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_page_of_the_data_describes_the_dataset_for_dataset_search(pages, site, prefix):
    (block,) = blocks(pages[f"{prefix}data/"])
    assert block["@type"] == "Dataset"
    assert {"name", "description", "license", "creator", "dateModified"} <= block.keys()
    files = {
        file["contentUrl"]["@id"].removeprefix(SITE): file["contentSize"] for file in block["distribution"]
    }
    assert "downloads/standards.ttl" in files
    assert files == {path: f"{(site / path).stat().st_size} B" for path in files}


def test_the_dataset_tells_the_size_of_each_file_as_it_is(site):
    graph = read((site / "dataset.ttl").read_bytes(), "ttl")
    sizes = dict(answers(graph, "select ?url ?size { ?f dcat:downloadURL ?url ; dcat:byteSize ?size }"))
    assert f"{SITE}downloads/standards.ttl" in sizes
    for address, size in sizes.items():
        assert (site / address.removeprefix(SITE)).stat().st_size == int(size)


def test_the_page_of_whatever_is_described_is_there(site, whole):
    described = {
        str(subject).partition("#")[0] for subject in whole.subjects() if str(subject).startswith(SITE)
    }
    missing = [
        address
        for address in described
        if not (site / address.removeprefix(SITE) / "index.html").is_file()
        and not (site / address.removeprefix(SITE)).is_file()
    ]
    assert missing == []
