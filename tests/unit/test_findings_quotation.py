"""The line of a fault is quoted with carets exactly under what is wrong, whatever the line is made of."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lubiao.findings import Finding, Level, Message, Place
from lubiao.findings.printing import print_text
from lubiao.findings.quotation import quoted


def marked(line: str, column: int, end: int = 0, width: int = 100, end_line: int = 1) -> tuple[str, str]:
    place = Place("data/standards.yaml", 1, column, "", end_line if end else 0, end)
    quotation = quoted(place, lambda file, number: line, width)
    assert quotation
    return quotation


def under_the_carets(quotation: tuple[str, str]) -> str:
    """What of the quoted line lies over the carets, cell by cell."""
    line, carets = quotation
    before, over, cells = carets.index("^"), "", 0
    for character in line:
        if before <= cells < cell_len(carets):
            over += character
        cells += cell_len(character)
    return over


def test_carets_lie_under_the_value() -> None:
    assert marked("- code: DB3702/T14-2022", 9, 24) == (
        "1 | - code: DB3702/T14-2022",
        "  |         ^^^^^^^^^^^^^^^",
    )


def test_a_chinese_character_is_two_cells_wide() -> None:
    assert under_the_carets(marked("  title_zh: 农贸市场（现行）", 17, 21)) == "（现行）"
    assert marked("  题: 农贸", 3, 4)[1] == "  |   ^^"


def test_where_only_the_beginning_is_known_one_caret_is_shown() -> None:
    assert marked("- code", 3)[1] == "  |   ^"


def test_a_fault_at_the_end_of_a_line_or_beyond_is_marked_behind_it() -> None:
    assert marked("- a", 4)[1] == "  |    ^"
    assert marked("- a", 400)[1] == "  |    ^"


def test_of_a_fault_over_several_lines_the_first_is_marked_to_its_end() -> None:
    assert under_the_carets(marked('  note: "one', 9, 3, end_line=4)) == '"one'


def test_a_long_line_is_cut_around_the_fault() -> None:
    line = "x" * 500 + "WRONG" + "y" * 500
    quotation = marked(line, 501, 506, width=60)
    assert under_the_carets(quotation) == "WRONG"
    assert quotation[0].count("…") == 2
    assert all(cell_len(part) <= 60 for part in quotation)


def test_what_cannot_be_seen_is_shown_by_its_escape_and_marked_whole() -> None:
    assert under_the_carets(marked("a\u202eb", 2, 3)) == "\\u202e"


def test_there_is_no_quotation_where_there_is_no_line() -> None:
    assert quoted(Place("data/standards.yaml", 9), lambda file, number: "") is None


@given(st.text(), st.integers(1, 120), st.integers(0, 120), st.integers(10, 120))
def test_any_line_is_quoted_in_one_line_no_wider_than_the_room(
    line: str, column: int, length: int, width: int
) -> None:
    place = Place("f", 7, column, "", 7, column + length)
    quotation = quoted(place, lambda file, number: line, width)
    if quotation:
        shown, carets = quotation
        assert len(shown.splitlines()) == 1 and shown.isprintable()
        assert cell_len(shown) <= max(width, 24) + 1
        assert "^" in carets and set(carets) <= set(" |^")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_printed_finding_shows_the_line_the_carets_and_what_to_do(language: str) -> None:
    stream = io.StringIO()
    place = Place("data/standards.yaml", 2, 9, "GB/T 1-2020", 2, 13)
    found = Finding("LB104", Level.ERROR, place, Message("{x}", {"x": "!"}), Message("Delete it."))
    print_text([found], language, stream, lines=lambda file, number: "  code: GB 1 # x")
    lines = stream.getvalue().splitlines()
    assert lines[1:3] == ["    2 |   code: GB 1 # x", "      |         ^^^^"]
    assert lines[3] == ("    请删除。" if language == "zh" else "    Delete it.")
