"""The SHACL shapes hold for the data, and every one of them can fail."""

from pathlib import Path

import pytest
from catalogues import catalogue_of
from pyshacl import validate
from rdflib import Graph

from hostile import poison
from linked_graphs import PREFIXES, answers, collection_of, read, written
from lubiao.catalogue.addresses import Addresses
from lubiao.publish import Collection
from lubiao.publish.linked.files import shapes, vocabulary
from lubiao.publish.linked.iris import Iris

DATA = Path(__file__).parents[2] / "data"
IRIS = Iris(Addresses())

NEW, OLD, NAMED = (f"<standards/{slug}/#standard>" for slug in ("gb-t-2-2020", "gb-t-1-2010", "terry"))
RECORD, EVIDENCE = "<standards/gb-t-2-2020/>", "<standards/gb-t-2-2020/#evidence-1>"
READING, CITATION = "<standards/gb-t-2-2020/#status-reading>", "<standards/gb-t-2-2020/#citation-1>"
CITY, BODY, HOST, PLATFORM = (
    "<cities/weihai/#city>",
    "<bodies/sac/#body>",
    "<sources/host/#source>",
    "<sources/platform/#source>",
)
SUBJECT = "<subjects/03.100/#subject>"


@pytest.fixture(scope="module")
def shapes_graph():
    return read(shapes(IRIS), "ttl")


@pytest.fixture(scope="module")
def small():
    """The N-Triples of a few records that have all that the shapes speak of."""
    catalogue = catalogue_of(
        {
            "code": "GB/T 2-2020",
            "title_zh": "规范",
            "title_en": "Specification",
            "title_en_from": "official",
            "issued": "2020-01-01",
            "implemented": "2020-07-01",
            "withdrawn": "2026-01",
            "status": {"value": "withdrawn", "read": "2026-11-23", "source": "platform"},
            "ics": ["03.100"],
            "issuers": ["国家标准化管理委员会"],
            "drafters": ["某公司"],
            "replaces": ["GB/T 1-2010"],
            "cited": [{"city": "weihai", "source": "host", "place": "第2段", "under": "规范"}],
            "evidence": [{"source": "host", "level": "cover", "read": "2026-11-23"}],
        },
        {"code": "GB/T 1-2010", "title_en": "Ours", "title_en_from": "project", "evidence": [{"source": "host", "level": "cover", "read": "2026-11-23"}]},
        {"code": "DB3710/T 1-2020", "evidence": [{"source": "platform", "level": "cover", "read": "2026-11-23"}]},
        {"id": "terry", "kind": "national", "cited": [{"city": "weihai", "source": "host", "place": "第2段", "under": "毛巾"}]},
        cities=[{"id": "weihai", "division": "3710", "name_zh": "威海市", "short_zh": "威海", "name_en": "Weihai"}],
        organizations=[{"id": "sac", "role": "regulator", "name_zh": "国家标准化管理委员会"}],
        sources=[
            {"id": "host", "tier": "document-host", "name_zh": "网站", "name_en": "Host"},
            {"id": "platform", "tier": "official", "name_zh": "平台", "name_en": "Platform", "url": "https://platform.example/"},
        ],
    )  # fmt: skip
    return written(Collection(catalogue, Addresses()), "ntriples")


def report(graph, shapes_graph):
    """Whether the shapes hold, and the names of those that do not."""
    conforms, results, _ = validate(graph, shacl_graph=shapes_graph, inference="none")
    both = results + shapes_graph
    broken = answers(
        both,
        "select distinct ?shape { ?result sh:sourceShape ?source . ?shape (sh:property|sh:not|sh:or)* ?source ."
        " { ?shape sh:targetClass ?t } union { ?shape sh:targetSubjectsOf ?t } }",
    )
    return conforms, {name.rpartition("#")[2] for (name,) in broken}


def test_the_shapes_hold_for_the_data_of_the_repository(shapes_graph):
    conforms, _, text = validate(
        read(written(collection_of(DATA), "ntriples"), "nt"), shacl_graph=shapes_graph, inference="none"
    )
    assert conforms, text


