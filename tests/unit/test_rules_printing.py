"""The printers: what people, programs and GitHub are told, and what hostile text cannot do to them."""

import html
import io
import json
from pathlib import Path

import pytest

from lubiao.findings import Finding, Level, Message, Place
from lubiao.findings.printing import (
    LARGEST_SUMMARY,
    print_github,
    print_json,
    print_text,
    summary,
    to_github,
    to_json,
    to_markdown,
)

HOSTILE = "\x1b[2J\u202e%0A::error::x\r\n::warning file=a,line=1::<script>alert(1)</script>|`a`[b](http://c)"


def finding(level: Level = Level.ERROR, rule: str = "LB101", line: int = 1, text: str = "甲") -> Finding:
    message = Message("{name} is not in organizations.yaml.", {"name": text})
    remedy = Message("Delete it.")
    return Finding(rule, level, Place("data/standards.yaml", line, 3, "GB/T 1-2020"), message, remedy)


def printed(findings: list[Finding], language: str = "en", show_all: bool = False) -> str:
    stream = io.StringIO()
    print_text(findings, language, stream, show_all)
    return stream.getvalue()


def test_a_finding_names_file_line_column_level_rule_record_fault_and_remedy() -> None:
    assert printed([finding(line=12)]) == (
        "data/standards.yaml:12:3 error LB101 GB/T 1-2020 — 甲 is not in organizations.yaml.\n"
        "    Delete it.\n"
        "Errors: 1. Warnings: 0. Remarks: 0.\n"
    )
    assert printed([finding(line=12)], "zh") == (
        "data/standards.yaml:12:3 错误 LB101 GB/T 1-2020 — organizations.yaml 中没有“甲”。\n"
        "    请删除。\n"
        "错误 1 个，警告 0 个，提示 0 个。\n"
    )


def test_a_message_inside_a_message_is_said_in_the_same_language() -> None:
    reason = Message("no province is called {name}", {"name": "外"})
    outer = Message("{code} is no code of a standard: {reason}.", {"code": "JJG(外) 1", "reason": reason})
    text = printed([Finding("LB103", Level.ERROR, Place("a"), outer)], "zh")
    assert "JJG(外) 1 不是标准号：没有简称为“外”的省份。" in text


def test_nothing_found_is_said_too() -> None:
    assert printed([]) == "Nothing to report.\n"


def test_many_warnings_of_one_rule_are_cut_and_counted_but_errors_never() -> None:
    findings = [finding(Level.WARNING, "LB607", line) for line in range(1, 159)]
    findings += [finding(Level.ERROR, "LB103", line) for line in range(1, 21)]
    text = printed(findings)
    assert text.count("LB607 GB/T") == 5
    assert text.count("LB103 GB/T") == 20
    assert "LB607: … and 153 more like this (--all shows them)\n" in text
    assert text.endswith("Errors: 20. Warnings: 158. Remarks: 0.\n")
    assert printed(findings, show_all=True).count("LB607 GB/T") == 158


def test_a_pipe_gets_no_colours_and_a_terminal_does() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    print_text([finding()], "en", terminal)
    assert "\x1b" not in printed([finding()])
    assert "\x1b[1;31merror" in terminal.getvalue()


def test_hostile_text_stays_visible_text_on_one_line() -> None:
    text = printed([finding(text=HOSTILE)])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert len(text.splitlines()) == 3
    assert "\\x1b[2J\\u202e%0A" in text


def test_braces_in_a_value_are_not_filled_in() -> None:
    assert "{name} {0} is not in" in printed([finding(text="{name} {0}")])


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_a_stream_that_cannot_hold_a_character_gets_an_escape(encoding: str) -> None:
    bytes_written = io.BytesIO()
    stream = io.TextIOWrapper(bytes_written, encoding=encoding)
    print_text([finding(text="甲😀")], "zh", stream)
    stream.flush()
    assert b"\\U0001f600" in bytes_written.getvalue()


def test_json_holds_every_finding_and_the_counts() -> None:
    stream = io.StringIO()
    print_json([finding(line=7, text=HOSTILE), finding(Level.INFO)], "en", stream)
    assert "\x1b" not in stream.getvalue()
    read = json.loads(stream.getvalue())
    assert read["summary"] == {"error": 1, "warning": 0, "info": 1, "silenced": 0, "fixable": 0}
    first = read["findings"][0]
    assert first.pop("message") == f"{HOSTILE} is not in organizations.yaml."
    assert first == {
        "rule": "LB101", "level": "error", "file": "data/standards.yaml", "line": 7, "column": 3,
        "end_line": None, "end_column": None, "record": "GB/T 1-2020", "remedy": "Delete it.", "fix": None,
        "page": "en/rules/LB101/",
    }  # fmt: skip


def test_the_counts_have_every_level() -> None:
    assert summary([finding(), finding(Level.INFO)]) == {Level.ERROR: 1, Level.WARNING: 0, Level.INFO: 1}


def test_an_annotation_names_file_line_and_column() -> None:
    assert to_github([finding(line=7)], "en") == (
        "::error file=data/standards.yaml,line=7,col=3,title=LB101 GB/T 1-2020"
        "::甲 is not in organizations.yaml.%0ADelete it."
    )


def test_github_gets_ten_annotations_of_each_level() -> None:
    levels = [level for level in Level for _ in range(15)]
    lines = to_github([finding(level) for level in levels], "en").split("\n")
    assert [line.split()[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10


def test_hostile_text_cannot_add_an_annotation_or_a_property() -> None:
    place = Place(f"data/a,line=9::{HOSTILE}.yaml", 1, 1, HOSTILE)
    message = Message("{name}", {"name": HOSTILE})
    line = to_github([Finding("LB101", Level.ERROR, place, message)], "en")
    assert len(line.splitlines()) == 1
    properties, _, said = line.removeprefix("::error ").partition("::")
    assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "col", "title"]
    assert "%250A" in said


def test_the_step_summary_holds_the_whole_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("before\n")
    print_github([finding(line=n) for n in range(1, 31)], "zh", io.StringIO())
    written = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert written.startswith("before\n")
    assert sum(line.startswith("| 错误 ") for line in written.splitlines()) == 30


def test_without_a_step_summary_github_gets_the_annotations_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    stream = io.StringIO()
    print_github([finding()], "en", stream)
    assert stream.getvalue().splitlines() == [
        to_github([finding()], "en"), "Errors: 1. Warnings: 0. Remarks: 0.",
    ]  # fmt: skip


def test_hostile_text_is_plain_words_in_the_summary() -> None:
    row = to_markdown([finding(text=HOSTILE)], "en").splitlines()[-1]
    cell = row.split(" | ")[4]
    assert not set("<>`[]|*_#\\") & set(cell.replace("&#", ""))
    assert "<script>alert(1)</script>|`a`[b](http://c)" in html.unescape(cell)


def test_a_summary_that_github_would_refuse_is_cut_and_says_so() -> None:
    text = to_markdown([finding(text="甲" * 200) for _ in range(3000)], "en")
    assert LARGEST_SUMMARY * 0.9 < len(text.encode()) < 1_000_000
    assert "more" in text.splitlines()[-1]


def test_json_is_the_same_whether_printed_or_returned() -> None:
    stream = io.StringIO()
    print_json([finding()], "zh", stream)
    assert stream.getvalue() == to_json([finding()], "zh") + "\n"
