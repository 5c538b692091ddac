"""From what people type to the characters of a code: full-width twins, dashes, look-alikes, wrapping.

Only characters that stand for one ASCII character are folded. NFKC would do more: it makes `3` of `③` and
`1⁄2` of `½`, and a code that nobody wrote would be read.
"""

from __future__ import annotations

import re

_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―⸺⸻─━一−﹘﹣－ーｰ"), "-")
_SLASHES = dict.fromkeys(map(ord, "∕⁄╱⧸／＼\\"), "/")
_TILDES = dict.fromkeys(map(ord, "～〜∼˜"), "~")
_COLONS = {ord("∶"): ":"}
_LOOKALIKES = dict(zip(map(ord, "АВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"), "ABEKMHOPCTXABEZHIKMNOPTYX", strict=True))
TWINS = _FULL_WIDTH | _DASHES | _SLASHES | _TILDES | _COLONS | _LOOKALIKES
"""Character → the one ASCII character that it stands for in a code, for `str.translate`."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TRANSLATION = TWINS | dict.fromkeys(map(ord, INVISIBLE))

_WRAPPINGS = (
    re.compile(r"(?P<code>.*?)(?:[\s.,;。、]+|\[S\])", re.IGNORECASE),  # [S]: GB/T 7714 for "a standard"
    re.compile(r'=?"(?P<code>[^"]+)"'),  # ="…" keeps Excel from reading a date
    re.compile(r"[“”](?P<code>[^“”]+)[“”]|‘(?P<single>[^‘’]+)’|《(?P<title>[^《》]+)》"),
)


def tidy(text: str) -> str:
    """Single spaces, upper case, ASCII where a character has an ASCII twin, and nothing around the code."""
    plain = re.sub(r"\s+", " ", text.translate(_TRANSLATION)).strip()
    # Not str.upper: it makes ASCII of `ß`, `ı` and `ﬁ`, which are no characters of a code.
    return re.sub("[a-z]+", lambda letters: letters[0].upper(), _unwrapped(plain))


def half_width(text: str) -> str:
    """The text with ASCII characters in place of their full-width twins, and hyphens in place of dashes."""
    return text.translate(_FULL_WIDTH).translate(_DASHES).replace("\u3000", " ")


def _unwrapped(text: str) -> str:
    for wrapping in _WRAPPINGS:
        if found := wrapping.fullmatch(text):
            inner = next(group for group in found.groups() if group is not None)
            return _unwrapped(inner.strip())
    return text
