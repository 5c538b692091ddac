"""Text of others in a comment: tables and lists stay, nothing reaches out of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issue_bodies import HOSTILE
from rendered import reaches_out

from lubiao.findings import Message
from lubiao.findings.check_comment import check_comment
from lubiao.findings.check_report import CheckReport
from lubiao.findings.comments import LONGEST_COMMENT, fenced, harmless, in_both, tamed, within

MARKS = st.lists(
    st.sampled_from([*"#@[]()!<>`~*_|\\&;:/.-=+ \n\t1ax", "http://", "www.", "&#64;", "&commat;", "GH-1", "<br>", "<b", "<!--", "-->", "]: ", "\n\n", "&#x40;", "&#0064;", "&#8203;", "&#46;", "&#58;", "&#47;", "&colon;", "### ", "- **"]),
    max_size=40,
).map("".join)  # fmt: skip


@given(MARKS)
def test_nothing_made_harmless_reaches_out(text: str) -> None:
    assert reaches_out(harmless(text)) == []


@given(MARKS)
def test_nothing_tamed_reaches_out(text: str) -> None:
    assert reaches_out(tamed(text)) == []
    assert "<" not in tamed(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_hostile_is_tamed(text: str) -> None:
    whole = text[:2_000].encode("utf-8", "replace").decode()
    assert reaches_out(tamed(whole)) == []
    assert reaches_out(harmless(whole)) == []


@given(MARKS)
def test_no_text_ends_the_block_of_code_around_it(text: str) -> None:
    block = fenced(text)
    assert reaches_out(f"{block}\n\n`after`") == []
    fence = block.split("\n")[0]
    assert block.split("\n").count(fence) == 2


@given(MARKS, MARKS)
def test_the_lines_of_a_diff_stay_whatever_its_texts_say(name: str, text: str) -> None:
    name, text = harmless(f"a{name}z"), harmless(f"a{text}z")
    lines = f"### {text}\n\n- **{name}** {text}\n  - {text}\n- **{name}**\n- {text}\n{text}\n"
    assert tamed(lines) == lines


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("```mermaid", "&#96;&#96;&#96;mermaid"), ("</DETAILS>", "&#60;&#47;DETAILS&#62;"), ("<Details>", "&#60;Details&#62;"),
        ("https&colon;//x", "https&#38;colon&#59;&#47;&#47;x"), ("https&#58;//x", "https&#58;&#8203;&#47;&#47;x"),
        ("www&period;x", "www&#38;period&#59;x"), ("&#119;ww", "&#38;&#35;&#8203;119&#59;ww"), ("    code", "code"),
        ("| a | b |", "&#124; a &#124; b &#124;"), ("# x", "&#35;&#8203; x"), ("- **a** ```x", "- **a** &#96;&#96;&#96;x"),
    ],
)  # fmt: skip
def test_what_is_no_line_of_a_diff_becomes_words(text: str, words: str) -> None:
    assert tamed(text) == words


def test_nothing_in_the_changes_ends_the_fold_around_them_or_swallows_what_follows() -> None:
    hostile = "</DETAILS>\n```mermaid\ngraph TD"
    report = CheckReport(number=1, errors=0, warnings=0, findings=[], changes_zh=hostile, changes_en=hostile)
    comment = check_comment(report, "https://github.com/o/r/actions/runs/1")
    assert re.findall("</?details>|```", comment, re.IGNORECASE) == ["<details>", "</details>"]


def test_a_sentence_is_said_in_both_languages_its_values_harmless_and_its_own_marks_kept() -> None:
    said = in_both(Message("There is no source {id}.", {"id": "@a"}))
    assert said.endswith("There is no source &#64;&#8203;a.")
    assert said.count("&#64;&#8203;a") == 2


def test_parts_of_a_comment_are_kept_whole_or_left_out() -> None:
    assert within(["a" * 10, "", "b" * 10], longest=40) == "a" * 10 + "\n\n" + "b" * 10
    assert within(["a" * 10, "b" * 30, "c"], longest=40) == "a" * 10 + "\n\n…"


def test_changes_too_many_for_one_comment_are_cut_at_a_line_in_both_languages() -> None:
    changes = {
        language: "".join(f"- **{harmless(f'GB/T {n}-2020')}** {language}\n" for n in range(4_000))
        for language in ("zh", "en")
    }
    report = CheckReport(
        number=1,
        errors=0,
        warnings=0,
        findings=[],
        changes_zh=changes["zh"][:60_000],
        changes_en=changes["en"][:60_000],
    )
    comment = check_comment(report, "https://github.com/o/r/actions/runs/1")
    assert len(comment) <= LONGEST_COMMENT
    for language in ("zh", "en"):
        assert f"- **{harmless('GB/T 0-2020')}** {language}\n" in comment
    items = [line for line in comment.split("\n") if line.startswith("- ")]
    whole = r"- \*\*GB&#47;T \d+&#45;2020\*\* (?:zh|en)"
    assert all(re.fullmatch(whole, line) for line in items), "no line is cut in two"
    assert comment.count("The rest is in the summary of the run.") == 2
    assert comment.endswith("</details>")
