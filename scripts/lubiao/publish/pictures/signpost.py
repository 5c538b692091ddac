"""A picture of 1200 × 630 for the previews of links: a signpost with a code on its board, the titles beside it.

The ratio is that which readers of the Open Graph protocol show large. A picture has eleven colours: paper, boards and post
of the site's own, and one between each ground and its ink, so that it is small.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .font import Font, Fonts
from .lettering import Lettering, Ramp
from .wrapping import Width, fitted

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630

Colour = tuple[int, int, int]

_PAPER, _INK, _QUIET = (251, 250, 247), (28, 36, 41), (86, 96, 105)
_BLUE, _WHITE, _TEAL, _POST = (13, 79, 110), (255, 255, 255), (159, 211, 199), (243, 201, 105)
"""The colours of lubiao.css and logo.svg."""


def _edge(ground: Colour, ink: Colour) -> Colour:
    """The colour between a ground and its ink: the edges of letters."""
    red, green, blue = ((a + b) // 2 for a, b in zip(ground, ink, strict=True))
    return red, green, blue


_PALETTE = (
    *(_PAPER, _edge(_PAPER, _INK), _INK, _edge(_PAPER, _QUIET), _QUIET),
    *(_BLUE, _edge(_BLUE, _WHITE), _WHITE, _TEAL, _edge(_TEAL, _INK), _POST),
)
_INKED: Ramp = (0, 1, 2)
_SOFT: Ramp = (0, 3, 4)
_ON_BLUE: Ramp = (5, 6, 7)
_ON_TEAL: Ramp = (8, 9, 2)
_OF_POST = 10

_POLE = (96, 114)
_LEFT, _RIGHT = 156, 1140
_UPPER, _LOWER = (56, 166), (524, 588)
"""From where to where the boards reach, downwards."""
_TITLES = (190, 500)
"""Between which heights the titles stand."""

_BOARD_SIZES = (66, 58, 50, 42, 34)
_TITLE_SIZES = (54, 48, 42, 36, 32)
_SECOND_SIZES = (30, 27, 24)
_SMALL = 28
_MOST = 600
"""Characters: even of the narrowest, four lines in the smallest size hold fewer."""

_LEADING = 1.32


@dataclass(frozen=True, slots=True)
class Sign:
    """The words of a picture: on the upper board, the titles beside the post, on the lower board.

    `remark` stands behind the second title. All but the upper board's may be empty.
    """

    board: str
    title: str = ""
    second: str = ""
    remark: str = ""
    lower: str = ""


def can_paint(fonts: Fonts, sign: Sign) -> bool:
    """Whether the fonts have all characters of the upper board: without it there is no picture."""
    return bool(_line(sign.board)) and fonts.bold.can_write(_line(sign.board))


def _line(text: str) -> str:
    """A text on one line, and of one that fits no picture in any size only so much that it is seen to be cut."""
    return " ".join(text.split())[:_MOST]


class Painter:
    """Paints signs with the fonts of a system."""

    def __init__(self, fonts: Fonts, corner: str) -> None:
        """`corner` is what every picture says in its corner: whose it is."""
        self._fonts = fonts
        self._corner = corner
        self._letters = Lettering()
        self._ground = self._bare()

    def paint(self, sign: Sign) -> Image | None:
        """The picture, in the colours of the palette; None where the fonts cannot write what is on its upper board.

        Of the other words, those with a character that a font does not have are left out: no box stands for it.
        """
        if not can_paint(self._fonts, sign):
            return None
        board, title = self._writable(self._fonts.bold, sign.board, sign.title)
        second, remark, lower = self._writable(self._fonts.regular, sign.second, sign.remark, sign.lower)
        picture = self._ground.copy()
        self._upper_board(picture, board)
        if title or second:
            self._titles(picture, title, second, remark if second else "")
        if lower:
            self._lower_board(picture, lower)
        return picture

    def _writable(self, font: Font, *texts: str) -> list[str]:
        return [text if font.can_write(text) else "" for text in map(_line, texts)]

    def _bare(self) -> Image:
        from PIL import Image, ImageDraw

        picture = Image.new("L", (WIDTH, HEIGHT), 0)
        ImageDraw.Draw(picture).rectangle((_POLE[0], 24, _POLE[1] - 1, HEIGHT), fill=_OF_POST)
        if self._writable(self._fonts.bold, self._corner)[0]:
            wide = self._letters.width(self._corner, self._fonts.bold, _SMALL)
            at = (round(_RIGHT - wide), _LOWER[1] - 20)
            self._letters.write(picture, at, self._corner, self._fonts.bold, _SMALL, _SOFT)
        return picture

    def _upper_board(self, picture: Image, text: str) -> None:
        """A board that points to the right."""
        room = _RIGHT - _LEFT - 40
        size, lines = fitted(text, _BOARD_SIZES, room, 1, self._measure(self._fonts.bold))
        end = _LEFT + self._letters.width(lines[0], self._fonts.bold, size) + 28
        top, bottom = _UPPER
        self._polygon(
            picture,
            ((56, top), (end, top), (end + 50, (top + bottom) / 2), (end, bottom), (56, bottom)),
            _ON_BLUE[0],
        )
        base = (top + bottom) // 2 + round(size * 0.36)
        self._letters.write(picture, (_LEFT, base), lines[0], self._fonts.bold, size, _ON_BLUE)

    def _lower_board(self, picture: Image, text: str) -> None:
        """A board that points to the left."""
        room = _RIGHT - _LEFT - 260
        size, lines = fitted(text, (_SMALL, 24, 20), room, 1, self._measure(self._fonts.regular))
        end = _LEFT + self._letters.width(lines[0], self._fonts.regular, size) + 28
        top, bottom = _LOWER
        self._polygon(
            picture,
            ((60, top), (end, top), (end, bottom), (60, bottom), (30, (top + bottom) / 2)),
            _ON_TEAL[0],
        )
        base = (top + bottom) // 2 + round(size * 0.36)
        self._letters.write(picture, (_LEFT, base), lines[0], self._fonts.regular, size, _ON_TEAL)

    def _titles(self, picture: Image, title: str, second: str, remark: str) -> None:
        """The titles one below the other, in the middle of their place."""
        bold, regular = self._fonts.bold, self._fonts.regular
        room = _RIGHT - _LEFT
        rows: list[tuple[str, Font, int, Ramp, float]] = []
        if title:
            size, lines = fitted(title, _TITLE_SIZES, room, 3 if second else 4, self._measure(bold))
            rows += [(line, bold, size, _INKED, size * _LEADING) for line in lines]
        if second:
            size, lines = fitted(second, _SECOND_SIZES, room, 3, self._measure(regular))
            ramp = _SOFT if title else _INKED
            rows += [(line, regular, size, ramp, size * _LEADING) for line in lines]
            if remark:
                rows.append((remark, regular, 24, _SOFT, 24 * _LEADING))
        gap = 18 if title and second else 0
        top, bottom = _TITLES
        y = top + max(0, (bottom - top - gap - sum(row[-1] for row in rows)) / 2)
        for number, (line, font, size, ramp, high) in enumerate(rows):
            if number and font is not rows[number - 1][1]:
                y += gap
            self._letters.write(picture, (_LEFT, round(y + size)), line, font, size, ramp)
            y += high

    def _measure(self, font: Font) -> Callable[[int], Width]:
        return lambda size: self._letters.width_of(font, size)

    @staticmethod
    def _polygon(picture: Image, corners: tuple[tuple[float, float], ...], colour: int) -> None:
        from PIL import ImageDraw

        ImageDraw.Draw(picture).polygon(corners, fill=colour)


def png(picture: Image) -> bytes:
    """The picture as a PNG file (W3C PNG, third edition) with a palette of four bits, without any word on when or by
    what it was made.

    Each row is written as what differs from the row above (filter type 2): letters and boards are upright. Pillow tries
    all five filters for each row, which takes twice as long as all the rest, and saves a fortieth.
    """
    import numpy

    colours = bytes(part for colour in _PALETTE for part in colour)
    picture.putpalette(colours)
    packed = numpy.frombuffer(picture.tobytes("raw", "P;4"), numpy.uint8).reshape(HEIGHT, WIDTH // 2)
    filtered = numpy.full((HEIGHT, 1 + WIDTH // 2), 2, numpy.uint8)
    filtered[0, 1:] = packed[0]
    numpy.subtract(packed[1:], packed[:-1], out=filtered[1:, 1:])
    deflate = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, 7, zlib.Z_RLE)
    header = struct.pack(">2I5B", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    data = deflate.compress(filtered.data) + deflate.flush()
    chunks = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
