"""docs/data-format describes every key and every word that a record may hold, in both languages."""

import re
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from lubiao import records
from lubiao.codes import Kind
from lubiao.records.base import Record

DOCS = Path(__file__).parents[2] / "docs"
FILES = ("data-format.md", "data-format.zh.md")

SECTIONS = {
    "Standard": ("A standard", "标准"),
    "StatusReading": ("`status`", "`status`"),
    "Adoption": ("`adopts`", "`adopts`"),
    "Citation": ("`cited`", "`cited`"),
    "DraftedIn": ("`drafted_in`", "`drafted_in`"),
    "Evidence": ("`evidence`", "`evidence`"),
    "Conflict": ("`conflicts`", "`conflicts`"),
    "OtherValue": ("`conflicts`", "`conflicts`"),
    "Note": ("`notes`", "`notes`"),
    "Silence": ("`silence`", "`silence`"),
    "City": ("A city", "城市"),
    "Organization": ("An organization", "机构"),
    "Source": ("A source", "来源"),
    "ReportedFigure": ("A reported figure", "报道的数字"),
}
MODELS = [value for value in vars(records).values() if isinstance(value, type) and issubclass(value, Record)]


def section(language: int, model: str) -> str:
    """The text from the heading of a model to the next heading."""
    text = (DOCS / FILES[language]).read_text(encoding="utf-8")
    heading = re.escape(SECTIONS[model][language])
    found = re.search(rf"^##+ {heading}(?:[:：][^\n]*)?\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section for {model}"
    return found[1]


def words_of(annotation: object) -> set[str]:
    """Every word that an annotation allows: members of enumerations, values of literals."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {member.value for member in annotation}
    arguments = get_args(annotation)
    return {a for a in arguments if isinstance(a, str)} | {w for a in arguments for w in words_of(a)}


def test_every_model_has_a_section() -> None:
    assert {model.__name__ for model in MODELS} == SECTIONS.keys()


@pytest.mark.parametrize("language", [0, 1], ids=["en", "zh"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_and_every_word_of_a_record_is_described(model: type[Record], language: int) -> None:
    text = section(language, model.__name__)
    keys = set(model.model_fields)
    assert {key for key in keys if f"`{key}`" not in text} == set()
    words = {word for field in model.model_fields.values() for word in words_of(field.annotation)}
    if model is records.ReportedFigure:
        words -= set(Kind)  # They are described with the standard.
    assert {word for word in words if f"`{word}`" not in text} == set()


@pytest.mark.parametrize("language", [0, 1], ids=["en", "zh"])
@pytest.mark.parametrize("model", ["Standard", "City", "Organization", "Source", "ReportedFigure"])
def test_no_key_is_described_that_a_record_does_not_have(model: str, language: int) -> None:
    described = set(re.findall(r"^\| `(\w+)` \|", section(language, model), re.MULTILINE))
    assert described == set(getattr(records, model).model_fields)


@pytest.mark.parametrize("language", [0, 1], ids=["en", "zh"])
@pytest.mark.parametrize("model", ["City", "Organization", "Source", "ReportedFigure"])
def test_what_is_needed_is_said_to_be_needed(model: str, language: int) -> None:
    word = ("Needed.", "必填。")[language]
    said = set(re.findall(rf"^\| `(\w+)` \| {word}", section(language, model), re.MULTILINE))
    fields = getattr(records, model).model_fields
    assert said == {key for key, field in fields.items() if field.is_required()}


@pytest.mark.parametrize("name", FILES)
def test_the_example_is_a_record(name: str, tmp_path: Path) -> None:
    from lubiao.reading.document import read_document
    from lubiao.reading.validate import validate

    text = (DOCS / name).read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert example
    (tmp_path / "standards.yaml").write_text(example[1], encoding="utf-8")
    document, findings = read_document(tmp_path / "standards.yaml", name)
    entries, misfits = validate(document, records.Standard)
    assert (len(entries), findings, misfits) == (1, [], [])
