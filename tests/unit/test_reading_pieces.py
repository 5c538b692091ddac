"""A file is read some items at a time, and a place up to where it stands: what comes out is what the whole text says."""

import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from data_files import files
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lubiao.findings import Finding, Place
from lubiao.reading import Document, document, items, read_data
from lubiao.reading.document import document_of
from lubiao.reading.file import cleaned

PIECES = st.sampled_from(
    ["- ", "\n- ", "\n- ", "\n- ", "-\n", "\n  ", "\n", "\r", "\r\n- ", "a: ", "b: ", ": ", "x", "农贸", "2022-10", "[", "]", "{", "}", ", ",
     "'", '"', "#", " # ", "|", ">", "|+", "---", "...", "%YAML 1.1", "&a ", "*a", "!t ", "~", "\\", "? ", "\n    "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map(lambda pieces: "- " + "".join(pieces)) | files().map(
    lambda text: cleaned(text.removeprefix("\ufeff"))
)


def whole(text: str) -> tuple[Document, list[Finding]]:
    """The document, from the whole text at once."""
    with patch.object(document, "_read_in_pieces", return_value=None):
        return document_of(text, "data/standards.yaml")


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(1, 3))
@example("- a\n...\n- b\n", 1)
@example('- "a\n- b"\r- c\n- d\n', 1)
@example("---\n- a\n---\n- b\n", 1)
@example("  - a\n- b\n", 1)
@example("- |\n a\n\n- >+\n\n\n- c\n", 1)
def test_some_items_at_a_time_are_what_all_at_once_are(text: str, at_once: int) -> None:
    with patch.object(document, "ITEMS_AT_ONCE", at_once):
        read, findings = document_of(text, "data/standards.yaml")
    expected, told = whole(text)
    assert list(read.items) == list(expected.items)
    assert (read.spans, findings) == (expected.spans, told)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_an_item_that_was_let_go_is_read_as_it_was(text: str) -> None:
    read, _ = document_of(text, "data/standards.yaml")
    items = list(read.items)
    read.let_go()
    assert list(read.items) == items
    assert [read.items[number] for number in range(len(read.items))] == items


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.data())
def test_a_place_is_the_same_however_far_the_item_was_read(text: str, data: st.DataObject) -> None:
    read, _ = document_of(text, "data/standards.yaml")
    for item in range(len(read.items)):
        paths = [path[1:] for path in read.marks_of(item)]
        for path in data.draw(st.permutations([*paths, ("missing",), ("cited", 7, "city")]))[:4]:
            for of_key in (False, True):
                fresh, again = (document_of(text, "data/standards.yaml")[0] for _ in range(2))
                again.place(item, ("missing",))
                expected = read.place(item, path, of_key=of_key)
                assert fresh.place(item, path, of_key=of_key) == expected
                assert fresh.place(item, path, of_key=of_key) == expected
                assert again.place(item, path, of_key=of_key) == expected


def test_many_items_are_asked_for_their_places_in_any_order() -> None:
    text = "".join(f"- code: GB/T {number}-2020\n  issued: 2020-01-01\n" for number in range(100))
    read, _ = document_of(text, "data/standards.yaml")
    for item in (0, *range(100), *reversed(range(100)), 0):
        assert read.place(item, ("issued",)) == Place(
            "data/standards.yaml", 2 * item + 2, 11, "", 2 * item + 2, 21
        )
    assert len(read._marks) <= items.MARKED_ITEMS


def test_equal_texts_and_days_of_a_file_are_one_object() -> None:
    record = "- code: GB/T {}-2020\n  issued: 2020-01-01\n  issuers: [国家标准化管理委员会]\n"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "standards.yaml").write_text("".join(map(record.format, range(1, 200))), "utf-8")
        first, *others = (entry.record for entry in read_data(Path(folder)).standards)
    assert len(others) == 198
    assert all(other.issued is first.issued for other in others)
    assert all(other.issuers[0] is first.issuers[0] for other in others)


def test_a_record_keeps_nothing_beside_its_values() -> None:
    from lubiao import records

    kept = [model for model in vars(records).values() if hasattr(model, "model_fields")]
    assert len(kept) > 10
    for model in kept:
        assert not hasattr(object.__new__(model), "__dict__"), model
    with pytest.raises(AttributeError):
        records.Note.model_validate({"zh": "注", "en": "Note"}).zh = "改"
