"""Hostile data in a real browser: nothing of it runs, on no page, in no list of results, in no field."""

import re

import pytest

from hostile import BLOW, EVIL, HOSTILE, SLUG
from kinds import NOT_FOUND, addresses_of, all_there_is, one_of_each

PASTED = f"{HOSTILE} {EVIL}\n{EVIL} {HOSTILE} <b>GB/T 1-2020</b>"

NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
"""

FOREIGN = """[...document.querySelectorAll("[onerror], [onload], [onmouseover], img[src=x], iframe, object, base, marquee")]
  .map((e) => e.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def poisoned(serve, hostile_site):
    return serve(hostile_site)


@pytest.fixture
def victim(make_reader, poisoned):
    """A reader of the hostile site."""
    reader = make_reader(poisoned)
    reader.context.add_init_script(NOTE_VIOLATIONS)
    return reader


def harm(reader):
    """What the hostile data has done: dialogs, errors, what the policy stopped, elements that nobody wrote."""
    return reader.complaints + reader.page.evaluate("window.violations") + reader.page.evaluate(FOREIGN)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_hostile_data_runs_nothing_on_any_kind_of_page(victim, hostile_site, prefix):
    pages = {
        *all_there_is(hostile_site),
        f"standards/{SLUG}/",
        "cities/qingdao/",
        "standards/woven-terry-cloth/",
    }
    harmed = {}
    for path in sorted(pages - {NOT_FOUND}):
        victim.complaints.clear()
        victim.open(prefix + path)
        victim.page.mouse.move(300, 300)
        if found := harm(victim):
            harmed[path] = found
    assert harmed == {}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_hostile_record_is_shown_literally(victim, prefix):
    victim.open(f"{prefix}standards/{SLUG}/")
    assert victim.page.locator("h1").text_content() == (EVIL if prefix else BLOW)
    assert victim.page.title().startswith("DB3702/T 9999—2024 " + (EVIL if prefix else BLOW)[:40])


@pytest.mark.parametrize("words", ["毒Evil", "<img src=x", "9999-2024", "onmouseover='alert"])
def test_a_hostile_record_runs_nothing_among_the_results(victim, words):
    victim.open()
    victim.type(words)
    option = victim.results().first
    assert "<script>alert(1)</script>" in option.text_content()
    assert victim.page.locator(".lb-search__panel :is(img, script)").count() == 0
    assert harm(victim) == []


def test_a_hostile_result_leads_to_its_page(victim):
    victim.open()
    victim.type("9999-2024")
    victim.results().first.click()
    victim.page.wait_for_url(f"**/standards/{SLUG}/")
    assert victim.page.locator("h1").text_content() == BLOW
    assert harm(victim) == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_what_stands_in_the_address_runs_nothing(victim, hostile_site, prefix):
    harmed = {}
    for path in sorted({*one_of_each(hostile_site).values()} - {NOT_FOUND}):
        victim.complaints.clear()
        victim.open(f"{prefix}{path}?q={BLOW}&status={EVIL}&page={EVIL}#{EVIL}".replace("#x", "%23x", 1))
        victim.page.wait_for_load_state("networkidle" if "search" in path or "check" in path else "load")
        if found := harm(victim):
            harmed[path] = found
    assert harmed == {}


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_what_is_pasted_into_any_field_runs_nothing(victim, hostile_site, prefix):
    taking_text = [
        address
        for address, file in addresses_of(hostile_site).items()
        if re.search(
            r"<textarea|<input[^>]+type=\"(search|text)\"", file.read_text("utf-8").partition("<main")[2]
        )
    ]
    for path in ["", *taking_text[:10]]:
        victim.open(prefix + path)
        for field in victim.page.locator("input[type=search]:visible, input[type=text]:visible").all():
            field.fill("毒Evil")
        for field in victim.page.locator("textarea:visible:not([readonly])").all():
            field.fill(PASTED)
        victim.page.wait_for_timeout(500)
        assert harm(victim) == [], path
