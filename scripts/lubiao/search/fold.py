"""What counts as the same text in search. `scan.js` holds the same rules; shared test vectors compare them."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_DASHES = re.compile("[-\u2010\u2012-\u2015\u2212\u2500\u2501\u2e3a\u2e3b]+")
"""After NFKC, that is without the full-width and small ones. 一 and ー are letters in a title, never dashes."""

_GAPS = re.compile("(?<=[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])")
"""Spaces beside a Chinese character: typeset (`地理标志产品 烟台苹果`), but rarely typed."""


def fold(text: str) -> str:
    """Compatibility forms made plain (NFKC), lower case, one kind of dash, no spaces beside Chinese.

    >>> fold("ＧＢ／Ｔ 18965—2008　烟台 苹果")
    'gb/t 18965-2008烟台苹果'
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).lower())
    return _GAPS.sub("", _DASHES.sub("-", plain))


def code_form(text: str) -> str:
    """Letters and digits only, so that every spelling of a code is one: `DB3702/T 0014—2022` is `db3702t00142022`."""
    if (plain := text.replace("—", "")).isascii():  # as nearly all codes are
        return "".join(filter(str.isalnum, plain)).lower()
    return "".join(c for c in fold(text) if unicodedata.category(c)[0] in "LN")
