"""The list of rules itself: numbers, sentences, documentation, translations."""

import re
import string
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from lubiao.codes import grammar
from lubiao.findings import Level
from lubiao.rules import catalogue_of_rules
from lubiao.rules.__main__ import documents
from lubiao.rules.identity import CODE_REASONS
from lubiao.texts.translation import CATALOGUE

ROOT = Path(__file__).parents[2]
RULES = catalogue_of_rules()


def test_every_rule_has_a_number_of_its_own() -> None:
    assert [number for number, times in Counter(rule.id for rule in RULES).items() if times > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_one_or_more_whole_sentences_in_both_languages(rule) -> None:
    assert re.fullmatch(r"LB[0-7]\d\d", rule.id)
    assert isinstance(rule.level, Level)
    assert rule.en[0].isupper() and rule.en.endswith((".", ".)"))
    assert rule.zh.endswith("。")
    assert re.search("[\u4e00-\u9fff]", rule.zh)
    assert not re.search("[\u4e00-\u9fff]", rule.en), "the rule is the heading of an English page"


@pytest.mark.parametrize("name", documents())
def test_the_documentation_of_the_rules_is_not_stale(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == documents()[name], "run: python -m lubiao.rules"


def test_every_reason_of_a_code_error_is_marked_for_translation() -> None:
    source = Path(grammar.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'raise CodeError\(\s*"([^"]+)"', source)) == set(CODE_REASONS)


def extracted() -> set[str]:
    messages = extract_from_dir(
        ROOT / "scripts" / "lubiao", method_map=[("**.py", "python")], keywords={"N_": None}
    )
    return {message for _, _, message, _, _ in messages if isinstance(message, str)}


def test_every_sentence_of_a_finding_is_said_in_chinese_with_the_same_values() -> None:
    with CATALOGUE.open("rb") as file:
        chinese = {message.id: message.string for message in read_po(file, locale="zh")}
    names = string.Formatter().parse
    for text in extracted():
        assert chinese.get(text), f"no Chinese for: {text}"
        assert {field for _, field, _, _ in names(text) if field} == {
            field for _, field, _, _ in names(chinese[text]) if field
        }, text


def test_the_extraction_sees_the_rules() -> None:
    assert {"The Chinese title is missing.", "A tab stands here."} <= extracted()