def test_the_shapes_hold_for_hostile_data(shapes_graph, tmp_path):
    hostile = collection_of(poison(DATA, tmp_path / "data"))
    conforms, _, text = validate(
        read(written(hostile, "ntriples"), "nt"), shacl_graph=shapes_graph, inference="none"
    )
    assert conforms, text


def test_the_shapes_are_shacl(shapes_graph):
    conforms, _, text = validate(Graph(), shacl_graph=shapes_graph, meta_shacl=True)
    assert conforms, text


def test_the_small_data_hold(small, shapes_graph):
    assert report(read(small, "nt"), shapes_graph) == (True, set())


BROKEN = {
    "identified": [
        f"delete where {{ {NEW} dcterms:identifier ?code }}",
        f"insert data {{ {NEW} dcterms:identifier 'GB/T 9-2020' }}",
        f"delete where {{ {NEW} dcterms:type ?kind }}",
    ],
    "unidentified": [
        f"insert data {{ {NAMED} dcterms:identifier 'GB/T 9-2020' }}",
        f"insert data {{ {NAMED} a bibo:Standard ; dcterms:identifier 'GB/T 9-2020' }}",
    ],
    "standard": [
        f"insert data {{ {NEW} dcterms:title 'no language' }}",
        f"insert data {{ {NEW} dcterms:title 'Titel'@de }}",
        f"insert data {{ {NEW} dcterms:title '另一名称'@zh }}",
        f"insert data {{ {NEW} lubiao:projectTitle '译名'@zh }}",
        f"insert data {{ {NEW} lubiao:projectTitle 'ours beside an official title'@en }}",
        f"insert data {{ {NEW} dcterms:type lubiao:kind-group }}",
        f"delete {{ {NEW} dcterms:type ?kind }} insert {{ {NEW} dcterms:type lubiao:status-draft }} where {{ {NEW} dcterms:type ?kind }}",
        f"insert data {{ {NEW} lubiao:grade lubiao:grade-mandatory }}",
        f"insert data {{ {NEW} dcterms:issued '2020-02-01'^^xsd:date }}",
        f"insert data {{ {NEW} lubiao:implemented '2020-08-01'^^xsd:date }}",
        f"insert data {{ {OLD} lubiao:implemented '2020' }}",
        f"insert data {{ {OLD} lubiao:implemented '2020-02-30'^^xsd:date }}",
        f"insert data {{ {NEW} lubiao:withdrawn '2026-02'^^xsd:gYearMonth }}",
        f"delete where {{ {NEW} adms:status ?status }}",
        f"insert data {{ {NEW} adms:status lubiao:status-in-force }}",
        f"delete {{ {NEW} adms:status ?s }} insert {{ {NEW} adms:status lubiao:tier-news }} where {{ {NEW} adms:status ?s }}",
        f"delete where {{ {NEW} lubiao:statusBasis ?basis }}",
        f"insert data {{ {NEW} dcterms:publisher '国家标准化管理委员会'@zh }}",
        f"insert data {{ {NEW} dcterms:creator {CITY} }}",
        f"insert data {{ {NEW} dcterms:subject '03.100' }}",
        f"insert data {{ {NEW} dcterms:spatial {BODY} }}",
        f"insert data {{ {NEW} lubiao:citedFor {BODY} }}",
        f"delete where {{ {RECORD} foaf:primaryTopic ?standard }}",
        f"insert data {{ {NEW} dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> }}",
        f"insert data {{ {NEW} schema:license <https://creativecommons.org/publicdomain/zero/1.0/> }}",
    ],
    "replaced": [
        f"delete where {{ {OLD} dcterms:isReplacedBy ?new }}",
        f"delete where {{ {NEW} dcterms:replaces ?old }}",
        f"insert data {{ {NEW} dcterms:replaces {BODY} . {BODY} dcterms:isReplacedBy {NEW} }}",
    ],
    "record": [
        f"insert data {{ {RECORD} foaf:primaryTopic {OLD} }}",
        f"delete where {{ {RECORD} dcterms:license ?licence }}",
        f"delete where {{ {RECORD} dcterms:isPartOf ?catalogue }}",
        f"insert data {{ {RECORD} prov:qualifiedDerivation {CITATION} }}",
        "delete where { <standards/gb-t-1-2010/> prov:qualifiedDerivation ?evidence }",
    ],
    "evidence": [
        f"delete where {{ {EVIDENCE} prov:entity ?source }}",
        f"insert data {{ {EVIDENCE} prov:entity {BODY} }}",
        f"insert data {{ {EVIDENCE} lubiao:level lubiao:level-listing }}",
        f"delete where {{ {EVIDENCE} lubiao:read ?day }}",
        f"insert data {{ {EVIDENCE} schema:url <https://host.example/> }}",
    ],
    "status-reading": [
        f"delete where {{ {READING} lubiao:statusTold ?status }}",
        f"delete {{ {READING} lubiao:statusTold ?s }} insert {{ {READING} lubiao:statusTold lubiao:status-draft }} where {{ {READING} lubiao:statusTold ?s }}",
        f"delete where {{ {READING} lubiao:read ?day }}",
        f"delete where {{ {READING} dcterms:source ?source }}",
    ],
    "citation": [
        f"delete where {{ {CITATION} lubiao:city ?city }}",
        f"delete where {{ {CITATION} dcterms:source ?source }}",
        f"delete where {{ {CITATION} lubiao:place ?place }}",
        f"delete where {{ {CITATION} lubiao:under ?name }}",
    ],
    "source": [
        f"delete where {{ {HOST} schema:name ?name }}",
        f"insert data {{ {PLATFORM} lubiao:tier lubiao:tier-news }}",
        f"insert data {{ {HOST} schema:url <https://host.example/> }}",
    ],
    "place": [
        f"delete where {{ {CITY} lubiao:divisionCode ?code }}",
        f"delete {{ {CITY} lubiao:divisionCode ?c }} insert {{ {CITY} lubiao:divisionCode '371' }} where {{ {CITY} lubiao:divisionCode ?c }}",
        f"insert data {{ {CITY} schema:name '威海'@zh }}",
    ],
    "body": [f"delete where {{ {BODY} schema:name ?name }}"],
    "concept": [
        f"delete where {{ {SUBJECT} skos:notation ?code }}",
        f"delete where {{ {SUBJECT} skos:inScheme ?scheme }}",
        "insert data { lubiao:status-draft skos:prefLabel 'Sketch'@en }",
    ],
}  # fmt: skip
"""Shape → changes of the small data that it must not let pass."""


