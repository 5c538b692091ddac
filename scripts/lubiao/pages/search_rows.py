"""The search index of the site: every page that search can lead to, and the names of all that it can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lubiao.catalogue import CataloguedStandard, StandingStatus
from lubiao.catalogue.labels import LABELS
from lubiao.catalogue.synonyms import SYNONYMS
from lubiao.findings import N_
from lubiao.records import TitleOrigin
from lubiao.search import PageKind, Readings, Row, write_index
from lubiao.texts import LANGUAGES, translator

from .rules import rule_rows
from .site import Site

NONE = "none"
"""The key of a facet for what has none of its values."""


def search_index(site: Site, editorial: Iterable[tuple[str, str]], readings: Readings | None = None) -> bytes:
    """The script that holds the index; `editorial` gives address and title of the pages that people wrote, `readings` are
    those that are known already.
    """
    return write_index(
        search_rows(site, editorial),
        search_labels(site),
        search_terms(),
        site.catalogue.vocabulary.sectors,
        readings,
    )


def search_rows(site: Site, editorial: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """The rows of the search index."""
    terms = search_terms()
    for standard in site.catalogue.ordered:
        yield _standard_row(site, standard)
    for city in site.catalogue.cities.values():
        names = (city.name_zh, city.name_en) if site.language == "zh" else (city.name_en, city.name_zh)
        yield _page_row(site, f"cities/{city.id}/", names[0], "city", names[1:])
    for kind in site.catalogue.of_kind:
        words = tuple(word for word, family, key in terms if (family, key) == ("kind", kind))
        yield _page_row(site, f"kinds/{kind}/", site.label("kinds", kind), "kind", words)
    yield from rule_rows(site)
    for address, title in editorial:
        yield _page_row(site, address, title, "page")


def search_labels(site: Site) -> dict[str, dict[str, str]]:
    """The names of all values, in the language of the site and in the order in which facets list them."""
    catalogue = site.catalogue
    ics = catalogue.vocabulary.ics
    fields = sorted({code[:2] for standard in catalogue.standards for code in standard.raw.ics})
    return {
        "kind": {key: site.label("kind", key) for key in LABELS["kind"]},
        "grade": {key: site.label("grade", key) for key in LABELS["grade"]}
        | {NONE: site.text(N_("Without a grade"))},
        "status": {key: site.label("status", key) for key in LABELS["status"]},
        "city": {city: site.city_name(city) for city in catalogue.cities},
        "field": {
            code: f"{code} {ics[code].name(site.language)}".strip() if code in ics else code
            for code in fields
        },
        "english": {key: site.label("title_origin", key) for key in LABELS["title_origin"]}
        | {NONE: site.text(N_("No English title"))},
        "level": {key: site.label("level", key) for key in LABELS["level"]}
        | {NONE: site.text(N_("Cited only"))},
        "mark": {"project": site.text(N_("our translation"))},
        "page": {
            "standard": site.text(N_("Standard")),
            "city": site.text(N_("City")),
            "kind": site.text(N_("Kind")),
            "rule": site.text(N_("Rule")),
            "page": site.text(N_("Page")),
        },
    }


def search_terms() -> list[tuple[str, str, str]]:
    """Words of the field, family and key of what they stand for: the labels of both languages, and their synonyms."""
    terms = set()
    for family, key in SYNONYMS:
        labels = {LABELS[family][key]} | ({LABELS["kinds"][key]} if family == "kind" else set())
        words = {translator(language)(label).lower() for language in LANGUAGES for label in labels}
        terms |= {(word, family, str(key)) for word in words | set(SYNONYMS[family, key])}
    return sorted(terms)


def _standard_row(site: Site, standard: CataloguedStandard) -> Row:
    catalogue, raw = site.catalogue, standard.raw
    title, title_language = site.title_of(standard)
    others = {raw.title_zh or "", raw.title_en or "", *(cited.under for cited in raw.cited)} - {"", title}
    status = catalogue.standings[standard].status
    city = catalogue.issuing_city(standard)
    newest = catalogue.newest(standard) if status is StandingStatus.SUPERSEDED else standard
    return Row(
        address=site.prefixed(site.address_of(standard)),
        code=site.code_of(standard),
        title=title or site.text(N_("Title unknown")),
        title_lang=title_language if title else site.language,
        others=tuple(sorted(others)),
        codes=((str(standard.code),) if standard.code else ()) + standard.former_codes,
        kind=str(standard.kind or ""),
        status=str(status),
        year=standard.year,
        page="standard",
        mark="project" if title_language == "en" and raw.title_en_from is TitleOrigin.PROJECT else "",
        grade=str(standard.grade or NONE),
        issued_by=(city.id,) if city else (),
        cited_for=tuple(sorted({cited.city for cited in raw.cited})),
        drafted_in=tuple(sorted({tie.city for tie in raw.drafted_in})),
        fields=tuple(sorted({code[:2] for code in raw.ics})),
        issued=raw.issued or "",
        implemented=raw.implemented or "",
        english=str(raw.title_en_from or NONE),
        level=str(standard.best_level or NONE),
        newest=site.prefixed(site.address_of(newest)) if newest is not standard else "",
    )


def _page_row(site: Site, address: str, title: str, page: PageKind, others: tuple[str, ...] = ()) -> Row:
    return Row(site.prefixed(address), "", title, site.language, others, page=page)
