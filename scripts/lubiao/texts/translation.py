"""From an English text to the text of a language."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""Chinese first: it is the language of the records, and of the addresses without a prefix."""

LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
"""The tag of each language (BCP 47), as pages and search engines are told."""

CATALOGUE = Path(__file__).parent / "locale" / "zh" / "LC_MESSAGES" / "lubiao.po"

_ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"(?:\n|\Z))+)', re.MULTILINE)
"""Text and translation, each a string of some lines, written as in JSON. The catalogue has no plurals, and none is uncertain."""


class _Texts(dict[str, str]):
    """English text → text of a language; a text without translation is said in English."""

    def __missing__(self, text: str) -> str:
        return text


@cache
def _chinese() -> _Texts:
    # Babel takes six times as long, and each process of a build reads them.
    written = [text for entry in _ENTRY.findall(CATALOGUE.read_text(encoding="utf-8")) for text in entry]
    said = json.loads(f"[{','.join(written)}]".replace('"\n"', ""), strict=False)
    pairs = zip(said[::2], said[1::2], strict=True)
    return _Texts((text, chinese) for text, chinese in pairs if text and chinese)


def translator(language: str) -> Callable[[str], str]:
    """The function that says an English text in a language.

    A text without translation is said in English; a test keeps the message catalogue whole.
    """
    if language != "zh":
        return str
    return _chinese().__getitem__


_chosen: Language | None = None
"""What `--lang` asked for."""


def choose(language: Language | None) -> None:
    """Let `default_language` be this, whatever the environment says; None leaves it to the environment again."""
    global _chosen
    _chosen = language


def default_language() -> Language:
    """The language that was chosen, else that of the environment: Chinese where LC_ALL, LC_MESSAGES or LANG begins with zh."""
    if _chosen:
        return _chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
