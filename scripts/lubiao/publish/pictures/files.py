"""The pictures of the site: one of each standard, of each city, and of the site itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.labels import LABELS
from lubiao.findings import N_
from lubiao.publish.collection import Collection
from lubiao.records import TitleOrigin
from lubiao.texts import LANGUAGES, default_language, translator

from .font import Fonts, find_fonts
from .signpost import Painter, Sign, can_paint, png

log = logging.getLogger("lubiao")


def picture_of(address: str) -> str:
    """The path of the picture of a page, by its site-relative address: `standards/db3702-t-0014-2022/`."""
    return f"pictures/{address.strip('/') or 'home'}.png"


def pictured(collection: Collection) -> frozenset[str]:
    """The paths of all pictures that the fonts of this system can write, known without painting any."""
    fonts = find_fonts()
    return frozenset(
        picture_of(address) for address, sign in _signs(collection) if fonts and can_paint(fonts, sign)
    )


def pictures(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """All pictures, path and bytes; none, and one warning, where the system has no font with Chinese characters."""
    fonts = find_fonts()
    if fonts is None:
        text = N_(
            "No font with Chinese characters was found: the site gets no pictures for previews of links."
        )
        if collection.share.is_first:
            log.warning(translator(default_language())(text))
        return
    painter = _painter(fonts)
    for address, sign in _signs(collection):
        if (address or collection.share.is_first) and (picture := painter.paint(sign)) is not None:
            yield picture_of(address), png(picture)


@cache
def _painter(fonts: Fonts) -> Painter:
    """What it has drawn of letters serves all shares of a process."""
    return Painter(fonts, _both(N_("Lubiao")))


def _signs(collection: Collection) -> Iterator[tuple[str, Sign]]:
    """The address of each page that has a picture of its own, and what the picture says."""
    # Each page names a picture: that of the site is known in every share, and made in the first.
    yield "", _of_home()
    for city in collection.catalogue.cities.values():
        if not collection.share.has(f"cities/{city.id}/"):
            continue
        about = N_("Standards issued by {city}, cited for it, and drafted there")
        yield (
            f"cities/{city.id}/",
            Sign(
                f"{city.short_zh} {city.name_en}",
                translator("zh")(about).format(city=city.short_zh),
                about.format(city=city.name_en),
                lower=_both(N_("Division code")) + f" {city.division}",
            ),
        )
    for standard in collection.own:
        yield Addresses.of_standard(standard), _of_standard(standard)


def _of_home() -> Sign:
    about = N_("Standards of the cities of Shandong: a bilingual, open catalogue")
    return Sign(_both(N_("Lubiao")), translator("zh")(about), about)


def _of_standard(standard: CataloguedStandard) -> Sign:
    """Only what lasts: a status may be another one tomorrow, and the picture be kept for years where it was shared."""
    raw = standard.raw
    return Sign(
        standard.code.display if standard.code else _both(N_("Not identified yet")),
        raw.title_zh or ("" if raw.title_en else _both(N_("Title unknown"))),
        raw.title_en or "",
        "(" + _both(N_("our translation")) + ")" if raw.title_en_from is TitleOrigin.PROJECT else "",
        _both(LABELS["kind"][standard.kind]) if standard.kind else "",
    )


def _both(text: str) -> str:
    """A text of the interface in both languages."""
    return " ".join(translator(language)(text) for language in LANGUAGES)
