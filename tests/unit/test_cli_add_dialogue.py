"""Adding a standard at a terminal: what is asked, what is understood, and that nothing answered is lost."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typed_answers import CTRL_C, CTRL_D, at_a_terminal, between, record_of

ROOT = Path(__file__).parents[2]
AS_EXAMPLE = "DB3702/T 0014-2022"
"""The code that the question shows as an example."""

GIVEN = [
    "--code", "DB3702/T 9902-2024", "--title-zh", "测试用集市管理规范", "--issued", "2024-03-05",
    "--implemented", "2024-04-05", "--issuer", "青岛市市场监督管理局",
]  # fmt: skip
"""The first answers; behind them come the English title, drafters, ICS, CCS, replaces, source, level, …"""

UNTIL_SOURCE = ["", "", "", "", ""]
"""English title, drafters, ICS, CCS and replaces are left out."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / "data"


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


@pytest.mark.parametrize(
    ("day", "told"),
    [("烟太", "日期"), ("2026-11", "2026-11"), ("2099-01-01", "2099-01-01")],
)
def test_a_bad_day_of_reading_is_refused_at_its_own_question(data: Path, day: str, told: str) -> None:
    answers = [*UNTIL_SOURCE, "samr-std", "2", day, "2026-11-23", "", "", "", ""]
    code, shown = at_a_terminal(data, answers, *GIVEN)
    assert code == 0, shown
    assert told in between(shown, f"] {day}\n", "\n>")
    assert "read: 2026-11-23" in record_of(data, "DB3702/T 9902-2024")


def test_what_the_whole_record_has_wrong_is_asked_again_and_no_answer_is_lost(data: Path) -> None:
    given = [word for word in GIVEN if word not in ("--issued", "2024-03-05")]
    answers = [
        "", "2024-03-05",  # no English title; the issue date
        "<", "2024-05-06",  # back to the issue date: now it lies behind the implementation given as an option
        "", "", "", "", "samr-std", "2", "", "", "", "",
        "2024-06-01",  # asked again
        "",
    ]  # fmt: skip
    code, shown = at_a_terminal(data, answers, *given)
    assert code == 0, shown
    again = shown.partition("LB302")[2]
    assert re.search(r"实施日期\n(?:.*\n)*?> \[2024-04-05\] 2024-06-01", again), (
        "the former answer is offered"
    )
    record = record_of(data, "DB3702/T 9902-2024")
    assert "issued: 2024-05-06\n  implemented: 2024-06-01" in record
    assert "source: samr-std" in record


def test_somebody_who_knows_no_source_is_shown_the_most_used_ones(data: Path) -> None:
    answers = [*UNTIL_SOURCE, "", "?", "标准数据库", "公共服务平台", "2", "", "", "", "", "n"]
    code, shown = at_a_terminal(data, answers, *GIVEN)
    assert code == 0, shown
    for told in (between(shown, "此项必填", "\n> "), between(shown, "\n> ?\n", "\n> ")):
        assert len(re.findall(r"^    \S+ \S", told, re.MULTILINE)) == 10
        assert "    samr-std 全国标准信息公共服务平台\n" in told
        assert "    host-" not in told
        assert re.search("还有 [0-9]+ 个", told)
    assert re.search("另有 [0-9]+ 个", between(shown, "> 标准数据库", "\n> ")), "how many more have this part"
    assert "  samr-std 全国标准信息公共服务平台" in between(shown, "> 公共服务平台", "\n> ")


def test_a_question_mark_shows_help_at_every_question(data: Path) -> None:
    answers = []
    for answer in ["DB3702/T 9902-2024", "测试用集市管理规范", "", "", "", "", *UNTIL_SOURCE[1:]]:
        answers += ["？", answer]
    code, shown = at_a_terminal(data, [*answers, "?", CTRL_D], language="en")
    assert code == 1
    assert shown.count("< goes back one question") == 1 + 11


@pytest.mark.parametrize(("answer", "is_written"), [("是", True), ("好", True), ("否", False), ("不", False)])
def test_yes_and_no_are_understood_in_chinese(data: Path, answer: str, is_written: bool) -> None:
    answers = [*UNTIL_SOURCE, "samr-std", "2", "", "", "", "", "也许", answer]
    code, shown = at_a_terminal(data, answers, *GIVEN)
    assert code == 0, shown
    assert ("DB3702/T 9902-2024" in (data / "standards.yaml").read_text(encoding="utf-8")) == is_written
    assert "Error" not in shown


