"""axe finds nothing: WCAG 2.2 A and AA and its best practices, on all there is, in both languages and colours."""

from pathlib import Path

import axe_playwright_python
import pytest

from kinds import all_there_is, one_of_each

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async (options) => (await axe.run(document, options)).violations.flatMap((found) =>
  found.nodes.map((node) => `${found.id}: ${node.target.join(" ")}: ${node.html.slice(0, 120)}`))"""
EVERYTHING = {"runOnly": TAGS, "resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
"""What else can differ in the dark."""
DESKTOP, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
IN_COLOURS = "(scheme) => getComputedStyle(document.documentElement).colorScheme === scheme"
"""The page follows the system in the next frame, and not at once."""
VIEWS = (
    ("light", DESKTOP, EVERYTHING),
    ("dark", DESKTOP, COLOURS),
    ("dark", TELEPHONE, COLOURS),
    ("light", TELEPHONE, EVERYTHING),
)
FEWER_VIEWS = (VIEWS[0], VIEWS[2])
"""For a page that is there for one piece of it: its kind was looked at in all views."""


def look(page, *views):
    """What axe finds in the page as it stands, in one colour and size after the other."""
    page.evaluate(AXE)
    found = []
    for scheme, size, options in views:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_function(IN_COLOURS, arg=scheme)
        found += [f"{scheme} {size['width']} {text}" for text in page.evaluate(LOOK, options)]
    return found


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_axe_finds_nothing_on_any_kind_of_page(reader, site, prefix):
    kinds = set(one_of_each(site).values())
    found = {}
    for path in all_there_is(site):
        reader.open(prefix + path)
        if violations := look(reader.page, *(VIEWS if path in kinds else FEWER_VIEWS)):
            found[path] = violations
    assert found == {}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_axe_finds_nothing_in_the_open_search(reader, prefix):
    reader.open(prefix)
    reader.type("DB3702")
    reader.results()
    reader.page.keyboard.press("ArrowDown")
    for scheme, size, _ in VIEWS:
        assert reader.is_panel_open()
        assert look(reader.page, (scheme, size, EVERYTHING)) == []


def test_axe_finds_nothing_where_nothing_is_found(reader):
    reader.open("en/")
    reader.type("qqqqqqqq")
    reader.page.locator(".lb-search__summary", has_text="Nothing found").wait_for()
    assert look(reader.page, *VIEWS) == []


def test_axe_finds_what_is_wrong(reader):
    # So that these tests can fail: an image without alternative, and grey on white in the light only.
    reader.open()
    reader.page.evaluate(
        """() => {
          const image = document.createElement("img");
          const faint = document.createElement("p");
          faint.textContent = "faint";
          faint.style.color = "#bbb";
          document.querySelector("article").append(image, faint);
        }"""
    )
    found = look(reader.page, *VIEWS)
    assert [text.split(":")[0] for text in found] == [
        "light 1280 color-contrast",
        "light 1280 image-alt",
        "light 390 color-contrast",
        "light 390 image-alt",
    ]
