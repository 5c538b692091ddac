"""How an answer is written, and what answers share.

One member of the answer is one line, and so is each entry of its list: small enough to send, and still good for the
eye, for `grep` and for `diff`. Indenting all of it would make the files a third larger, and ten times as slow to write.
"""

from __future__ import annotations

import json
from typing import Any

from lubiao.publish.collection import Collection
from lubiao.texts import LANGUAGES

SCHEMA_VERSION = "1.0"
"""Of the interface, as CHANGELOG_API.md counts: the second number grows when something is added."""

FOLDER = "api/v1"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def written_out(answer: dict[str, Any]) -> bytes:
    """The bytes of an answer: JSON as RFC 8259 has it, in UTF-8 and without a BOM."""
    members = [f"{_encode(key)}:{_member(value)}" for key, value in answer.items()]
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def encoded(entry: dict[str, Any]) -> bytes:
    """An entry of a list as it stands on its line."""
    return _encode(entry).encode()


def _member(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _encode(value)
    return "[\n" + ",\n".join(map(_encode, value)) + "\n]"


def links_of(collection: Collection, file: str, page: str) -> dict[str, Any]:
    """The addresses of an answer. `file` is its name below FOLDER, `page` the page that shows the same."""
    return {"self": collection.addresses.file(f"{FOLDER}/{file}"), **_pages(collection, page)}


def list_answer(collection: Collection, name: str, page: str, total: int) -> dict[str, Any]:
    """What every list begins with; `page` is the address of its page."""
    return {
        "schema_version": SCHEMA_VERSION,
        "generated": collection.generated.isoformat(),
        "total": total,
        "links": links_of(collection, f"{name}.json", page),
    }


def templates_of(collection: Collection, page: str, key: str) -> dict[str, str]:
    """The addresses of the pages of entries, to be filled in with what `key` names (RFC 6570)."""
    return {name: f"{address}{{{key}}}/" for name, address in _pages(collection, page).items()}


def standard_templates(collection: Collection) -> dict[str, str]:
    """The addresses of a standard, to be filled in with its slug."""
    record = collection.addresses.file(f"{FOLDER}/standards/")
    return {"self": f"{record}{{slug}}.json", **templates_of(collection, "standards/", "slug")}


def _pages(collection: Collection, page: str) -> dict[str, str]:
    chinese, english = (collection.addresses.page(page, language) for language in LANGUAGES)
    return {"html": chinese, "html_en": english}
