"""A folder that is read again after an edit gives what it would give if it were read for the first time."""

import os
import pickle
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lubiao.reading import Data, read_data
from lubiao.reading.known import NEW, is_enough, known_in, written_down

ROOT = Path(__file__).parents[2]
FILES = ("standards.yaml", "organizations.yaml", "sources.yaml", "cities.yaml", "reported.yaml")
PIECES = (
    "",
    " ",
    "\n",
    "- ",
    "- code: DB3702/T 9-2020\n",
    "# a remark\n",
    "  title_zh: 新的\n",
    '"',
    "\t",
    "---\n",
    "&a ",
    "<<<<<<< ours\n",
)
"""What an edit puts in the place of what it takes out: much of it breaks the file."""


def said(data: Data) -> list[object]:
    entries = [data.standards, data.cities, data.organizations, data.sources, data.reported, data.incomplete]
    return [
        [(entry.record, entry.document.file, entry.item, entry.line, entry.is_whole) for of in entries for entry in of],
        [(finding.rule, finding.place, str(finding.message), str(finding.remedy)) for finding in data.findings],
        [(document.file, document.text, document.spans, list(document.items)) for document in data.documents.values()],
    ]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("edited") / "data"
    shutil.copytree(ROOT / "tests/unit/golden/clean", target)
    return target


@settings(max_examples=150, deadline=None)
@given(
    edits=st.lists(
        st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)),
        min_size=1,
        max_size=4,
    )
)
def test_after_any_edits_the_data_are_those_of_a_first_reading(
    folder: Path, edits: list[tuple[str, float, int, str]]
) -> None:
    golden = {name: (ROOT / "tests/unit/golden/clean" / name).read_text("utf-8") for name in FILES}
    for name, text in golden.items():
        (folder / name).write_text(text, "utf-8")
    data = read_data(folder)
    for name, place, length, piece in edits:
        file = folder / name
        text = file.read_text("utf-8")
        start = int(place * len(text))
        file.write_text(text[:start] + piece + text[start + length :], "utf-8")
        written = written_down(data)
        data = read_data(folder, data)
        assert said(data) == said(read_data(folder)) == said(read_data(folder, known_in(written)))


def test_what_is_wrong_in_a_record_is_told_at_each_reading(folder: Path) -> None:
    for name in FILES:
        shutil.copy(ROOT / "tests/unit/golden/clean" / name, folder / name)
    file = folder / "standards.yaml"
    file.write_text(file.read_text("utf-8").replace("\n- code: T/ABC 1028", "\n  code: T/ABC 1028"), "utf-8")
    first = read_data(folder)
    assert [finding.rule for finding in first.findings] == ["LB006"]
    assert said(read_data(folder, first)) == said(first)


def test_a_record_whose_text_has_not_changed_is_not_read_again(folder: Path) -> None:
    for name in FILES:
        shutil.copy(ROOT / "tests/unit/golden/clean" / name, folder / name)
    before = read_data(folder)
    file = folder / "standards.yaml"
    file.write_text(file.read_text("utf-8").replace("- code:", "# moved\n- code:", 1), "utf-8")
    after = read_data(folder, before)
    assert [entry.record for entry in after.standards] == [entry.record for entry in before.standards]
    assert all(
        one.record is other.record for one, other in zip(after.standards, before.standards, strict=True)
    )
    assert after.standards[0].line == before.standards[0].line + 1


def test_of_what_was_written_down_nothing_but_records_is_made() -> None:
    """The file may lie in a cache that somebody else has written to."""
    written = written_down(read_data(ROOT / "data"))
    assert known_in(written)
    assert (
        known_in(written[:-9]) == known_in(b"") == known_in(b"no pickle") == known_in(pickle.dumps(1)) == {}
    )
    for harm in (os.system, os.path.join, pickle.Unpickler, Data, Path(), eval, type):
        assert known_in(pickle.dumps({"data/standards.yaml": {b"": harm}})) == {}


def test_all_is_written_down_again_when_much_is_new(folder: Path) -> None:
    assert NEW < 100
    file = folder / "standards.yaml"
    record = "- code: DB3702/T {}-2020\n"
    enough = []
    known = written_down(read_data(ROOT / "data"))
    for number in (0, 1, NEW, NEW + 1):
        file.write_text("".join(record.format(each) for each in range(100 + number)), "utf-8")
        again = known_in(known)
        enough.append(is_enough(again, read_data(folder, again)))
        if not number:
            known = written_down(read_data(folder))
    assert enough == [False, True, True, False]
