"""Whole records, one after the other: JSON Lines, and YAML as people write it."""

from __future__ import annotations

import dataclasses
import json

from lubiao.catalogue import CataloguedStandard
from lubiao.findings import N_
from lubiao.publish.collection import Collection
from lubiao.publish.derived import Derived
from lubiao.publish.pieces import joined
from lubiao.publish.written import as_written
from lubiao.records import Standard
from lubiao.writing import record_text

from .model import in_both

_FACTS = [field.name for field in dataclasses.fields(Derived)]


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def line_of(collection: Collection, standard: CataloguedStandard) -> bytes:
    """A whole record as a line of JSON Lines."""
    facts = collection.derived(standard)
    record = {
        "raw": collection.once(as_written, standard),
        "derived": {fact: getattr(facts, fact) for fact in _FACTS},
    }
    return f"{_encode(record)}\n".encode()


JSONL = joined(lambda collection, standard: collection.once(line_of, standard))
"""One record a line (jsonlines.org), texts as they are: `raw` and `derived` as in the record's answer of the API."""

HEAD = N_("The standards of this catalogue, as people wrote them; nothing here is derived.")
LICENCE = N_("Licence: CC0-1.0. What each key means: docs/data-format.md")


def _remarks(collection: Collection) -> bytes:
    lines = (f"# {said}\n" for text in (HEAD, LICENCE) for said in in_both(text).values())
    return "".join(lines).encode()


def _end(collection: Collection) -> bytes:
    return b"" if collection.standards else b"\n[]\n"


YAML = joined(lambda _, standard: f"\n{_as_it_stands(standard)}\n".encode(), _remarks, _end, is_kept=False)
"""Each record as it stands in its data file, in the order of lists: a file that `lubiao check` reads.

No key tells how a record is written, only what it says.

Remarks between the records are not in it; the archive holds the files themselves.
"""


def _as_it_stands(standard: CataloguedStandard) -> str:
    document, item = standard.entry.document, standard.entry.item
    if item >= len(document.spans):  # a record that was made, not read
        return record_text(standard.raw.as_written(), Standard).rstrip()
    start, end = document.spans[item]
    lines = document.text[start:end].split("\n")
    # Blank lines and remarks at the start of a line belong to the file, not to the record above them.
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    return "\n".join(lines)
