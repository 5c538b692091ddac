"""`lubiao diff` of folders and of revisions of real repositories."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

LUBIAO = Path(sys.executable).with_name("lubiao")
OLD = """\
- code: DB37/T 516-2004
  title_zh: 苹果生产技术规程
  status: {value: in-force, read: 2019-05-05, source: samr-std}
  evidence: [{source: samr-std, level: listing, read: 2019-05-05}]
"""
NEW = """\
- code: DB37/T 516-2020
  title_zh: 苹果生产技术规程
  implemented: 2020-06-01
  replaces: [DB37/T 516-2004]
  evidence: [{source: samr-std, level: listing, read: 2026-11-01}]
"""
TOLD = "  DB37/T 516-2004: status in force → superseded by DB37/T 516-2020\n"
NO_ONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

Diff = Callable[..., subprocess.CompletedProcess[str]]


def write(folder: Path, standards: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocabulary").mkdir(exist_ok=True)
    for name in ("cities", "organizations", "sources", "reported"):
        (folder / f"{name}.yaml").write_text("# none\n")
    for name in ("ics", "ccs", "sectors", "divisions"):
        (folder / "vocabulary" / f"{name}.csv").write_text("code\n")
    (folder / "standards.yaml").write_text(standards, encoding="utf-8")
    return folder


def git(folder: Path, *arguments: str) -> str:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(
        ["git", *named, *arguments], cwd=folder, env=os.environ | NO_ONE, capture_output=True, text=True, check=True
    ).stdout  # fmt: skip


def commit(folder: Path, *tags: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "data")
    for tag in tags:
        git(folder, "tag", tag)


@pytest.fixture
def diff(tmp_path: Path) -> Diff:
    def diff(*arguments: object, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | NO_ONE | {"LC_ALL": "C.UTF-8", "TMPDIR": str(scratch)} | more
        done = subprocess.run(
            [LUBIAO, "diff", *map(str, arguments)],
            cwd=cwd or tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        assert list(scratch.iterdir()) == [], "the temporary folder is gone"
        return done

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return diff


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with OLD in v1, OLD and NEW in v2, and a correction that is not committed."""
    folder = tmp_path / "repository"
    write(folder / "data", OLD)
    git(folder, "init", "--quiet")
    commit(folder, "v1")
    write(folder / "data", OLD + NEW)
    commit(folder, "v2")
    write(folder / "data", OLD + NEW.replace("苹果", "梨"))
    return folder


def test_two_folders_are_compared(tmp_path: Path, diff: Diff) -> None:
    done = diff(write(tmp_path / "a", OLD), write(tmp_path / "b", OLD + NEW))
    assert (done.returncode, done.stderr) == (0, "")
    assert TOLD in done.stdout


def test_folders_with_the_same_records_have_not_changed(tmp_path: Path, diff: Diff) -> None:
    done = diff(write(tmp_path / "a", OLD), write(tmp_path / "b", "# a remark\n" + OLD))
    assert (done.returncode, done.stdout) == (0, "Nothing has changed.\n")


