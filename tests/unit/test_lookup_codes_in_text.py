"""Codes in running text: every real spelling is found in a sentence, and nothing else is taken for one."""

import csv
import json
import time
from pathlib import Path

import pytest

from lubiao.codes import parse
from lubiao.codes.tidy import tidy
from lubiao.lookup.candidates import folded
from lubiao.lookup.codes_in_text import find_codes
from lubiao.lookup.spelling import is_spelt_right

VECTORS = Path(__file__).parent / "vectors"
SHARED = json.loads((VECTORS / "codes_in_text.json").read_text("utf-8"))
SECTORS = frozenset(SHARED["sectors"])
STRINGS = list(csv.DictReader((VECTORS / "code_strings.csv").open(encoding="utf-8", newline="")))
KNOWN_EXCEPTIONS: dict[str, str] = {}
"""Real strings that are not found in a sentence, each with the reason. There is none."""

SENTENCES = [
    "按照{}《医疗器械 第1部分》的规定执行。",
    "本产品执行标准为{}，有效期5年。",
    "依据（{}）及2020年12月1日起施行的办法",
    "The products shall conform to {} and be labelled in 2020.",
    "see {}, {{annex A}}; tel. 0531-12345678",
]


def found(text: str) -> list[tuple[str, str | None]]:
    return [(code.written, str(code.code) if code.code else None) for code in find_codes(text, SECTORS)]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_real_string_is_found_in_a_sentence_and_read_as_its_code(sentence: str) -> None:
    assert len(STRINGS) == 1691
    missed = {
        row["raw"]
        for row in STRINGS
        if found(sentence.format(row["raw"])) != [(row["raw"], row["canonical"])]
    }
    assert missed == KNOWN_EXCEPTIONS.keys()


def test_a_list_of_all_real_strings_is_read_as_that_list() -> None:
    text = "、".join(row["raw"] for row in STRINGS)
    assert [code for _, code in found(text)] == [row["canonical"] for row in STRINGS]


@pytest.mark.parametrize("vector", SHARED["found"], ids=lambda vector: vector["text"][:40])
def test_the_codes_of_a_text_are_found(vector: dict) -> None:
    assert found(vector["text"]) == [(code["written"], code["code"]) for code in vector["codes"]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("GB/T18965-08", "08 is no year of four digits"),
        ("DB3702/T 0014-22", "22 is no year of four digits"),
        ("DB3702/T 0014-20222", "20222 is no year of four digits"),
        ("DB37/T 2001-2O11", "2O11 is no year of four digits"),
        ("DB37/T 2001/2011", "the year 2011 is not set off by a dash"),
        ("DB37O2/T 0014-2022", "37O2 is no division of two or four digits"),
        ("GB/T 18 965-2008", "a blank stands inside the number"),
        ("GB/T l8965-2008", "no class of standards has a code of this form"),
        ("GB/T 18965-2008-06", "no class of standards has a code of this form"),
    ],
)
def test_the_reason_names_the_part_that_cannot_be_read(text: str, reason: str) -> None:
    (only,) = find_codes(f"执行{text}的规定", SECTORS)
    assert (only.code, str(only.refusal)) == (None, reason)


@pytest.mark.parametrize("text", SHARED["nothing"])
def test_what_is_no_code_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_is_no_code_stays_none_among_codes() -> None:
    text = "。\n".join(f"GB/T 18965-2008。{text}" for text in SHARED["nothing"])
    assert {code for _, code in found(text)} == {"GB/T 18965-2008"}


def test_prose_about_a_doctorate_names_no_standard() -> None:
    prose = (
        "工商管理博士（DBA）项目2023级招生简章：学制3-5年，学费398000元，报名截止2023-08-31。"
        "咨询电话0531-82345678，邮箱 dba@example.edu.cn。DBA 2023 brochure, No. 2023-08, T/F quiz 1-20."
    )
    assert found(prose) == []


def test_offsets_lead_to_what_is_written() -> None:
    text = "甲\u200b按\u00adGB\u200b/T 189\u200b65-2008，及ＧＢ／Ｔ 1．1—2020。"
    for code in find_codes(text, SECTORS):
        assert text[code.start : code.end] == code.written
    assert [code for _, code in found(text)] == ["GB/T 18965-2008", "GB/T 1.1-2020"]


def test_the_finder_and_the_grammar_read_the_same_characters() -> None:
    """Every character that the grammar takes for an ASCII one, the finder does too."""
    words = "一ー"  # numerals and marks in running text: dashes before a year only
    for character in map(chr, range(0x80, 0xFFFF)):
        if character in words or 0xD800 <= ord(character) < 0xE000:
            continue
        plain = tidy(f"A{character}1")
        if plain.isascii() and plain != "A1" and not character.isspace():
            assert folded(character)[0] == plain[1:-1], f"U+{ord(character):04X}"


@pytest.mark.parametrize(
    "text",
    ["GB ", "GB/T ", "ISO/", "T/", "GB\n", "DB37 ", "1.1", "GB 1-", "GB/T 1.", "A", "\u200b", "http://", "T/A ", "JJG(鲁) ", "GB/T 1~",
     "ISO/IEC ", "Q/1234 ", "GB 1 - ", "一"],
)  # fmt: skip
def test_no_repetition_makes_the_search_slow(text: str) -> None:
    """A pattern that goes back again and again would take minutes for such a text, not a part of a second."""

    def seconds(length: int) -> float:
        begun = time.process_time()
        for _ in find_codes(text * (length // len(text)), SECTORS):
            pass
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(400_000) < 2.0


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("GB/T 18965-2008", True), ("GB/T 18965—2008", True), ("GB/T 18965–2008", True), ("GB/T\n  18965-2008", True),
        ("GB/T 18965-\n2008", True), ("GB/T\xa018965—2008", True), ("GB/T18965-2008", False), ("gb/t 18965-2008", False),
        ("GB/T 18965－2008", False), ("GB/T 18965 - 2008", False), ("GB/T 18965--2008", False), ("GB T 18965-2008", False),
        ("ＧＢ/T 18965-2008", False), ("GB/T 18965:2008", False), ("JGJ 124-99", True), ("JGJ 124-1999", True), ("JJG（鲁） 12—2005", True),
        ("GB/T 20001（所有部分）", True), ("GB/T 20001 (all parts)", True), ("GB 50254～50259-96", True), ("ISO 9001:2015", True),
        ("ISO 9001-2015", False), ("GB/Т 18965-2008", False),
    ],
)  # fmt: skip
def test_a_spelling_is_right_as_canonical_or_as_printed(written: str, right: bool) -> None:
    assert is_spelt_right(written, parse(written)) is right


def test_the_spaces_of_a_pdf_are_no_misspelling() -> None:
    code = parse("GB/T 18965-2008")
    assert is_spelt_right("GB/T18965 — 2008", code, spaces_count=False)
    assert not is_spelt_right("GBT18965—2008", code, spaces_count=False)
