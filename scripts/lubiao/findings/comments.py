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
_TAGS = re.compile(r"&lt;(/?(?:details|summary|del|ins|br|sub|b|i|em|strong)(?: open)?/?)&gt;", re.IGNORECASE)
_REFERENCE = re.compile(r"(?<!&)#|@|\bgh(?=-[0-9])", re.IGNORECASE)


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
    """Markdown of others with its tables, headings and lists, without what reaches out of the comment.

    Links, pictures, names, numbers of issues and all HTML but a few plain tags become words.
    """
    lines = (visible(line) for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(map(_tamed_line, lines))


def _tamed_line(line: str) -> str:
    line = line.replace("<", "&lt;").replace(">", "&gt;")
    line = _TAGS.sub(lambda tag: f"<{tag[1]}>", line)
    quote = re.match(r"(?:\s*&gt;)+", line)
    if quote:
        line = quote[0].replace("&gt;", ">") + line[quote.end() :]
    heading = re.match(r"\s*#{1,6}(?= )", line)
    begun, rest = (heading[0], line[heading.end() :]) if heading else ("", line)
    rest = re.sub(r"\]\s*(?=[(\[:])", f"]{GAP}", rest).replace("![", f"!{GAP}[")
    rest = re.sub(
        r"&#(?:64|35|x40|x23|x0*40|x0*23|0*64|0*35);", lambda sign: sign[0] + GAP, rest, flags=re.IGNORECASE
    )
    rest = re.sub(r"&(?:commat|num);", lambda sign: sign[0] + GAP, rest)
    rest = re.sub(r"://", f":{GAP}//", rest)
    rest = re.sub(r"\bwww\.", f"www{GAP}.", rest, flags=re.IGNORECASE)
    return begun + _REFERENCE.sub(lambda sign: sign[0] + GAP, rest)


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
