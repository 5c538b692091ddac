"""The page "Data" in a browser: examples that are copied, and reached with the keyboard where they are too wide."""

import pytest


@pytest.fixture(params=["", "en/"])
def data(reader, request):
    """The page in one language, on a telephone."""
    reader.page.set_default_timeout(15_000)
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open(f"{request.param}data/")
    return reader


def test_an_example_is_copied_whole_and_that_is_said_politely(data):
    data.context.grant_permissions(["clipboard-read", "clipboard-write"])
    example = data.page.locator(".lb-example").first
    example.locator(".lb-copy").click()
    data.page.locator(".lb-copied", has_text="Python").wait_for()
    copied = data.page.evaluate("navigator.clipboard.readText()")
    assert copied == example.locator("code").text_content()
    assert len(copied.splitlines()) == 3
    assert data.complaints == []


def test_a_wide_example_is_scrolled_with_the_keyboard_and_the_page_stays(data):
    code = data.page.locator(".lb-example code").first
    code.focus()
    assert code.evaluate("(element) => element.scrollWidth > element.clientWidth")
    for _ in range(5):
        data.page.keyboard.press("ArrowRight")
    data.page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert data.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
