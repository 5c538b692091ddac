"""What each key means, as docs/data-format.md and its Chinese twin say it."""

from __future__ import annotations

import re
from pathlib import Path

from lubiao import records
from lubiao.records.base import Record

SECTIONS: dict[type[Record], tuple[str, str]] = {
    records.Standard: ("A standard", "标准"),
    records.StatusReading: ("`status`", "`status`"),
    records.Adoption: ("`adopts`", "`adopts`"),
    records.Citation: ("`cited`", "`cited`"),
    records.DraftedIn: ("`drafted_in`", "`drafted_in`"),
    records.Evidence: ("`evidence`", "`evidence`"),
    records.Conflict: ("`conflicts`", "`conflicts`"),
    records.Note: ("`notes`", "`notes`"),
    records.Silence: ("`silence`", "`silence`"),
    records.City: ("A city", "城市"),
    records.Organization: ("An organization", "机构"),
    records.Source: ("A source", "来源"),
    records.ReportedFigure: ("A reported figure", "报道的数字"),
}
"""Record → how the heading of its section begins, in English and in Chinese."""

FILES = ("data-format.md", "data-format.zh.md")

_ROW = re.compile(r"^\| `(\w+)` \| (.*?) \|$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_NEEDED = re.compile(r"^(?:Needed\.|必填。)\s*")


def descriptions(docs: Path) -> dict[str, dict[str, str]]:
    """Name of the record → key → what it means, Chinese first and English behind it.

    `docs` is the folder of the two documents. A key without a row there has no description.
    """
    texts = [(docs / name).read_text(encoding="utf-8") for name in FILES]
    said: dict[str, dict[str, str]] = {}
    for model, headings in SECTIONS.items():
        english, chinese = (
            _rows(_section(text, heading)) for text, heading in zip(texts, headings, strict=True)
        )
        said[model.__name__] = {
            key: "\n".join(filter(None, (chinese.get(key), english.get(key)))) for key in model.model_fields
        }
    return said


def _section(text: str, heading: str) -> str:
    found = re.search(rf"^##+ {re.escape(heading)}(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def _rows(section: str) -> dict[str, str]:
    return {key: _NEEDED.sub("", _LINK.sub(r"\1", said)) for key, said in _ROW.findall(section)}
