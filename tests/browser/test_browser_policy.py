"""The Content-Security-Policy holds on every page, disturbs none of them, and bites."""

import pytest

from kinds import NOT_FOUND, addresses_of, all_there_is

NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
"""
FOREIGN = "https://evil.example/"

ATTACKS = {
    "script": 'document.body.append(Object.assign(document.createElement("script"), {textContent: "window.ran = true"}))',
    "handler": """document.body.insertAdjacentHTML("beforeend", '<img src="no.png" onerror="window.ran = true">')""",
    "link": """document.body.insertAdjacentHTML("beforeend", '<a id="x" href="javascript:window.ran = true">x</a>');
      document.getElementById("x").click()""",
    "style": 'document.head.append(Object.assign(document.createElement("style"), {textContent: "body { color: red }"}))',
    "style attribute": """document.body.insertAdjacentHTML("beforeend", '<p style="color: red">x</p>')""",
    "foreign script": f'document.body.append(Object.assign(document.createElement("script"), {{src: "{FOREIGN}x.js"}}))',
    "foreign image": f'document.body.append(Object.assign(document.createElement("img"), {{src: "{FOREIGN}x.png"}}))',
    "foreign frame": f'document.body.append(Object.assign(document.createElement("iframe"), {{src: "{FOREIGN}"}}))',
    "foreign style": f"""document.head.insertAdjacentHTML("beforeend", '<link rel="stylesheet" href="{FOREIGN}x.css">')""",
    "fetch": f'fetch("{FOREIGN}").catch(() => {{}})',
    "beacon": 'try { new WebSocket("wss://evil.example/") } catch {}',
    "eval": """setTimeout("window.ran = true")""",
    "base": f'document.head.append(Object.assign(document.createElement("base"), {{href: "{FOREIGN}"}}))',
    "form": f"""document.body.insertAdjacentHTML("beforeend", '<form action="{FOREIGN}"></form>');
      document.querySelector("form[action^=https]").submit()""",
    "plugin": """document.body.insertAdjacentHTML("beforeend", '<object data="logo.svg" type="image/svg+xml"></object>')""",
}


@pytest.fixture
def watched(make_reader):
    """Make a reader whose pages note what the policy forbids."""

    def make(*home, **options):
        reader = make_reader(*home, **options)
        reader.context.add_init_script(NOTE_VIOLATIONS)
        return reader

    return make


def own_complaints(reader, path):
    """What the browser complained of, but for the status of the page that is not there."""
    return [text for text in reader.complaints if not (path == NOT_FOUND and "404 (Not Found)" in text)]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_no_page_breaks_its_own_policy(watched, site, prefix, colours):
    reader = watched(color_scheme=colours)
    broken = {}
    for path in all_there_is(site):
        reader.complaints.clear()
        reader.open(prefix + path)
        reader.page.locator(".lb-theme").click()
        if violations := reader.page.evaluate("window.violations") + own_complaints(reader, path):
            broken[path] = violations
    assert broken == {}


@pytest.mark.parametrize("path", ["", "en/standards/db3702-t-0014-2022/", NOT_FOUND])
def test_searching_breaks_no_policy(watched, path):
    reader = watched()
    reader.open(path)
    reader.type("DB3702")
    reader.results()
    assert reader.page.evaluate("window.violations") == []
    assert own_complaints(reader, path) == []


def test_the_policy_holds_in_a_folder_too(watched, site):
    reader = watched(site.as_uri() + "/")
    for path in ("index.html", "en/standards/db3702-t-0014-2022/index.html"):
        reader.open(path)
        reader.type("DB3702")
        reader.page.locator(".lb-search__option, .lb-result").first.wait_for()
        assert reader.page.evaluate("window.violations") == []
        assert (
            reader.page.evaluate("getComputedStyle(document.querySelector('.lb-header')).borderTopWidth")
            == "4px"
        )
    assert reader.complaints == []


def test_a_page_that_only_leads_on_has_a_policy_and_leads_on(watched, site):
    leading_on = sorted(addresses_of(site, leading_on=True))
    if not leading_on:
        pytest.skip("there is no page that only leads on")
    reader = watched()
    for address in {leading_on[0], leading_on[-1]}:
        reader.open(address)
        reader.page.wait_for_url("**/standards/**")
        assert reader.page.locator("h1").is_visible()
    assert reader.complaints == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_gets_into_a_page_all_the_same_does_nothing(watched, attack):
    reader = watched()
    asked = []
    reader.page.route("**/evil.example/**", lambda route: (asked.append(route.request.url), route.abort()))
    reader.open("about/")
    before = reader.page.evaluate("getComputedStyle(document.body).color")
    reader.page.evaluate(f"() => {{ {ATTACKS[attack]} }}")
    reader.page.wait_for_function("() => window.violations.length > 0")
    assert reader.page.evaluate("window.ran") is None
    assert reader.page.evaluate("getComputedStyle(document.body).color") == before
    assert reader.page.evaluate("getComputedStyle(document.body.lastElementChild).color") != "rgb(255, 0, 0)"
    assert reader.page.evaluate("document.baseURI") == reader.page.url
    assert asked == []
    assert reader.path == "about/"
