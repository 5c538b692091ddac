"""Keys of standards: they change with what is shown of a standard, and with nothing else."""

import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from catalogues import DAY, catalogue_of, read_as, seen
from hypothesis import given
from hypothesis import strategies as st

from lubiao.catalogue import Catalogue
from lubiao.catalogue.keys import keys_of

CODES = [f"GB/T {number}-{year}" for number in (1, 2, 3) for year in (2001, 2011, 2021)]


def keys(catalogue: Catalogue) -> dict[str, bytes]:
    return {standard.name: key for standard, key in keys_of(catalogue).items()}


def record(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "title_zh": f"标准 {code}", "evidence": [seen("2026-11-20")], **more}


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Records of which some replace others, within the catalogue and beyond it."""
    codes = draw(st.permutations(CODES))[: draw(st.integers(2, len(CODES)))]
    named = st.lists(st.sampled_from(CODES), max_size=2, unique=True)
    return [record(code, replaces=draw(named), replaced_by=draw(named)) for code in codes]


EDITS = st.sampled_from(
    [
        {"title_zh": "另一题名"},
        {"title_en": "Another title", "title_en_from": "project"},
        {"status": read_as("withdrawn", "2026-11-22")},
        {"implemented": "2031-01"},
        {"drafters": ["甲", "乙"]},
        {"notes": [{"zh": "注", "en": "Note"}]},
        {"adopts": [{"code": "ISO 1:2000", "degree": "IDT"}]},
    ]
)


def joined(all_records: list[dict[str, Any]], code: str) -> set[str]:
    """The codes that records lead to from one, in either direction, told without the code that is tested."""
    there = {each["code"] for each in all_records}
    pairs = {
        frozenset((each["code"], other))
        for each in all_records
        for other in (*each["replaces"], *each["replaced_by"])
        if other in there
    }
    line = {code}
    while more := {one for pair in pairs if pair & line for one in pair} - line:
        line |= more
    return line


@given(records(), EDITS, st.data())
def test_an_edit_changes_the_keys_of_the_line_of_the_record_and_no_other(
    before: list[dict[str, Any]], edit: dict[str, Any], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(before) - 1))
    after = [{**each, **edit} if place == number else each for place, each in enumerate(before)]
    old, new = keys(catalogue_of(*before)), keys(catalogue_of(*after))
    changed = {code for code in old if old[code] != new[code]}
    assert changed == joined(before, before[number]["code"])


@given(records(), st.data())
def test_a_record_that_goes_changes_the_keys_of_its_line_and_no_other(
    before: list[dict[str, Any]], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(before))
    after = [each for each in before if each is not gone]
    old, new = keys(catalogue_of(*before)), keys(catalogue_of(*after))
    changed = {code for code in new if old[code] != new[code]}
    assert changed == joined(before, gone["code"]) - {gone["code"]}


@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_records_is_not_shown(before: list[dict[str, Any]], random: Any) -> None:
    of_one_year_no_two = [{**each, "replaces": [], "replaced_by": []} for each in before]
    moved = of_one_year_no_two[:]
    random.shuffle(moved)
    assert keys(catalogue_of(*moved)) == keys(catalogue_of(*of_one_year_no_two))


def test_the_order_of_two_successors_of_one_year_is_shown() -> None:
    old, *new = record("GB/T 1-2001"), record("GB/T 2-2011", replaces=["GB/T 1-2001"]), record("GB/T 3-2011", replaces=["GB/T 1-2001"])  # fmt: skip
    one, other = keys(catalogue_of(old, *new)), keys(catalogue_of(old, *reversed(new)))
    assert one["GB/T 1-2001"] != other["GB/T 1-2001"]


def test_a_day_on_which_a_standing_changes_changes_the_key() -> None:
    coming = [record("GB/T 1-2026", implemented="2026-12-01"), record("GB/T 2-2026")]
    before, after = (keys(catalogue_of(*coming, day=day)) for day in (DAY, datetime.date(2026, 12, 1)))
    assert before["GB/T 1-2026"] != after["GB/T 1-2026"]
    assert before["GB/T 2-2026"] == after["GB/T 2-2026"]


def test_a_year_printed_in_two_digits_changes_the_key_of_whoever_names_the_standard() -> None:
    def of(code: str) -> bytes:
        adopting = record("GB/T 2-2021", adopts=[{"code": "JGJ 124-1999", "degree": "IDT"}])
        return keys(catalogue_of(adopting, record(code)))["GB/T 2-2021"]

    assert of("JGJ 124-99") != of("JGJ 124-1999")


def test_another_process_makes_the_same_keys() -> None:
    program = (
        "from test_catalogue_keys import *\n"
        "catalogue = catalogue_of(record('GB/T 1-2021', replaces=['GB/T 1-2011', 'GB/T 2-2011']), record('GB/T 1-2011'),"
        " record('GB/T 2-2011'))\n"
        "print([key.hex() for key in keys(catalogue).values()])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
