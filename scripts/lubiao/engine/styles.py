"""The stylesheets that are made at build time: the part of the theme's that is used, and dark colours without scripts.

Material's two stylesheets have 150 kB, of which a page here can use a tenth: the rest is for menus, tabs,
search and sixty icons that this site has not. Rules whose classes are named nowhere in the templates, scripts and
editorial pages cannot apply to anything, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MARKDOWN_CLASSES = frozenset({"admonition", "admonition-title"})
"""Classes that Markdown itself writes, and no source names."""

LIGHT = '[data-md-color-scheme="default"]'

_TOKEN = re.compile(
    r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[{};(),\[\]]|[^{};(),\[\]"'\\/]+|/""", re.DOTALL
)
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_NAME = re.compile(r"[.#](-?[A-Za-z_](?:[\w-]|\\.)*)")
_FUNCTION = re.compile(r":[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)")
_USED_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")
_SCHEME = re.compile(r"\[data-md-color-scheme=[\"']?slate[\"']?\]")


@dataclass(frozen=True, slots=True)
class Rule:
    """`prelude` { … }: either declarations or, in `rules`, further rules. A statement (`@charset …;`) has neither."""

    prelude: str
    declarations: tuple[str, ...] = ()
    rules: tuple[Rule, ...] | None = None

    def __str__(self) -> str:
        inner = ";".join(self.declarations) if self.rules is None else "".join(map(str, self.rules))
        return f"{self.prelude}{{{inner}}}"


def theme_styles(folders: Iterable[Path], words: frozenset[str]) -> str:
    """Material's stylesheets (`main` and `palette`, whichever folder has them) without what cannot apply.

    `words` are all that the sources of the site hold, see `words_of`.
    """
    sheets = [
        next(iter(sorted(folder.glob(f"assets/stylesheets/{name}.*.min.css"))), None)
        for name in ("main", "palette")
        for folder in folders
    ]
    rules = [rule for sheet in sheets if sheet for rule in parse(sheet.read_text("utf-8"))]
    rules = list(_applying(rules, words))
    # Left out, a rule leaves properties behind that nobody asks for, and those may have asked for others.
    while True:
        text = "".join(map(str, rules))
        asked = set(_USED_PROPERTY.findall(text)) | {word for word in words if word.startswith("--")}
        rules = list(_without_unasked(rules, asked, text))
        if "".join(map(str, rules)) == text:
            return text


def dark_styles(sheets: Iterable[str]) -> str:
    """What the sheets say of dark colours, said of the page as it is before a script has chosen any."""
    rules = [rule for sheet in sheets for rule in _dark(parse(sheet))]
    return "\n".join(map(str, rules)) + "\n"


def words_of(sources: Iterable[Path]) -> frozenset[str]:
    """Every word of some files, a class or property of a stylesheet being one, and the classes of Markdown."""
    words = set(MARKDOWN_CLASSES)
    for source in sources:
        text = source.read_text("utf-8")
        words.update(_WORD.findall(text), re.findall(r"--[\w-]+", text))
    return frozenset(words)


def parse(sheet: str) -> tuple[Rule, ...]:
    """The rules of a stylesheet. Comments are left out; nothing is checked."""
    tokens = (token for token in _TOKEN.findall(sheet) if not token.startswith("/*"))
    return tuple(_rules(tokens))


def _rules(tokens: Iterator[str]) -> Iterator[Rule]:
    prelude, depth = "", 0
    for token in tokens:
        depth += (token in "([") - (token in ")]")
        if token == "}" and not depth:
            return
        if token == "{":
            head = prelude.strip()
            if re.match(r"@(?:media|supports|layer|container|(?:-\w+-)?keyframes)\b", head):
                yield Rule(head, rules=tuple(_rules(tokens)))
            else:
                yield Rule(head, tuple(_declarations(tokens)))
            prelude = ""
        elif token == ";" and not depth:
            prelude = ""  # @charset and its like: the files are UTF-8, and import nothing
        else:
            prelude += token


def _declarations(tokens: Iterator[str]) -> Iterator[str]:
    declaration, depth = "", 0
    for token in tokens:
        depth += (token in "([") - (token in ")]")
        if token in ";}" and not depth:
            if declaration.strip():
                yield declaration.strip()
            if token == "}":
                return
            declaration = ""
        else:
            declaration += token


def _applying(rules: Iterable[Rule], words: frozenset[str]) -> Iterator[Rule]:
    for rule in rules:
        if rule.rules is not None and "keyframes" not in rule.prelude:
            inner = tuple(_applying(rule.rules, words))
            if inner:
                yield Rule(rule.prelude, rules=inner)
        elif rule.prelude.startswith("@"):
            yield rule
        elif selectors := [one for one in _selectors(rule.prelude) if _may_apply(one, words)]:
            yield Rule(",".join(selectors), rule.declarations)


def _may_apply(selector: str, words: frozenset[str]) -> bool:
    """Whether the site names all classes and ids of a selector; those in `:not(…)` and its like do not count."""
    return all(name in words for name in _NAME.findall(_FUNCTION.sub("", selector)))


def _selectors(prelude: str) -> Iterator[str]:
    selector, depth = "", 0
    for token in _TOKEN.findall(prelude):
        depth += (token in "([") - (token in ")]")
        if token == "," and not depth:
            yield selector.strip()
            selector = ""
        else:
            selector += token
    yield selector.strip()


def _without_unasked(rules: Iterable[Rule], asked: set[str], text: str) -> Iterator[Rule]:
    for rule in rules:
        if "keyframes" in rule.prelude:
            name = rule.prelude.split()[-1]
            if re.search(rf"animation[^;}}]*\b{re.escape(name)}\b", text):
                yield rule
        elif rule.rules is not None:
            inner = tuple(_without_unasked(rule.rules, asked, text))
            if inner:
                yield Rule(rule.prelude, rules=inner)
        else:
            kept = tuple(
                one
                for one in rule.declarations
                if not one.startswith("--") or one.split(":")[0].strip() in asked
            )
            if kept:
                yield Rule(rule.prelude, kept)


def _is_dark(selector: str) -> bool:
    """Whether a selector asks for the dark scheme; one that excludes it (`:not(…)`) does not."""
    return bool(_SCHEME.search(_FUNCTION.sub("", selector)))


def _dark(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        if rule.rules is not None:
            inner = tuple(_dark(rule.rules))
            if inner:
                yield Rule(rule.prelude, rules=inner)
        elif selectors := [one for one in _selectors(rule.prelude) if _is_dark(one)]:
            yield Rule(",".join(_SCHEME.sub(LIGHT, one) for one in selectors), rule.declarations)
