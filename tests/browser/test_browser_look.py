"""What a careful eye would see: words that stand whole, cards that line up, paper that is black on white."""

import pytest

TELEPHONE = {"width": 390, "height": 844}
LINES = """(nodes) => nodes.filter((node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
}).map((node) => node.textContent.trim())"""
"""Of the given elements, the texts of those that stand on more than one line."""


@pytest.mark.parametrize("path", ["standards/", "en/standards/"])
def test_a_status_and_a_date_of_a_list_stand_on_one_line_on_a_telephone(make_reader, path):
    reader = make_reader(viewport=TELEPHONE)
    reader.open(path)
    assert reader.page.locator(".lb-standards .lb-badge").evaluate_all(LINES) == []
    assert reader.page.locator(".lb-standards td:not(:has(small, .lb-badge))").evaluate_all(LINES) == []


@pytest.mark.parametrize("path", ["cities/", "en/cities/"])
def test_the_name_of_a_city_stands_whole_in_the_table(reader, path):
    reader.open(path)
    assert reader.page.locator(".lb-table--counts tbody th").evaluate_all(LINES) == []


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_numbers_of_home_line_up_on_a_telephone(make_reader, path):
    reader = make_reader(viewport=TELEPHONE)
    reader.open(path)
    tops = [
        round(box["y"])
        for box in (node.bounding_box() for node in reader.page.locator(".lb-numbers dd").all())
    ]
    assert tops[::2] == tops[1::2]


def test_the_field_of_home_is_seen_at_once_on_a_telephone(make_reader):
    reader = make_reader(viewport=TELEPHONE)
    reader.open("en/")
    box = reader.page.get_by_role("search", name="Find a standard").bounding_box()
    assert box["y"] + box["height"] < TELEPHONE["height"] * 0.6


@pytest.mark.parametrize(
    "path", ["", "cities/yantai/", "standards/", "kinds/municipal/", "en/standards/gb-18965-2003/"]
)
def test_paper_is_black_on_white(make_reader, path):
    reader = make_reader(color_scheme="dark")
    reader.open(path)
    reader.page.emulate_media(media="print")
    colours = reader.page.locator("body, main h1").evaluate_all(
        "(nodes) => nodes.map((node) => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor])"
    )
    assert {ink for ink, _ in colours} == {"rgb(0, 0, 0)"}
    assert {paper for _, paper in colours} <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_the_figures_of_a_city_are_not_framed_twice(reader):
    """The list of its cards once shared a class with the frame of a chart's table."""
    reader.open("cities/yantai/")
    border = "node => getComputedStyle(node).borderTopWidth"
    assert reader.page.locator("ul.lb-figures").first.evaluate(border) == "0px"
