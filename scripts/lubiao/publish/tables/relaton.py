"""Relaton YAML: the bibliographic model of Metanorma (relaton.org/model), a collection as relaton-cli reads it.

The keys are those that relaton-bib's `HashConverter` reads; words of lists (relations, dates, roles) are those of the
grammar (relaton-models, grammars/biblio.rnc). docs/downloads.md says what maps to what, and what has no place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lubiao.catalogue import CataloguedStandard, StandingStatus
from lubiao.catalogue.labels import TITLE_ORIGIN
from lubiao.codes import Code, CodeError, Kind, parse
from lubiao.publish.collection import Collection
from lubiao.publish.licence import CATALOGUE_TITLE, LICENCE
from lubiao.publish.pieces import joined
from lubiao.records import AdoptionDegree, Standard
from lubiao.texts import LANGUAGES

from .model import in_one_line

CHINESE = {"language": "zh", "script": "Hans"}
ENGLISH = {"language": "en", "script": "Latn"}

DATES = {"issued": "issued", "implemented": "implemented", "withdrawn": "obsoleted", "reviewed": "confirmed"}
"""Our field → `date/@type`."""

CHINESE_STANDARD = "Chinese Standard"
"""`docid/@type` that relaton-gb gives to every standard of China."""

Item = dict[str, Any]


def _head(collection: Collection) -> bytes:
    root = {"title": in_one_line(CATALOGUE_TITLE), "author": "Lubiao 鲁标"}
    items = "  items:\n" if collection.standards else "  items: []\n"
    return f"root:\n{block(root, '  ')}{items}".encode()


def _piece(collection: Collection, standard: CataloguedStandard) -> bytes:
    return block([item_of(standard, collection)], "    ").encode()


RELATON = joined(_piece, _head)
"""All standards as one collection: `root`, its title, and its items."""


def block(value: Item | list[Any], margin: str = "") -> str:
    """YAML in block style behind a margin, every text in double quotes, in a fraction of the time of PyYAML.

    A JSON string is a YAML one (YAML 1.2.2, 1.2), once what YAML takes for a line break or refuses is escaped.
    """
    lines: list[str] = []
    _add_lines(lines, value, margin, margin)
    return _BREAKS.sub(_escaped, "".join(lines))


def _add_lines(lines: list[str], value: Item | list[Any], margin: str, start: str) -> None:
    """`start` stands before the first line instead of the margin: what is in a list begins behind its dash."""
    inside = f"{margin}  "
    for key, inner in value.items() if isinstance(value, dict) else (("", item) for item in value):
        head = f"{start}{key}:" if key else f"{start}-"
        if not isinstance(inner, dict | list):
            lines.append(f"{head} {_scalar(inner)}\n")
        elif not inner:
            lines.append(f"{head} []\n")
        elif key:
            lines.append(f"{head}\n")
            _add_lines(lines, inner, inside, inside)
        else:
            _add_lines(lines, inner, inside, f"{head} ")
        start = margin


_scalar = json.JSONEncoder(ensure_ascii=False).encode
_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def item_of(standard: CataloguedStandard, collection: Collection) -> Item:
    """One standard as a bibliographic item. What is not known has no key."""
    raw, facts = standard.raw, collection.derived(standard)
    page = collection.addresses.of_standard(standard)
    item: Item = {
        "id": facts.slug,
        "type": "standard",
        "title": list(_titles(raw)),
        "docid": [_docid(standard)],
        "docnumber": standard.code.number if standard.code else None,
        "link": [
            {"type": "citation", "content": collection.addresses.page(page, language)} for language in LANGUAGES
        ],
        "date": [{"type": kind, "value": str(date)} for name, kind in DATES.items() if (date := getattr(raw, name))],
        "contributor": list(_contributors(raw, collection)),
        "docstatus": None if facts.status is StandingStatus.UNKNOWN else {"stage": {"value": str(facts.status)}},
        "relation": list(_relations(standard, collection)),
        "classification": [
            *({"type": "ICS", "value": code} for code in raw.ics),
            *({"type": "CCS", "value": code} for code in raw.ccs),
        ],
        "biblionote": list(_notes(raw)),
        "license": [LICENCE],
    }  # fmt: skip
    if not item["title"]:
        item["formattedref"] = {"content": facts.name}
    return {key: value for key, value in item.items() if value not in (None, [])}


def _titles(raw: Standard) -> Iterator[Item]:
    if raw.title_zh:
        yield {"type": "main", "content": raw.title_zh, "format": "text/plain"} | CHINESE
    if raw.title_en:
        yield {"type": "main", "content": raw.title_en, "format": "text/plain"} | ENGLISH


def _docid(standard: CataloguedStandard) -> Item:
    if not standard.code:
        return {"id": standard.name, "type": "Lubiao"}
    return _docid_of_code(standard.code)


def _docid_of(written: str) -> Item:
    """A code with the type of its identifier; as written where it cannot be read."""
    try:
        code = parse(written)
    except CodeError:
        return {"id": written, "type": CHINESE_STANDARD}
    return _docid_of_code(code)


def _docid_of_code(code: Code) -> Item:
    kind = code.prefix.split("/")[0] if code.kind is Kind.INTERNATIONAL else CHINESE_STANDARD
    return {"id": str(code), "type": kind, "primary": True}


def _contributors(raw: Standard, collection: Collection) -> Iterator[Item]:
    committee = (raw.committee,) if raw.committee else ()
    in_charge = {"type": "author", "description": [{"content": "committee"}]}
    works = ((raw.issuers, {"type": "publisher"}), (committee, in_charge), (raw.drafters, {"type": "author"}))
    for names, role in works:
        for name in names:
            yield {"organization": {"name": list(_names(name, collection))}, "role": [role]}


def _names(name: str, collection: Collection) -> Iterator[Item]:
    yield {"content": name} | CHINESE
    known = collection.catalogue.organizations.get(name)
    if known and known.name_en and known.name_en != name:
        yield {"content": known.name_en} | ENGLISH


def _relations(standard: CataloguedStandard, collection: Collection) -> Iterator[Item]:
    """Both what the record says and what follows from other records, each once."""
    raw, facts = standard.raw, collection.derived(standard)
    yield from _once("obsoletes", (*raw.replaces, *facts.replaces))
    yield from _once("obsoletedBy", (*raw.replaced_by, *facts.replaced_by))
    for adopted in raw.adopts:
        if adopted.degree is not AdoptionDegree.NEQ:  # which is no adoption (GB/T 1.2)
            of = _relation("adoptedFrom", adopted.code, _docid_of(adopted.code))
            yield of | {"description": {"content": str(adopted.degree)}}


def _once(kind: str, codes: Iterable[str]) -> Iterator[Item]:
    """The standards of these codes by their canonical forms, each once."""
    ids = {docid["id"]: docid for docid in map(_docid_of, codes)}
    return (_relation(kind, code, docid) for code, docid in ids.items())


def _relation(kind: str, code: str, docid: Item) -> Item:
    return {
        "type": kind,
        "bibitem": {"type": "standard", "formattedref": {"content": code}, "docid": [docid]},
    }


def _notes(raw: Standard) -> Iterator[Item]:
    """A translation of ours is never taken for the issuer's title; doubts are not left out."""
    if raw.title_en and raw.title_en_from:
        yield {"type": "title-en-origin", "content": TITLE_ORIGIN[raw.title_en_from]}
    for note in raw.notes:
        yield from ({"content": text} for text in (note.zh, note.en))
