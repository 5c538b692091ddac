"""A font of the system with Chinese characters, in which the pictures are written; there may be none.

Nothing is downloaded and no font is part of the repository: `scripts/find-font.sh --install` brings one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_NOTO = "NotoSansCJK-{weight}.ttc"
_KNOWN = (
    f"/usr/share/fonts/opentype/noto/{_NOTO}",  # Debian, Ubuntu
    f"/usr/share/fonts/noto-cjk/{_NOTO}",  # Arch, Alpine
    f"/usr/share/fonts/google-noto-cjk/{_NOTO}",  # Fedora
    f"/usr/share/fonts/truetype/{_NOTO}",  # openSUSE
    f"/usr/local/share/fonts/{_NOTO}",
)
_SIMPLIFIED = 2
"""The place of the Chinese glyphs (SC) in a collection of Noto Sans CJK, which has Japanese and Korean first."""

_ASKED = "Noto Sans CJK SC,Source Han Sans SC,Noto Sans SC,WenQuanYi Zen Hei,WenQuanYi Micro Hei"

_UNASSIGNED = "\U0010ffff"
"""A code point that no font has: what is drawn for it is the box for what is missing."""


@dataclass(frozen=True)
class Font:
    """A font file, and which font of a collection is meant."""

    file: Path
    index: int = 0

    def sized(self, size: int) -> FreeTypeFont:
        """The font in a size in pixels. Raises OSError where the file is no font."""
        from PIL import ImageFont

        # The simple layout: it needs no library beside FreeType, so the same font gives the same picture everywhere.
        return ImageFont.truetype(
            str(self.file), size, index=self.index, layout_engine=ImageFont.Layout.BASIC
        )

    @cached_property
    def _probe(self) -> FreeTypeFont:
        return self.sized(24)

    @cached_property
    def _missing(self) -> bytes:
        return bytes(self._probe.getmask(_UNASSIGNED))

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {" ": True}

    def can_write(self, text: str) -> bool:
        """Whether each character of a text has a glyph of its own, so that no box stands for it."""
        for character in text:
            if character not in self._known:
                drawn = bytes(self._probe.getmask(character)) if character.isprintable() else b""
                self._known[character] = drawn not in (b"", self._missing)
            if not self._known[character]:
                return False
        return True


@dataclass(frozen=True)
class Fonts:
    """The two weights of a picture; the same where the system has only one."""

    regular: Font
    bold: Font


def find_fonts() -> Fonts | None:
    """The fonts to write with: of LUBIAO_FONT, a file; of the known places; of fontconfig. None where there is none."""
    return _found(os.environ.get("LUBIAO_FONT"))


@cache
def _found(named: str | None) -> Fonts | None:
    if named:
        font = _usable(Font(Path(named), _SIMPLIFIED if Path(named).suffix == ".ttc" else 0))
        return Fonts(font, font) if font else None
    for place in _KNOWN:
        regular = _usable(Font(Path(place.format(weight="Regular")), _SIMPLIFIED))
        if regular:
            return Fonts(regular, _usable(Font(Path(place.format(weight="Bold")), _SIMPLIFIED)) or regular)
    regular = _asked_for("regular")
    return Fonts(regular, _asked_for("bold") or regular) if regular else None


def _usable(font: Font) -> Font | None:
    """The font, if it is one and has Chinese characters."""
    try:
        return font if font.file.is_file() and font.can_write("标准鲁A—") else None
    except OSError:
        return None


def _asked_for(weight: str) -> Font | None:
    """What fontconfig names for Chinese in a weight; None where it does not answer."""
    program = shutil.which("fc-match")
    if not program:
        return None
    asked = [program, "--format=%{file}\n%{index}", f"{_ASKED}:lang=zh-cn:{weight}"]
    try:
        done = subprocess.run(asked, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    file, _, index = os.fsdecode(done.stdout).partition("\n")
    # The upper half of the index names an instance of a variable font, which FreeType reads too.
    return _usable(Font(Path(file), int(index))) if index.isdigit() else None
