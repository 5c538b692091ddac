"""The data stands in its canonical form, and other readers of YAML take its texts for texts."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from lubiao.reading import read_data
from lubiao.reading.data import model_of
from lubiao.reading.keys import inner_record
from lubiao.records.base import Record
from lubiao.writing import format_text
from lubiao.writing.shape import is_typed

ROOT = Path(__file__).parents[2]
DOCUMENTS = read_data(ROOT / "data").documents


def by_pyyaml(text: str) -> Any:
    return yaml.safe_load(text)


def by_ruamel(text: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return reader.load(text)


def other_than_texts(written: object, read: object, model: type[Record] | None, key: str) -> Iterator[object]:
    """The values that a reader takes for something else than the text that stands there, dates aside."""
    if isinstance(written, dict):
        assert isinstance(read, dict)
        for name, inner in written.items():
            yield from other_than_texts(inner, read[name], inner_record(model, key) if key else model, name)
    elif isinstance(written, list):
        assert isinstance(read, list)
        for inner, other in zip(written, read, strict=True):
            yield from other_than_texts(inner, other, model, key)
    elif isinstance(read, datetime.date):
        if read.isoformat() != written:
            yield written
    elif is_typed(model, key):
        if isinstance(read, str) or str(read).lower() != written:
            yield written
    elif read != written:
        yield written


@pytest.mark.parametrize("file", DOCUMENTS)
def test_formatting_the_data_changes_nothing(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert format_text(text, model_of(file)) == (text, [])


@pytest.mark.parametrize("reader", (by_pyyaml, by_ruamel))
@pytest.mark.parametrize("file", DOCUMENTS)
def test_a_text_of_the_data_is_a_text_to_every_reader(file: str, reader: Any) -> None:
    document = DOCUMENTS[file]
    read = reader(document.text)
    assert list(other_than_texts(list(document.items), read, model_of(file), "")) == []