@pytest.mark.parametrize(("key", "status"), [(CTRL_C, 130), (CTRL_D, 1)])
def test_whoever_stops_is_shown_the_command_that_goes_on_from_there(
    data: Path, key: str, status: int
) -> None:
    before = (data / "standards.yaml").read_bytes()
    answers = ["DB3702/T 9902-2024", "测试用“集市”管理规范 第1部分：'总则'", "", "", key]
    code, shown = at_a_terminal(data, answers)
    assert code == status, shown
    assert (data / "standards.yaml").read_bytes() == before
    assert "Aborted" not in shown
    assert "已停止，未写入任何内容。" in shown
    record, _, command = shown.rpartition("\n  lubiao add ")
    assert "- code: DB3702/T 9902-2024\n  title_zh: 测试用“集市”管理规范 第1部分：'总则'\n" in record
    words = shlex.split(command)
    answers = ["", "", "", "", "", "", "", "", "samr-std", "2", "", "", "", "", "是"]
    arguments = [word for word in words if word not in ("--data", str(data))]
    code, shown = at_a_terminal(data, answers, *arguments)
    assert code == 0, shown
    assert "第1部分：'总则'" in record_of(data, "DB3702/T 9902-2024")


@pytest.mark.parametrize("back", ["<", "《"])
def test_one_goes_back_to_the_former_question(data: Path, back: str) -> None:
    answers = [
        "DB3702/T 9902-2024", "测试用市集管理规范", back, "测试用集市管理规范",
        "", "2024-03-05", "", "", "", "", "", "",
        "samr-std", "1", back, "listing", "", "", "", "", back, "济南", "", "第3段", "", "",
    ]  # fmt: skip
    code, shown = at_a_terminal(data, answers)
    assert code == 0, shown
    record = record_of(data, "DB3702/T 9902-2024")
    assert "title_zh: 测试用集市管理规范" in record
    assert "level: listing" in record
    assert (
        "city: jinan\n      source: samr-std\n      place: 第3段\n      under: 测试用集市管理规范" in record
    )
    assert "> [测试用市集管理规范] 测试用集市管理规范" in shown


def test_there_is_no_way_back_before_the_first_question(data: Path) -> None:
    code, shown = at_a_terminal(data, ["<", CTRL_D], language="en")
    assert code == 1
    assert "There is no question before this one." in shown


def test_arrow_keys_move_in_the_line_and_end_up_in_no_answer(data: Path) -> None:
    answers = ["DB3702/T 9902-202\x1b[D\x1b[D\x1b[C\x1b[C4", CTRL_D]
    _, shown = at_a_terminal(data, answers)
    assert "DB3702/T 9902-2024 · 市级地方标准" in shown


def test_what_replaces_it_is_asked_for_where_it_is_superseded(data: Path) -> None:
    answers = [*UNTIL_SOURCE, "samr-std", "2", "", "", "被代替", "", "DB3702/T 9903-2026", "", ""]
    code, shown = at_a_terminal(data, answers, *GIVEN)
    assert code == 0, shown
    assert "此项必填" in shown.partition("被代替")[2]
    assert "replaced_by:\n    - DB3702/T 9903-2026" in record_of(data, "DB3702/T 9902-2024")


@pytest.mark.parametrize("change", [lambda title: title, lambda title: title.replace("规", "轨", 1)])
def test_a_title_that_another_standard_of_the_city_bears_is_told_at_the_title(
    data: Path, change: Callable[[str], str]
) -> None:
    text = (data / "standards.yaml").read_text(encoding="utf-8")
    other, title = re.search(r"- code: (DB3702/T \S+)\n  title_zh: (\S*规\S*)\n", text).groups()
    code, shown = at_a_terminal(data, ["DB3702/T 9902-2024", change(title), CTRL_D])
    assert code == 1
    assert other in between(shown, "中文题名\n", "英文题名\n")


def test_a_code_that_differs_by_zeros_from_another_is_told_at_the_code(data: Path) -> None:
    text = (data / "standards.yaml").read_text(encoding="utf-8")
    other = next(code for code in re.findall(r"^- code: (DB37\S+ \S+)$", text, re.M) if code != AS_EXAMPLE)
    code, shown = at_a_terminal(data, [other.replace(" ", " 00"), CTRL_D])
    assert code == 1
    assert f"{other} " in between(shown, "标准号\n", "中文题名\n")


@pytest.mark.parametrize("locale", ["C", "zh_CN.GBK"])
def test_chinese_can_be_typed_under_any_locale(
    data: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    _, shown = at_a_terminal(data, ["DB3702/T 9902-2024", "测试用集市管理规范", CTRL_D])
    assert "title_zh: 测试用集市管理规范" in shown
