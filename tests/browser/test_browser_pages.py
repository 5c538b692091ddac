"""Every kind of page as a browser shows it: quiet, whole, in either language, with and without scripts."""

import re
from itertools import pairwise

import pytest

from kinds import one_of_each

PREFIX = {"zh": "", "en": "en/"}

each_language = pytest.mark.parametrize("language", PREFIX)

SCHEME = "document.documentElement.getAttribute('data-md-color-scheme')"

FRAMES = """
window.frames_seen = [];
(function look() {
  requestAnimationFrame(() => {
    if (document.body) window.frames_seen.push(getComputedStyle(document.body).backgroundColor);
    look();
  });
})();
addEventListener('DOMContentLoaded', () => {
  window.scheme_at_ready = document.documentElement.getAttribute('data-md-color-scheme');
});
"""
"""Notes the colour of the page at every frame, from the first on, and the scheme before any deferred script."""

LIGHT, DARK = "rgb(251, 250, 247)", "rgb(18, 24, 28)"

SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""

BACKGROUND = "getComputedStyle(document.body).backgroundColor"

WIDER_THAN_THE_SCREEN = """() => {
  const root = document.documentElement, isWide = () => root.scrollWidth > root.clientWidth;
  if (!isWide()) return "";
  let cause = root;
  for (const element of document.querySelectorAll("body *")) {
    const display = element.style.display;
    element.style.display = "none";
    if (!isWide()) cause = element;
    element.style.display = display;
  }
  return `${root.scrollWidth} wide because of ${cause.tagName} ${cause.className}: ${cause.textContent.trim().slice(0, 60)}`;
}"""
"""What makes the page wider than the screen: the innermost element without which it would not be."""

UNNAMED_CONTROLS = """
[...document.querySelectorAll('input, select, textarea, button, a[href], [role=listbox]')]
  .filter((e) => e.checkVisibility())
  .filter((e) => !(e.labels?.length && e.labels[0].textContent.trim()) && !e.getAttribute('aria-label')
    && !e.textContent.trim() && !e.querySelector('img[alt]:not([alt=""])'))
  .map((e) => e.outerHTML.slice(0, 120))
"""


def without_the_missing_page(complaints, kind):
    """A browser itself complains, once, of the status 404 of the page that a reader asked for."""
    own = [text for text in complaints if "404 (Not Found)" in text]
    assert len(own) == (kind == "404"), complaints
    return [text for text in complaints if text not in own]


@each_language
def test_no_page_asks_another_host_or_complains(reader, site, language):
    noted = {}
    kinds = one_of_each(site)
    for kind, path in kinds.items():
        reader.complaints.clear()
        answer = reader.open(PREFIX[language] + path)
        assert answer.status == (404 if kind == "404" else 200)
        reader.page.locator(".lb-theme").click()
        reader.type("1")
        reader.results()
        broken = reader.page.evaluate("[...document.images].filter((i) => !i.naturalWidth).map((i) => i.src)")
        noted[kind] = broken + without_the_missing_page(reader.complaints, kind)
    assert {kind: notes for kind, notes in noted.items() if notes} == {}
    assert len(reader.requested) > 5 * len(kinds)
    assert reader.hosts() == {"127.0.0.1"}


@pytest.mark.parametrize("width", [320, 390])
@each_language
def test_no_page_is_wider_than_a_telephone(make_reader, site, width, language):
    reader = make_reader(viewport={"width": width, "height": 800})
    wide = {}
    for kind, path in one_of_each(site).items():
        reader.open(PREFIX[language] + path)
        if found := reader.page.evaluate(WIDER_THAN_THE_SCREEN):
            wide[kind] = found
    assert wide == {}


def test_no_results_are_wider_than_a_telephone(make_reader):
    reader = make_reader(viewport={"width": 320, "height": 640})
    for path, word in (("", "樱桃"), ("en/", "regulations")):
        reader.open(path)
        reader.page.locator(".lb-search__input").fill(word)
        reader.results()
        assert reader.page.evaluate(WIDER_THAN_THE_SCREEN) == ""
        box = reader.page.locator(".lb-search__panel").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_the_language_switch_leads_to_the_same_page_and_back(reader, site):
    for path in (path for kind, path in one_of_each(site).items() if kind != "404"):
        reader.open(path)
        assert reader.page.locator("html").get_attribute("lang") in ("zh", "zh-CN")
        reader.page.locator(".lb-language").click()
        reader.page.wait_for_url(reader.home + "en/" + path)
        assert reader.page.locator("html").get_attribute("lang") == "en"
        reader.page.locator(".lb-language").click()
        reader.page.wait_for_url(reader.home + path)


def test_the_language_switch_keeps_the_place_on_the_page(reader):
    reader.open("cities/weifang/#reported")
    reader.page.locator(".lb-language").click()
    reader.page.wait_for_url(reader.home + "en/cities/weifang/#reported")


