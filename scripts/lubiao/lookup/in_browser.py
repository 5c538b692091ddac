"""The grammar's tables and patterns for the browser: overrides/assets/javascripts/codes/tables.js.

The list check page finds codes as `lubiao lookup` does. What can be written down as data (prefixes, twins of characters,
regular expressions) is written once, here in Python, and taken over by `python -m lubiao.lookup.in_browser`; only the
steps between them are written a second time, in the scripts beside tables.js. Tests compare the two.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from lubiao.codes import Kind, code, families, grammar, tidy
from lubiao.codes.divisions import ABBREVIATIONS, CANONICAL_ABBREVIATION

from . import candidates, codes_in_text, plain, readings, spelling

TABLES = Path("overrides/assets/javascripts/codes/tables.js")
"""From the root of the repository."""

KNOWN = "KNOWN"
"""Stands in the pattern of candidates for the letters of the sectors, which come with the data."""

_MODULES = (tidy, families, grammar, code, candidates, readings, codes_in_text, spelling)
_WHITE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What `\\s` is in Python. In JavaScript U+FEFF is white space too, and the separators of ASCII are not."""

_TOKEN = re.compile(
    r"\(\?P<(?P<named>\w+)>|\(\?P=(?P<again>\w+)\)|\\(?P<escape>.)|(?P<open>\[\^?)|(?P<close>\])|(?P<other>.)"
)
_KEPT_ESCAPES = frozenset("^$\\.*+?()[]{}|/nrtfvxu")


def javascript(pattern: re.Pattern[str]) -> list[str]:
    """Source and flags (beside `u`) of the same regular expression in JavaScript.

    Raises ValueError for what these patterns do not use and JavaScript does not have, or has in another sense.
    """
    if pattern.flags & (re.DOTALL | re.VERBOSE | re.ASCII):
        raise ValueError(f"a flag that is not taken over: {pattern.pattern}")
    is_by_line = bool(pattern.flags & re.MULTILINE)  # in JavaScript other characters end a line too
    ends = {"^": r"(?<![^\n])", "$": r"(?![^\n])"} if is_by_line else {"$": r"(?=\n?$)"}
    in_class = False
    pieces: list[str] = []
    for token in _TOKEN.finditer(pattern.pattern):
        piece = token[0]
        if in_class and (token["named"] or token["again"]):
            raise ValueError(f"a group in a class: {pattern.pattern}")
        if name := token["named"]:
            piece = f"(?<{name}>"
        elif name := token["again"]:
            piece = rf"\k<{name}>"
        elif escape := token["escape"]:
            piece = _escaped(escape, in_class=in_class)
        elif token["open"]:
            piece = rf"\{piece}" if in_class else piece
            in_class = True
        elif token["close"]:
            in_class = False
        elif not in_class:
            piece = ({".": r"[^\n]"} | ends).get(piece, piece)
        pieces.append(piece)
    return ["".join(pieces), "i" if pattern.flags & re.IGNORECASE else ""]


def _escaped(escape: str, *, in_class: bool) -> str:
    if escape == "s":
        return _WHITE if in_class else f"[{_WHITE}]"
    if escape == "Z" and not in_class:
        return "$"
    if escape == "b":  # always behind a letter; letters of all scripts are words in Python
        return r"(?![\p{L}\p{N}_])"
    if escape in _KEPT_ESCAPES or (in_class and escape == "-"):
        return f"\\{escape}"
    if escape.isalnum():
        raise ValueError(f"an escape that is not taken over: \\{escape}")
    return escape


def tables() -> dict[str, object]:
    """What tables.js holds: `patterns` by their names, lists of prefixes, characters and their twins."""
    return {
        "patterns": _patterns(),
        "twins": _characters(tidy.TWINS),
        "plain": _characters(candidates._PLAIN),
        "kinds": [kind.value for kind in Kind],
        "free": sorted(kind.value for kind in families.FREE),
        "foreign": sorted(families.FOREIGN),
        "lettered": sorted(families.LETTERED),
        "unmarked": sorted(families.UNMARKED),
        "slashed": sorted(families.SLASHED),
        "national": sorted(code.NATIONAL_PREFIXES),
        "associations": sorted(code.OLD_ASSOCIATIONS),
        "series": sorted(candidates.SERIES),
        "undatedIsSomethingElse": sorted(codes_in_text.UNDATED_IS_SOMETHING_ELSE),
        "characterSets": sorted(codes_in_text.CHARACTER_SETS),
        "abbreviations": ABBREVIATIONS,
        "canonicalAbbreviation": CANONICAL_ABBREVIATION,
        "shandongEngineering": code.SHANDONG_ENGINEERING_NUMBER,
        "longest": grammar.LONGEST,
        "years": [grammar.EARLIEST_YEAR, grammar.LATEST_YEAR],
        "yearsInText": [codes_in_text._EARLIEST, codes_in_text._LATEST],
        "widestRange": grammar.WIDEST_RANGE,
        "cell": candidates.CELL,
        "latex": [meant.replace(r"\1", "$1") for _, meant in plain._LATEX],
    }


def _patterns() -> dict[str, list[str]]:
    found = {
        f"{module.__name__.rpartition('.')[2]}.{name.lstrip('_').lower()}": javascript(value)
        for module in _MODULES
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
    for number, wrapping in enumerate(tidy._WRAPPINGS, 1):
        found[f"tidy.wrapping_{number}"] = javascript(wrapping)
    found["plain.entry"] = javascript(plain._ENTRY)
    found["plain.address_field"] = javascript(plain._ADDRESS_FIELD)
    for number, (command, _) in enumerate(plain._LATEX, 1):
        found[f"plain.latex_{number}"] = javascript(command)
    found["candidates.candidate"] = javascript(candidates.pattern(frozenset({KNOWN})))
    return found


def _characters(translation: dict[int, str]) -> list[str]:
    """Two texts of the same length: the characters, and what stands for each."""
    return ["".join(map(chr, translation)), "".join(translation.values())]


def script() -> str:
    """The whole of tables.js: a script and not JSON, because a page opened from a folder may not fetch."""
    lines = [
        f" {json.dumps(name)}: {json.dumps(value, separators=(',', ':'))}"
        for name, value in tables().items()
        if name != "patterns"
    ]
    patterns = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in sorted(_patterns().items())]
    return "\n".join((
        "/* Made by `python -m lubiao.lookup.in_browser` from scripts/lubiao/codes and scripts/lubiao/lookup: edit those. */",
        '(typeof self === "undefined" ? globalThis : self).lubiaoCodes = {',
        ' "tables": {',
        ",\n".join(lines) + ",",
        ' "patterns": {',
        ",\n".join(patterns),
        " }}",
        "};",
        "",
    ))  # fmt: skip


if __name__ == "__main__":
    TABLES.write_text(script(), encoding="utf-8")
