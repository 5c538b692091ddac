"""Pages in a browser that notes all it asks for and all it complains of."""

from urllib.parse import urlsplit

import pytest

DESKTOP = {"width": 1280, "height": 900}

OPTIONS = ":is(.lb-search__panel:not([hidden]) .lb-search__option, .lb-result)"
"""The results: in the panel under the field of the header, or on the search page."""


class Reader:
    """One reader: a browser context with one page, and what was noted of it."""

    def __init__(self, context, home):
        self.context = context
        self.home = home
        self.page = context.new_page()
        self.page.set_default_timeout(15_000)  # Other work may share the machine.
        self.requested = []
        self.complaints = []
        context.on("request", lambda request: self.requested.append(request.url))
        context.on("console", self._note)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("dialog", self._refuse)

    def _note(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _refuse(self, dialog):
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path=""):
        """Open a page by its path; gives the answer of the server."""
        return self.page.goto(self.home + path)

    @property
    def path(self):
        """Where the reader is, from the home page, without what stands behind `?` and `#`."""
        return self.page.url.partition("?")[0].partition("#")[0].removeprefix(self.home)

    def type(self, text):
        """Type into the search field with the keyboard, from wherever the focus is."""
        self.page.keyboard.press("Control+K")
        self.page.keyboard.type(text)

    def codes(self, *expected):
        """The codes of the shown results, once all that are expected are among them (or the wait is over)."""
        for code in expected:
            self.page.locator(f"{OPTIONS} .lb-search__code", has_text=code).first.wait_for()
        return self.page.locator(f"{OPTIONS} .lb-search__code").all_text_contents()

    def results(self):
        """The results, as soon as there are any."""
        self.page.locator(OPTIONS).first.wait_for()
        return self.page.locator(OPTIONS)

    def is_panel_open(self):
        return self.page.locator(".lb-search__panel").is_visible()

    def hosts(self):
        """The hosts that were asked for anything."""
        return {urlsplit(url).hostname for url in self.requested if not url.startswith(("data:", "blob:"))}


@pytest.fixture
def make_reader(browser, served):
    """Make a reader with other properties than the usual: size, colours, without scripts, another address."""
    contexts = []

    def make(home=served, **options):
        context = browser.new_context(**({"viewport": DESKTOP} | options))
        contexts.append(context)
        return Reader(context, home)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def reader(make_reader):
    """A reader at a desk, with the site served."""
    return make_reader()
