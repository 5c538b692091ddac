"""How a text is spelled as a YAML scalar: plain where it can be, in quotes where it must."""

from __future__ import annotations

import datetime
import re

import yaml

_NUMBER = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?|[-+]?0o[0-7_]+|[-+]?0[xX][0-9a-fA-F_]+"
    r"|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
"""What YAML 1.1 or 1.2 takes for a number. https://yaml.org/spec/1.2.2/#103-core-schema, https://yaml.org/type/"""

_WORD = re.compile(r"y|n|yes|no|on|off|true|false|null|~|=|<<", re.IGNORECASE)
"""What YAML 1.1 or 1.2 takes for a truth, for nothing, or for more than a text."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9].*", re.DOTALL)

_TYPED = re.compile(r"true|false|[0-9]+")
"""A truth or a count, which stays plain under a key that holds one."""

_SAFE = re.compile(r"[^\W_](?:[\w.()/（）、《》“”‘’—～·；。，+*&-]| (?=[^\s#]))*")
"""Texts that are plain everywhere without a second look."""

_READ_DIFFERENTLY = re.compile(r"[?,\[\]{}]|:(?!//)")
"""Signs about which readers of YAML differ inside brackets, such as `[0?]` and `[a:b]`."""

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_UNSEEN_SPACE = "\u00a0\u3000"


def scalar(value: str, *, typed: bool = False, in_flow: bool = False) -> str:
    """The canonical spelling of a text, on one line.

    A text that other readers would take for a number, a truth or nothing (`71.010`, `no`) is quoted, unless
    its key is `typed` as a truth or a count. Days of the calendar stay plain. `in_flow` is inside brackets or
    braces. Half characters (lone surrogates), which no file can hold, become U+FFFD.
    """
    value = _HALF_CHARACTER.sub("\ufffd", value)
    stays_text = (typed and _TYPED.fullmatch(value)) or not is_more_than_text(value)
    if stays_text and _can_be_plain(value, in_flow):
        return value
    if is_plainly_visible(value) and ('"' in value or "\\" in value):
        return "'" + value.replace("'", "''") + "'"
    if is_plainly_visible(value):
        return f'"{value}"'
    written: str = yaml.dump(value, default_style='"', allow_unicode=True, width=float("inf"))
    return written.rstrip("\n")


def is_more_than_text(value: str) -> bool:
    """Whether some reader of YAML would make a number, a truth, a time or nothing of the plain text."""
    if _DAY.fullmatch(value):
        return not _is_day(value)
    return bool(_NUMBER.fullmatch(value) or _WORD.fullmatch(value) or _TIME.fullmatch(value))


def is_plainly_visible(value: str) -> bool:
    """Whether a text needs no escapes: printable characters, and the two wide spaces that people type."""
    return value.isprintable() or all(c.isprintable() or c in _UNSEEN_SPACE for c in value)


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _can_be_plain(value: str, in_flow: bool) -> bool:
    if _SAFE.fullmatch(value):
        return True
    if (
        not value
        or not is_plainly_visible(value)
        or value != value.strip()
        or value.startswith(("---", "..."))
    ):
        return False
    if in_flow and (_READ_DIFFERENTLY.search(value) or not value[0].isalnum()):
        return False
    text = f"- [{value}]\n" if in_flow else f"- k: {value}\n"
    try:
        scalars = [
            event
            for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            if isinstance(event, yaml.ScalarEvent)
        ]
    except yaml.YAMLError:
        return False
    return len(scalars) == (1 if in_flow else 2) and scalars[-1].value == value and not scalars[-1].style
