"""Text for comments at GitHub. Nothing in it that somebody wrote links, notifies, refers or draws a picture.

A comment is posted in the project's own name: a name with an @ would call that person, a number with a # would
point at another issue, an address would be vouched for. Entities alone do not help, GitHub looks for names and
numbers after it has read them; an invisible space behind the sign does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from lubiao.texts import LANGUAGES, translator

from .counts import LEVEL_WORDS
from .escaping import markdown, visible
from .finding import Level
from .message import Message

LONGEST_COMMENT = 60_000
"""Characters; GitHub refuses more than 65 536."""

GAP = "&#8203;"
"""A space of no width: behind a sign it makes plain words of what would be a name or a number."""

_SIGNS = re.compile(r"&#(?:64|35);|\bgh(?=&#45;)|&#58;(?=&#47;&#47;)|\bwww(?=&#46;)", re.IGNORECASE)
_FENCE = re.compile(r"`{3,}|~{3,}")
_MADE_HERE = re.compile(r"&#([0-9]{2,4});")
_NAMED = re.compile(r"- \*\*([^*]+)\*\* ?(.*)")
_BEGINNING = re.compile(r"### |(?:  )?- ")


class Said(Protocol):
    """What is said of a record: how bad it is, what is wrong, what would be right."""

    @property
    def level(self) -> Level:
        """How bad it is."""

    @property
    def message(self) -> Message:
        """What is wrong."""

    @property
    def remedy(self) -> Message | None:
        """What would be right."""


def harmless(text: str) -> str:
    """The text as plain words of a comment, on one line."""
    return _SIGNS.sub(lambda sign: sign[0] + GAP, markdown(text))


def fenced(text: str, language: str = "") -> str:
    """The text as a block of code, each line visible; no fence inside it ends the block."""
    lines = [visible(line) for line in text.splitlines()]
    longest = max((len(run[0]) for line in lines for run in _FENCE.finditer(line)), default=2)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence + language, *lines, fence])


def in_both(message: Message) -> str:
    """A sentence in both languages, Chinese first, its values harmless."""
    plain = _with_harmless_values(message)
    return " / ".join(dict.fromkeys(plain.said_in(translator(language)) for language in LANGUAGES))


def _with_harmless_values(message: Message) -> Message:
    values: dict[str, object] = {
        name: _with_harmless_values(value) if isinstance(value, Message) else harmless(str(value))
        for name, value in message.values.items()
    }
    return Message(message.text, values)


def told(said: Said, where: str = "") -> str:
    """One item of a list: how bad, where, what is wrong and what would be right, in both languages."""
    level = in_both(Message(LEVEL_WORDS[said.level]))
    place = f" {harmless(where)}" if where else ""
    sentences = [in_both(message) for message in (said.message, said.remedy) if message]
    return f"- **{level}**{place}<br>" + "<br>".join(sentences)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are harmless already."""
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def tamed(text: str) -> str:
    """The Markdown of `lubiao diff` from a file that anybody may have made: its headings, lists and names in bold.

    What its lines say is made harmless anew: a text that was harmless stays as it is. All else becomes words.
    """
    return "\n".join(map(_tamed_line, text.replace("\r\n", "\n").split("\n")))


def _tamed_line(line: str) -> str:
    if named := _NAMED.fullmatch(line):
        return f"- **{_harmless_again(named[1])}** {_harmless_again(named[2])}".rstrip()
    begun = _BEGINNING.match(line)
    mark = begun[0] if begun else ""
    return f"{mark}{_harmless_again(line[len(mark) :].strip())}"


def _harmless_again(text: str) -> str:
    """A text made harmless, of which a part may be so already."""
    return harmless(_MADE_HERE.sub(_meant, text))


def _meant(reference: re.Match[str]) -> str:
    """What `harmless` wrote a reference for; one that it never writes stays, and is no reference afterwards."""
    if reference[0] == GAP:
        return ""
    sign = chr(int(reference[1]))
    return sign if markdown(sign) == reference[0] else reference[0]


def within(parts: Iterable[str], longest: int = LONGEST_COMMENT, more: str = "…") -> str:
    """The parts of a comment, each set apart by a blank line, as far as they fit; `more` where some did not.

    A part is kept whole or left out: half a table or an open block of code would swallow what follows.
    """
    kept: list[str] = []
    size = len(more) + 2
    for part in parts:
        size += len(part) + 2
        if size > longest:
            return "\n\n".join([*kept, more])
        if part:
            kept.append(part)
    return "\n\n".join(kept)
