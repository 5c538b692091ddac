"""Records changed by an issue form, as texts of files; and what the check says of the data with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.findings import Finding, Level
from lubiao.reading import Document
from lubiao.reading.data import read_again
from lubiao.reading.file import cleaned
from lubiao.records import Standard, Tier
from lubiao.rules import check
from lubiao.writing import insert_records, record_text
from lubiao.writing.changing import remarks_in
from lubiao.writing.pieces import pieces_of
from lubiao.writing.tree import tree_of

from .evidence import with_reading


@dataclass(frozen=True, slots=True)
class Correction:
    """A key of a record, its old value (None where there was none) and its new one."""

    key: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Corrected:
    """The keys that change with their new values, `evidence` among them, and what changes for readers."""

    values: dict[str, object]
    changes: list[Correction]
    is_less_trusted: bool


def corrected(
    catalogue: Catalogue,
    standard: CataloguedStandard,
    wanted: Mapping[str, object],
    evidence: Mapping[str, object],
) -> Corrected:
    """What a record becomes by new values and the reading that shows them. Values that are there change nothing."""
    present = _item(standard)
    changes = [Correction(key, present.get(key), value) for key, value in wanted.items() if _differs(present.get(key), value)]  # fmt: skip
    values = {change.key: change.new for change in changes}
    values["evidence"] = with_reading(present.get("evidence"), evidence)
    best = min((_rank(catalogue, reading.source) for reading in standard.raw.evidence), default=len(Tier))
    return Corrected(values, changes, _rank(catalogue, str(evidence["source"])) > best)


def identified(
    standard: CataloguedStandard, facts: Mapping[str, object], evidence: Mapping[str, object]
) -> str:
    """The text of the file in which an unidentified record has its code, at the place of its kind.

    `kind` goes, for it follows from the code; the id becomes a former name, so that its address leads on. Remarks inside the record stay, above it.
    """
    document = standard.entry.document
    present = {key: value for key, value in _item(standard).items() if key not in ("id", "kind")}
    former = [str(standard.raw.id), *standard.raw.former]
    values = {
        **present,
        **facts,
        "former": former,
        "evidence": with_reading(present.get("evidence"), evidence),
    }
    line_end = "\r\n" if "\r\n" in document.text else "\n"
    pieces, item = pieces_of(document.text), standard.entry.item
    begin, end = pieces.begin(item), pieces.content_end(item)
    old, before, behind = document.text[begin:end], document.text[:begin], document.text[end:]
    remarks = remarks_in(old, tree_of(old, Standard)) if item in pieces.sound else []
    if not before or before.endswith(2 * line_end):
        behind = behind.lstrip("\r\n")
    without = (before + behind).rstrip("\r\n") + line_end
    alone = record_text(values, Standard).replace("\n", line_end)
    text = insert_records(without, [values], Standard)
    return text.replace(alone, "".join(remark + line_end for remark in remarks) + alone, 1)


def judged(catalogue: Catalogue, texts: Mapping[str, str], file: str, name: str) -> tuple[list[Finding], str]:
    """What the check says of a record in the new data, with errors that it causes elsewhere; and its text.

    `name` is the record's code or id, or its text where it has neither. The text is empty where the record is not
    there: then the new texts must not be written.
    """
    data = read_again(catalogue.data, {shown: cleaned(text) for shown, text in texts.items()})
    document = data.documents[file]
    item = next(
        (n for n, value in reversed(list(enumerate(document.items))) if _is(document, n, value, name)), None
    )
    if item is None:
        return [], ""
    start, end = pieces_of(document.text).content_of(item)
    first, last = document.line_of(item), document.line_at(end - 1)
    before = {finding.without_lines for finding in check(catalogue)}
    findings = []
    for finding in check(Catalogue.link(data, catalogue.day)):
        is_own = finding.place.file == file and first <= finding.place.line <= last
        if is_own or (finding.level is Level.ERROR and finding.without_lines not in before):
            findings.append(finding)
    return findings, document.text[start:end]


def _is(document: Document, number: int, value: object, name: str) -> bool:
    if isinstance(value, dict) and name in (value.get("code"), value.get("id")):
        return True
    start, end = document.spans[number]
    return document.text[start:end].strip() == name.strip()


def _item(standard: CataloguedStandard) -> dict[str, Any]:
    item = standard.entry.document.items[standard.entry.item]
    return item if isinstance(item, dict) else {}


def _differs(old: object, new: object) -> bool:
    """Whether a value is another one. A status read again at the same source is another reading, not another fact."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old.get("value") != new.get("value")
    return old != new


def _rank(catalogue: Catalogue, source: str) -> int:
    known = catalogue.sources.get(source)
    return list(Tier).index(known.tier) if known else len(Tier)
