"""CSL-JSON (Citation Style Language 1.0.2): what citeproc, Zotero and Pandoc read."""

from __future__ import annotations

import json

from lubiao.texts import LANGUAGE_TAGS

from .reference import Reference

_encode = json.JSONEncoder(ensure_ascii=False).encode


def csl_item(reference: Reference) -> dict[str, object]:
    """One item of a CSL-JSON list."""
    item = {
        "id": reference.slug,
        "type": "standard",
        "title": reference.title,
        "number": reference.code,
        "author": [{"literal": body} for body in reference.bodies],
        "authority": ", ".join(reference.issuers),
        "issued": {"date-parts": [[int(part) for part in reference.date.split("-")]]}
        if reference.date
        else None,
        "language": LANGUAGE_TAGS[reference.language],
        "note": "; ".join(reference.notes),
    }
    return {name: value for name, value in item.items() if value}


def csl_object(reference: Reference) -> str:
    """The item as it stands in a list: a line for each of its variables, no line break behind it."""
    lines = (f'    "{name}": {_encode(value)}' for name, value in csl_item(reference).items())
    return "  {\n" + ",\n".join(lines) + "\n  }"


def csl_json(reference: Reference) -> str:
    """A CSL-JSON list of one item."""
    return f"[\n{csl_object(reference)}\n]\n"
