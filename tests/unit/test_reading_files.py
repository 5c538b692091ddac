"""Files that cannot be read as text, and characters that no data file holds: each told at its place."""

import os
import stat
import time
from pathlib import Path

import pytest

from lubiao.findings import Finding
from lubiao.reading import read_data
from lubiao.reading.file import read_text

RECORD = "- code: GB/T 1-2020\n  title_zh: 农贸市场\n"


def found(path: Path) -> list[tuple[str, int, int]]:
    _, findings = read_text(path, "data/standards.yaml")
    return [place_of(finding) for finding in findings]


def place_of(finding: Finding) -> tuple[str, int, int]:
    return finding.rule, finding.place.line, finding.place.column


def written(folder: Path, content: bytes | str) -> Path:
    path = folder / "standards.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_clean_file_is_read_as_it_is(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, RECORD), "data/standards.yaml") == (RECORD, [])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert found(tmp_path / "standards.yaml") == [("LB001", 1, 1)]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "standards.yaml").mkdir()
    assert found(tmp_path / "standards.yaml") == [("LB001", 1, 1)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "standards.yaml")
    assert found(tmp_path / "standards.yaml") == [("LB001", 1, 1)]


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "standards.yaml").symlink_to(tmp_path / "standards.yaml")
    assert found(tmp_path / "standards.yaml") == [("LB001", 1, 1)]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, RECORD)
    path.chmod(stat.S_IWUSR)
    assert found(path) == [("LB001", 1, 1)]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    os.truncate(path, 3 * 2**30)
    start = time.monotonic()
    assert found(path) == [("LB002", 1, 1)]
    assert time.monotonic() - start < 1


def test_a_byte_order_mark_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + RECORD.encode())
    assert read_text(path, "data/standards.yaml")[0] == RECORD
    assert found(path) == [("LB003", 1, 1)]


@pytest.mark.parametrize(
    ("encoding", "guess", "line", "column"), [("gb18030", "GB18030", 2, 15), ("utf-16", "UTF-16", 1, 1)]
)
def test_another_encoding_is_named_where_it_stops_being_utf_8(
    tmp_path: Path, encoding: str, guess: str, line: int, column: int
) -> None:
    path = written(tmp_path, RECORD.encode(encoding))
    text, findings = read_text(path, "data/standards.yaml")
    assert text is None
    assert place_of(findings[-1]) == ("LB003", line, column)
    assert findings[-1].message.values == {"encoding": guess}


@pytest.mark.parametrize("character", ["\0", "\t", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"])
def test_an_invisible_character_is_told_where_it_stands(tmp_path: Path, character: str) -> None:
    path = written(tmp_path, f"- code: GB/T 1-2020\n  title_zh: 农贸{character}市场\n")
    assert found(path) == [("LB004", 2, 15)]
    assert read_text(path, "x")[0] == "- code: GB/T 1-2020\n  title_zh: 农贸 市场\n"


def test_of_many_invisible_characters_the_first_twenty_are_told(tmp_path: Path) -> None:
    assert len(found(written(tmp_path, "\0" * 1000))) == 20


def test_a_missing_data_folder_is_told_file_by_file(tmp_path: Path) -> None:
    findings = read_data(tmp_path / "nowhere").findings
    assert {finding.rule for finding in findings} == {"LB001"}
    assert "nowhere/standards.yaml" in {finding.place.file for finding in findings}
