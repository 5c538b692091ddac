"""YAML that is not what a record should be: each fault at its line and column, and the rest still read."""

import time
from pathlib import Path
from textwrap import dedent

import pytest

from lubiao.findings import Finding
from lubiao.reading import Data, read_data

OTHERS = ("cities.yaml", "organizations.yaml", "sources.yaml", "reported.yaml")
VOCABULARY = ("ics.csv", "ccs.csv", "sectors.csv", "divisions.csv")


def read(folder: Path, standards: str) -> Data:
    for name in OTHERS:
        (folder / name).write_text("[]\n")
    (folder / "vocabulary").mkdir(exist_ok=True)
    for name in VOCABULARY:
        (folder / "vocabulary" / name).write_text("code\n")
    (folder / "standards.yaml").write_text(dedent(standards).lstrip("\n"), encoding="utf-8")
    return read_data(folder)


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(f.rule, f.place.line, f.place.column) for f in findings]


FAULTS = {
    "a key that stands twice": (
        """
        - code: GB/T 1-2020
          title_zh: 一
          title_zh: 二
        """,
        [("LB006", 3, 3)],
    ),
    "a key that stands twice in a nested record": (
        """
        - code: GB/T 1-2020
          status:
            value: in-force
            value: withdrawn
            read: 2026-01-02
            source: a
        """,
        [("LB006", 4, 5)],
    ),
    "an unknown key": (
        """
        - code: GB/T 1-2020
          titel: 一
        """,
        [("LB011", 2, 3)],
    ),
    "an unknown key in a nested record": (
        """
        - code: GB/T 1-2020
          cited:
            - {city: a, source: b, place: c, under: d}
            - city: a
              source: b
              place: c
              under: d
              page: 5
        """,
        [("LB011", 8, 7)],
    ),
    "a missing key": (
        """
        - code: GB/T 1-2020
        - code: GB/T 2-2020
          cited:
            - city: a
              source: b
              under: d
        """,
        [("LB012", 4, 7)],
    ),
    "an anchor": ("- code: &a GB/T 1-2020\n", [("LB007", 1, 9)]),
    "an alias": ("- code: GB/T 1-2020\n  committee: *a\n", [("LB007", 2, 14)]),
    "a merge key": ("- code: GB/T 1-2020\n  <<: {draft: true}\n", [("LB011", 2, 3)]),
    "a tag": ("- code: !!str GB/T 1-2020\n", [("LB007", 1, 9)]),
    "a tag that would build an object": (
        "- code: !!python/object/apply:os.system ['true']\n",
        [("LB007", 1, 9), ("LB010", 1, 3)],
    ),
    "a tab": ("- code: GB/T 1-2020\n\ttitle_zh: 一\n", [("LB004", 2, 1)]),
    "a key without value": ("- code: GB/T 1-2020\n  title_zh:\n", [("LB009", 2, 12)]),
    "a null": ("- code: GB/T 1-2020\n  title_zh: null\n", [("LB009", 2, 13)]),
    "a tilde": ("- code: GB/T 1-2020\n  title_zh: ~\n", [("LB009", 2, 13)]),
    "a text for a list": ("- code: GB/T 1-2020\n  ics: 67.080\n", [("LB010", 2, 8)]),
    "a list for a text": ("- code: GB/T 1-2020\n  title_zh: [一]\n", [("LB010", 2, 3)]),
    "a mapping for a text": ("- code: GB/T 1-2020\n  title_zh: {a: b}\n", [("LB010", 2, 3)]),
    "a text for a record": ("- GB/T 1-2020\n", [("LB010", 1, 3)]),
    "a word that is none of the allowed": (
        "- code: GB/T 1-2020\n  title_en_from: google\n",
        [("LB013", 2, 18)],
    ),
    "a truth that is no truth": ("- code: GB/T 1-2020\n  draft: maybe\n", [("LB013", 2, 10)]),
    "an address of another scheme": (
        """
        - code: GB/T 1-2020
          evidence:
            - source: a
              level: cover
              read: 2026-01-02
              url: javascript:alert(1)
        """,
        [("LB013", 6, 12)],
    ),
    "a day that no calendar has": ("- code: GB/T 1-2020\n  issued: 2023-02-29\n", [("LB014", 2, 11)]),
    "a month that no calendar has": ("- code: GB/T 1-2020\n  issued: 2023-13\n", [("LB014", 2, 11)]),
    "a date of another form": ("- code: GB/T 1-2020\n  issued: 2023/2/9\n", [("LB014", 2, 11)]),
    "a Chinese date": ("- code: GB/T 1-2020\n  issued: 2023年2月9日\n", [("LB014", 2, 11)]),
    "a month where a day is needed": (
        """
        - code: GB/T 1-2020
          status: {value: in-force, read: 2026-01, source: a}
        """,
        [("LB014", 2, 35)],
    ),
    "a second document": (
        "- code: GB/T 1-2020\n---\n- code: GB/T 2-2020\n",
        [("LB005", 2, 1)],
    ),
    "a mapping in the place of the list": ("code: GB/T 1-2020\n", [("LB010", 1, 1)]),
    "a list in brackets": ("[{code: GB/T 1-2020}]\n", [("LB010", 1, 1)]),
    "a colon in a value": ("- code: GB/T 1-2020\n  title_en: Tea: green\n", [("LB005", 2, 16)]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_at_its_line_and_column(tmp_path: Path, fault: str) -> None:
    text, expected = FAULTS[fault]
    found = places(read(tmp_path, text).findings)
    assert found == expected


def test_a_syntax_error_costs_only_its_own_record(tmp_path: Path) -> None:
    data = read(
        tmp_path,
        """
        # A remark in front.

        - code: GB/T 1-2020
          title_zh: 一
        - code: GB/T 2-2020
          title_en: Tea: green
        - code: GB/T 3-2020
          title_zh: 三
        - code: GB/T 4-2020
          title_zh: "四
        - code: GB/T 5-2020
        """,
    )
    assert [entry.record.code for entry in data.standards] == ["GB/T 1-2020", "GB/T 3-2020", "GB/T 5-2020"]
    assert [(rule, line) for rule, line, _ in places(data.findings)] == [("LB005", 6), ("LB005", 10)]
    assert [entry.line for entry in data.standards] == [3, 7, 11]


def test_a_misfit_costs_only_its_own_record_and_all_its_faults_are_told(tmp_path: Path) -> None:
    data = read(tmp_path, "- code: GB/T 1-2020\n  a: b\n  c: d\n- code: GB/T 2-2020\n")
    assert [entry.record.code for entry in data.standards] == ["GB/T 2-2020"]
    assert places(data.findings) == [("LB011", 2, 3), ("LB011", 3, 3)]
    assert {finding.place.record for finding in data.findings} == {"GB/T 1-2020"}


@pytest.mark.parametrize("bomb", ["[" * 5000, "- " * 5000, "{a: " * 5000, "- a:\n" + " " * 2 + "? " * 3000])
def test_a_nesting_bomb_is_refused_at_once(tmp_path: Path, bomb: str) -> None:
    start = time.monotonic()
    data = read(tmp_path, bomb)
    assert time.monotonic() - start < 5
    assert data.standards == []
    assert data.findings


def test_an_alias_bomb_does_not_grow(tmp_path: Path) -> None:
    lines = ["- a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.monotonic()
    data = read(tmp_path, "\n".join(lines) + "\n")
    assert time.monotonic() - start < 5
    assert {finding.rule for finding in data.findings} >= {"LB007"}


@pytest.mark.parametrize(
    "written", ["010", "1.10", "no", "yes", "on", "0014", "1e3", "12:30", "0x10", ".5", "2022-10-14", "1_000"]
)
def test_a_value_stays_the_text_that_was_typed(tmp_path: Path, written: str) -> None:
    data = read(tmp_path, f"- code: GB/T 1-2020\n  committee: {written}\n  drafters: [{written}]\n")
    assert data.findings == []
    assert data.standards[0].record.committee == written
    assert data.standards[0].record.drafters == (written,)


@pytest.mark.parametrize("date", ["2022-10-14", "2021-06", "2024-02-29"])
def test_a_date_stays_as_precise_as_it_was_printed(tmp_path: Path, date: str) -> None:
    data = read(tmp_path, f"- code: GB/T 1-2020\n  issued: {date}\n")
    assert data.findings == []
    issued = data.standards[0].record.issued
    assert issued == date
    assert issued is not None
    assert issued.has_day is (len(date) == 10)


def test_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    data = read(tmp_path, "- code: GB/T 1-2020\r\n  title_zh: 一\r\n  x: y\r\n- code: GB/T 2-2020\r\n")
    assert places(data.findings) == [("LB011", 3, 3)]


def test_a_file_that_says_so_is_an_empty_list(tmp_path: Path) -> None:
    for text in ("# nothing yet\n", "[]\n"):
        data = read(tmp_path, text)
        assert (data.standards, data.findings) == ([], [])


def test_a_file_that_lost_everything_is_told(tmp_path: Path) -> None:
    for text in ("", "\n\n", "   \n"):
        assert [finding.rule for finding in read(tmp_path, text).findings] == ["LB010"]


def test_large_batches_may_be_files_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "b.yaml").write_text("- code: GB/T 3-2020\n  x: y\n")
    (tmp_path / "standards" / "a.yaml").write_text("- code: GB/T 2-2020\n")
    data = read(tmp_path, "- code: GB/T 1-2020\n")
    assert [entry.record.code for entry in data.standards] == ["GB/T 1-2020", "GB/T 2-2020"]
    assert [finding.place.file for finding in data.findings] == [f"{tmp_path.name}/standards/b.yaml"]


def test_a_vocabulary_without_codes_is_told(tmp_path: Path) -> None:
    read(tmp_path, "[]\n")
    (tmp_path / "vocabulary" / "ics.csv").write_text("number,zh\n01,综合\n", encoding="utf-8")
    findings = read_data(tmp_path).findings
    assert [(f.rule, f.place.file) for f in findings] == [("LB012", f"{tmp_path.name}/vocabulary/ics.csv")]


def test_the_records_before_and_behind_a_second_document_are_still_read(tmp_path: Path) -> None:
    data = read(tmp_path, "- code: GB/T 1-2020\n---\n- code: GB/T 2-2020\n")
    assert [entry.record.code for entry in data.standards] == ["GB/T 1-2020", "GB/T 2-2020"]
    assert [entry.line for entry in data.standards] == [1, 3]
