"""The list of code strings that real documents print; see vectors/README.md for source and licence."""

import csv
from pathlib import Path

from lubiao.codes import CodeError, parse

ROWS = list(
    csv.DictReader((Path(__file__).parent / "vectors" / "code_strings.csv").read_text("utf-8").splitlines())
)
EXCEPTIONS: frozenset[str] = frozenset()
"""Strings that may miss their canonical form. None does."""


def canonical(raw: str) -> str:
    try:
        return str(parse(raw))
    except CodeError as refused:
        return f"refused: {refused}"


def test_the_list_is_whole() -> None:
    assert len(ROWS) == 1691


def test_every_real_string_reaches_its_canonical_form() -> None:
    missed = {row["raw"]: canonical(row["raw"]) for row in ROWS if canonical(row["raw"]) != row["canonical"]}
    assert missed.keys() == EXCEPTIONS


def test_every_canonical_form_is_its_own_canonical_form() -> None:
    assert [row for row in ROWS if canonical(row["canonical"]) != row["canonical"]] == []


def test_every_display_form_is_read_as_the_same_code() -> None:
    codes = [parse(row["canonical"]) for row in ROWS]
    assert [code for code in codes if parse(code.display) != code] == []


def test_different_codes_of_the_list_have_different_addresses() -> None:
    codes = {parse(row["canonical"]) for row in ROWS}
    assert len({code.slug for code in codes}) == len(codes)
