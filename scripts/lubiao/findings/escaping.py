"""Text from a data file, made harmless for the place where it is printed."""

from __future__ import annotations

import re

_PLAIN = re.compile(
    r"&#(?:4[047]|59|63|37);|(?:(?<=[^\s#*-])|(?<=[^\s#*-] ))&#4[35];"
    r"|(?<=[^\s#*-])(?:(?<!\d)&#4[16];|&#4[16];(?=\S))"
    r"|(?<=[\w)])&#58;(?= |$)",
    re.ASCII | re.MULTILINE,
)
"""Entities of ( ) + , - . / ; ? %, and of : before a space, where they are no mark: inside a line, and not where a
digit before them would begin a list."""
_MARKDOWN = re.compile(r"[^\w\s]|_", re.ASCII)


def visible(text: str) -> str:
    """The text with escapes for what cannot be seen: controls of terminals, line ends, marks of direction."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def annotation_message(text: str) -> str:
    """The text as the message of a GitHub workflow command. Its line ends stay line ends."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def annotation_property(value: object) -> str:
    """The value as a property of a GitHub workflow command."""
    return annotation_message(visible(str(value))).replace(":", "%3A").replace(",", "%2C")


def markdown(text: str) -> str:
    """The text as plain words of a Markdown table: no mark of Markdown or HTML stays one."""
    return _MARKDOWN.sub(lambda mark: mark[0] if ord(mark[0]) > 127 else f"&#{ord(mark[0])};", visible(text))


def readable(escaped: str) -> str:
    """What `markdown` escaped, with the signs as they are that are no mark where they stand: files are read as they are, too."""
    return _PLAIN.sub(lambda entity: chr(int(entity[0][2:-1])), escaped)
