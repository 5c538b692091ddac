"""The pictures of the site: one of each standard, of each city, and of the site itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Set
from functools import cache

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.labels import LABELS
from lubiao.findings import N_
from lubiao.publish.collection import Collection
from lubiao.records import City, TitleOrigin
from lubiao.texts import LANGUAGES, default_language, translator

from .font import Fonts, find_fonts
from .signpost import Painter, Sign, can_paint, png

log = logging.getLogger("lubiao")


def picture_of(address: str) -> str:
    """The path of the picture of a page, by its site-relative address: `standards/db3702-t-0014-2022/`."""
    return f"pictures/{address.strip('/') or 'home'}.png"


class Pictured(Set[str]):
    """The paths of all pictures that the fonts of this system can write, known without painting any.

    A path is looked at when somebody asks for it: most pages that are made side by side have no picture of their own.
    """

    def __init__(self, collection: Collection) -> None:
        self._fonts = find_fonts()
        self._boards = {picture_of(""): _of_home().board}
        self._boards |= {
            picture_of(f"cities/{city.id}/"): _board_of_city(city) for city in _cities(collection)
        }
        self._boards |= {picture_of(Addresses.of_standard(each)): _board(each) for each in collection.own}

    def __contains__(self, path: object) -> bool:
        board = self._boards.get(path) if isinstance(path, str) else None
        return bool(board and self._fonts and can_paint(self._fonts, Sign(board)))

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._boards if path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
    for address, sign in _signs(collection):
        if (picture := _painter(fonts).paint(sign)) is not None:
            yield picture_of(address), png(picture)


@cache
def _painter(fonts: Fonts) -> Painter:
    """What it has drawn of letters serves all shares of a process."""
    return Painter(fonts, _both(N_("Lubiao")))


def _signs(collection: Collection) -> Iterator[tuple[str, Sign]]:
    """The address of each page that gets a picture of its own, and what the picture says."""
    for address, sign in _signs_of_the_ground(collection):
        if not collection.kept.has_file(picture_of(address), ()):
            yield address, sign
    for standard in collection.own:
        yield Addresses.of_standard(standard), _of_standard(standard)


def _signs_of_the_ground(collection: Collection) -> Iterator[tuple[str, Sign]]:
    """Those of the site and of its cities, which say nothing of standards."""
    if collection.share.is_first:
        yield "", _of_home()
    for city in _cities(collection):
        about = N_("Standards issued by {city}, cited for it, and drafted there")
        yield (
            f"cities/{city.id}/",
            Sign(
                _board_of_city(city),
                translator("zh")(about).format(city=city.short_zh),
                about.format(city=city.name_en),
                lower=_both(N_("Division code")) + f" {city.division}",
            ),
        )


def _cities(collection: Collection) -> list[City]:
    """Those whose pages are made here."""
    cities = collection.catalogue.cities.values()
    return [city for city in cities if collection.share.has(f"cities/{city.id}/")]


def _board_of_city(city: City) -> str:
    return f"{city.short_zh} {city.name_en}"


def _board(standard: CataloguedStandard) -> str:
    return standard.code.display if standard.code else _both(N_("Not identified yet"))


def _of_home() -> Sign:
    about = N_("Standards of the cities of Shandong: a bilingual, open catalogue")
    return Sign(_both(N_("Lubiao")), translator("zh")(about), about)


def _of_standard(standard: CataloguedStandard) -> Sign:
    """Only what lasts: a status may be another one tomorrow, and the picture be kept for years where it was shared."""
    raw = standard.raw
    return Sign(
        _board(standard),
        raw.title_zh or ("" if raw.title_en else _both(N_("Title unknown"))),
        raw.title_en or "",
        "(" + _both(N_("our translation")) + ")" if raw.title_en_from is TitleOrigin.PROJECT else "",
        _both(LABELS["kind"][standard.kind]) if standard.kind else "",
    )


def _both(text: str) -> str:
    """A text of the interface in both languages."""
    return " ".join(translator(language)(text) for language in LANGUAGES)
