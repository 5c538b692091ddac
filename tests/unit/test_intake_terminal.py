"""`lubiao import` at a terminal: a bar while it works, the changes shown before they are asked about."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LUBIAO = Path(sys.executable).with_name("lubiao")
ROW = "DB37/T 99001-2020,虚构标准,{issued}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / "data"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(["标准号,标准名称,发布日期", *rows]), encoding="utf-8")
    return path


def command(file: Path, data: Path, *more: str) -> list[str]:
    return ["import", str(file), "--data", str(data), "--source", "samr-std", "--lang", "en", *more]


def at_a_terminal(arguments: list[str], answer: str = "") -> tuple[int, str]:
    """Run the command in a pseudo-terminal, and type the answer when it asks; exit code, and all that was shown."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ |= {"TERM": "xterm", "COLUMNS": "120", "LC_ALL": "C.UTF-8"}
        os.execv(LUBIAO, ["lubiao", *arguments])
    shown, asked = b"", False
    try:
        while piece := os.read(terminal, 65536):
            shown += piece
            if not asked and b"[y/N]" in shown:
                asked = True
                os.write(terminal, f"{answer}\n".encode())
    except OSError:
        pass  # The other end is closed: the command is over.
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_a_terminal_sees_a_bar_for_each_step_and_a_pipe_none(data: Path, tmp_path: Path) -> None:
    file = table(tmp_path, *(f"DB37/T {number}-2020,虚构标准{number},2020-10-14" for number in range(90000, 93000)))  # fmt: skip
    code, shown = at_a_terminal(command(file, data, "--dry-run"))
    assert code == 0
    for step in ("Reading the file", "Rows", "Holding the rows to the rules"):
        assert step in shown
    assert "━" in shown
    piped = subprocess.run([LUBIAO, *command(file, data, "--dry-run")], capture_output=True, text=True, check=True)  # fmt: skip
    assert piped.stderr == ""
    assert "━" not in piped.stdout and "\x1b" not in piped.stdout


@pytest.mark.parametrize(("answer", "issued", "code"), [("y", "2020-10-15", 0), ("是", "2020-10-15", 0), ("n", "2020-10-14", 1), ("", "2020-10-14", 1)])  # fmt: skip
def test_changes_are_shown_and_made_only_if_the_person_says_yes(
    data: Path, tmp_path: Path, answer: str, issued: str, code: int
) -> None:
    file = data / "standards.yaml"
    subprocess.run([LUBIAO, *command(table(tmp_path, ROW.format(issued="2020-10-14")), data)], check=True)
    before = file.read_text(encoding="utf-8")
    left, shown = at_a_terminal(command(table(tmp_path, ROW.format(issued="2020-10-15")), data, "--update"), answer)  # fmt: skip
    assert left == code
    assert shown.index("issued: 2020-10-14 → 2020-10-15") < shown.index("Change 1 records? [y/N]")
    assert ("changed: 1" in shown, "skipped: there already, and different: 1" in shown) == (
        code == 0,
        code == 1,
    )
    old = "issued: 2020-10-14\n  evidence:\n    - source: samr-std"
    assert file.read_text(encoding="utf-8") == before.replace(old, old.replace("2020-10-14", issued))
