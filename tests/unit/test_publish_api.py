"""The API: every file fits its schema, what is derived is told apart, and the same data give the same bytes."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from catalogues import DAY, catalogue_of, read_as, seen
from openapi_spec_validator import OpenAPIV31SpecValidator
from published import api_files
from published import published as all_published

from hostile import BLOW, EVIL, SLUG, poison
from lubiao.catalogue import Catalogue, Coverage
from lubiao.catalogue.addresses import Addresses
from lubiao.publish import Collection, Derived
from lubiao.publish.api import ENDPOINTS, OPENAPI
from lubiao.publish.api.making import made_schemas
from lubiao.publish.api.schemas import SCHEMAS
from lubiao.publish.api.standards import SUMMARY_DERIVED, SUMMARY_RAW
from lubiao.reading import read_data
from lubiao.texts import translator

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
FOLDER = "api/v1/"
CHANGES = "api/v1/changes.json"

Files = dict[str, bytes]


def collection_of(folder: Path) -> Collection:
    return Collection(Catalogue.link(read_data(folder), DAY), Addresses())


@cache
def files() -> Files:
    """The files of the real data."""
    return api_files(collection_of(DATA))


@cache
def published() -> Files:
    """All that the site publishes of the real data."""
    return all_published(collection_of(DATA))


@pytest.fixture(scope="module")
def hostile_files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return api_files(collection_of(poison(DATA, tmp_path_factory.mktemp("hostile") / "data")))


def answer(name: str, of: Files | None = None) -> dict[str, Any]:
    return json.loads((of or files())[FOLDER + name])


def answers_of(*records: dict[str, object], **others: object) -> Files:
    return api_files(Collection(catalogue_of(*records, **others), Addresses()))


def schema_of(path: str, openapi: dict[str, Any]) -> str:
    """The reference to the schema that the description names for a file."""
    template = f"/{path}" if f"/{path}" in openapi["paths"] else f"/{FOLDER}standards/{{slug}}.json"
    assert template.count("/") == path.count("/") + 1, f"{path} is not described"
    content = openapi["paths"][template]["get"]["responses"]["200"]["content"]
    return content["application/json"]["schema"]["$ref"]


def closed(schema: Any) -> Any:
    """The same schema, in which nothing may stand that is not described."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    return made | {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else made


def faults(published: Files) -> list[str]:
    openapi = answer("openapi.json", published)
    components = {"components": closed(openapi["components"])}
    found, validators = [], {}
    for path, content in published.items():
        if path == OPENAPI:
            continue
        reference = schema_of(path, openapi)
        if reference not in validators:
            validators[reference] = jsonschema.Draft202012Validator(
                components | {"$ref": reference},
                format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
            )
        errors = validators[reference].iter_errors(json.loads(content))
        found += [f"{path} {error.json_path}: {error.message[:200]}" for error in errors]
    return found


def test_the_description_is_openapi() -> None:
    OpenAPIV31SpecValidator(answer("openapi.json")).validate()


def test_every_published_file_fits_the_schema_that_the_description_names_for_it() -> None:
    assert faults(files()) == []


def test_all_that_the_site_publishes_below_the_api_fits_its_schema() -> None:
    """Also what other rooms make there: the changes."""
    of_api = {
        path: content
        for path, content in published().items()
        if path.startswith(FOLDER) and path.endswith(".json")
    }
    assert set(files()) | {CHANGES} == set(of_api)
    assert faults(of_api) == []


def test_a_file_that_does_not_fit_is_found() -> None:
    path = FOLDER + "kinds.json"
    for wrong in ({"total": "7"}, {"total": None}, {"news": 1}):
        changed = json.loads(files()[path]) | wrong
        assert faults(files() | {path: json.dumps(changed).encode()})


def test_every_example_fits_its_schema_and_comes_from_the_data() -> None:
    openapi = answer("openapi.json")
    for path, item in openapi["paths"].items():
        content = item["get"]["responses"]["200"]["content"]["application/json"]
        jsonschema.validate(content["example"], {"components": openapi["components"], **content["schema"]})
        if path == f"/{CHANGES}":
            continue
        slug = content["example"].get("derived", {}).get("slug", "")
        whole = json.loads(files()[path.removeprefix("/").format(slug=slug)])
        assert content["example"].keys() == whole.keys()
        assert all(
            content["example"][key] == value for key, value in whole.items() if isinstance(value, str | int)
        )


def test_the_schemas_are_what_the_models_and_the_documents_say_now() -> None:
    written = json.loads(SCHEMAS.read_text(encoding="utf-8"))
    assert written == made_schemas(ROOT / "docs"), "run `python -m lubiao.publish.api`"


