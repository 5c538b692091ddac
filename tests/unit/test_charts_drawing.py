"""How a picture is drawn: room for words, and no look but ours in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lubiao.charts.bars import Line, bars
from lubiao.charts.drawing import rectangle, words
from lubiao.charts.measure import width, wrapped


def test_a_chinese_character_takes_a_whole_square():
    assert width("农贸市场", 13) == 4 * 13
    assert width("iiii", 13) < width("mmmm", 13) < 4 * 13


def test_words_are_kept_whole_and_lines_fit():
    lines = wrapped("National standards developed or revised", 160, 13)
    assert lines == ["National standards", "developed or revised"]


def test_chinese_breaks_anywhere_but_not_before_a_comma():
    assert wrapped("环保、保健和安全", 26, 13, lines=9)[0] == "环保、"


def test_what_does_not_fit_is_cut_off_visibly():
    assert wrapped("Services. Company organization. Administration", 90, 13)[-1].endswith("…")


@given(st.text(max_size=80), st.integers(40, 300))
def test_no_line_is_wider_than_its_room_by_more_than_a_mark(text, room):
    lines = wrapped(text, room, 13)
    assert len(lines) <= 2
    assert all(width(line, 13) <= room + 26 for line in lines)


def test_a_look_of_its_own_is_a_mistake():
    with pytest.raises(ValueError, match="look of its own"):
        rectangle("#ff0000", 0, 0, 1, 1)


def test_contributed_words_stay_words():
    svg = bars("name", [Line("<script>alert(1)</script>", 1.0, "&")])
    assert "<script" not in svg
    assert ">&amp;</text>" in svg


def test_a_bar_is_as_long_as_its_share_and_its_value_stands_behind_it():
    svg = bars("name", [Line("A", 1.0, "2"), Line("B", 0.5, "1")])
    assert '<path class="full" d="M19,3h306v14h-306Z"/>' in svg
    assert '<path class="full" d="M19,23h153v14h-153Z"/>' in svg
    assert '<text x="177" y="34">1</text>' in svg


def test_what_all_words_share_is_said_once():
    assert words("text", 0, 4, "A").attrib == {"y": "4"}
    headings = bars("name", [Line(letter, is_heading=True) for letter in "ABC"])
    assert headings.count('class="strong"') == 1


def test_looks_become_classes_and_numbers_are_short():
    svg = bars("name", [Line("A", 1.0, "3"), Line("B", 1 / 3, "1", "hollow")])
    assert 'class="full"' in svg
    assert 'class="hollow"' in svg
    assert "0.3333" not in svg
    assert "#" not in svg
    assert "style" not in svg
    assert "xmlns" not in svg


def test_long_words_beside_a_bar_take_two_lines_and_push_the_next_bar_down():
    long, short = "A name that takes two lines of the room", "Short"
    alone = bars("name", [Line(short, 1.0, "3"), Line(short, 1.0, "3")])
    pushed = bars("name", [Line(long, 1.0, "3"), Line(short, 1.0, "3")])
    assert pushed.count("<text") == alone.count("<text") + 1
    heights = [int(svg.partition('viewBox="0 0 340 ')[2].partition('"')[0]) for svg in (alone, pushed)]
    assert heights[1] > heights[0]