def test_the_page_for_what_is_not_found_leads_on_from_any_depth(reader):
    for path in ("nothing", "en/standards/no-such-code/", "a/b/c/d/e/"):
        assert reader.open(path).status == 404
        assert reader.page.locator("h1").text_content() == "没有这个页面"
        reader.page.locator("section[lang=en] a").last.click()
        assert reader.path == "en/standards/"


def test_the_colour_button_cycles_and_is_remembered(reader):
    reader.open()
    button = reader.page.locator(".lb-theme")
    seen = []
    for _ in range(4):
        seen.append((button.get_attribute("aria-label"), reader.page.evaluate(SCHEME)))
        button.click()
    assert seen == [
        ("颜色跟随系统", "default"),
        ("浅色", "default"),
        ("深色", "slate"),
        ("颜色跟随系统", "default"),
    ]
    button.click()
    for path in ("", "en/standards/", "no/such/page/"):
        reader.open(path)
        assert reader.page.evaluate(SCHEME) == "slate", path
    assert reader.page.locator(".lb-theme").get_attribute("aria-label") == "深色"
    reader.open("en/")
    assert reader.page.locator(".lb-theme").get_attribute("aria-label") == "Dark colours"


def test_colours_follow_the_system_until_somebody_chooses(make_reader):
    reader = make_reader(color_scheme="dark")
    reader.open()
    assert reader.page.evaluate(SCHEME) == "slate"
    reader.page.emulate_media(color_scheme="light")
    reader.page.wait_for_function(f"() => {SCHEME} === 'default'")
    reader.page.locator(".lb-theme").click()
    reader.page.emulate_media(color_scheme="dark")
    reader.page.wait_for_timeout(100)
    assert reader.page.evaluate(SCHEME) == "default"


@pytest.mark.parametrize(("chosen", "system"), [("dark", "light"), ("light", "dark"), ("auto", "dark")])
def test_no_first_frame_has_the_wrong_colour(make_reader, site, chosen, system):
    reader = make_reader(color_scheme=system)
    reader.open("about/")
    reader.page.evaluate("(theme) => localStorage.setItem('lubiao.theme', theme)", chosen)
    reader.page.add_init_script(FRAMES)
    is_dark = "dark" in (chosen, chosen == "auto" and system)
    for path in one_of_each(site).values():
        reader.open(path)
        reader.page.wait_for_function("() => window.frames_seen.length > 1")
        assert reader.page.evaluate("window.scheme_at_ready") == ("slate" if is_dark else "default"), path
        assert reader.page.evaluate("[...new Set(window.frames_seen)]") == [DARK if is_dark else LIGHT], path


def test_the_button_says_from_the_first_frame_on_what_was_chosen(make_reader):
    reader = make_reader()
    reader.open()
    reader.page.evaluate("localStorage.setItem('lubiao.theme', 'dark')")
    reader.page.route("**/site.js*", lambda route: route.abort())
    reader.open()
    assert reader.page.locator(".lb-theme__dark").is_visible()
    assert not reader.page.locator(".lb-theme__auto").is_visible()


def test_what_another_window_chooses_holds_here_too(reader):
    reader.open()
    other = reader.context.new_page()
    other.goto(reader.home)
    for _ in range(2):
        other.locator(".lb-theme").click()
    reader.page.wait_for_function(f"() => {SCHEME} === 'slate'")


def test_a_spoilt_choice_is_no_choice(make_reader):
    reader = make_reader(color_scheme="dark")
    reader.open()
    reader.page.evaluate("localStorage.setItem('lubiao.theme', 'pink\"><script>')")
    reader.open()
    assert reader.page.evaluate(BACKGROUND) == DARK
    reader.page.locator(".lb-theme").click()
    assert reader.page.evaluate(BACKGROUND) == LIGHT
    assert reader.complaints == []


def test_nothing_moves_while_a_page_loads(make_reader, site):
    moved = {}
    for width in (390, 1280):
        reader = make_reader(viewport={"width": width, "height": 800})
        reader.page.add_init_script(SHIFTS)
        for path in one_of_each(site).values():
            reader.open(path)
            reader.page.wait_for_load_state("networkidle" if path == "" else "load")
            if shift := reader.page.evaluate("window.shift"):
                moved[width, path] = shift
    assert moved == {}


