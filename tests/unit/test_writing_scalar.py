"""A text as a YAML scalar: whoever reads it, it stays the text."""

import datetime
import json
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from lubiao.reading.values import ValueBuilder
from lubiao.writing import scalar

TRICKY = (
    "71.010", "3701", "no", "NO", "y", "N", "On", "1e5", "1E-5", "0x1F", "0o17", "0b11", "12:30:45", "1:2", "0014", "1_000",
    "_1", ".5", "5.", "+1", "-1", "- 1", ".inf", "-.INF", ".nan", "~", "null", "Null", "true", "=", "<<", "2022-13-45",
    "2022-10-14 10:00:00", "2022-1-4T1:00", "0.1.2", "1,000", "---", "--- a", "...", "-", "?", ":", "?a", ":a", "-a", "a:",
    "a: b", "a :b", "a #b", "#a", "a#b", "[a", "a]", "a, b", "{a}", "'a", 'a"', "a'b", 'say "x"', "C:\\x", "%a", "@a", "`a",
    "!a", "&a", "*a", "|", ">", " a", "a ", "a\nb", "a\tb", "\u3000a", "a\u3000b", "\u00a0", "a\u00a0", "\u200b", "\ufeff", "\x85",
    "\u2028", "\x07", "\ud800", "", "甲：乙", "GB/T 1—2020 《甲》", "https://example.com/a?b=c#d", "2022-10-14", "2021-06",
    "0.", "1.e5", "1__0", "0o8", "08", "0x", "1e", "e1", "İ", "ı", "٣", "１２", "²",
)  # fmt: skip

texts = st.one_of(
    st.text(max_size=20),
    st.text(
        st.sampled_from(" -?:,[]{}#&*!|>'\"%@`\\\n\t~=<.+_0123456789eExXoOnNyaFT年\u3000\u00a0\ufeff"),
        max_size=12,
    ),
    st.sampled_from(TRICKY),
)
contexts = st.sampled_from(
    (("- k: {}\n", False), ("- {}\n", False), ("- [{}]\n", True), ("- {{k: {}, l: a}}\n", True))
)


def written(value: str, form: str, in_flow: bool) -> str:
    return form.format(scalar(value, in_flow=in_flow))


def inside(value: Any) -> Any:
    while not isinstance(value, str | datetime.date):
        assert isinstance(value, list | dict), f"read as {value!r}"
        value = next(iter(value.values() if isinstance(value, dict) else value))
    return value


@given(texts, contexts)
def test_reading_gives_the_text_back(value: str, context: tuple[str, bool]) -> None:
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    builder = ValueBuilder(written(value, *context))
    assert inside(builder.read()) == expected
    assert [fault[0] for fault in builder.faults] in ([], ["LB009"] if not expected.strip() else [])
    assert "\n" not in scalar(value)


def by_pyyaml(text: str) -> Any:
    return yaml.safe_load(text)


def by_ruamel(version: tuple[int, int]) -> Any:
    def read(text: str) -> Any:
        reader = YAML(typ="safe", pure=True)
        reader.version = version
        return reader.load(text)

    return read


READERS = {"PyYAML": by_pyyaml, "YAML 1.1": by_ruamel((1, 1)), "YAML 1.2": by_ruamel((1, 2))}


def is_day(value: str) -> bool:
    try:
        return len(value) == 10 and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def looks_the_same(read: Any, value: str) -> bool:
    if is_day(value):
        return str(read) == value
    return isinstance(read, str) and read == "".join(
        "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value
    )


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("context", (("- k: {}\n", False), ("- [{}]\n", True)), ids=("block", "flow"))
def test_other_readers_of_yaml_take_a_tricky_text_for_a_text(reader: str, context: tuple[str, bool]) -> None:
    for value in TRICKY:
        text = written(value, *context)
        assert looks_the_same(inside(READERS[reader](text)), value), (value, text)


@pytest.mark.parametrize("reader", READERS)
@given(texts, contexts)
def test_other_readers_of_yaml_take_any_text_for_a_text(
    reader: str, value: str, context: tuple[str, bool]
) -> None:
    text = written(value, *context)
    assert looks_the_same(inside(READERS[reader](text)), value), text


SPELLED = {
    "青岛市市场监督管理局": "青岛市市场监督管理局",
    "71.010": '"71.010"',
    "03.100.20": "03.100.20",
    "2022-10-14": "2022-10-14",
    "2021-06": "2021-06",
    "no": '"no"',
    "12:30:45": '"12:30:45"',
    "2022-13-45": '"2022-13-45"',
    "a: b": '"a: b"',
    'say "x"': 'say "x"',
    '"x" said': "'\"x\" said'",
    "\\ and '": "\\ and '",
    "\\ # '": "'\\ # '''",
    "甲　乙": "甲　乙",
    "a\nb": '"a\\nb"',
    "https://std.samr.gov.cn/": "https://std.samr.gov.cn/",
}


@pytest.mark.parametrize("value", SPELLED)
def test_a_text_is_plain_where_it_can_be_and_quoted_where_it_must(value: str) -> None:
    assert scalar(value) == SPELLED[value]


def test_a_count_and_a_truth_stay_plain_under_their_keys_and_nothing_else_does() -> None:
    assert [scalar(value, typed=True) for value in ("27", "true", "no", "~")] == ["27", "true", '"no"', '"~"']


@given(st.text(max_size=20))
@example("\u2028\u0085")
def test_a_spelling_holds_no_character_that_a_data_file_may_not_hold(value: str) -> None:
    from lubiao.reading.file import cleaned

    assert cleaned(scalar(value)) == scalar(value)
    assert json.loads(json.dumps(scalar(value)))
