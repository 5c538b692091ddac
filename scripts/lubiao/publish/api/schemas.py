"""The schemas of the answers, as OpenAPI 3.1 keeps them: JSON Schema 2020-12 below `components`."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from lubiao.catalogue.labels import LABELS
from lubiao.texts import translator

SCHEMAS = Path(__file__).parent / "schemas.json"
REFERENCE = "#/components/schemas/"
LABELLED = {
    "Kind": "kind", "Grade": "grade", "StandingStatus": "status", "Status": "status", "Basis": "basis",
    "Level": "level", "Tier": "tier", "Tie": "tie", "TitleOrigin": "title_origin", "OrganizationRole": "role",
    "EnglishNameOrigin": "name_origin", "AdoptionDegree": "adoption",
}  # fmt: skip
"""Component → family of the labels of its values."""


@cache
def components() -> dict[str, Any]:
    """Every schema by name, described in both languages. Not to be changed."""
    said = translator("zh")
    found: dict[str, Any] = json.loads(SCHEMAS.read_text(encoding="utf-8"))
    for schema in found.values():
        for field in schema.get("properties", {}).values():
            if "description" in field:
                field["description"] = _in_both(field["description"], said)
    for name, family in LABELLED.items():
        found[name]["x-lubiao-labels"] = {
            value: {"zh": said(LABELS[family][value]), "en": LABELS[family][value]}
            for value in found[name]["enum"]
        }
    return found


def _in_both(text: str, said: Callable[[str], str]) -> str:
    """A text with its Chinese on a line before it; what docs/data-format*.md says is in both languages already."""
    return text if "\n" in text else "\n".join(dict.fromkeys((said(text), text)))
