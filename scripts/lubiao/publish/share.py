"""One machine's share of a build that several do together (`lubiao build --shard 2/4`), and a process's part of that.

A share says which addresses are its own, and the same address always belongs to the same share. What grows with the
catalogue is shared out; what there is once belongs to the first.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from lubiao.texts import LANGUAGES

MOST = 256
"""Shares of a build: a matrix of GitHub Actions has no more jobs."""

_SHARED_OUT = re.compile(
    r"(?:s|standards|cities|kinds|subjects|bodies|years|status|sources|review|upcoming|coverage)/."
)

_OF_CITY = re.compile(r"cities/[^/]+/")
"""All pages of a city stay together: each names the picture of the city."""

_SHORT = re.compile(r"^s/([^/]+/)")
"""A short address is made where the page is to which it leads."""

_BESIDE_A_PAGE = re.compile(r"(?:api/v1/|pictures/)?((?:standards|cities)/[^/]+)\.[a-z]+")
"""Other forms of what has a page: they are made where the page is, which asks whether they are there."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share `number` of `count`, from 1, and of it the part `part` of `parts`. Alone it is everything."""

    number: int = 1
    count: int = 1
    part: int = 1
    parts: int = 1

    @property
    def is_first(self) -> bool:
        """Whether what there is once belongs to it."""
        return self.number == self.part == 1

    @property
    def is_whole(self) -> bool:
        """Whether nobody else builds."""
        return self.count == self.parts == 1

    def parted(self, parts: int) -> list[Share]:
        """The same share in so many parts, for as many processes."""
        return [Share(self.number, self.count, part, parts) for part in range(1, parts + 1)]

    def has(self, address: str) -> bool:
        """Whether an address is its own: a page without the language's prefix, so that both languages are together."""
        if self.is_whole or not _SHARED_OUT.match(address):
            return self.is_first
        of_city = _OF_CITY.match(address)
        key = of_city[0] if of_city else _SHORT.sub(_standard, address)
        rest, number = divmod(zlib.crc32(key.encode()), self.count)
        return number == self.number - 1 and rest % self.parts == self.part - 1

    def has_file(self, path: str) -> bool:
        """The same for a file of the site, by its path: `en/standards/gb-3095-2012/index.html`."""
        for language in LANGUAGES:
            path = path.removeprefix(f"{language}/")
        if path.endswith("index.html"):
            return self.has(path.removesuffix("index.html"))
        of_page = _BESIDE_A_PAGE.fullmatch(path)
        return self.has(f"{of_page[1]}/") if of_page else self.is_first


@dataclass(frozen=True, slots=True)
class Alone(Share):
    """The share of one address, and of what there is once."""

    address: str = ""

    def has(self, address: str) -> bool:
        """Whether it is this one."""
        return _SHORT.sub(_standard, address) == self.address


def _standard(short: re.Match[str]) -> str:
    return f"standards/{short[1].lower()}"


WHOLE = Share()


def share_of(written: str) -> Share | None:
    """`2/4` as a share; None where it is none."""
    found = re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", written)
    if not found:
        return None
    number, count = int(found[1]), int(found[2])
    return Share(number, count) if 1 <= number <= count <= MOST else None
