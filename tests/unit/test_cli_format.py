"""`lubiao format` and `lubiao check --fix`: what has one right answer is repaired and told, and nothing else."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DREADFUL = Path(__file__).parent / "golden" / "dreadful"
LUBIAO = Path(sys.executable).with_name("lubiao")

WRONG = {
    "- code: DB3702/T 0014-2022": "- code: 'db3702／Ｔ0014—2022'  # remark",
    "  issued: 2022-10-14\n  implemented: 2022-11-14\n": "  implemented: 2022年11月14日\n  # of the day\n  issued: 2022/10/14  \n",
}  # fmt: skip
"""What is wrong is put in place of what is right."""


def lubiao(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [LUBIAO, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data of the repository, one record of it with mistakes."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / "standards.yaml"
    text = path.read_text(encoding="utf-8")
    for right, wrong in WRONG.items():
        assert right in text
        text = text.replace(right, wrong, 1)
    path.write_text(text, encoding="utf-8", newline="")
    return tmp_path / "data"


def right_text() -> str:
    """The file as it should become: the mistakes gone, the remarks kept."""
    text = (ROOT / "data" / "standards.yaml").read_text(encoding="utf-8")
    text = text.replace("- code: DB3702/T 0014-2022\n", "- code: DB3702/T 0014-2022  # remark\n", 1)
    return text.replace(
        "  issued: 2022-10-14\n  implemented: 2022-11-14\n",
        "  # of the day\n  issued: 2022-10-14\n  implemented: 2022-11-14\n",
        1,
    )


def test_format_repairs_and_tells_each_repair_with_its_place(data: Path) -> None:
    done = lubiao("format", "--data", data, "--lang", "en")
    assert done.returncode == 0
    assert (data / "standards.yaml").read_text(encoding="utf-8") == right_text()
    assert "LB104" in done.stdout and "db3702／Ｔ0014—2022 → DB3702/T 0014-2022" in done.stdout
    assert "LB014" in done.stdout and "2022/10/14 → 2022-10-14" in done.stdout
    assert "2022年11月14日 → 2022-11-14" in done.stdout
    assert "order of keys" in done.stdout
    again = lubiao("format", "--data", data, "--lang", "zh")
    assert (again.returncode, again.stdout) == (0, "没有需要修复之处。\n")
    assert lubiao("check", "--data", data).returncode == 0


def test_format_check_writes_nothing_and_shows_a_diff(data: Path) -> None:
    before = (data / "standards.yaml").read_bytes()
    done = lubiao("format", "--data", data, "--check")
    assert done.returncode == 1
    assert done.stdout.startswith("--- data/standards.yaml\n+++ data/standards.yaml\n@@ ")
    assert "\n-- code: 'db3702／Ｔ0014—2022'  # remark\n" in done.stdout
    assert "\n+- code: DB3702/T 0014-2022  # remark\n" in done.stdout
    assert (data / "standards.yaml").read_bytes() == before
    assert lubiao("format", "--check").stdout == ""


def test_format_keeps_to_the_files_it_is_given(data: Path) -> None:
    before = (data / "standards.yaml").read_bytes()
    assert lubiao("format", "--data", data, "--check", data / "cities.yaml").returncode == 0
    assert lubiao("format", "--data", data, data / "cities.yaml").returncode == 0
    assert (data / "standards.yaml").read_bytes() == before


def test_check_fix_repairs_and_then_tells_what_is_left(data: Path) -> None:
    path = data / "standards.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("read: 2026-11-23", "read: soon", 1), encoding="utf-8"
    )
    done = lubiao("check", "--fix", "--data", data, "--level", "error", "--lang", "en")
    assert done.returncode == 1
    repaired, _, found = done.stdout.partition("Files: 1.\n")
    assert "2022/10/14 → 2022-10-14" in repaired
    assert "soon is no day of the calendar" in found and "LB014" in found
    assert "2022/10/14" not in found and "LB104" not in found


@pytest.mark.parametrize("form", ("json", "github"))
def test_what_is_for_programs_stays_a_whole_document_beside_repairs(data: Path, form: str) -> None:
    done = lubiao("check", "--fix", "--data", data, "--format", form, "--level", "error")
    assert done.returncode == 0
    assert "2022/10/14 → 2022-10-14" in done.stderr
    assert "→" not in done.stdout
    if form == "json":
        assert json.loads(done.stdout)["findings"] == []


def test_check_without_fix_writes_nothing(data: Path) -> None:
    before = (data / "standards.yaml").read_bytes()
    assert lubiao("check", "--data", data).returncode == 1
    assert (data / "standards.yaml").read_bytes() == before


def test_dreadful_data_is_repaired_where_it_can_be_and_the_second_run_changes_nothing(tmp_path: Path) -> None:
    shutil.copytree(DREADFUL, tmp_path / "dreadful")
    first = lubiao("format", "--data", tmp_path / "dreadful")
    assert first.returncode in (0, 2)
    texts = {path: path.read_bytes() for path in (tmp_path / "dreadful").rglob("*") if path.is_file()}
    second = lubiao("format", "--data", tmp_path / "dreadful", "--check")
    assert second.stdout == ""
    assert {path: path.read_bytes() for path in texts} == texts


def test_a_file_that_cannot_be_read_is_told_and_left_alone(data: Path) -> None:
    (data / "cities.yaml").write_bytes("- id: 青岛\n".encode("gb18030"))
    (data / "sources.yaml").unlink()
    (data / "organizations.yaml").rename(data / "other")
    (data / "organizations.yaml").symlink_to(data / "other")
    done = lubiao("format", "--data", data)
    assert done.returncode == 2
    assert all(f"data/{name}.yaml: " in done.stderr for name in ("cities", "sources", "organizations"))
    assert (data / "cities.yaml").read_bytes() == "- id: 青岛\n".encode("gb18030")
    assert (data / "organizations.yaml").is_symlink()
    assert (data / "standards.yaml").read_text(encoding="utf-8") == right_text()


def test_a_missing_data_folder_is_told() -> None:
    done = lubiao("format", "--data", "nosuch", "--lang", "zh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有数据文件夹" in done.stderr


def test_what_a_terminal_would_obey_is_shown_escaped(data: Path) -> None:
    path = data / "standards.yaml"
    hostile = '- code: "GB/T\\e[31m 1-2020"\n  title_zh: \'甲\'\n  issued: "2022/10/14\\u202e"\n'
    path.write_text(path.read_text(encoding="utf-8") + "\n" + hostile, encoding="utf-8")
    for arguments in (["--check"], []):
        done = lubiao("format", "--data", data, *arguments)
        assert "\x1b" not in done.stdout + done.stderr
        assert "\u202e" not in done.stdout + done.stderr


def test_killed_at_any_moment_each_file_is_the_old_or_the_new_one(data: Path) -> None:
    moments = random.Random(5)
    paths = [data / "standards.yaml", data / "cities.yaml"]
    paths[1].write_text(
        paths[1].read_text(encoding="utf-8").replace('"37', "'37").replace('"\n', "'\n"), encoding="utf-8"
    )
    old = [path.read_bytes() for path in paths]
    started = time.monotonic()
    lubiao("format", "--data", data)
    longest = time.monotonic() - started
    new = [path.read_bytes() for path in paths]
    assert all(before != after for before, after in zip(old, new, strict=True))
    for _ in range(10):
        for path, before in zip(paths, old, strict=True):
            path.write_bytes(before)
        process = subprocess.Popen([LUBIAO, "format", "--data", data], stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.6, 1.1) * longest)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path, *both in zip(paths, old, new, strict=True):
            assert path.read_bytes() in both
