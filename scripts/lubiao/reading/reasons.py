"""libyaml’s reasons, as yaml/scanner.py, parser.py and reader.py have them, in words for people."""

from __future__ import annotations

import re

from lubiao.findings import N_, Message

_LOOK = N_("Look at the indentation, the colons and the quotes on this line and the one above.")
_QUOTES = N_("Put the value in quotes.")
_INDENT = N_("Indent it with spaces as the other keys or items of the same list.")

WRONG_INDENT = Message(_INDENT)
UNKNOWN = Message(N_("it cannot be read here"))

_REASONS: dict[str, tuple[str, str]] = {
    "mapping values are not allowed": (
        N_("a second “: ” stands in the value, so the value needs quotes"),
        _QUOTES,
    ),
    "mapping keys are not allowed": (
        N_("a “? ” stands at the beginning, so the value needs quotes"),
        _QUOTES,
    ),
    "(block )?sequence entries are not allowed": (N_("a “- ” stands where no list can begin"), _LOOK),
    "(could|did) not find expected ':'": (
        N_("a colon is missing behind a key"),
        N_(
            "Write each key as key: value; a value that goes on in the next line is indented further than its key."
        ),
    ),
    "did not find expected key|expected <block end>|did not find expected '-'": (
        N_("the line is indented wrongly, or a value needs quotes"),
        _LOOK,
    ),
    "found unexpected end of stream": (
        N_("the quote that opens here is not closed"),
        N_("Close it with the same quote at the end of the value."),
    ),
    "(found unexpected|did not find expected) document|expected '?<(document start|stream-start)>": (
        N_("a line of --- or ... stands in the middle of the file"),
        N_("Delete the line."),
    ),
    "found character .*that cannot start any token": (
        N_("the value begins with a character that needs quotes"),
        _QUOTES,
    ),
    r"expected ',' or '\]'": (
        N_("a comma is missing in the brackets, or they are not closed"),
        N_("Close it with ], or put the value in quotes."),
    ),
    "expected ',' or '}'": (
        N_("a comma is missing in the braces, or they are not closed"),
        N_("Close it with a brace, or put the value in quotes."),
    ),
    "escape character|escape sequence|hexdecimal|Unicode character escape": (
        N_("a backslash stands inside double quotes"),
        N_("Use single quotes: there a backslash is a backslash."),
    ),
    "directive|version|digit|incompatible|non-alphabetical": (
        N_("a line begins with %, which is no part of the data"),
        N_("Delete the line, or put the value in quotes."),
    ),
    "alphabetic or numeric|whitespace|node content|tag|URI|'!'|'>'|comment or (a )?line break|chomping|indicator": (
        N_("the value begins with a character that needs quotes"),
        _QUOTES,
    ),
    "tab character": (N_("a tab stands in the indentation"), N_("Write spaces in its place.")),
    "unexpected ':'": (N_("a “:” stands in the value, so the value needs quotes"), _QUOTES),
    "octet|UTF|surrogate|control characters|invalid Unicode|not allowed": (
        N_("a character stands here that no file of data may hold"),
        N_("Delete it."),
    ),
    "too long": (N_("the line or the file is too long"), N_("Split it.")),
}
"""A pattern of libyaml’s or PyYAML’s own words → reason and remedy; the first that is found is said."""

_SECOND_COLON = re.compile(r":(?: |$).*:(?: |$)")


def in_our_words(reason: str, line: str) -> tuple[Message, Message]:
    """What libyaml gives as its reason, in words for people, and the remedy. `line` is the one where it gave up."""
    if reason.startswith("mapping values") and not _SECOND_COLON.search(line):
        return Message(N_("the line is indented wrongly, or a value needs quotes")), Message(_LOOK)
    for pattern, (said, remedy) in _REASONS.items():
        if re.search(pattern, reason):
            return Message(said), Message(remedy)
    return UNKNOWN, Message(_LOOK)
