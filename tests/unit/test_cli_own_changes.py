"""Whoever changed a record sees every finding of it, though a rule finds the same in many others."""

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from lubiao.cli import main
from lubiao.cli.own_changes import OwnChanges
from lubiao.findings import Finding, Level, Message, Place
from lubiao.reading import read_data
from lubiao.rules.example import EXAMPLES

OLD = """\
- code: DB3702/T {number}-2005
  title_zh: 第{number}类农贸市场管理规范
  evidence: [{{source: samr-std, level: listing, read: 2026-11-23}}]

"""


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A repository whose data breaks LB110 nine times."""
    data = tmp_path / "data"
    shutil.copytree(EXAMPLES / "base", data)
    records = "".join(OLD.format(number=number) for number in range(10, 19))
    (data / "standards.yaml").write_text(records, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "begin")
    return data


def told(data: Path, *options: str) -> list[str]:
    """The codes of which LB110 is told."""
    result = CliRunner().invoke(main, ["check", "--data", str(data), "--lang", "en", *options])
    return re.findall(r"warning LB110 DB3702/T (\d+)-2005", result.stdout)


def test_of_records_that_nobody_changed_the_first_few_are_told(data: Path) -> None:
    assert told(data) == ["10", "11", "12", "13", "14"]


def test_a_changed_record_is_told_in_full_wherever_it_stands(data: Path) -> None:
    path = data / "standards.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("第17类农贸", "第17类果品"), encoding="utf-8")
    assert told(data) == ["10", "11", "12", "13", "14", "17"]


def test_a_new_record_is_told_also_where_it_is_staged(data: Path) -> None:
    with (data / "standards.yaml").open("a", encoding="utf-8") as file:
        file.write(OLD.format(number=19))
    git(data, "add", "-A")
    assert told(data)[-1] == "19"


def test_a_new_file_is_of_those_who_made_it(data: Path) -> None:
    (data / "standards").mkdir()
    (data / "standards" / "新批次.yaml").write_text(
        "".join(OLD.format(number=number) for number in range(40, 48)), encoding="utf-8"
    )
    assert set(told(data)) >= {str(number) for number in range(40, 48)}


def test_settings_of_git_make_no_difference(data: Path) -> None:
    git(data, "config", "diff.noprefix", "true")
    git(data, "config", "color.ui", "always")
    git(data, "config", "diff.external", "false")
    path = data / "standards.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("第17类农贸", "第17类果品"), encoding="utf-8")
    assert told(data)[-1] == "17"


@pytest.mark.parametrize("without", ["a repository", "a commit", "git"])
def test_without_git_there_is_nothing_special(
    data: Path, without: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(data.parent / ".git")
    if without == "a commit":
        git(data.parent, "init", "-q")
        (data.parent / ".gitignore").write_text("data/\n")
    elif without == "git":
        monkeypatch.setenv("PATH", str(data))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(data.parent.parent))
    assert told(data) == ["10", "11", "12", "13", "14"]


def test_many_records_and_many_findings_take_no_longer_than_their_number(data: Path) -> None:
    """Twenty thousand of each: compared each with each, this took minutes."""
    many = "".join(f"- code: GB/T {number}-2020\n" for number in range(20_000))
    (data / "standards.yaml").write_text(many, encoding="utf-8")
    read = read_data(data)
    own = OwnChanges(data, read)
    findings = [
        Finding("LB201", Level.WARNING, Place("data/standards.yaml", line), Message("x"))
        for line in range(1, 20_001)
    ]
    begun = time.process_time()
    assert all(map(own.holds, findings))
    assert time.process_time() - begun < 5
