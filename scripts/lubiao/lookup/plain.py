"""Plain text in the encodings of this field, and the mark-up of BibTeX and of web pages taken off it."""

from __future__ import annotations

import html
import re

from .candidates import BLOCK, CELL, ROW
from .passage import damaged

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ENTRY = re.compile(
    r"^[ \t]*@[a-z]{2,20}[ \t]*[{(][ \t]*[^\s,{}()=\"]{1,200}[ \t]*,", re.IGNORECASE | re.MULTILINE
)
_ADDRESS_FIELD = re.compile(
    r"^[ \t]*(?:url|doi|file|eprint|crossref|xdata)[ \t]*=[ \t]*[{\"][^\n]{0,2000}$",
    re.IGNORECASE | re.MULTILINE,
)
_LATEX = (
    (re.compile(r"\\textemdash\b ?|---"), "—"),
    (re.compile(r"\\textendash\b ?|--"), "–"),
    (re.compile(r"\\(?:slash|textfractionsolidus)\b ?"), "/"),
    (re.compile(r"\\(?:text(?:asciitilde|normal|rm|tt|bf|it|sf|sc|md|up)|mbox|emph|url|href)\b *"), ""),
    (re.compile(r"\\/|\\[-@!]|[{}]"), ""),
    (re.compile(r"\\[,;: ]|(?<!\\)~"), " "),
    (re.compile(r"\\([&%$#_~^])"), r"\1"),
)
_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|table|div|p|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNSHOWN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that break no word."""

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][^\s/<>]{0,40}+)[^<>]{0,5000}+>", re.IGNORECASE)
_RAISED_DASH = re.compile(
    r"(<su[bp]\b[^<>]{0,200}>)(\s?(?:[^\w\s<>&]|&[mn]dash;|&#(?:821[12]|x201[34]);)\s?)(</su[bp]>)",
    re.IGNORECASE,
)
"""The only thing raised or lowered that is part of a code; anything else is the mark of a footnote."""


def decoded(content: bytes, name: str) -> str:
    """The text of a file's bytes: by its mark, else UTF-8, UTF-16 without a mark, GB18030. Raises Unusable.

    UTF-8 with a few broken bytes is read with replacement characters in their places.
    """
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    if marked:
        return content.decode(marked, "replace").replace("\0", "")
    nulls = content[:4096].count(0)
    if nulls:
        wide = {"utf-16-le": content[1:4096:2].count(0), "utf-16-be": content[:4096:2].count(0)}
        encoding = max(wide, key=lambda each: wide[each])
        if wide[encoding] < 0.9 * nulls or nulls * 20 < min(len(content), 4096):
            raise damaged(name)
        return content.decode(encoding, "replace").replace("\0", "")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") * 10 > len(text):
        raise damaged(name)
    return text


def is_bibtex(text: str) -> bool:
    """Whether a text has an entry of a bibliography: `@standard{key,`."""
    return bool(_ENTRY.search(text))


def without_latex(text: str) -> str:
    """A bibliography as its reader sees it, line by line: no keys, no addresses, characters for commands."""
    text = _ADDRESS_FIELD.sub("", _ENTRY.sub("", text))
    for command, meant in _LATEX:
        text = command.sub(meant, text)
    return text


def is_web_page(content: bytes) -> bool:
    """Whether the bytes begin as HTML does."""
    return bool(_HTML.match(content[:4096].lstrip(b"\xef\xbb\xbf")))


def without_tags(text: str) -> str:
    """The words of a web page; line ends stay, so that places stay. Cells and rows of tables, and blocks, are set off."""
    shown = _UNSHOWN.sub(lambda unshown: "\n" * unshown[0].count("\n"), text)
    return html.unescape(_TAG.sub(_in_place_of, _RAISED_DASH.sub(r"\2", shown)))


def _in_place_of(tag: re.Match[str]) -> str:
    """What a tag leaves: nothing inside a word, a break at the border of a block."""
    name, line_ends = tag["name"].lower(), "\n" * tag[0].count("\n")
    is_footnote = name in ("sub", "sup") and not tag["end"]
    next_link = name == "a" and tag["end"] and tag.string.startswith(("<a ", "<A "), tag.end())
    if name == "br" or is_footnote or next_link:
        return " " + line_ends
    if name in _INLINE:
        return line_ends
    if name in ("td", "th"):
        return line_ends if tag["end"] else CELL + line_ends
    return (ROW if name in ("tr", "table") else BLOCK) + line_ends
