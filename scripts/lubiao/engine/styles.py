"""The stylesheets that are made at build time: the part of the theme's that is used, and dark colours without scripts.

Material's two stylesheets have 150 kB, of which a page here can use a fifth: the rest is for menus, tabs,
search and sixty icons that this site has not. Rules whose classes are named nowhere in the templates, scripts and
editorial pages cannot apply to anything, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
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


Tokens = Sequence[Any]
"""Of tinycss2, which has no types. What stands in `:not(…)` and its like is one token among them."""


def theme_styles(folders: Iterable[Path], words: frozenset[str]) -> str:
    """Material's stylesheets (`main` and `palette`, whichever folder has them) without what cannot apply.

    `words` are all that the sources of the site hold, see `words_of`.
    """
    files = [
        next(iter(sorted(folder.glob(f"assets/stylesheets/{name}.*.min.css"))), None)
        for name in ("main", "palette")
        for folder in folders
    ]
    rest = _rewritten(
        "".join(file.read_text("utf-8") for file in files if file),
        lambda selector: _names(selector) <= words,
    )
    text = ""
    while rest != text:
        text, rest = rest, _without_unasked(rest, words)
    return text


def _without_unasked(sheet: str, words: frozenset[str]) -> str:
    """The sheet without the properties and keyframes that nobody asks for; those may have asked for others."""
    asked = words.union(_USED_PROPERTY.findall(sheet))
    animations = set(re.findall(r"[\w-]+", " ".join(re.findall(r"animation[^;}]*", sheet))))
    return _rewritten(
        sheet,
        lambda selector: True,
        lambda name: name in asked or not name.startswith("--"),
        lambda head: "keyframes" not in head or head.split()[-1] in animations,
    )


def dark_styles(sheets: Iterable[str]) -> str:
    """What the sheets say of dark colours, said of the page as it is before a script has chosen any."""
    dark = (_rewritten(sheet, _is_dark, at_rule=lambda _: False) for sheet in sheets if _DARK.search(sheet))
    return _DARK.sub(LIGHT, "".join(dark))


def words_of(sources: Iterable[Path]) -> frozenset[str]:
    """Every word of some files, a class or property of a stylesheet being one, and the classes of Markdown."""
    words = set(MARKDOWN_CLASSES)
    for source in sources:
        words.update(_WORD.findall(source.read_text("utf-8")))
    return frozenset(words)


def _rewritten(
    sheet: str,
    selected: Callable[[Tokens], bool],
    declared: Callable[[str], bool] = lambda _: True,
    at_rule: Callable[[str], bool] = lambda _: True,
) -> str:
    """The sheet with those of its selectors, properties (by name) and at-rules (by head: `@keyframes turn`) that are wanted.

    A rule that is left without selectors or declarations goes as a whole, and so does a group without rules. Raises
    ValueError where the sheet cannot be read.
    """

    def block(nodes: Tokens) -> str:
        return "".join(map(rule, nodes))

    def rule(node: Any) -> str:
        if node.type == "error":
            raise ValueError(f"line {node.source_line} of a stylesheet: {node.message}")
        if node.type == "at-rule":
            return at(node)
        selectors = [tinycss2.serialize(one).strip() for one in _selectors(node.prelude) if selected(one)]
        declarations = [
            one.serialize().strip()
            for one in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            if one.type != "declaration" or declared(one.name)
        ]
        return _braced(",".join(selectors), ";".join(declarations)) if selectors else ""

    def at(node: Any) -> str:
        head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
        if node.content is None:
            return ""  # @charset and its like: the files are UTF-8, and import nothing
        if node.lower_at_keyword in _GROUPS:
            return _braced(head, block(tinycss2.parse_rule_list(node.content, True, True)))
        return _braced(head, tinycss2.serialize(node.content)) if at_rule(head) else ""

    return block(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


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
