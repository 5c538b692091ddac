"""Pieces of Markdown in which a text of the data stays plain words, whatever it holds.

After CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), and readable for the older dialects too: a mark is escaped
with a backslash only where all of them know that (2.4), else with an entity (2.5). Nothing that people wrote becomes
markup, HTML, an attribute list, a formula, or a link that makes itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType
from urllib.parse import quote

from lubiao.findings.escaping import visible

Markdown = NewType("Markdown", str)
"""Text that is Markdown already; everything else goes through `plain`."""

_MARK = re.compile(r"[\\`*_\[\]{}#<>&|~$]|:(?=//)|(?<=\b[Ww]{3})\.")
_BACKSLASHED = frozenset(r"\`*_[]{}#")
_AT_THE_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([-+=:])")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_IN_ADDRESS = "/:?#@!$&+,;=%~-."
"""What stays in an address; brackets, quotes and spaces would end it."""
_PLAIN_ADDRESS = re.compile(rf"[\w{re.escape(_IN_ADDRESS)}]*", re.ASCII)


@lru_cache(maxsize=1024, typed=True)
def plain(text: object) -> Markdown:
    """A text as plain words on one line. Names and titles come again and again."""
    line = visible(" ".join(str(text).split()))
    if line.isalnum():
        return Markdown(line)
    escaped = _MARK.sub(_escape, line)
    return Markdown(
        _AT_THE_START.sub(_escape_start, escaped, count=1) if _AT_THE_START.match(escaped) else escaped
    )


def _escape(mark: re.Match[str]) -> str:
    return f"\\{mark[0]}" if mark[0] in _BACKSLASHED else f"&#{ord(mark[0])};"


def _escape_start(mark: re.Match[str]) -> str:
    """At the start of a block, digits with a dot, and dashes, would begin a list, a rule or a heading."""
    return f"{mark[1]}\\{mark[2]}" if mark[1] else f"&#{ord(mark[3])};"


def link(words: object, address: str) -> Markdown:
    """A link to a web address; the words alone where it is another kind of address."""
    if not address.startswith(("https://", "http://")):
        return plain(words)
    return Markdown(f"[{plain(words)}]({_encoded(address)})")


def address_link(address: str) -> Markdown:
    """A web address of ours that is its own words (CommonMark 6.5)."""
    return Markdown(f"<{_quoted(address)}>")


@lru_cache(maxsize=64)
def _encoded(address: str) -> str:
    # What reads as an entity would become its character (CommonMark 2.5), in addresses too. Any other ampersand stays, for
    # programs that take the address from the text as it stands.
    return _ENTITY.sub("&amp;", _quoted(address))


def _quoted(address: str) -> str:
    return address if _PLAIN_ADDRESS.fullmatch(address) else quote(address, safe=_IN_ADDRESS)


@lru_cache(maxsize=1024, typed=True)
def strong(words: object) -> Markdown:
    """Words that stand out.

    The full stop stands behind the mark: with one before it and a Chinese character behind, the mark would not end
    the emphasis (CommonMark 6.2, right-flanking).
    """
    text = plain(words)
    bare = text.rstrip("。.")
    return Markdown(f"**{bare}**{text[len(bare) :]}")


def code_block(text: str) -> Markdown:
    """A text line for line, between fences that are longer than any in it (CommonMark 4.5)."""
    longest = max(map(len, re.findall("`+", text))) if "`" in text else 0
    fence = "`" * max(3, longest + 1)
    lines = text if text.isprintable() else "\n".join(map(visible, text.splitlines()))
    return Markdown(f"{fence}text\n{lines}\n{fence}")


def items(lines: Iterable[Markdown]) -> Markdown:
    """A list."""
    return Markdown("\n".join([f"- {line}" for line in lines]))
