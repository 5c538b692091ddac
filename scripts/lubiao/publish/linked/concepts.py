"""The terms of the field as SKOS concepts: kinds, grades, statuses and what else the data chooses from a list.

They stand in our vocabulary (ns.ttl), and in every file that uses them. Labels are those of the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lubiao.catalogue import labels
from lubiao.findings import N_
from lubiao.texts import LANGUAGES, translator

from .graph import Literal, Node, text
from .iris import CC0, Iris

SCHEMES: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, str]]] = {
    "kind": (N_("Kinds of standards"), labels.LABELS["kind"], labels.LABELS["kind_explained"]),
    "grade": (N_("Grades of standards"), labels.LABELS["grade"], {}),
    "status": (N_("Statuses of standards"), labels.LABELS["status"], labels.LABELS["status_explained"]),
    "basis": (N_("What a status rests on"), labels.LABELS["basis"], {}),
    "origin": (N_("Where an English title comes from"), labels.LABELS["title_origin"], {}),
    "name-origin": (N_("Where an English name comes from"), labels.LABELS["name_origin"], {}),
    "tier": (N_("How far a source is to be trusted"), labels.LABELS["tier"], labels.LABELS["tier_explained"]),
    "level": (N_("How much of a standard a source shows"), labels.LABELS["level"], {}),
    "role": (N_("What a body is to standards"), labels.LABELS["role"], {}),
    "tie": (N_("By what a standard is tied to a city"), labels.LABELS["tie"], {}),
    "degree": (N_("How a standard takes over an international one"), labels.LABELS["adoption"], {}),
}
"""Scheme → its title, its labels by key, and what explains them."""


def concepts(iris: Iris) -> Iterator[Node]:
    """Every scheme, and its concepts: `status` and `status-in-force`."""
    for name, (title, labelled, explained) in SCHEMES.items():
        scheme = Node(iris.term(f"{name}-scheme"), ("skos:ConceptScheme",))
        _say(scheme, "skos:prefLabel", title)
        scheme.add("dcterms:license", CC0)
        yield scheme
        for key, label in labelled.items():
            concept = Node(iris.term(f"{name}-{key}"), ("skos:Concept",))
            concept.add("skos:notation", Literal(key))
            _say(concept, "skos:prefLabel", label)
            _say(concept, "skos:definition", explained.get(key, ""))
            concept.add("skos:inScheme", scheme.iri)
            concept.add("skos:topConceptOf", scheme.iri)
            yield concept


def _say(node: Node, name: str, said: str) -> None:
    """A text of the interface in all languages; nothing where there is none."""
    if said:
        node.add(name, *(text(translator(language)(said), language) for language in LANGUAGES))
