"""Short addresses made of the code: `/s/DB3702-T-0014-2022`, to print, to say, to scan.

A short address is a page that leads on, one for both languages: it is in no list and no sitemap, and the
standard's own page is its canonical address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import segno

from lubiao.catalogue import CataloguedStandard
from lubiao.texts import LANGUAGE_TAGS, LANGUAGES

from .site import Site

QUIET_ZONE = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""

MASK = 3
"""The mask of all our QR codes. Trying all eight for the best costs five times as much, and each can be read."""


@dataclass(frozen=True, slots=True)
class ShortAddress:
    """A page that only leads on: its site-relative address and its whole HTML."""

    address: str
    html: str


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as a path of strokes one module wide, and the box around it with its quiet zone."""

    path: str
    view_box: str


def short_address_of(standard: CataloguedStandard) -> str | None:
    """`s/DB3702-T-0014-2022/`; None while the standard has no code.

    It is the slug in capitals, so no two are equal, whatever becomes of their case on the way.
    """
    return f"s/{standard.slug.upper()}/" if standard.is_identified else None


def short_addresses(site: Site) -> Iterator[ShortAddress]:
    """The short address of every standard that has a code, as far as the site's share goes."""
    template = site.template("short_address.html", 0)
    for standard in site.catalogue.standards:
        if (address := short_address_of(standard)) and site.share.has(address):
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


@lru_cache(maxsize=20_000)
def qr_code(text: str) -> QrCode:
    """The QR code of an address, with a quarter of it to spare for folds and stains (level M)."""
    matrix = segno.make_qr(text, error="m", mask=MASK, boost_error=False).matrix
    size = len(matrix) + 2 * QUIET_ZONE
    return QrCode(_strokes(matrix), f"-{QUIET_ZONE} -{QUIET_ZONE} {size} {size}")


def _strokes(matrix: tuple[bytearray, ...]) -> str:
    """Dark modules of each row as strokes through the middle of the row, each beginning where the last ended."""
    strokes = ["M0 -.5"]
    x = down = 0
    for row in matrix:
        down += 1
        for dark in re.finditer(rb"\x01+", bytes(row)):
            strokes.append(f"m{dark.start() - x} {down}h{dark.end() - dark.start()}")
            x, down = dark.end(), 0
    return "".join(strokes)
