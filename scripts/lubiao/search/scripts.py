"""Traditional characters: which simplified one each stands for, character by character.

The table is OpenCC's (https://github.com/BYVoid/OpenCC). Query and titles are both simplified, so that 農貿市場
finds 农贸市场 and the other way round, and so that a character stands where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

HAN = re.compile("[\u3400-\u9fff]")


@cache
def simplified_forms() -> dict[int, str]:
    """Traditional character (its number) → simplified character, for `str.translate`."""
    # Imported here because a check has no use for it.
    from opencc import OpenCC

    characters = [chr(number) for number in range(0x3400, 0xA000)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(old): new
        for old, new in zip(characters, converted, strict=True)
        if old != new and HAN.fullmatch(new)
    }


def simplified(text: str) -> str:
    """A text in simplified characters. Most texts hold few others, if any."""
    forms = simplified_forms()
    if not (found := "".join(sorted(each for each in set(text) if ord(each) in forms))):
        return text
    return re.sub(f"[{found}]", lambda character: forms[ord(character[0])], text)


def table_of_scripts(texts: Iterable[str]) -> tuple[str, str]:
    """The traditional characters that may be typed for one of the texts, and the simplified one of each, in step.

    `texts` are folded and simplified.
    """
    occurring = set().union(*texts)
    pairs = sorted((new, chr(old)) for old, new in simplified_forms().items() if new in occurring)
    return "".join(old for _, old in pairs), "".join(new for new, _ in pairs)
