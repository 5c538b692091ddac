"""`kill -9` at random moments of every command that writes: each data file is the old or the new one, whole."""

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
LUBIAO = Path(sys.executable).with_name("lubiao")
KILLS = int(os.environ.get("LUBIAO_KILLS", "4"))
"""Moments at which each command is killed."""

UNTIDY = {"\n  issued: ": "\n  issued:   ", "samr-std\n": "samr-std   \n"}
"""What `format` and `check --fix` have to repair."""

ADD = [
    "--code",
    "DB3702/T 99001-2020",
    "--title-zh",
    "虚构标准",
    "--source",
    "samr-std",
    "--level",
    "listing",
]
COMMANDS = {
    "format": ["format"], "check --fix": ["check", "--fix", "--level", "error"], "add": ["add", *ADD, "--read", "2026-11-23"],
    "import": ["import", "list.csv", "--source", "samr-std", "--read", "2026-11-23"],
    "import --update": ["import", "list.csv", "--source", "samr-std", "--read", "2026-11-23", "--update", "--yes", "--into", "standards/batch.yaml"],
}  # fmt: skip


def run(command: list[str], folder: Path, moment: float | None = None) -> None:
    """Run a command in a folder with a data folder; where a moment (in seconds) is given, kill it then."""
    process = subprocess.Popen(
        [LUBIAO, *command], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    if moment is not None:
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
    _, told = process.communicate(timeout=120)
    if moment is None:
        assert process.returncode in (0, 1), told


def files(folder: Path) -> dict[str, bytes]:
    """Every file that reading the data folder would read, by its name."""
    data = folder / "data"
    names = (path for path in data.rglob("*.yaml") if not path.name.startswith("."))
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in names}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("standards.yaml", "sources.yaml"):
        path = tmp_path / "data" / name
        text = path.read_text(encoding="utf-8")
        for tidy, untidy in UNTIDY.items():
            text = text.replace(tidy, untidy, 40)
        path.write_text(text, encoding="utf-8")
    rows = [f"DB37/T {number}-2020,虚构标准{number},2020-10-14" for number in range(99000, 99200)]
    rows.append("DB3702/T 0014-2022,农贸市场建设与管理规范,2022-10-15")
    (tmp_path / "list.csv").write_text("\n".join(["标准号,标准名称,发布日期", *rows]), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_killed_at_any_moment_each_file_is_the_old_or_the_new_one(folder: Path, command: list[str]) -> None:
    moments = random.Random()
    old = files(folder)
    begun = time.monotonic()
    run(command, folder)
    took, new = time.monotonic() - begun, files(folder)
    assert new != old, "the command has something to write"
    for number in range(KILLS):
        shutil.rmtree(folder / "data" / "standards", ignore_errors=True)
        for name, content in old.items():
            (folder / "data" / name).write_bytes(content)
        # Most of them towards the end, where the writing is.
        moment = took * (moments.uniform(0.05, 1.1) if number % 3 == 0 else moments.uniform(0.7, 1.05))
        run(command, folder, moment)
        for name, content in files(folder).items():
            assert content in (old.get(name), new.get(name)), f"{name}, killed after {moment:.3f} of {took:.3f} s"  # fmt: skip
        _make_leftovers_old(folder)
        run(command, folder)
        assert files(folder) == new
        left = [path.name for path in (folder / "data").rglob(".*") if path.name.endswith(".new")]
        assert left == [], "the next run leaves nothing behind"


def _make_leftovers_old(folder: Path) -> None:
    """What a killed run left is removed when it is surely nobody’s any more: a while later."""
    for path in (folder / "data").rglob(".*.new"):
        os.utime(path, (0, 0))
