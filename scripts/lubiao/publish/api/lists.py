"""The answers about what is around the standards: cities, kinds, subjects, organizations, sources, coverage.

Each is asked for twice, as a file and as an example, and is not to be changed.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import Any

from lubiao.catalogue import Catalogue, coverage_of
from lubiao.catalogue.bodies import Work, bodies_of
from lubiao.catalogue.carrying import carried_by_source
from lubiao.catalogue.labels import KIND_EXPLAINED, KINDS
from lubiao.catalogue.statuses import count_by_grade, count_by_status
from lubiao.catalogue.subjects import Subject, levels_of, subjects_of, without_subject
from lubiao.codes import Kind
from lubiao.publish.collection import Collection
from lubiao.records import City
from lubiao.texts import translator

from .answer import list_answer, templates_of

ICS_ATTRIBUTION = "Contains information from ISO Open Data, © ISO, which is made available under the ODC-By 1.0, https://opendatacommons.org/licenses/by/1-0/"
"""As ISO asks for it; see data/vocabulary/README.md."""


@lru_cache(maxsize=1)
def cities(collection: Collection) -> dict[str, Any]:
    """`cities.json`."""
    catalogue = collection.catalogue
    return {
        **list_answer(collection, "cities", "cities/", len(catalogue.cities)),
        "templates": templates_of(collection, "cities/", "id"),
        "cities": [_city(catalogue, city) for city in catalogue.cities.values()],
    }


def _city(catalogue: Catalogue, city: City) -> dict[str, Any]:
    of_city = catalogue.of_city(city.id)
    return {
        "raw": city.as_written(),
        "derived": {
            "total": len(of_city),
            "issued": len(catalogue.issued_by.get(city.id, ())),
            "cited": len(catalogue.cited_for.get(city.id, ())),
            "drafted": len(catalogue.drafted_in.get(city.id, ())),
            "kinds": {kind: n for kind in Kind if (n := sum(each.kind is kind for each in of_city))},
        },
        "reported": [figure.as_written() for figure in catalogue.reported_for.get(city.id, ())],
    }


@lru_cache(maxsize=1)
def kinds(collection: Collection) -> dict[str, Any]:
    """`kinds.json`: all kinds, also those of which there is no standard."""
    return {
        **list_answer(collection, "kinds", "kinds/", len(Kind)),
        "templates": templates_of(collection, "kinds/", "kind"),
        "kinds": [_kind(collection.catalogue, kind) for kind in Kind],
    }


def _kind(catalogue: Catalogue, kind: Kind) -> dict[str, Any]:
    chinese, of_kind = translator("zh"), catalogue.of_kind.get(kind, [])
    return {
        "kind": kind,
        "label_zh": chinese(KINDS[kind]),
        "label_en": KINDS[kind],
        "about_zh": chinese(KIND_EXPLAINED[kind]),
        "about_en": KIND_EXPLAINED[kind],
        "total": len(of_kind),
        "statuses": count_by_status(catalogue, of_kind),
        "grades": count_by_grade(of_kind),
    }


@lru_cache(maxsize=1)
def subjects(collection: Collection) -> dict[str, Any]:
    """`subjects.json`: every ICS code that occurs, and those above it."""
    catalogue = collection.catalogue
    found = subjects_of(catalogue.ordered)
    return {
        **list_answer(collection, "subjects", "subjects/", len(found)),
        "attribution": ICS_ATTRIBUTION,
        "without": len(without_subject(catalogue.standards)),
        "templates": templates_of(collection, "subjects/", "code"),
        "subjects": [_subject(catalogue, subject) for subject in found.values()],
    }


def _subject(catalogue: Catalogue, subject: Subject) -> dict[str, Any]:
    term, levels = catalogue.vocabulary.ics.get(subject.code), levels_of(subject.code)
    return {
        "code": subject.code,
        "name_zh": (term.zh or None) if term else None,
        "name_en": (term.en or None) if term else None,
        "parent": levels[-2] if len(levels) > 1 else None,
        "total": len(subject.standards),
        "own": len(subject.own),
    }


@lru_cache(maxsize=1)
def organizations(collection: Collection) -> dict[str, Any]:
    """`organizations.json`."""
    bodies = bodies_of(collection.catalogue)
    return {
        **list_answer(collection, "organizations", "bodies/", len(bodies)),
        "templates": templates_of(collection, "bodies/", "id"),
        "organizations": [
            {
                "raw": body.organization.as_written(),
                "derived": {
                    "total": len(body.standards),
                    "issues": len(body.works[Work.ISSUES]),
                    "in_charge": len(body.works[Work.IN_CHARGE]),
                    "drafts": len(body.works[Work.DRAFTS]),
                },
            }
            for body in bodies.values()
        ],
    }


@lru_cache(maxsize=1)
def sources(collection: Collection) -> dict[str, Any]:
    """`sources.json`."""
    catalogue = collection.catalogue
    return {
        **list_answer(collection, "sources", "sources/", len(catalogue.sources)),
        "templates": templates_of(collection, "sources/", "id"),
        "sources": [
            {
                "raw": catalogue.sources[source].as_written(),
                "derived": {
                    "linkable": catalogue.sources[source].tier.linkable,
                    "total": carried.standards,
                    "cited": len(carried.cited),
                    "evidence": len(carried.evidence),
                    "statuses": len(carried.statuses),
                    "figures": len(carried.figures),
                },
            }
            for source, carried in carried_by_source(catalogue).items()
        ],
    }


@lru_cache(maxsize=1)
def coverage(collection: Collection) -> dict[str, Any]:
    """`coverage.json`."""
    catalogue = collection.catalogue
    return {
        **list_answer(collection, "coverage", "coverage/", len(catalogue.standards)),
        "coverage": asdict(coverage_of(catalogue.standards)),
        "statuses": count_by_status(catalogue, catalogue.standards),
        "kinds": {kind: asdict(coverage_of(of_kind)) for kind, of_kind in catalogue.of_kind.items()},
        "cities": {city: asdict(coverage_of(catalogue.of_city(city))) for city in catalogue.cities},
    }
