"""Adding a standard: at a terminal and without one. Each answer is checked, and nothing else in the file changes."""

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LUBIAO = Path(sys.executable).with_name("lubiao")
ANSWERS = [
    "--code", "db3702／T 9901—2024",
    "--title-zh", "测试用集市管理规范",
    "--issued", "2024年3月5日",
    "--implemented", "2024/4/5",
    "--issuer", "青岛市市场监督管理局",
    "--ics", "03.100.20",
    "--source", "samr-std",
    "--level", "listing",
    "--read", "2026-11-23",
]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def add(data: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def add(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [LUBIAO, "add", "--data", data, "--lang", language, *arguments],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return add


def at_a_terminal(data: Path, answers: list[str], language: str = "zh") -> tuple[int, str]:
    """Run the dialogue in a pseudo-terminal and type the answers; exit code, and all that was shown."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "dumb"
        os.execv(LUBIAO, ["lubiao", "add", "--data", str(data), "--lang", language])
    shown = b""
    waiting = list(answers)
    try:
        while piece := os.read(terminal, 65536):
            shown += piece
            asked = shown.rstrip(b" ").endswith(b">") or b"]: " in shown[-12:] or shown.endswith(b"] ")
            if asked and waiting:
                os.write(terminal, (waiting.pop(0) + "\n").encode())
    except OSError:
        pass  # The other end is closed: the dialogue is over.
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_a_standard_is_added_at_its_place_and_nothing_else_changes(data: Path, add) -> None:
    before = (data / "standards.yaml").read_text(encoding="utf-8")
    done = add(*ANSWERS)
    assert done.returncode == 0, done.stderr
    after = (data / "standards.yaml").read_text(encoding="utf-8")
    record = "- code: DB3702/T 9901-2024\n  title_zh: 测试用集市管理规范\n  issued: 2024-03-05\n"
    start = after.index(record)
    end = after.index("\n\n", start) + 2
    assert after[:start] + after[end:] == before
    assert before[:start].rstrip().splitlines()[-1] != "", "the record stands behind another one"
    assert "DB3702/T" in after[:start].rpartition("- code: ")[2]
    assert f"line {after[:start].count(chr(10)) + 1}." in done.stdout


def test_the_data_is_right_after_a_standard_was_added(data: Path, add) -> None:
    add(*ANSWERS)
    checked = subprocess.run(
        [LUBIAO, "check", "--data", data, "--level", "error"], capture_output=True, check=False
    )
    assert checked.returncode == 0


def test_a_standard_that_is_there_already_is_refused(data: Path, add) -> None:
    before = (data / "standards.yaml").read_bytes()
    done = add(*["DB3702/T0014-2022" if answer.startswith("db3702") else answer for answer in ANSWERS])
    assert done.returncode == 1
    assert "DB3702/T 0014-2022 has a record already, in data/standards.yaml, line" in done.stderr
    assert (data / "standards.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "answer", "told"),
    [
        ("--code", "ABCDE 12-2020", "is no code of a standard"),
        ("--title-zh", "Only English", "Chinese"),
        ("--issued", "03/04/2022", "03/04/2022 is no date."),
        ("--issued", "2024-05-06", "before"),
        ("--ics", "3.1", "3.1"),
        ("--source", "nowhere", "There is no source nowhere."),
        ("--level", "seen", "Type its number, or one of: cover, listing, mention."),
        ("--issuer", "潍坊市市场监督管理局", "does not issue standards of this class"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_written(
    data: Path, add, option: str, answer: str, told: str
) -> None:
    before = (data / "standards.yaml").read_bytes()
    given = list(ANSWERS)
    given[given.index(option) + 1] = answer
    done = add(*given)
    assert done.returncode == 1
    assert told in done.stderr + done.stdout
    assert (data / "standards.yaml").read_bytes() == before


def test_all_that_is_missing_is_told_in_one_run(add) -> None:
    done = add(language="zh")
    assert done.returncode == 1
    for option in ("--code", "--title-zh", "--source", "--level"):
        assert option in done.stderr


def test_a_dry_run_shows_the_record_and_writes_nothing(data: Path, add) -> None:
    before = (data / "standards.yaml").read_bytes()
    done = add(*ANSWERS, "--dry-run")
    assert (done.returncode, "code: DB3702/T 9901-2024" in done.stdout) == (0, True)
    assert (data / "standards.yaml").read_bytes() == before


def test_a_data_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [LUBIAO, "add", "--data", tmp_path / "none", "--lang", "zh"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "没有数据文件夹" in done.stderr) == (2, True)


def test_the_dialogue_adds_a_standard_and_asks_again_after_a_wrong_answer(data: Path) -> None:
    code, shown = at_a_terminal(
        data,
        [
            "GB", "db3702/t9902-2024",  # no code, then one
            "测试用集市管理规范",
            "",  # no English title
            "2024-02-30", "2024-03-05",  # no day of the calendar, then one
            "2024-04-05",
            "",  # the issuer that is offered
            "无人知晓的研究院",  # told, and let stand
            "",
            "",
            "",
            "全国标准信息公共服务平台",
            "2",
            "2026-11-23",
            "",
            "",
            "",
            "",  # write it
        ],
    )  # fmt: skip
    assert code == 0, shown
    text = (data / "standards.yaml").read_text(encoding="utf-8")
    record = text[text.index("- code: DB3702/T 9902-2024") :].partition("\n\n")[0]
    assert "issuers:\n    - 青岛市市场监督管理局" in record
    assert "- source: samr-std\n      level: listing\n      read: 2026-11-23" in record
    assert "市级地方标准 · 推荐性 · 青岛市" in shown
    assert "警告 LB614 DB3702/T 9902-2024" in shown
    assert not re.search(r"\b(?:error|warning)\b", shown), "a Chinese dialogue is Chinese"


def test_whoever_says_no_at_the_end_has_changed_nothing(data: Path) -> None:
    before = (data / "standards.yaml").read_bytes()
    answers = [
        "DB3702/T 9902-2024",
        "测试用集市管理规范",
        "",
        "",
        "",
        "-",
        "",
        "",
        "",
        "",
        "samr-std",
        "2",
        "",
        "",
        "",
        "",
        "n",
    ]
    code, shown = at_a_terminal(data, answers)
    assert code == 0, shown
    assert (data / "standards.yaml").read_bytes() == before
