"""Charts as readers see them: every word whole, the map by keyboard, colours that follow the page."""

import pytest

SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SMALLEST = 11
"""Pixels of a letter's height, as the font's size counts it."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_word_of_a_chart_is_whole_and_large_enough(make_reader, prefix, size):
    reader = make_reader(viewport=SIZES[size])
    reader.open(f"{prefix}coverage/")
    words = reader.page.eval_on_selector_all(
        ".lb-chart__svg text",
        """texts => texts.map(text => {
          const box = text.getBoundingClientRect(), frame = text.ownerSVGElement.getBoundingClientRect();
          const size = parseFloat(getComputedStyle(text).fontSize) * text.getCTM().a;
          return [text.textContent, box.right <= frame.right + 1 && box.left >= frame.left - 1, size];
        })""",
    )
    assert len(words) > 50
    assert [text for text, is_whole, _ in words if not is_whole] == []
    assert min(size for _, _, size in words) >= SMALLEST
    assert reader.complaints == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_page_with_charts_is_not_wider_than_a_phone(make_reader, prefix):
    reader = make_reader(viewport=SIZES["phone"])
    reader.open(f"{prefix}coverage/")
    reader.page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true; })")
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_chart_has_the_colours_of_the_page_around_it(make_reader):
    def colours(**options):
        reader = make_reader(**options)
        reader.open("coverage/")
        return reader.page.locator(".lb-chart__svg").first.evaluate(
            "svg => [...svg.querySelectorAll('.full, text')].map(mark => getComputedStyle(mark).fill)"
        )

    light, dark = colours(color_scheme="light"), colours(color_scheme="dark")
    assert len(set(light)) == len(set(dark)) == 2
    assert not set(light) & set(dark)


def test_on_paper_a_chart_is_black_on_white_whatever_the_screen_is(make_reader):
    reader = make_reader(color_scheme="dark")
    reader.open("coverage/")
    reader.page.emulate_media(media="print")
    text = reader.page.locator(".lb-chart__svg text").first
    assert text.evaluate("text => getComputedStyle(text).fill") == "rgb(0, 0, 0)"
    assert reader.page.locator(".lb-chart").first.evaluate(
        "box => getComputedStyle(box).backgroundColor"
    ) == ("rgb(255, 255, 255)")
