"""How much room a text takes. No font is at hand when a page is built, and readers have different ones."""

from __future__ import annotations

import re
import unicodedata

_PIECE = re.compile(r"[^\s\u2e80-\uffef]+\s*|.", re.DOTALL)
_NOT_FIRST = set("，。、；：！？）》」』”’%,.;:!?)")


def width(text: str, size: float) -> float:
    """The width of a text in pixels at a font size, rather too much than too little."""
    return size * sum(map(_share, text))


def _share(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character in " ,.;:'|!()[]ijlftrI":
        return 0.4
    return 0.8 if character.isupper() or character in "mw—@%&" else 0.63


def wrapped(text: str, room: float, size: float, lines: int = 2) -> list[str]:
    """The text in lines that fit the room; what goes beyond the last line is cut off and marked with `…`."""
    done: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split()), room, size):
        if line and piece not in _NOT_FIRST and width((line + piece).rstrip(), size) > room:
            done.append(line.rstrip())
            line = ""
        line += piece
    done.append(line.rstrip())
    if len(done) <= lines:
        return done
    last = done[lines - 1]
    while width(f"{last}…", size) > room:
        last = last[:-1]
    return [*done[: lines - 1], last.rstrip(" ,.;，。；、") + "…"]


def _pieces(text: str, room: float, size: float) -> list[str]:
    """Words, and characters of scripts without spaces; a word that fits no line is taken apart."""
    pieces = _PIECE.findall(text)
    return [part for piece in pieces for part in ([piece] if width(piece, size) <= room else piece)]
