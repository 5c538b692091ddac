"""Each rule has a wrong and a right example, and both are what they are said to be, in both languages."""

import json
import re
from dataclasses import replace

import pytest

from lubiao.findings import Finding, Level, Message
from lubiao.reading.file import LARGEST_FILE
from lubiao.rules import catalogue_of_rules
from lubiao.rules.example import EXAMPLES, Example, ExampleFile, examples
from lubiao.texts import LANGUAGES, translator

RULES = {rule.id: rule for rule in catalogue_of_rules()}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
THREE_ENGLISH_WORDS = re.compile(r"(?<![\w{])[A-Za-z]{2,} [A-Za-z]+ [A-Za-z]{2,}(?![\w}])")

each_example = pytest.mark.parametrize("example", examples().values(), ids=examples())
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def found_by(example: Example) -> list[Finding]:
    """What the rule of an example finds in its wrong files."""
    return [finding for finding in example.findings(example.bad) if finding.rule == example.rule]


def place_of(finding: Finding) -> str:
    """The place as an example names it: without the data folder, whatever that is called."""
    place = finding.place
    return f"{place.file.partition('/')[2]}:{place.line}:{place.column}"


def messages_in(message: Message) -> list[Message]:
    inner = [value for value in message.values.values() if isinstance(value, Message)]
    return [message, *(found for value in inner for found in messages_in(value))]


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert examples().keys() == RULES.keys()
    assert {path.name for path in EXAMPLES.iterdir()} == {"base", *(f"{rule}.yaml" for rule in RULES)}


@each_example
def test_the_wrong_example_breaks_its_rule_at_its_very_line_and_column(example: Example) -> None:
    assert tuple(place_of(finding) for finding in found_by(example)) == example.at


@each_example
def test_the_wrong_example_breaks_no_other_rule(example: Example) -> None:
    others = {finding.rule for finding in example.findings(example.bad)} - {example.rule}
    assert others == example.also


def test_an_example_leaves_nothing_behind_for_the_next() -> None:
    clean = Example("", {}, (), (), ())
    for example in examples().values():
        example.findings(example.bad)
        assert clean.findings(()) == [], example.rule


def test_what_is_found_in_a_text_is_found_in_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [each for each in examples().values() if all(file.is_plain for file in (*each.beside, *each.bad))]
    assert len(plain) > 60
    found = [example.findings(example.bad) for example in plain]
    monkeypatch.setattr(ExampleFile, "is_plain", False)
    assert [example.findings(example.bad) for example in plain] == found


@each_example
def test_the_right_example_breaks_no_rule(example: Example) -> None:
    assert example.findings(example.good) == []


@each_example
def test_the_finding_has_the_level_of_its_rule(example: Example) -> None:
    assert {finding.level for finding in found_by(example)} == {RULES[example.rule].level}


@each_example
@in_each_language
def test_what_is_wrong_and_what_would_be_right_is_said_in_the_language(
    example: Example, language: str
) -> None:
    say = translator(language)
    for finding in found_by(example):
        assert finding.remedy, "a finding says what would be right"
        for message in (*messages_in(finding.message), *messages_in(finding.remedy)):
            template = say(message.text)
            if language == "zh":
                assert CHINESE.search(template) or template == "{reason}", template
                assert not THREE_ENGLISH_WORDS.search(template), template
            else:
                assert not CHINESE.search(template), template
        for said in (finding.message.said_in(say), finding.remedy.said_in(say)):
            assert not re.search(r"\{\w*\}", said), "every name has its value"


@each_example
@in_each_language
def test_why_a_rule_is_is_told_in_whole_sentences(example: Example, language: str) -> None:
    why = example.why[language]
    assert example.why.keys() == set(LANGUAGES)
    assert why.endswith("。" if language == "zh" else ".")
    assert bool(CHINESE.search(why)) is (language == "zh")


@each_example
def test_a_place_ends_behind_its_beginning_and_within_its_line(example: Example) -> None:
    texts = {file.name: file.text.split("\n") for file in example.bad}
    for finding in found_by(example):
        place = finding.place
        lines = texts[place.file.partition("/")[2]]
        assert place.column <= len(lines[place.line - 1]) + 1
        if not place.end_line:
            continue  # Where only the beginning is known, as in a file that is no YAML.
        assert (place.end_line, place.end_column) >= (place.line, place.column)
        assert place.end_column <= len(lines[place.end_line - 1]) + 1


@each_example
def test_what_is_pointed_at_is_a_value_a_key_or_the_beginning_of_a_record(example: Example) -> None:
    texts = {file.name: file.text.split("\n") for file in example.bad}
    for finding in found_by(example):
        place = finding.place
        line = texts[place.file.partition("/")[2]][place.line - 1]
        before, pointed = line[: place.column - 1], line[place.column - 1 : place.end_column - 1]
        if place.end_line != place.line:
            continue
        if place.end_column == place.column:
            assert re.fullmatch(r" *- |.*:", before), (
                "a record, an item of a list, or where a value is missing"
            )
        else:
            assert pointed
            assert re.fullmatch(r"[ -]*|.*: |.*[\[{].*", before) or example.rule == "LB004", before


def test_the_files_without_an_example_in_them_are_clean() -> None:
    assert Example("", {}, (), (), ()).findings(()) == []


def test_the_example_of_a_file_that_is_too_large_is_a_mebibyte_too_large() -> None:
    assert [file.size for file in examples()["LB002"].bad] == [LARGEST_FILE + 2**20]


def test_examples_are_short() -> None:
    lines = {rule: sum(file.text.count("\n") for file in example.bad) for rule, example in examples().items()}
    assert {rule: count for rule, count in lines.items() if count > 14} == {}


@each_example
def test_the_fix_of_a_finding_ends_it_and_begins_no_other(example: Example) -> None:
    files = {file.name: file for file in example.bad}
    fixes = [finding for finding in found_by(example) if finding.fix]
    for finding in reversed(fixes):
        place, file = finding.place, files[finding.place.file.partition("/")[2]]
        lines = file.text.split("\n")
        line = lines[place.line - 1]
        assert place.end_line == place.line, "what is fixed is one scalar"
        # A JSON string is a YAML scalar: this test needs no writer of ours.
        value = json.dumps(finding.fix.value, ensure_ascii=False)
        lines[place.line - 1] = line[: place.column - 1] + value + line[place.end_column - 1 :]
        files[file.name] = replace(file, text="\n".join(lines))
    if fixes:
        left = {finding.rule for finding in example.findings(tuple(files.values()))}
        assert left <= example.also


def test_there_are_examples_of_each_level() -> None:
    assert {RULES[rule].level for rule in examples()} == set(Level)
