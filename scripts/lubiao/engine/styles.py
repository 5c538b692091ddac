"""The stylesheets that are made at build time: the part of the theme's that is used, and dark colours without scripts.

Material's two stylesheets have 150 kB, of which a page here can use a fifth: the rest is for menus, tabs,
search and sixty icons that this site has not. Rules whose classes are named nowhere in the templates, scripts and
editorial pages cannot apply to anything, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

MARKDOWN_CLASSES = frozenset({"admonition", "admonition-title"})
"""Classes that Markdown itself writes, and no source names."""

LIGHT = '[data-md-color-scheme="default"]'

_GROUPS = frozenset({"media", "supports", "layer", "container"})
"""At-rules that hold rules."""

_DARK = re.compile(r"\[data-md-color-scheme=[\"']?slate[\"']?\]")
_WORD = re.compile(r"(?:--)?[A-Za-z_][\w-]*|--[\w-]+")
_USED_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")

_SIGN = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/|url\([^"')]*\)|[{};]""", re.DOTALL)
"""What ends a statement, and what may hold a sign that ends none."""

_OPENING = tuple(f"@{name}" for name in sorted(_GROUPS))
_INNER = re.compile(r"\([^()]*\)|\[[^]]*\]")
_NAME = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")

Tokens = Sequence[Any]
"""Of tinycss2, which has no types. What stands in `:not(…)` and its like is one token among them."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """Selectors, which commas part, and declarations, each with the name of its property."""

    head: str
    declarations: list[tuple[str, str]]

    def __str__(self) -> str:
        return _braced(self.head, ";".join(text for _, text in self.declarations))


@dataclass(frozen=True, slots=True)
class _Group:
    """An at-rule with the statements that it holds, or the text of another: `@keyframes turn`."""

    head: str
    content: list[_Rule | _Group] | str

    def __str__(self) -> str:
        return _braced(self.head, _text(self.content))


_Statements = list[_Rule | _Group]


def theme_styles(folders: Iterable[Path], words: frozenset[str]) -> str:
    """Material's stylesheets (`main` and `palette`, whichever folder has them) without what cannot apply.

    `words` are all that the sources of the site hold, see `words_of`.
    """
    files = [
        next(iter(sorted(folder.glob(f"assets/stylesheets/{name}.*.min.css"))), None)
        for name in ("main", "palette")
        for folder in folders
    ]
    sheet = "".join(file.read_text("utf-8") for file in files if file)
    rest = _read(_without_strangers(sheet, words), lambda selector: _names(selector) <= words)
    text, shorter = "", _text(rest)
    while shorter != text:
        text = shorter
        # The properties and keyframes that nobody asks for may have asked for others.
        asked = words.union(_USED_PROPERTY.findall(text))
        animations = set(re.findall(r"[\w-]+", " ".join(re.findall(r"animation[^;}]*", text))))
        rest = _asked_for(rest, asked, animations)
        shorter = _text(rest)
    return text


def _without_strangers(sheet: str, words: frozenset[str]) -> str:
    """The sheet without most of the rules that ask for other names than `words`, as a look tells: to read one takes ten
    times as long.
    """
    rest = []
    for piece in _pieces(sheet):
        head, _, content = piece.partition("{")
        if head.startswith(_OPENING) and piece.endswith("}"):
            rest.append(f"{head}{{{_without_strangers(content[:-1], words)}}}")
        elif _may_apply(head, words):
            rest.append(piece)
    return "".join(rest)


def _may_apply(head: str, words: frozenset[str]) -> bool:
    """Whether a selector of a rule may ask for `words` alone; what is not plain may be anything."""
    plain = _INNER.sub("", head)
    return any(sign in plain for sign in "@('\"\\/") or any(
        words.issuperset(_NAME.findall(selector)) for selector in plain.split(",")
    )


def _pieces(sheet: str) -> Iterator[str]:
    """The statements of a sheet, which are cut behind each."""
    begin = depth = 0
    for found in _SIGN.finditer(sheet):
        sign = found.group()
        depth += (sign == "{") - (sign == "}")
        if not depth and sign in ("}", ";"):
            yield sheet[begin : found.end()]
            begin = found.end()
    yield sheet[begin:]


def _asked_for(statements: _Statements, asked: Set[str], animations: Set[str]) -> _Statements:
    """The statements without properties and keyframes that nobody asks for."""
    rest: _Statements = []
    for each in statements:
        if isinstance(each, _Rule):
            wanted = [
                (name, text) for name, text in each.declarations if name in asked or not name.startswith("--")
            ]
            rest.append(_Rule(each.head, wanted))
        elif not isinstance(each.content, str):
            rest.append(_Group(each.head, _asked_for(each.content, asked, animations)))
        elif "keyframes" not in each.head or each.head.split()[-1] in animations:
            rest.append(each)
    return rest


def dark_styles(sheets: Iterable[str]) -> str:
    """What the sheets say of dark colours, said of the page as it is before a script has chosen any."""
    dark = ""
    for sheet in sheets:
        plain = "".join(piece for piece in _pieces(sheet) if _DARK.search(piece))
        dark += _text(_rules_of(_read(plain, _is_dark)))
    return _DARK.sub(LIGHT, dark)


def _rules_of(statements: _Statements) -> _Statements:
    """The rules and the groups of such: keyframes and fonts, which no scheme changes, are said once already."""
    rest: _Statements = []
    for each in statements:
        if isinstance(each, _Rule):
            rest.append(each)
        elif not isinstance(each.content, str):
            rest.append(_Group(each.head, _rules_of(each.content)))
    return rest


def words_of(sources: Iterable[Path]) -> frozenset[str]:
    """Every word of some files, a class or property of a stylesheet being one, and the classes of Markdown."""
    words = set(MARKDOWN_CLASSES)
    for source in sources:
        words.update(_WORD.findall(source.read_text("utf-8")))
    return frozenset(words)


def _read(sheet: str, selected: Callable[[Tokens], bool]) -> _Statements:
    """The statements of a sheet, with those of its selectors that are wanted, and without the rules that have none left.

    Raises ValueError where the sheet cannot be read.
    """

    def all_of(nodes: Tokens) -> _Statements:
        return [statement for node in nodes if (statement := one(node))]

    def one(node: Any) -> _Rule | _Group | None:
        if node.type == "error":
            raise ValueError(f"line {node.source_line} of a stylesheet: {node.message}")
        if node.type == "at-rule":
            return at(node)
        selectors = [tinycss2.serialize(each).strip() for each in _selectors(node.prelude) if selected(each)]
        if not selectors:
            return None
        declarations = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        return _Rule(
            ",".join(selectors),
            [
                (each.name if each.type == "declaration" else "", each.serialize().strip())
                for each in declarations
            ],
        )

    def at(node: Any) -> _Group | None:
        if node.content is None:
            return None  # @charset and its like: the files are UTF-8, and import nothing
        head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
        if node.lower_at_keyword in _GROUPS:
            return _Group(head, all_of(tinycss2.parse_rule_list(node.content, True, True)))
        return _Group(head, tinycss2.serialize(node.content))

    return all_of(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _text(content: _Statements | str) -> str:
    """A rule that is left without declarations goes as a whole, and so does a group without rules."""
    return content if isinstance(content, str) else "".join(map(str, content))


def _braced(head: str, inner: str) -> str:
    return f"{head}{{{inner}}}" if inner else ""


def _selectors(prelude: Tokens) -> list[list[Any]]:
    """The selectors of a rule, which commas part."""
    selectors: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _names(selector: Tokens) -> set[str]:
    """The classes and ids that a selector asks for."""
    classes = {name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident"}
    return classes | {token.value for token in selector if token.type == "hash"}


def _is_dark(selector: Tokens) -> bool:
    """Whether a selector asks for the dark scheme."""
    return any(token.type == "[] block" and _DARK.match(token.serialize()) for token in selector)
