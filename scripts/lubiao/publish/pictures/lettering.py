"""Letters on a picture. What was drawn of a character or a word is kept: the next title has most of them again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from .font import Font
from .wrapping import pieces_of

if TYPE_CHECKING:
    from PIL._imaging import ImagingCore
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

Ramp = tuple[int, int, int]
"""Places in the palette: the ground, the edge of a letter, its ink."""

_MOST_KEPT = 4000
"""Pieces that are kept in one size and ramp, a few kilobytes each."""

Tile = tuple["ImagingCore", int, int, int, int]
"""A piece drawn on its ground, and the edges of its place beside that on the base line: left, top, right, bottom."""

Glyph = tuple["ImagingCore", tuple[int, int]]
"""A character in levels of grey, and the left and upper edge of its place beside that on the base line."""


@dataclass(frozen=True)
class Lettering:
    """Measures and draws in any font, size and ramp."""

    _sized: dict[tuple[Font, int], FreeTypeFont] = field(default_factory=dict)
    _widths: dict[tuple[Font, int], dict[str, float]] = field(default_factory=dict)
    _glyphs: dict[tuple[Font, int], dict[str, Glyph]] = field(default_factory=dict)
    _tiles: dict[tuple[Font, int, Ramp], dict[str, Tile]] = field(default_factory=dict)

    def width_of(self, font: Font, size: int) -> Callable[[str], float]:
        """The measure of a piece in a size, in pixels."""
        known = self._widths.setdefault((font, size), {})

        def width(piece: str) -> float:
            if piece not in known:
                known[piece] = (
                    self._in_size(font, size).getlength(piece) if len(piece) == 1 else sum(map(width, piece))
                )
            return known[piece]

        return width

    def width(self, text: str, font: Font, size: int) -> float:
        """How wide a line is, in pixels."""
        return sum(map(self.width_of(font, size), pieces_of(text)))

    def write(
        self, picture: Image, at: tuple[int, int], text: str, font: Font, size: int, ramp: Ramp
    ) -> float:
        """Write a line, its base line beginning at a point; gives where the line ends."""
        x, base, width = float(at[0]), at[1], self.width_of(font, size)
        tiles = self._tiles.setdefault((font, size, ramp), {})
        for piece in pieces_of(text):
            if piece != " ":
                if piece not in tiles:
                    if len(tiles) >= _MOST_KEPT:
                        tiles.clear()
                    tiles[piece] = self._drawn(font, size, piece, ramp)
                tile, left, top, right, bottom = tiles[piece]
                near = round(x)
                # What `Image.paste` does besides takes ten times as long: a picture has some fifty pieces.
                picture.im.paste(tile, (near + left, base + top, near + right, base + bottom))
            x += width(piece)
        return x

    def _drawn(self, font: Font, size: int, piece: str, ramp: Ramp) -> Tile:
        """A piece made of its characters: a font takes long to draw one, and it comes again in other words."""
        from PIL import Image

        width, glyphs = self.width_of(font, size), self._glyphs.setdefault((font, size), {})
        x, places = 0.0, []
        for character in piece:
            if character not in glyphs:
                glyphs[character] = self._in_size(font, size).getmask2(character, anchor="ls")
            glyph, (left, top) = glyphs[character]
            left += round(x)
            places.append((glyph, (left, top, left + glyph.size[0], top + glyph.size[1])))
            x += width(character)
        lefts, tops, rights, bottoms = zip(*(box for _, box in places), strict=True)
        left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
        grey = Image.new("L", (right - left, bottom - top), 0)
        for glyph, box in places:
            grey.im.paste(255, (box[0] - left, box[1] - top, box[2] - left, box[3] - top), glyph)
        return grey.im.point(_table(ramp), "L"), left, top, right, bottom

    def _in_size(self, font: Font, size: int) -> FreeTypeFont:
        if (font, size) not in self._sized:
            self._sized[font, size] = font.sized(size)
        return self._sized[font, size]


@cache
def _table(ramp: Ramp) -> list[int]:
    """The colour of each of 256 levels of grey."""
    return [ramp[(level + 64) // 128] for level in range(256)]