def test_two_revisions_are_compared(repository: Path, diff: Diff) -> None:
    done = diff("v1", "v2", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    assert TOLD in done.stdout
    assert "  DB37/T 516-2020 苹果生产技术规程: " in done.stdout


def test_a_revision_is_compared_with_the_folder_as_it_is_now(repository: Path, diff: Diff) -> None:
    done = diff("HEAD", cwd=repository)
    assert (done.returncode, done.stdout) == (
        0,
        "Records corrected or completed: 1\n"
        "  DB37/T 516-2020: Chinese title “苹果生产技术规程” → “梨生产技术规程”\n",
    )
    assert TOLD in diff("HEAD~1", cwd=repository).stdout


def test_the_repository_is_that_of_the_data_folder_wherever_the_command_is_run(
    repository: Path, diff: Diff, tmp_path: Path
) -> None:
    assert TOLD in diff("v1", "v2", "--data", repository / "data", cwd=tmp_path).stdout
    assert TOLD in diff("v1", "v2", "--data", ".", cwd=repository / "data").stdout
    (tmp_path / "link").symlink_to(repository / "data")
    assert TOLD in diff("v1", "v2", "--data", tmp_path / "link", cwd=tmp_path).stdout


def test_a_data_folder_deeper_in_the_repository_or_gone_by_now_is_found(repository: Path, diff: Diff) -> None:
    deep = repository / "a" / "数据 1"
    write(deep, OLD)
    commit(repository, "v3")
    write(deep, OLD + NEW)
    commit(repository, "v4")
    shutil.rmtree(deep)
    assert TOLD in diff("v3", "v4", "--data", deep, cwd=repository).stdout


def test_a_repository_may_be_a_data_folder_itself(tmp_path: Path, diff: Diff) -> None:
    folder = write(tmp_path / "whole", OLD)
    git(folder, "init", "--quiet")
    commit(folder)
    write(folder, OLD + NEW)
    assert TOLD in diff("HEAD", "--data", ".", cwd=folder).stdout
    assert TOLD in diff("HEAD", "--data", folder, cwd=tmp_path).stdout


def test_batches_of_a_revision_are_read(repository: Path, diff: Diff) -> None:
    write(repository / "data", OLD)
    (repository / "data/standards").mkdir()
    (repository / "data/standards/batch.yaml").write_text(NEW, encoding="utf-8")
    commit(repository, "v3")
    assert diff("v2", "v3", cwd=repository).stdout == "Nothing has changed.\n"


def test_a_branch_of_the_name_of_a_folder_without_data_is_a_branch(repository: Path, diff: Diff) -> None:
    (repository / "proposal").mkdir()
    git(repository, "branch", "proposal", "v1")
    assert TOLD in diff("proposal", "v2", cwd=repository).stdout


@pytest.mark.parametrize(
    "revision",
    [
        "nosuch",
        "--output=written",
        "-h",
        "--help",
        "v1..v2",
        "v1:data/standards.yaml",
        "",
        "a\nb",
        "$(touch written)",
        ";touch written",
        "v1\x1b[2J",
        "x" * 300,
        "x" * 5000,
    ],
)
def test_what_is_no_revision_is_refused_and_runs_nothing(repository: Path, diff: Diff, revision: str) -> None:
    before = sorted(repository.iterdir())
    done = diff("--", revision, cwd=repository)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert all(line.isprintable() for line in done.stderr.splitlines())
    assert sorted(repository.iterdir()) == before


def test_a_revision_without_the_data_folder_is_told(repository: Path, diff: Diff) -> None:
    (repository / "elsewhere").mkdir()
    done = diff("v1", "v2", "--data", "elsewhere", cwd=repository)
    assert (done.returncode, done.stderr) == (2, "v1 has no folder elsewhere.\n")


def test_a_file_of_the_name_of_the_data_folder_is_no_folder(repository: Path, diff: Diff) -> None:
    (repository / "other").write_text("no folder")
    commit(repository, "v3")
    done = diff("v3", "v3", "--data", "other", cwd=repository)
    assert (done.returncode, done.stderr) == (2, "v3 has no folder other.\n")


def test_where_there_is_no_repository_a_revision_is_refused(tmp_path: Path, diff: Diff) -> None:
    write(tmp_path / "data", OLD)
    done = diff("main", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_where_there_is_no_git_a_revision_is_refused(repository: Path, diff: Diff) -> None:
    done = diff("v1", cwd=repository, PATH="")
    assert done.returncode == 2
    assert done.stderr.startswith("git cannot be run: ")


def test_a_data_folder_that_is_not_there_is_told(tmp_path: Path, diff: Diff) -> None:
    done = diff(write(tmp_path / "a", OLD), "--data", "nosuch", "--lang", "zh")
    assert (done.returncode, "没有数据文件夹 nosuch" in done.stderr) == (2, True)


def test_errors_of_reading_are_told_and_the_rest_is_compared(repository: Path, diff: Diff) -> None:
    spoilt = OLD + "- code: DB37/T 7-2020\n  issued: soon\n- a: b: c\n" + NEW
    write(repository / "data", spoilt)
    done = diff("v1", cwd=repository)
    assert (done.returncode, TOLD in done.stdout) == (0, True)
    assert "DB37/T 7" not in done.stdout
    first, *others = done.stderr.splitlines()
    assert first == "Errors on reading data: 2. What cannot be read is not compared."
    assert others[0] == "    data/standards.yaml:6:11 LB014 DB37/T 7-2020 — soon is no date."
    commit(repository)
    assert "Errors on reading HEAD: 2." in diff("HEAD", cwd=repository).stderr


def test_only_regular_files_of_the_data_are_taken_from_a_revision(
    repository: Path, diff: Diff, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text(NEW, encoding="utf-8")
    (repository / "data/standards.yaml").unlink()
    (repository / "data/standards.yaml").symlink_to(secret)
    (repository / ".gitattributes").write_text("*.yaml export-ignore\n*.csv filter=x\n")
    commit(repository, "v3")
    done = diff("v2", "v3", cwd=repository)
    assert done.stdout == "Nothing has changed.\n", (
        "a link is not followed, and what is not read is not compared"
    )
    assert "LB001 — " in done.stderr
    assert TOLD in diff("v1", "v2", cwd=repository).stdout


def test_a_tree_cannot_write_outside_of_its_folder(repository: Path, diff: Diff) -> None:
    """Git itself makes no such tree; whoever sends one may have."""

    def made(*arguments: str, given: bytes) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=repository, input=given, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    blob = git(repository, "rev-parse", "v2:data/standards.yaml").strip()
    entry = b"100644 ../sources.yaml\0" + bytes.fromhex(blob)
    evil = made("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=entry)
    entries = git(repository, "ls-tree", "v2:data") + f"040000 tree {evil}\tstandards\n"
    data = made("mktree", given=entries.encode())
    root = made("mktree", given=f"040000 tree {data}\tdata\n".encode())
    commit = git(repository, "commit-tree", root, "-m", "x").strip()
    assert "data/standards/../sources.yaml\n" in git(repository, "ls-tree", "-r", "--name-only", commit)
    done = diff("v2", commit, cwd=repository)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing has changed.\n", "")


def test_the_markdown_of_a_comparison_is_printed(repository: Path, diff: Diff) -> None:
    done = diff("v1", "v2", "--format", "markdown", cwd=repository)
    assert done.stdout.startswith(
        "### Standards that changed&#58; 1\n\n- **DB37&#47;T 516&#45;2004** 苹果生产技术规程\n"
        "  - status in force → superseded by DB37&#47;T 516&#45;2020\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "gb18030"])
def test_json_can_be_read_in_any_encoding(repository: Path, diff: Diff, encoding: str) -> None:
    environment = os.environ | NO_ONE | {"PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [LUBIAO, "diff", "v1", "v2", "--format", "json"], cwd=repository, env=environment, capture_output=True, check=True
    )  # fmt: skip
    told = json.loads(done.stdout.decode(encoding))
    assert (told["schema_version"], told["old"], told["new"]) == (1, "v1", "v2")
    assert [standard["change"] for standard in told["standards"]] == ["changed", "added"]
    assert told["standards"][1]["title_zh"] == "苹果生产技术规程"


def test_chinese_is_spoken_to_those_who_ask_for_it(repository: Path, diff: Diff) -> None:
    done = diff("v1", "v2", "--lang", "zh", cwd=repository)
    assert "  DB37/T 516-2004：状态 现行 → 被 DB37/T 516-2020 代替\n" in done.stdout


def test_a_reader_that_stops_reading_is_no_error(repository: Path) -> None:
    command = f"'{LUBIAO}' diff v1 v2 --format json | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=repository, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
