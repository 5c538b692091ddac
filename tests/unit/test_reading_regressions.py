"""Faults that once passed unseen, or ended in a traceback."""

import shutil
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue, build_day
from lubiao.reading import Data, read_data
from lubiao.rules import check

CLEAN = Path(__file__).parent / "golden" / "clean"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CLEAN, tmp_path / "data")
    return tmp_path / "data"


def read(folder: Path, standards: str) -> Data:
    (folder / "standards.yaml").write_text(standards, encoding="utf-8")
    return read_data(folder)


def rules(data: Data) -> list[tuple[str, int]]:
    return [(finding.rule, finding.place.line) for finding in data.findings]


@pytest.mark.parametrize("empty", ['""', "''", '" "'])
def test_a_quoted_empty_value_is_told_and_never_drops_the_record_in_silence(folder: Path, empty: str) -> None:
    data = read(folder, f"- code: GB/T 1-2020\n  committee: {empty}\n")
    assert ("LB009", 2) in rules(data)


def test_an_empty_item_of_a_list_is_told(folder: Path) -> None:
    assert rules(read(folder, "- code: GB/T 1-2020\n  drafters: ['', 甲]\n")) == [("LB009", 2)]


def test_an_empty_key_is_told(folder: Path) -> None:
    assert rules(read(folder, '- code: GB/T 1-2020\n  "": 甲\n')) == [("LB010", 2)]


@pytest.mark.parametrize("date", ["２０２０-０１-０１", "٢٠٢٠-01-01", "2020-1-1", "2020-13"])
def test_a_date_has_ascii_digits_and_is_of_the_calendar(folder: Path, date: str) -> None:
    assert rules(read(folder, f"- code: GB/T 1-2020\n  issued: {date}\n")) == [("LB014", 2)]


@pytest.mark.parametrize("flag", ["yes", "1", "On", "True", "f"])
def test_a_flag_is_true_or_false_and_nothing_else(folder: Path, flag: str) -> None:
    assert rules(read(folder, f"- code: GB/T 1-2020\n  draft: {flag}\n")) == [("LB013", 2)]


@pytest.mark.parametrize("value", ["1_000", "4.0", "+5", "-5", "007", "' 46000'"])
def test_a_reported_value_is_digits_and_is_never_changed(folder: Path, value: str) -> None:
    file = folder / "reported.yaml"
    text = file.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("  value: "))
    file.write_text(text.replace(old, f"  value: {value}"), encoding="utf-8")
    assert [rule for rule, _ in rules(read_data(folder))] == ["LB013"]


def test_spaces_at_the_ends_of_a_value_are_told_not_dropped(folder: Path) -> None:
    assert rules(read(folder, '- code: GB/T 1-2020\n  committee: " 甲"\n')) == [("LB013", 2)]


def test_a_file_of_a_batch_that_nothing_reads_is_told(folder: Path) -> None:
    (folder / "standards").mkdir(exist_ok=True)
    (folder / "standards" / "dezhou.yml").write_text("- code: GB/T 1-2020\n", encoding="utf-8")
    found = [(f.rule, f.place.file) for f in read_data(folder).findings]
    assert found == [("LB001", "data/standards/dezhou.yml")]


def test_a_link_out_of_the_data_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("- code: GB/T 1-2020\n", encoding="utf-8")
    (folder / "standards.yaml").unlink()
    (folder / "standards.yaml").symlink_to(tmp_path / "secret")
    assert rules(read_data(folder)) == [("LB001", 1)]


@pytest.mark.parametrize(
    ("table", "rule"),
    [("code,zh\n,甲\n", "LB012"), (f'code,zh\nA,"{"x" * 200_000}"\n', "LB005"), ("zh\n甲\n", "LB012")],
)
def test_a_broken_vocabulary_is_a_finding(folder: Path, table: str, rule: str) -> None:
    (folder / "vocabulary" / "sectors.csv").write_text(table, encoding="utf-8")
    assert [found for found, _ in rules(read_data(folder))] == [rule]


def test_an_id_cannot_be_the_name_of_a_file(folder: Path) -> None:
    assert rules(read(folder, "- id: index.html\n  kind: national\n")) == [("LB013", 1)]


@pytest.mark.parametrize("hidden", ["\ufe0f", "\u3164", "\ue000", "\U000e0041", "\u200b", "\u202e"])
def test_a_character_that_nobody_sees_is_told(folder: Path, hidden: str) -> None:
    data = read(folder, f"- code: GB/T 1-2020\n  title_zh: 农贸{hidden}市场\n")
    assert {"LB004", "LB015"} & {finding.rule for finding in check(Catalogue.link(data, build_day()))}
