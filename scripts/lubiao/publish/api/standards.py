"""The answers about standards: the list of all, and each whole record."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.publish.collection import Collection
from lubiao.publish.derived import Derived
from lubiao.publish.pieces import joined
from lubiao.publish.written import as_written
from lubiao.records import Conflict, Evidence, Source, Standard, StatusReading

from .answer import FOLDER, SCHEMA_VERSION, encoded, links_of, list_answer, standard_templates, written_out

SUMMARY_RAW = {
    "code", "id", "kind", "title_zh", "title_en", "title_en_from", "issued", "implemented", "withdrawn",
}  # fmt: skip
"""What a list needs of a record."""

SUMMARY_DERIVED = (
    "name", "slug", "display", "kind", "grade", "status", "issued_by_city", "cited_for", "drafted_in",
)  # fmt: skip
"""What a list needs of what follows from it."""

DERIVED = tuple(field.name for field in fields(Derived))

_summary_of, _whole_of = attrgetter(*SUMMARY_DERIVED), attrgetter(*DERIVED)


def standards(collection: Collection, first: int | None = None) -> dict[str, Any]:
    """`standards.json`: a summary of each standard, or only of the `first` few."""
    return {
        **list_answer(collection, "standards", "standards/", len(collection.standards)),
        "templates": standard_templates(collection),
        "standards": [_summary(collection, standard) for standard in collection.standards[:first]],
    }


def standard_answer(collection: Collection, standard: CataloguedStandard) -> dict[str, Any]:
    """`standards/<slug>.json`: the whole record."""
    return {
        "schema_version": SCHEMA_VERSION,
        "raw": collection.once(as_written, standard),
        "derived": dict(zip(DERIVED, _whole_of(collection.derived(standard)), strict=True)),
        "provenance": _provenance(standard, collection.catalogue),
        "links": _links(collection, standard),
    }


def file_of(standard: CataloguedStandard) -> str:
    """The name of the file of a standard, below FOLDER."""
    return f"standards/{standard.slug}.json"


def _summary(collection: Collection, standard: CataloguedStandard) -> dict[str, Any]:
    return {
        "raw": {
            key: said for key, said in collection.once(as_written, standard).items() if key in SUMMARY_RAW
        },
        "derived": dict(zip(SUMMARY_DERIVED, _summary_of(collection.derived(standard)), strict=True)),
    }


def _head(collection: Collection) -> bytes:
    head = written_out(standards(collection, 0)).removesuffix(b"]\n}\n")
    return head + b"\n" if collection.standards else head


SUMMARIES = joined(
    lambda collection, standard: encoded(_summary(collection, standard)),
    _head,
    tail=lambda collection: b"\n]\n}\n" if collection.standards else b"]\n}\n",
    between=b",\n",
)
"""The bytes of `standards.json`, of a piece a standard."""


def _links(collection: Collection, standard: CataloguedStandard) -> dict[str, Any]:
    addresses = collection.addresses
    document = standard.entry.document.file.partition("/")[2]
    slug = standard.slug
    return {
        **links_of(collection, file_of(standard), addresses.of_standard(standard)),
        "markdown": addresses.file(f"standards/{slug}.md"),
        "markdown_en": addresses.file(f"en/standards/{slug}.md"),
        "json_ld": addresses.file(f"{FOLDER}/standards/{slug}.jsonld"),
        # No line: it moves when a record above it grows, and with it the bytes of every record below.
        "edit": addresses.edit(document),
        "predecessors": [_other(collection, other) for other in standard.predecessors],
        "successors": [_other(collection, other) for other in standard.successors],
    }


def _other(collection: Collection, standard: CataloguedStandard) -> dict[str, str]:
    return {"name": standard.name, "self": collection.addresses.file(f"{FOLDER}/{file_of(standard)}")}


def _provenance(standard: CataloguedStandard, catalogue: Catalogue) -> dict[str, Any]:
    raw = standard.raw
    days = [evidence.read for evidence in raw.evidence] + ([raw.status.read] if raw.status else [])
    named = _sources_named(raw)
    return {
        "last_read": max(days, default=None),
        "evidence": [_evidence(each, catalogue.sources.get(each.source)) for each in raw.evidence],
        "sources": [_source(source) for source in catalogue.sources.values() if source.id in named],
        "conflicts": [_conflict(each, raw) for each in raw.conflicts],
    }


def _sources_named(raw: Standard) -> set[str]:
    named = {each.source for each in raw.evidence} | {each.source for each in raw.cited}
    named |= {other.source for conflict in raw.conflicts for other in conflict.others if other.source}
    return named | {raw.status.source} if raw.status else named


def _evidence(evidence: Evidence, source: Source | None) -> dict[str, Any]:
    return {
        "source": evidence.source,
        "level": evidence.level,
        "read": evidence.read,
        "url": (evidence.url or source.url) if source and source.tier.linkable else None,
        "seen": evidence.seen,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "tier": source.tier,
        "name_zh": source.name_zh,
        "name_en": source.name_en,
        "publisher_zh": source.publisher_zh,
        "publisher_en": source.publisher_en,
        "published": source.published,
        "linkable": source.tier.linkable,
        "url": source.url if source.tier.linkable else None,
    }


def _conflict(conflict: Conflict, raw: Standard) -> dict[str, Any]:
    chosen = getattr(raw, conflict.field)
    return {
        "field": conflict.field,
        "chosen": chosen.value if isinstance(chosen, StatusReading) else chosen,
        "others": [other.as_written() for other in conflict.others],
        "why": conflict.why.as_written(),
    }