def test_every_field_says_what_it_means_and_whether_people_wrote_it() -> None:
    for name, schema in answer("openapi.json")["components"]["schemas"].items():
        for key, field in schema.get("properties", {}).items():
            assert field["x-lubiao-origin"] in ("written", "derived", "vocabulary"), f"{name}.{key}"
            assert len(field["description"].split("\n")) == 2, f"{name}.{key}"
            assert field["x-lubiao-origin"] == "written" or not name.startswith("Raw"), f"{name}.{key}"


def test_what_follows_from_a_record_is_told_whole() -> None:
    schemas = answer("openapi.json")["components"]["schemas"]
    facts = {field.name for field in dataclasses.fields(Derived)}
    assert set(schemas["StandardDerived"]["properties"]) == facts
    assert set(schemas["SummaryDerived"]["properties"]) == set(SUMMARY_DERIVED)
    assert set(schemas["Known"]["properties"]) == {field.name for field in dataclasses.fields(Coverage)}


def test_only_what_people_wrote_may_be_missing() -> None:
    for name, schema in answer("openapi.json")["components"]["schemas"].items():
        if "properties" in schema and not name.startswith("Raw"):
            assert set(schema["required"]) == set(schema["properties"]), name


def test_there_is_a_record_for_every_summary_and_both_say_the_same() -> None:
    listed = answer("standards.json")
    assert listed["total"] == len(listed["standards"])
    for summary in listed["standards"]:
        record = answer(f"standards/{summary['derived']['slug']}.json")
        assert summary["raw"] == {key: value for key, value in record["raw"].items() if key in SUMMARY_RAW}
        assert summary["derived"].items() <= record["derived"].items()
    assert len([path for path in files() if "/standards/" in path]) == listed["total"]


def test_total_counts_the_entries_of_every_list() -> None:
    for endpoint in ENDPOINTS:
        if endpoint.answer and endpoint.entries:
            made = answer(endpoint.file)
            assert made["total"] == len(made[endpoint.entries]), endpoint.file


def test_a_record_is_told_as_people_wrote_it(tmp_path: Path) -> None:
    published = answers_of(
        {"code": "GB/T 1-2020", "title_zh": "甲", "issued": "2020-06", "evidence": [seen("2026-01-02")]},
        sources=[{"id": "platform", "tier": "official", "name_zh": "平台", "name_en": "Platform"}],
    )
    record = answer("standards/gb-t-1-2020.json", published)
    assert record["raw"] == {
        "code": "GB/T 1-2020",
        "title_zh": "甲",
        "issued": "2020-06",
        "evidence": [{"source": "platform", "level": "listing", "read": "2026-01-02"}],
    }


def test_what_is_unknown_is_null_and_never_missing() -> None:
    published = answers_of({"id": "something", "kind": "group", "title_zh": "甲"})
    derived = answer("standards/something.json", published)["derived"]
    assert derived["name"] == "something"
    unknown = {key for key, value in derived.items() if value is None}
    assert unknown == {
        "code", "display", "grade", "division", "year", "status_since", "status_read", "status_source",
        "issued_by_city", "evidence", "review_due",
    }  # fmt: skip
    assert (derived["status"], derived["status_basis"]) == ("unknown", "nothing")


def test_a_document_host_is_named_and_has_no_address() -> None:
    host = {
        "id": "host-a",
        "tier": "document-host",
        "name_zh": "网站",
        "name_en": "Site",
        "url": "https://a.example/",
    }
    published = answers_of(
        {"code": "GB/T 1-2020", "title_zh": "甲", "evidence": [seen("2026-01-02", "host-a")]}, sources=[host]
    )
    provenance = answer("standards/gb-t-1-2020.json", published)["provenance"]
    assert provenance["evidence"][0]["url"] is None
    (source,) = provenance["sources"]
    assert (source["name_en"], source["linkable"], source["url"]) == ("Site", False, None)


def test_no_document_host_of_the_real_data_has_an_address() -> None:
    for path in (path for path in files() if "/standards/" in path):
        provenance = json.loads(files()[path])["provenance"]
        hosts = {each["id"] for each in provenance["sources"] if each["tier"] == "document-host"}
        assert all(each["url"] is None for each in provenance["evidence"] if each["source"] in hosts), path


def test_the_sources_of_status_citations_evidence_and_conflicts_are_resolved() -> None:
    names = ("platform", "paper", "other")
    published = answers_of(
        {
            "code": "GB/T 1-2020",
            "title_zh": "甲",
            "issued": "2020-01-02",
            "status": read_as("in-force", "2026-03-04"),
            "cited": [{"city": "qingdao", "source": "paper", "place": "第1段", "under": "甲"}],
            "conflicts": [
                {"field": "issued", "others": [{"value": "2020-01-03", "source": "other"}], "why": {"zh": "因", "en": "why"}},
                {"field": "status", "others": [{"value": "withdrawn"}], "why": {"zh": "因", "en": "why"}},
            ],
        },
        sources=[{"id": name, "tier": "news", "name_zh": name, "name_en": name} for name in ("unnamed", *names)],
    )  # fmt: skip
    provenance = answer("standards/gb-t-1-2020.json", published)["provenance"]
    assert {source["id"] for source in provenance["sources"]} == set(names)
    assert provenance["last_read"] == "2026-03-04"
    assert [each["chosen"] for each in provenance["conflicts"]] == ["2020-01-02", "in-force"]


