"""Counts of the catalogue that an editorial page may show: `${municipal}` in a page that asks for `counts`."""

from __future__ import annotations

from string import Template

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import Kind
from lubiao.records import Level, Tier, TitleOrigin

WHO_ANSWERS_FOR_IT = (Tier.OFFICIAL, Tier.ISSUER)


def filled_with_counts(text: str, catalogue: Catalogue) -> str:
    """The text with each `${name}` replaced by its count. Raises KeyError for a name that is none."""
    return Template(text).substitute(counts_of(catalogue))


def counts_of(catalogue: Catalogue) -> dict[str, int]:
    """What is known, and not, of the municipal standards that have a code. Each count but the first is a part of it."""
    of = [standard for standard in catalogue.of_kind.get(Kind.MUNICIPAL, ()) if standard.is_identified]
    return {
        "municipal": len(of),
        "without_official_page": sum(not _has_official_page(standard, catalogue) for standard in of),
        "only_mentioned": sum(standard.best_level is Level.MENTION for standard in of),
        "without_issue_date": sum(standard.raw.issued is None for standard in of),
        "without_issuer": sum(not standard.raw.issuers for standard in of),
        "without_english_title": sum(
            standard.raw.title_en_from not in (TitleOrigin.OFFICIAL, TitleOrigin.PUBLISHER) for standard in of
        ),
    }


def _has_official_page(standard: CataloguedStandard, catalogue: Catalogue) -> bool:
    return any(
        source.tier in WHO_ANSWERS_FOR_IT
        for evidence in standard.raw.evidence
        if (source := catalogue.sources.get(evidence.source))
    )
