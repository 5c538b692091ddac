"""What standards are tied to: cities and other divisions, bodies, sources, subjects."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from operator import attrgetter

from lubiao.catalogue import Catalogue
from lubiao.catalogue.subjects import levels_of
from lubiao.reading import Vocabulary
from lubiao.records import Organization, Source

from ..collection import Collection
from .graph import Iri, Literal, Node, date, iri, quoted, text
from .iris import Iris

ICS_LICENCE = Iri("https://opendatacommons.org/licenses/by/1-0/")
ICS_RIGHTS = (
    "Contains information from ISO Open Data, © ISO, made available under the Open Data Commons Attribution License"
    " (ODC-By) v1.0. The Chinese names are not from ISO."
)
CCS_LICENCE = Iri("https://spdx.org/licenses/BSD-2-Clause")
CCS_RIGHTS = "Copyright (c) the cnccs authors, https://github.com/metanorma/cnccs, BSD-2-Clause."
"""As data/vocabulary/README.md has them: CC0 does not cover the names of subjects."""


def things(collection: Collection, iris: Iris) -> Iterator[Node]:
    """All that standards of the catalogue may be tied to, in the order of the data."""
    catalogue = collection.catalogue
    yield from _cities(catalogue, iris)
    yield from _divisions(collection, iris)
    yield from (body_node(entry.record, iris) for entry in catalogue.data.organizations)
    yield from (_source(source, iris) for source in catalogue.sources.values())
    yield from _ics(collection, iris)
    yield from _ccs(collection, iris)


def key_of_things(collection: Collection) -> bytes:
    """16 bytes for what the standards have to say about these: of all else, they name what is there without them."""
    divisions = {standard.division for standard in collection.standards if standard.division}
    classes = ({code for each in collection.standards for code in codes(each.raw)} for codes in (_ICS, _CCS))
    said = [sorted(each) for each in (divisions, *classes)]
    return blake2b(repr(said).encode(), digest_size=16).digest()


_ICS, _CCS = attrgetter("ics"), attrgetter("ccs")


def _cities(catalogue: Catalogue, iris: Iris) -> Iterator[Node]:
    for city in catalogue.cities.values():
        node = Node(iris.city(city.id), ("schema:City", "dcterms:Location"))
        node.add("schema:name", text(city.name_zh, "zh"), text(city.name_en, "en"))
        node.add("schema:alternateName", text(city.short_zh, "zh"))
        node.add("schema:url", iris.page(f"cities/{city.id}/"))
        _add_code(node, city.division, iris.page(f"cities/{city.id}/", "code"))
        node.add("schema:containedInPlace", iris.division(city.division[:2]))
        yield node


def _divisions(collection: Collection, iris: Iris) -> Iterator[Node]:
    """The provinces of the cities, and whatever other divisions issued a standard."""
    catalogue = collection.catalogue
    used = {standard.division for standard in collection.standards if standard.division}
    used |= {city.division[:2] for city in catalogue.cities.values()}
    used |= {code[:2] for code in used}
    for code in sorted(used - catalogue.city_of_division.keys()):
        node = Node(iris.division(code), ("schema:AdministrativeArea", "dcterms:Location"))
        if term := catalogue.vocabulary.divisions.get(code):
            node.add("schema:name", text(term.zh, "zh"), text(term.en, "en"))
        _add_code(node, code, iris.page("cities/", f"code-{code}"))
        if len(code) > 2:
            node.add("schema:containedInPlace", iris.division(code[:2]))
        yield node


def _add_code(node: Node, code: str, at: Iri) -> None:
    node.add("lubiao:divisionCode", text(code))
    identifier = Node(at, ("schema:PropertyValue",))
    identifier.add("schema:propertyID", Literal("GB/T 2260"))
    identifier.add("schema:value", Literal(code))
    node.add("schema:identifier", identifier)


def body_node(body: Organization, iris: Iris) -> Node:
    """A body of data/organizations.yaml: its names, its role, its city."""
    node = Node(iris.body(body.id), ("schema:Organization", "foaf:Organization"))
    node.add("schema:name", quoted(body.name_zh), text(body.name_en, "en"))
    node.add("schema:alternateName", *(quoted(name) for name in body.also if name != body.name_en))
    node.add("schema:url", iris.page(f"bodies/{body.id}/"))
    node.add("lubiao:role", iris.term(f"role-{body.role}"))
    if body.name_en_from:
        node.add("lubiao:nameOrigin", iris.term(f"name-origin-{body.name_en_from}"))
    if body.city:
        node.add("schema:location", iris.city(body.city))
    return node


def _source(source: Source, iris: Iris) -> Node:
    node = Node(iris.source(source.id), ("schema:CreativeWork", "prov:Entity"))
    node.add("schema:name", text(source.name_zh, "zh"), text(source.name_en, "en"))
    node.add("lubiao:tier", iris.term(f"tier-{source.tier}"))
    if source.publisher_zh or source.publisher_en:
        publisher = Node(
            iris.page(f"sources/{source.id}/", "publisher"), ("schema:Organization", "foaf:Organization")
        )
        publisher.add("schema:name", text(source.publisher_zh, "zh"), text(source.publisher_en, "en"))
        node.add("dcterms:publisher", publisher)
    node.add("dcterms:issued", date(source.published))
    # A document host is named, never linked.
    if source.url and source.tier.linkable:
        node.add("schema:url", iri(source.url))
    return node


def _ics(collection: Collection, iris: Iris) -> Iterator[Node]:
    names = ("International Classification for Standards", "国际标准分类法")
    scheme = _scheme(iris.page("subjects/", "ics"), names, ICS_LICENCE, ICS_RIGHTS)
    yield scheme
    codes = {
        level for standard in collection.standards for code in standard.raw.ics for level in levels_of(code)
    }
    for code in sorted(codes):
        broader = levels_of(code)[:-1]
        node = Node(iris.ics(code), ("skos:Concept",))
        _add_names(node, code, collection.catalogue.vocabulary, "ics")
        node.add("skos:inScheme", scheme.iri)
        if broader:
            node.add("skos:broader", iris.ics(broader[-1]))
        else:
            node.add("skos:topConceptOf", scheme.iri)
        yield node


def _ccs(collection: Collection, iris: Iris) -> Iterator[Node]:
    names = ("Chinese Classification for Standards", "中国标准文献分类法")
    scheme = _scheme(iris.page("subjects/", "ccs"), names, CCS_LICENCE, CCS_RIGHTS)
    yield scheme
    for code in sorted({code for standard in collection.standards for code in standard.raw.ccs}):
        node = Node(iris.ccs(code), ("skos:Concept",))
        _add_names(node, code, collection.catalogue.vocabulary, "ccs")
        node.add("skos:inScheme", scheme.iri)
        yield node


def _scheme(at: Iri, names: tuple[str, str], licence: Iri, rights: str) -> Node:
    """A classification by its English and its Chinese name, and whose the names in it are."""
    node = Node(at, ("skos:ConceptScheme",))
    node.add("skos:prefLabel", Literal(names[0], "en"), Literal(names[1], "zh"))
    node.add("dcterms:license", licence)
    node.add("dcterms:rights", Literal(rights, "en"))
    return node


def _add_names(node: Node, code: str, vocabulary: Vocabulary, name: str) -> None:
    """The names that the vocabulary has; a code that it does not have is as a source prints it, and has none."""
    node.add("skos:notation", text(code))
    if term := (vocabulary.ics if name == "ics" else vocabulary.ccs).get(code):
        node.add("skos:prefLabel", text(term.en, "en"), text(term.zh, "zh"))
