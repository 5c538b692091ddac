"""CSL-JSON (Citation Style Language 1.0.2): what citeproc, Zotero and Pandoc read."""

from __future__ import annotations

from json.encoder import encode_basestring

from lubiao.texts import LANGUAGE_TAGS

from .reference import Reference


def csl_object(reference: Reference) -> str:
    """An item of a CSL-JSON list as it stands there: a line for each of its variables, no line break behind it."""
    text = encode_basestring
    authors = ", ".join([f'{{"literal": {text(body)}}}' for body in reference.bodies])
    variables = {
        "id": text(reference.slug),
        "type": '"standard"',
        "title": text(reference.title),
        "number": text(reference.code),
        "author": f"[{authors}]",
        "authority": text(", ".join(reference.issuers)),
        "issued": _date(reference.date),
        "language": f'"{LANGUAGE_TAGS[reference.language]}"',
        "note": text("; ".join(reference.notes)),
    }
    lines = [f'    "{name}": {value}' for name, value in variables.items() if value not in _NOTHING]
    return "  {\n" + ",\n".join(lines) + "\n  }"


_NOTHING = ("", '""', "[]")
"""What is not known is no variable."""


def _date(date: str) -> str:
    """`2022-10` as `{"date-parts": [[2022, 10]]}`."""
    parts = ", ".join([str(int(part)) for part in date.split("-")]) if date else ""
    return f'{{"date-parts": [[{parts}]]}}' if parts else ""


def csl_json(reference: Reference) -> str:
    """A CSL-JSON list of one item."""
    return f"[\n{csl_object(reference)}\n]\n"
