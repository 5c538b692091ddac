"""The JSON Schemas of the data files: up to date, right for the data, and wrong where reading says wrong."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from lubiao.schema import documents
from lubiao.schema.descriptions import descriptions
from lubiao.schema.documents import FILES

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"


def schema_of(name: str) -> dict[str, Any]:
    return json.loads((DATA / "schema" / f"{name}.json").read_text(encoding="utf-8"))


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2, as the language server of editors reads it: numbers and truths are no texts, dates are."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    value = yaml.load(text)
    return json.loads(json.dumps(value, default=str))


def faults(name: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(schema_of(name))
    return [error.message for error in validator.iter_errors(as_an_editor_reads(text))]


def test_the_schemas_are_what_the_records_and_the_documents_say_now() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (DATA / "schema").iterdir()}
    assert written == documents(ROOT / "docs"), "run `python -m lubiao.schema`"


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema_of(name))


def test_every_key_of_a_record_says_in_both_languages_what_it_means() -> None:
    for model, said in descriptions(ROOT / "docs").items():
        assert {key for key, text in said.items() if len(text.split("\n")) != 2} == set(), model


@pytest.mark.parametrize("name", FILES)
def test_the_data_fits_its_schema_as_an_editor_reads_it(name: str) -> None:
    files = [DATA / f"{name}.yaml", *(DATA / name).glob("*.yaml")]
    for path in files:
        assert faults(name, path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("name", FILES)
def test_every_data_file_leads_editors_to_its_schema(name: str) -> None:
    for path in (DATA / f"{name}.yaml", *(DATA / name).glob("*.yaml")):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        key, _, named = first.partition("=")
        assert key == "# yaml-language-server: $schema", path
        assert (path.parent / named).resolve() == DATA / "schema" / f"{name}.json"


WRONG = {
    "a key that is not known": "- code: GB/T 1-2020\n  titel_zh: 甲\n",
    "neither code nor id": "- title_zh: 甲\n",
    "a kind beside a code": "- code: GB/T 1-2020\n  kind: national\n",
    "a text for a list": '- code: GB/T 1-2020\n  ics: "67.080"\n',
    "a number for a text": "- code: GB/T 1-2020\n  ics: [71.010]\n",
    "a word that is none of the allowed": "- code: GB/T 1-2020\n  title_en_from: google\n",
    "a truth that is no truth": "- code: GB/T 1-2020\n  draft: maybe\n",
    "a date of another form": "- code: GB/T 1-2020\n  issued: 2023/2/9\n",
    "evidence without its day": "- code: GB/T 1-2020\n  evidence: [{source: a, level: cover}]\n",
    "a space in front": '- code: GB/T 1-2020\n  title_zh: " 甲"\n',
    "no value": "- code: GB/T 1-2020\n  title_zh:\n",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_editor_underlines_what_reading_refuses(wrong: str) -> None:
    assert faults("standards", WRONG[wrong])
