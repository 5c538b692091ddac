"""Letters on a picture. What was drawn of a character or a word is kept: the next title has most of them again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from .font import Font
from .wrapping import pieces_of

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

Ramp = tuple[int, int, int]
"""Places in the palette: the ground, the edge of a letter, its ink."""

_MOST_KEPT = 4000
"""Pieces that are kept, a few kilobytes each."""


@dataclass(frozen=True)
class Lettering:
    """Measures and draws in any font, size and ramp."""

    _sized: dict[tuple[Font, int], FreeTypeFont] = field(default_factory=dict)
    _widths: dict[tuple[Font, int, str], float] = field(default_factory=dict)
    _tiles: dict[tuple[Font, int, str, Ramp], tuple[Image, int, int]] = field(default_factory=dict)

    def width_of(self, font: Font, size: int) -> Callable[[str], float]:
        """The measure of a piece in a size, in pixels."""

        def width(piece: str) -> float:
            key = (font, size, piece)
            if key not in self._widths:
                self._widths[key] = self._in_size(font, size).getlength(piece)
            return self._widths[key]

        return width

    def width(self, text: str, font: Font, size: int) -> float:
        """How wide a line is, in pixels."""
        return sum(map(self.width_of(font, size), pieces_of(text)))

    def write(
        self, picture: Image, at: tuple[int, int], text: str, font: Font, size: int, ramp: Ramp
    ) -> float:
        """Write a line, its base line beginning at a point; gives where the line ends."""
        x, width = float(at[0]), self.width_of(font, size)
        for piece in pieces_of(text):
            if piece != " ":
                tile, left, top = self._tile(font, size, piece, ramp)
                picture.paste(tile, (round(x) + left, at[1] + top))
            x += width(piece)
        return x

    def _tile(self, font: Font, size: int, piece: str, ramp: Ramp) -> tuple[Image, int, int]:
        """A piece drawn on its ground, and where it goes beside its place on the base line."""
        key = (font, size, piece, ramp)
        if key not in self._tiles:
            if len(self._tiles) >= _MOST_KEPT:
                self._tiles.clear()
            self._tiles[key] = self._drawn(font, size, piece, ramp)
        return self._tiles[key]

    def _drawn(self, font: Font, size: int, piece: str, ramp: Ramp) -> tuple[Image, int, int]:
        from PIL import Image, ImageDraw

        sized = self._in_size(font, size)
        left, top, right, bottom = (round(edge) for edge in sized.getbbox(piece, anchor="ls"))
        grey = Image.new("L", (max(1, right - left), max(1, bottom - top)), 0)
        ImageDraw.Draw(grey).text((-left, -top), piece, fill=255, font=sized, anchor="ls")
        return grey.point(_table(ramp)), left, top

    def _in_size(self, font: Font, size: int) -> FreeTypeFont:
        if (font, size) not in self._sized:
            self._sized[font, size] = font.sized(size)
        return self._sized[font, size]


@cache
def _table(ramp: Ramp) -> list[int]:
    """The colour of each of 256 levels of grey."""
    return [ramp[(level + 64) // 128] for level in range(256)]
