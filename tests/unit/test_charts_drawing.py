"""How a picture is drawn: room for words, and nothing of Vega's own in it."""

import altair
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lubiao.charts.bars import Line, bars
from lubiao.charts.drawing import LOOKS, drawn, rows_of
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


def test_a_colour_of_its_own_is_a_mistake():
    chart = altair.Chart(rows_of([{"n": 1}])).mark_bar(color="#ff0000").encode(x="n:Q")
    with pytest.raises(ValueError, match="colour of its own"):
        drawn(chart, "name")


def test_looks_become_classes_and_numbers_are_short():
    svg = bars("name", [Line("A", 1.0, "3"), Line("B", 1 / 3, "1", "hollow")])
    assert 'class="full"' in svg
    assert 'class="hollow"' in svg
    assert not any(colour in svg for colour in LOOKS.values())
    assert "style" not in svg
    assert "xmlns" not in svg


def test_long_words_beside_a_bar_take_two_lines_and_push_the_next_bar_down():
    long, short = "A name that takes two lines of the room", "Short"
    alone = bars("name", [Line(short, 1.0, "3"), Line(short, 1.0, "3")])
    pushed = bars("name", [Line(long, 1.0, "3"), Line(short, 1.0, "3")])
    assert pushed.count("<text") == alone.count("<text") + 1
    heights = [int(svg.partition('viewBox="0 0 340 ')[2].partition('"')[0]) for svg in (alone, pushed)]
    assert heights[1] > heights[0]
