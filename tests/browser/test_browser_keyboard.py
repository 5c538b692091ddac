"""The whole site with the Tab key: every control is reached, in the order it is read, and the focus always shows."""

import pytest

from kinds import one_of_each

CONTROLS = """() => {
  const found = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }));
  // Of several radio buttons of one name, the Tab key stops at one.
  const radios = new Set();
  window.controls = found.filter((e) => {
    if (e.type !== "radio") return true;
    const isNew = !radios.has(e.name);
    radios.add(e.name);
    return isNew;
  });
  window.reached = new Set();
  return window.controls.length;
}"""

STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  window.reached.add(e);
  const name = `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className} ${(e.textContent || e.id).trim().slice(0, 30)}`;
  const rings = (x) => {
    const style = getComputedStyle(x);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  };
  const box = e.getBoundingClientRect();
  const faults = [];
  // A field shows its focus on the box around it; a link that covers its card, on the card.
  if (![e, e.parentElement, e.parentElement?.parentElement].some(rings)) faults.push("the focus does not show");
  if (!e.matches(":focus-visible")) faults.push("is not :focus-visible");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push("is off the screen");
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1);
  const isSeen = [box.top + 1, box.top + box.height / 2, box.bottom - 1].some((y) => {
    const top = document.elementFromPoint(x, Math.min(Math.max(y, 0), innerHeight - 1));
    return top && (e.contains(top) || top.contains(e) || e.parentElement.contains(top));
  });
  if (!isSeen) faults.push("is covered");
  const number = window.controls.indexOf(e);
  const isOrdered = number < 0 || number >= (window.last ?? -1);
  window.last = Math.max(number, window.last ?? -1);
  if (!isOrdered) faults.push("comes before what was before it");
  return faults.map((fault) => `${name}: ${fault}`);
}"""

SIZES = {"desk": {"width": 1280, "height": 720}, "zoomed to 400 %": {"width": 320, "height": 256}}
MOST = 60
"""Stops on one page: a long list shows at its first lines what its last would show again."""


def walk(reader):
    """Tab through a page; gives what is wrong at any stop, and the controls that were passed over."""
    page = reader.page
    page.locator(".lb-find[aria-busy], .lb-find__summary:empty").first.wait_for(
        state="detached"
    )  # the search page fills itself
    number = page.evaluate(CONTROLS)
    faults = []
    for _ in range(min(number, MOST)):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        faults += stop
    passed_over = page.evaluate(
        """(most) => window.controls.slice(0, most).filter((e) => !window.reached.has(e))
             .map((e) => `passed over: ${e.outerHTML.slice(0, 100)}`)""",
        min(number, MOST),
    )
    return faults + passed_over


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_tab_reaches_every_control_in_order_and_the_focus_is_never_hidden(make_reader, site, prefix, size):
    if prefix and size == "desk":
        pages = {"": "", "standards/*/": one_of_each(site)["standards/*/"]}
    else:
        pages = one_of_each(site)
    reader = make_reader(viewport=SIZES[size], reduced_motion="reduce")
    found = {}
    for path in pages.values():
        reader.open(prefix + path)
        if faults := walk(reader):
            found[path] = faults
    assert found == {}


def test_what_a_sticky_header_hides_is_found(reader):
    # So that these tests can fail: without room for the header, a step back leads under it.
    reader.open("standards/db3702-t-0014-2022/")
    reader.page.evaluate(CONTROLS)
    reader.page.evaluate(
        """() => {
          document.querySelector(".lb-header").style.height = "400px";
          document.querySelector("article a").focus();
          scrollTo(0, 300);
        }"""
    )
    assert any("is covered" in fault for fault in reader.page.evaluate(STOP))


def test_a_control_without_a_ring_is_found(reader):
    reader.open()
    reader.page.evaluate(CONTROLS)
    reader.page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(":focus-visible { outline: 0 !important }");
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    reader.page.keyboard.press("Tab")
    assert any("does not show" in fault for fault in reader.page.evaluate(STOP))


@pytest.mark.parametrize("path", ["standards/", "en/rules/"])
def test_going_backwards_nothing_hides_under_the_header(make_reader, path):
    reader = make_reader(viewport=SIZES["desk"], reduced_motion="reduce")
    reader.open(path)
    reader.page.evaluate(CONTROLS)
    reader.page.evaluate("[...document.querySelectorAll('main a')].at(-1).focus()")
    hidden = []
    for _ in range(25):
        reader.page.keyboard.press("Shift+Tab")
        hidden += [
            fault for fault in reader.page.evaluate(STOP) if "covered" in fault or "off the screen" in fault
        ]
    assert hidden == []
