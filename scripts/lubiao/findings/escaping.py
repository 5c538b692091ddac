"""Text from a data file, made harmless for the place where it is printed."""

from __future__ import annotations

import re

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