class TestWithoutScripts:
    """A reader whose browser runs no scripts reads all pages, and meets no control that does nothing."""

    @pytest.fixture
    def plain(self, make_reader):
        return make_reader(java_script_enabled=False)

    @pytest.mark.parametrize(("system", "colour"), [("light", LIGHT), ("dark", DARK)])
    def test_the_colours_are_those_of_the_system(self, make_reader, site, system, colour):
        plain = make_reader(java_script_enabled=False, color_scheme=system)
        for path in one_of_each(site).values():
            plain.open(path)
            assert (
                plain.page.locator("body").evaluate("(e) => getComputedStyle(e).backgroundColor") == colour
            ), path
            ink = plain.page.locator("h1").evaluate("(e) => getComputedStyle(e).color")
            brightness = sum(map(int, re.findall(r"\d+", ink)[:3])) / 3
            assert (brightness > 128) == (system == "dark" or path == ""), (
                path
            )  # the board of the home page is blue

    @each_language
    def test_all_pages_can_be_read(self, plain, site, language):
        for kind, path in one_of_each(site).items():
            plain.open(PREFIX[language] + path)
            assert plain.page.locator("h1").is_visible(), kind
            assert plain.page.locator("article").inner_text().strip(), kind

    def test_the_lists_lead_to_the_standards(self, plain):
        plain.open()
        plain.page.locator(".lb-nav a").first.click()
        plain.page.locator(".lb-browse a", has_text="市级地方标准").click()
        plain.page.locator("tbody a", has_text="农贸市场建设与管理规范").click()
        assert plain.path == "standards/db3702-t-0014-2022/"
        plain.page.locator(".lb-language").click()
        assert plain.path == "en/standards/db3702-t-0014-2022/"

    @pytest.mark.parametrize("control", [".lb-search", ".lb-search__input", ".lb-theme", ".lb-hero__try"])
    def test_no_dead_control_is_shown(self, plain, control):
        for path in ("", "en/", "en/standards/", "no/such/page/"):
            plain.open(path)
            assert not plain.page.locator(control).is_visible(), path


class TestWithKeys:
    """A reader without a pointer."""

    @staticmethod
    def stops(reader, number):
        """The first stops of the Tab key: what has the focus, and whether that shows."""
        look = """() => {
          const element = document.activeElement, style = getComputedStyle(element);
          const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          const around = getComputedStyle(element.parentElement);
          const box = element.getBoundingClientRect();
          return {
            name: element.className || element.id || element.tagName,
            text: (element.getAttribute('aria-label') || element.textContent || '').trim(),
            href: element.getAttribute('href'),
            shows: ring || style.boxShadow !== 'none' || around.boxShadow !== 'none' || around.outlineStyle !== 'none',
            isOnScreen: box.width > 1 && box.height > 1 && box.top >= 0 && box.bottom <= innerHeight,
          };
        }"""
        found = []
        for _ in range(number):
            reader.page.keyboard.press("Tab")
            found.append(reader.page.evaluate(look))
        return found

    @pytest.mark.parametrize("path", ["", "en/standards/db3702-t-0014-2022/", "cities/weifang/"])
    def test_the_focus_goes_through_the_header_in_reading_order_and_always_shows(self, reader, path):
        reader.open(path)
        stops = self.stops(reader, 12)
        names = [stop["name"] for stop in stops]
        order = [names.index(name) for name in ("lb-logo", "lb-search__input", "lb-language", "lb-theme")]
        assert order == sorted(order)
        links = reader.page.locator(".lb-nav a").count()
        assert order[1] - order[0] == links + 1, "the links of the navigation stand between"
        assert [stop for stop in stops if not stop["shows"]] == []
        assert [stop for stop in stops if not stop["isOnScreen"]] == []

    def test_the_first_stop_of_every_page_skips_to_the_content(self, reader, site):
        without = []
        for kind, path in one_of_each(site).items():
            reader.open(path)
            (stop,) = self.stops(reader, 1)
            if not (stop["href"] or "").startswith("#"):
                without.append(kind)
                continue
            reader.page.keyboard.press("Enter")
            assert reader.page.evaluate("document.querySelector(':target')?.closest('main') != null"), kind
        assert without == [], "these pages have no skip link"

    def test_every_control_of_the_header_can_be_worked_with_keys(self, reader):
        reader.open()
        reader.page.locator(".lb-theme").focus()
        reader.page.keyboard.press("Enter")
        reader.page.keyboard.press("Space")
        assert reader.page.evaluate(SCHEME) == "slate"
        reader.page.locator(".lb-language").focus()
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url("**/en/")


@each_language
def test_images_have_alternatives_controls_have_names_and_headings_skip_no_level(reader, site, language):
    page = reader.page
    for kind, path in one_of_each(site).items():
        reader.open(PREFIX[language] + path)
        assert page.evaluate("[...document.images].filter((i) => !i.hasAttribute('alt')).length") == 0, kind
        assert page.evaluate(UNNAMED_CONTROLS) == [], kind
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => +h.tagName[1])"
        )
        assert levels[0] == 1, kind
        assert all(after - before <= 1 for before, after in pairwise(levels)), kind
