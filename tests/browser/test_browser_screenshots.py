"""Pictures of every kind of page, for people to look at: LUBIAO_SCREENSHOTS=folder asks for them."""

import os
from pathlib import Path

import pytest

from kinds import NOT_FOUND, one_of_each

FOLDER = os.environ.get("LUBIAO_SCREENSHOTS")
SIZES = {"wide": {"width": 1440, "height": 900}, "telephone": {"width": 390, "height": 844}}
LANGUAGES = {"zh": "", "en": "en/"}


@pytest.mark.skipif(not FOLDER, reason="LUBIAO_SCREENSHOTS names no folder")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_of_every_kind_of_page(make_reader, site, language, colours, size):
    reader = make_reader(viewport=SIZES[size], color_scheme=colours, reduced_motion="reduce")
    folder = Path(FOLDER) / f"{language}-{colours}-{size}"
    for kind, path in one_of_each(site).items():
        if path == NOT_FOUND and language != "zh":
            continue  # one page for both languages
        reader.open(LANGUAGES[language] + path)
        name = kind.strip("/").replace("/", "-").replace("*", "one").replace("#", "number") or "home"
        reader.page.screenshot(path=folder / f"{name}.png", full_page=True)
    reader.open(LANGUAGES[language])
    reader.page.locator(".lb-search__input").fill("DB3702")
    reader.results()
    reader.page.screenshot(path=folder / "search-open.png")
