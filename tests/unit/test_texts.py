"""The message catalogue: every sentence of the project has its Chinese, and the Chinese is Chinese."""

import configparser
import re
import string
from collections import Counter
from functools import reduce
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from lubiao.texts import default_language, translator

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "scripts/lubiao/texts/locale/zh/LC_MESSAGES/lubiao.po"

EQUAL_ON_PURPOSE = {"ICS", "CCS"}
"""Names that are the same in both languages."""

BEHIND_A_NUMBER = {"standard", "standards"}

AS_TYPED = ("“键: 值”", '"苹 果"')
"""Quoted as it is written in a data file, and in a question to a database."""

HAN = "\u3400-\u9fff"
HALF_WIDTH = re.compile(rf"[{HAN}}}][,;:!?()\"]|[,;:!?()\"][{HAN}{{]|[{HAN}]\.(?=\s|$)|[{HAN}] +[{HAN}]")
"""Half-width punctuation beside a Chinese character or a value, a half-width stop behind one, a gap between two."""

NO_GAP = re.compile(rf"[{HAN}][A-Za-z0-9`]|[A-Za-z0-9`][{HAN}]")
"""A Chinese character and a Latin letter or digit without a space between them."""

NUMBER = "n|number|count|total|first|last|date|day|code|size|cited|identified|dated|classified|replaced|left"
NO_GAP_TO_NUMBER = re.compile(rf"[{HAN}]\{{(?:{NUMBER})\}}|\{{(?:{NUMBER})\}}[{HAN}]")

WRITTEN_TOGETHER = re.compile(r"\d+年(\d+月(\d+日)?)?|第\d段|\{year\}年")
"""Dates, and the places in a source as records write them."""


def mapping():
    """(method map, options map) of babel.cfg, as babel reads it."""
    parser = configparser.RawConfigParser()
    parser.read(ROOT / "babel.cfg", "utf-8")
    methods, options = [], {}
    for section in parser.sections():
        method, _, pattern = section.partition(":")
        methods.append((pattern.strip(), method.strip()))
        options[pattern.strip()] = dict(parser.items(section))
    return methods, options


@pytest.fixture(scope="module")
def extracted():
    """Message → the files that say it."""
    methods, options = mapping()
    found: dict[str, set[str]] = {}
    for file, _, message, _, _ in extract_from_dir(
        str(ROOT), methods, options, keywords={"N_": None, "say": None, "_": None}
    ):
        found.setdefault(message, set()).add(file)
    return found


@pytest.fixture(scope="module")
def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh")


@pytest.fixture(scope="module")
def messages(catalogue):
    return {message.id: message.string for message in catalogue if message.id}


def fields(text):
    """The {names} of a text, with their conversions and formats, and how often each comes."""
    return Counter(
        (name, conversion or "", form)
        for _, name, form, conversion in string.Formatter().parse(text)
        if name is not None
    )


def test_the_extraction_finds_texts_in_programs_and_in_templates(extracted):
    files = {file for of in extracted.values() for file in of}
    assert {Path(file).parts[0] for file in files} == {"scripts", "overrides"}
    for sure in ("Not identified yet", "All standards", "Search standards", "Municipal standard"):
        assert sure in extracted
    assert len(extracted) > 250


def test_every_text_has_a_chinese_translation(extracted, messages):
    assert {text: files for text, files in extracted.items() if not messages.get(text)} == {}


def test_the_catalogue_is_read_as_babel_reads_it(messages):
    say = translator("zh")
    assert {text: say(text) for text in ["", *messages]} == {"": "", **messages}


def test_no_translation_is_left_of_a_text_that_nobody_says_any_more(extracted, messages, catalogue):
    assert set(messages) - set(extracted) == set()
    assert list(catalogue.obsolete) == []


def test_no_translation_is_uncertain_or_has_an_error_that_babel_sees(catalogue):
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []
    assert [(message.id, errors) for message, errors in catalogue.check()] == []


def test_the_values_in_a_text_and_in_its_translation_are_the_same(messages):
    differing = {text: said for text, said in messages.items() if fields(text) != fields(said)}
    assert differing == {}


def test_every_value_in_a_text_has_a_name(messages):
    assert [text for text in messages if any(not name or name.isdigit() for name, _, _ in fields(text))] == []


def test_no_chinese_translation_is_english(messages):
    no_words = re.compile(r"[\W\d]*(\{\w+\}[\W\d]*)*")
    english = {
        text
        for text, said in messages.items()
        if not re.search(f"[{HAN}]", said) and not no_words.fullmatch(said) and text not in EQUAL_ON_PURPOSE
    }
    assert english == set()


def test_what_is_equal_in_both_languages_is_so_on_purpose(messages):
    equal = {text for text, said in messages.items() if text == said and re.search("[A-Za-z]{2}", text)}
    assert equal <= EQUAL_ON_PURPOSE


def test_no_key_is_chinese(messages):
    # The key is the English text. It may quote what data or sources print, in the findings of the rules.
    chinese = {text for text in messages if re.match(f"[{HAN}]", text) and not re.search("[A-Za-z]{3}", text)}
    assert chinese == set()


def test_chinese_is_set_with_full_width_punctuation(messages):
    shown = {
        said: reduce(lambda text, typed: text.replace(typed, ""), AS_TYPED, said)
        for said in messages.values()
    }
    half = {said: HALF_WIDTH.findall(text) for said, text in shown.items() if HALF_WIDTH.search(text)}
    assert half == {}


def test_a_sentence_ends_as_a_sentence_in_both_languages(messages):
    stops = {".": "。", "?": "？", "!": "！", ":": "：", "…": "……"}
    differing = {
        text: said
        for text, said in messages.items()
        for english, chinese in stops.items()
        if text.rstrip().endswith(english) != said.rstrip().endswith(chinese) and len(text.strip()) > 1
    }
    assert differing == {}


def test_no_translation_begins_or_ends_with_white_space_that_its_text_has_not(messages):
    untidy = [text for text, said in messages.items() if said != said.strip() and text == text.strip()]
    assert untidy == []


def test_texts_with_apostrophes_use_the_typographic_one_in_the_interface(extracted):
    straight = {
        text
        for text, files in extracted.items()
        if any(file.startswith("overrides") for file in files) and re.search(r"\w'\w|\"", text)
    }
    assert straight == set()


def test_the_translator_says_every_text_in_chinese_and_leaves_english_alone(messages):
    say = translator("zh")
    for text, said in messages.items():
        assert say(text) == said
        assert translator("en")(text) == text
    assert say("A text that nobody has translated.") == "A text that nobody has translated."


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "", "LANG": "zh_TW"}, "zh"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "en_US", "LANG": "en_US"}, "zh"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US"}, "zh"),
    ],
)
def test_the_language_of_findings_is_that_of_the_environment(monkeypatch, environment, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_language() == language


def test_a_space_stands_between_chinese_and_latin_letters_or_numbers(messages):
    example = {text for text in messages if text.startswith("Standards for purchasing")}
    wrong = {
        said
        for text, said in messages.items()
        if text not in example
        and (NO_GAP.search(WRITTEN_TOGETHER.sub("", said)) or NO_GAP_TO_NUMBER.search(said))
    }
    assert wrong == set()


def test_english_texts_that_differ_only_by_a_capital_or_a_stop_have_one_translation(messages):
    # Behind a number Chinese has a measure word.
    said = {}
    for text, chinese in messages.items():
        said.setdefault(text.lower().rstrip("."), set()).add(chinese.rstrip("。"))
    assert {
        text: texts for text, texts in said.items() if len(texts) > 1 and text not in BEHIND_A_NUMBER
    } == {}