def test_neighbours_are_linked_in_both_directions() -> None:
    published = answers_of(
        {"code": "GB/T 1-2010", "title_zh": "甲"},
        {"code": "GB/T 1-2020", "title_zh": "甲", "replaces": ["GB/T 1-2010", "GB/T 9-2001"]},
    )
    old = answer("standards/gb-t-1-2010.json", published)["links"]
    new = answer("standards/gb-t-1-2020.json", published)["links"]
    assert [each["name"] for each in old["successors"]] == ["GB/T 1-2020"]
    assert [each["self"] for each in new["predecessors"]] == [old["self"]]


def test_every_link_of_the_entry_leads_to_a_file_or_page_that_there_is() -> None:
    entry = answer("index.json")
    site = Addresses().site_url
    own = {name: link.removeprefix(site) for name, link in entry["links"].items() if link.startswith(site)}
    assert set(entry["links"]) - set(own) == {"licence"}
    pages = {link for name, link in own.items() if name in ("html", "html_en")}
    assert set(own.values()) - pages <= published().keys()
    assert {download["href"].removeprefix(site) for download in entry["downloads"]} <= published().keys()
    assert entry["templates"]["self"].format(slug="x") == f"{site}{FOLDER}standards/x.json"


def test_a_line_of_a_list_is_an_entry() -> None:
    lines = files()[FOLDER + "standards.json"].decode().split("\n")
    entries = [line.removesuffix(",") for line in lines if line.startswith('{"raw"')]
    assert [json.loads(line) for line in entries] == answer("standards.json")["standards"]


def test_texts_are_not_escaped_and_no_byte_is_spent_on_indentation() -> None:
    text = files()[FOLDER + "standards.json"].decode("utf-8")
    assert "农贸市场建设与管理规范" in text
    assert "\\u" not in text
    assert text.endswith("\n]\n}\n")


def test_a_summary_stays_small() -> None:
    listed = answer("standards.json")
    assert len(files()[FOLDER + "standards.json"]) / listed["total"] < 500


def test_every_file_of_hostile_data_fits_its_schema_and_keeps_its_texts(hostile_files: Files) -> None:
    assert faults(hostile_files) == []
    record = answer(f"standards/{SLUG}.json", hostile_files)
    assert (record["raw"]["title_zh"], record["raw"]["title_en"]) == (BLOW, EVIL)
    assert all(link.startswith("https://") for link in record["links"].values() if isinstance(link, str))
    OpenAPIV31SpecValidator(answer("openapi.json", hostile_files)).validate()


def test_a_catalogue_without_any_record_has_its_files_too() -> None:
    published = answers_of()
    assert faults(published) == []
    assert answer("standards.json", published)["standards"] == []
    OpenAPIV31SpecValidator(answer("openapi.json", published)).validate()


def test_kinds_are_named_in_both_languages() -> None:
    listed = answer("kinds.json")["kinds"]
    municipal = next(kind for kind in listed if kind["kind"] == "municipal")
    assert municipal["label_zh"] == translator("zh")("Municipal standards") != municipal["label_en"]
    assert sum(kind["total"] for kind in listed) == answer("index.json")["total"]


BYTES = """
import datetime, hashlib, sys
from pathlib import Path
from lubiao.catalogue import Catalogue
from lubiao.catalogue.addresses import Addresses
from lubiao.publish import Collection
from lubiao.reading import read_data
from published import api_files
collection = Collection(Catalogue.link(read_data(Path(sys.argv[1])), datetime.date.fromisoformat(sys.argv[2])), Addresses())
for path, content in api_files(collection).items():
    print(path, hashlib.sha256(content).hexdigest())
"""


def test_the_same_data_gives_the_same_bytes_in_any_process() -> None:
    def made(seed: str, day: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", BYTES, str(DATA), day],
            cwd=Path(__file__).parent,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert made("1", DAY.isoformat()) == made("2", DAY.isoformat())


def test_a_record_keeps_its_bytes_when_another_is_changed() -> None:
    one = {"code": "GB/T 1-2020", "title_zh": "甲"}
    before = answers_of(one)
    after = answers_of({"code": "GB/T 0-2020", "title_zh": "乙", "evidence": [seen("2026-10-11")]}, one)
    path = f"{FOLDER}standards/gb-t-1-2020.json"
    assert before[path] == after[path]
    assert before[f"{FOLDER}index.json"] != after[f"{FOLDER}index.json"]