def test_there_is_a_test_for_every_shape(shapes_graph):
    shapes_named = answers(shapes_graph, "select distinct ?shape { ?shape a sh:NodeShape }")
    assert {name.rpartition("#")[2] for (name,) in shapes_named} == BROKEN.keys()


@pytest.mark.parametrize(
    ("shape", "change"), [(shape, change) for shape, changes in BROKEN.items() for change in changes]
)
def test_a_shape_sees_what_is_wrong(small, shapes_graph, shape, change):
    graph = read(small, "nt")
    before = len(graph), set(graph)
    graph.update(PREFIXES + change)
    assert (len(graph), set(graph)) != before, "the change changes nothing"
    conforms, broken = report(graph, shapes_graph)
    assert not conforms
    assert shape in broken


def test_the_lists_of_the_shapes_are_those_of_the_vocabulary(shapes_graph):
    concepts = read(vocabulary(IRIS), "ttl")
    for scheme, name in (
        ("kind", "dcterms:type"),
        ("grade", "lubiao:grade"),
        ("status", "adms:status"),
        ("level", "lubiao:level"),
        ("tier", "lubiao:tier"),
    ):
        listed = answers(concepts, f"select ?c {{ ?c skos:inScheme <ns.ttl#{scheme}-scheme> }}")
        in_shapes = answers(
            shapes_graph, f"select distinct ?c {{ ?p sh:path {name} ; sh:in/rdf:rest*/rdf:first ?c }}"
        )
        assert sorted(listed) == sorted(in_shapes), scheme
