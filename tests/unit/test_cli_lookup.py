"""`lubiao lookup` as one runs it: output, exit status, several files, standard input, hostile text."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LUBIAO = Path(sys.executable).with_name("lubiao")
Lookup = Callable[..., subprocess.CompletedProcess[str]]
GOOD = "GB/T 18965—2008"
OUTDATED = "GB 18965—2003"
UNKNOWN = "GB/T 99999—2020"
MISSPELT = "GB/T18965-2008"


@pytest.fixture
def lookup(tmp_path: Path) -> Lookup:
    """Look up texts, each a file; options begin with a dash."""

    def lookup(
        *arguments: str | bytes, language: str = "en", stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        files = []
        for number, content in enumerate(arguments):
            if isinstance(content, bytes) or not content.startswith("-"):
                (tmp_path / f"{number}.txt").write_bytes(
                    content if isinstance(content, bytes) else content.encode()
                )
                content = f"{number}.txt"
            files.append(content)
        return subprocess.run(
            [LUBIAO, "lookup", "--data", ROOT / "data", "--lang", language, *files],
            cwd=tmp_path, input=stdin, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return lookup


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (GOOD, [], 0), (OUTDATED, [], 1), (MISSPELT, [], 1), (UNKNOWN, [], 0), ("GB/T l8965-2008", [], 1), ("no code", [], 0),
        (OUTDATED, ["--fail-on=spelling"], 0), (MISSPELT, ["--fail-on=spelling"], 1), (UNKNOWN, ["--fail-on=unknown"], 1),
        (MISSPELT, ["--fail-on=outdated", "--fail-on=unknown"], 0), (OUTDATED + MISSPELT, ["--fail-on=nothing"], 0),
    ],
)  # fmt: skip
def test_the_exit_status_is_what_was_asked_for(
    lookup: Lookup, text: str, options: list[str], status: int
) -> None:
    done = lookup(text, *options)
    assert done.returncode == status, done.stdout + done.stderr


def test_people_read_what_is_outdated_and_what_to_cite_instead(lookup: Lookup) -> None:
    done = lookup(f"甲\n{OUTDATED}\n{OUTDATED}\n", language="zh")
    assert "GB 18965—2003" in done.stdout.splitlines()[0]
    assert "GB/T 18965—2008 地理标志产品 烟台苹果" in done.stdout
    assert done.stdout.splitlines()[1] == "    第 2 行，第 3 行（共 2 次）"


def test_a_file_is_named_where_there_are_several(lookup: Lookup) -> None:
    assert "    0.txt line 1\n" in lookup(GOOD, "").stdout
    assert "0.txt" not in lookup(GOOD).stdout + lookup(GOOD, "--format=markdown").stdout
    assert "0.txt line 1" in lookup(GOOD, "--format=csv").stdout


def test_all_parts_are_named_in_the_language_of_the_reader(lookup: Lookup) -> None:
    text = "GB/T 1.1（所有部分）\nGB/T1.1(所有部分)"
    chinese, english = lookup(text, language="zh").stdout, lookup(text).stdout
    assert chinese.startswith("GB/T 1.1（所有部分）  ")
    assert "(all parts)" not in chinese
    assert english.startswith("GB/T 1.1 (all parts)  ")
    assert "it is spelt GB/T 1.1 (all parts)." in english


def test_each_wrong_spelling_is_told_or_counted(lookup: Lookup) -> None:
    wrong = ["GB T 18965-2008", "GBT 18965-2008", "GBT18965-2008", "gb/t 18965-2008", "GB/T18965-2008", "GB/T 18965--2008", "GB/T 18965:2008"]  # fmt: skip
    done = lookup("、".join(wrong))
    assert done.stdout.count("    Written “") == 5
    assert "    Other wrong spellings of it, not shown: 2.\n" in done.stdout


def test_a_year_in_odd_clothes_is_never_the_newest_edition(lookup: Lookup) -> None:
    odd = [
        "DB37/T 2001_2011",
        "DB37/T 2001/2011",
        "DB37/T 2001(2011)",
        "DB37/T 2001-2O11",
        "DB37/T 2001（2011版）",
    ]
    done = lookup("\n".join(odd))
    assert "Cited without a year" not in done.stdout
    assert done.stdout.count("cannot be read") == 2
    assert done.stdout.startswith("DB37/T 2001—2011  outdated: Superseded · misspelt")


def test_a_number_without_letters_is_told(lookup: Lookup) -> None:
    done = lookup("按GB 18965-2003、5763-2008执行", language="en")
    assert "5763-2008  cannot be read" in done.stdout
    assert "It looks like a code and is none: the letters before the number are missing." in done.stdout


def test_several_files_and_standard_input_are_one_list(lookup: Lookup) -> None:
    done = lookup(GOOD, GOOD, "-", "--format=json", stdin=GOOD)
    (entry,) = json.loads(done.stdout)["codes"]
    assert (entry["code"], entry["times"]) == ("GB/T 18965-2008", 3)
    assert [place["file"] for place in entry["places"]] == ["0.txt", "1.txt", "stdin"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_looked_up(lookup: Lookup) -> None:
    done = lookup(b"\x89PNG\0\0\0\1", OUTDATED)
    assert done.returncode == 2
    assert "0.txt is damaged" in done.stderr
    assert "GB 18965—2003" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_csv_holds_no_formula_and_all_standards(lookup: Lookup) -> None:
    done = lookup(f"{GOOD} {OUTDATED} {UNKNOWN}", "--format=csv")
    assert done.stdout.startswith("\ufeffCode,")
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [row["Code"] for row in rows] == [GOOD, OUTDATED, UNKNOWN]
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@" and cell]


def test_a_hostile_name_of_a_file_stays_plain(tmp_path: Path) -> None:
    name = "=cmd|' <b>\x1b[2J|x.txt"
    (tmp_path / name).write_text(MISSPELT, encoding="utf-8")
    (tmp_path / "0.txt").write_text("no code", encoding="utf-8")
    for form in ("text", "csv", "markdown", "json"):
        done = subprocess.run(
            [LUBIAO, "lookup", "--data", ROOT / "data", "--lang", "en", "--format", form, name, "0.txt"],
            cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert "\x1b" not in done.stdout
        if form == "markdown":
            assert "<b>" not in done.stdout
        if form == "csv":
            (row,) = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))
            assert row["Places"].startswith("'=cmd")


def test_nothing_is_loaded_for_the_help_of_all_commands() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, lubiao.cli; print('lubiao.lookup' in sys.modules, 'pypdf' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert seen.stdout.split() == ["False", "False"]


def test_a_data_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [LUBIAO, "lookup", "-", "--data", tmp_path / "none", "--lang", "zh"],
        input="", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, "没有数据文件夹" in done.stderr) == (2, True)
