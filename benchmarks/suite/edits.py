"""Edits as people make them: the title of one record, or one line more in it."""

from __future__ import annotations

import re
from pathlib import Path

_TITLE = re.compile(r"^  title_zh: (.*)$", re.MULTILINE)
_CODE = re.compile(r"^- code: (.*)$", re.MULTILINE)


def change_title(file: Path, word: str) -> tuple[str, str]:
    """Put a word at the end of the title of the record in the middle of a file, in the place of the last such word.

    Returns code and title. The number of lines stays.
    """
    text = file.read_text(encoding="utf-8")
    found = _middle(text)
    title = found[1].partition("〔")[0] + f"〔{word}〕"
    file.write_text(text[: found.start(1)] + title + text[found.end(1) :], encoding="utf-8")
    codes = _CODE.findall(text, 0, found.start())
    return codes[-1].strip("\"'"), title


def add_line(file: Path, word: str) -> None:
    """Put a line into the same record: all records behind it move down a line."""
    text = file.read_text(encoding="utf-8")
    end = _middle(text).end()
    file.write_text(f"{text[:end]}\n  # {word}{text[end:]}", encoding="utf-8")


def _middle(text: str) -> re.Match[str]:
    titles = list(_TITLE.finditer(text))
    return titles[len(titles) // 2]
