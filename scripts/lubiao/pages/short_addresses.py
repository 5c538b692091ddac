"""Short addresses made of the code: `/s/DB3702-T-0014-2022`, to print, to say, to scan.

A short address is a page that leads on, one for both languages: it is in no list and no sitemap, and the
standard's own page is its canonical address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lubiao.catalogue import CataloguedStandard
from lubiao.texts import LANGUAGE_TAGS, LANGUAGES

from .site import Site


@dataclass(frozen=True, slots=True)
class ShortAddress:
    """A page that only leads on: its site-relative address and its whole HTML."""

    address: str
    html: str


def short_address_of(standard: CataloguedStandard) -> str | None:
    """`s/DB3702-T-0014-2022/`; None while the standard has no code.

    It is the slug in capitals, so no two are equal, whatever becomes of their case on the way.
    """
    return f"s/{standard.slug.upper()}/" if standard.is_identified else None


def short_addresses(site: Site) -> Iterator[ShortAddress]:
    """The short address of every standard that has a code, as far as they are made here."""
    template = site.template("short_address.html", 0)
    for standard in site.collection.own:
        if address := short_address_of(standard):
            own = site.address_of(standard)
            # With the name of the file, so that a folder on a stick leads on as well as a server.
            way, way_en = (f"../../{site.prefixed(own, language)}index.html" for language in LANGUAGES)
            html = template.render(
                standard=standard,
                language_tag=LANGUAGE_TAGS[LANGUAGES[0]],
                canonical=site.canonical(own, LANGUAGES[0]),
                way=way,
                way_en=way_en,
            )
            yield ShortAddress(address, html)
