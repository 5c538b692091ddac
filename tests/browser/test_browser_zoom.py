"""Zoomed to 400 %, with the reader's own spacing, with less motion: nothing is cut, and nothing moves."""

import pytest

from kinds import all_there_is, one_of_each

ZOOMED = {"width": 320, "height": 256}
"""A window of 1280 × 1024 at 400 %, in CSS pixels: WCAG 1.4.10 Reflow."""

SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""The spacing that a reader may ask for: WCAG 1.4.12 Text Spacing."""

CUT = """() => {
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className}: ${e.textContent.trim().slice(0, 40)}`;
  const isHidden = (e) => !e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    || e.closest(".lb-visually-hidden, .lb-search__label, .lb-search__live, thead");
  const scrolls = (e, sides) => sides.some((side) => /auto|scroll/.test(getComputedStyle(e)[side]));
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
  for (const e of document.querySelectorAll("body *")) {
    if (isHidden(e) || e.closest("svg")) continue;
    const style = getComputedStyle(e);
    // A box that hides what does not fit into it, and text that does not fit. One pixel is for screen readers.
    const hides = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
    if (hides && e.clientWidth > 1 && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
      && !scrolls(e, ["overflowX", "overflowY"])) found.push(`cut: ${name(e)}`);
    // What scrolls sideways must be worked with keys: WCAG 2.1.1.
    if (scrolls(e, ["overflowX"]) && e.scrollWidth > e.clientWidth + 1
      && e.tabIndex < 0 && !e.querySelector("a[href], button, input")) found.push(`scrolls without keys: ${name(e)}`);
    // Text beyond the edge of the screen, outside of what scrolls.
    const box = e.getBoundingClientRect();
    const beyond = box.right > root.clientWidth + 1 || box.left + box.width < 0;
    if (beyond && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) {
      let around = e;
      while (around && !scrolls(around, ["overflowX"])) around = around.parentElement;
      if (!around) found.push(`beyond the edge: ${name(e)}`);
    }
  }
  return found;
}"""

MOVING = """() => [...document.querySelectorAll("*")].flatMap((e) => [null, "::before", "::after"].flatMap((pseudo) => {
  const style = getComputedStyle(e, pseudo);
  const longest = (text) => Math.max(...text.split(",").map(parseFloat));
  const animates = style.animationName !== "none" && longest(style.animationDuration) > 0.01;
  const moves = longest(style.transitionDuration) > 0.01 || animates || style.scrollBehavior === "smooth";
  return moves ? [`${e.tagName}.${e.className.baseVal ?? e.className}${pseudo ?? ""}`] : [];
}))"""


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_at_400_percent_nothing_is_cut_and_nothing_scrolls_sideways(make_reader, site, prefix):
    reader = make_reader(viewport=ZOOMED)
    found = {}
    for path in all_there_is(site):
        reader.open(prefix + path)
        if cut := reader.page.evaluate(CUT):
            found[path] = cut
    assert found == {}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_wider_spacing_of_the_text_cuts_nothing(make_reader, site, prefix, width):
    reader = make_reader(viewport={"width": width, "height": 800})
    found = {}
    for path in one_of_each(site).values():
        reader.open(prefix + path)
        reader.page.evaluate(SPACING)
        if cut := reader.page.evaluate(CUT):
            found[path] = cut
    assert found == {}


def test_a_reader_who_asks_for_less_motion_gets_none(make_reader, site):
    reader = make_reader(reduced_motion="reduce")
    found = {}
    for path in one_of_each(site).values():
        reader.open(path)
        reader.type("1")
        reader.results()
        if moving := reader.page.evaluate(MOVING):
            found[path] = moving
    assert found == {}


def test_what_is_cut_or_moves_is_found(make_reader):
    # So that these tests can fail.
    reader = make_reader(viewport=ZOOMED)
    reader.open()
    assert reader.page.evaluate(MOVING), "the field of the search moves a little, for those who like it"
    reader.page.evaluate(
        """() => {
          const box = document.createElement("p");
          box.textContent = "x".repeat(200);
          document.querySelector("article").append(box);
        }"""
    )
    reader.page.locator("article > p").last.evaluate(
        "(e) => e.style.cssText = 'overflow: hidden; white-space: nowrap; height: 5px; overflow-wrap: normal'"
    )
    assert any(text.startswith("cut: p") for text in reader.page.evaluate(CUT))
    reader.page.locator("article > p").last.evaluate(
        "(e) => e.style.cssText = 'width: 900px; overflow-wrap: normal'"
    )
    assert any("wide" in text for text in reader.page.evaluate(CUT))
