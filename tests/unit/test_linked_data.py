"""Linked data: what the files say, read by rdflib, and that all of them say the same."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from catalogues import catalogue_of
from hypothesis import given, settings
from hypothesis import strategies as st
from published import linked_files, published
from rdflib import RDF, Literal, URIRef
from rdflib.compare import isomorphic

from hostile import ADDRESS, BLOW, EVIL, SLUG, poison
from linked_graphs import (
    NAMES,
    SITE,
    answers,
    collection_of,
    read,
    read_json,
    thing,
    written,
)
from lubiao.catalogue.addresses import Addresses
from lubiao.publish import DOWNLOADS, FORMATS, Collection, Selection
from lubiao.publish.linked import json_ld, ntriples, turtle
from lubiao.publish.linked.graph import Literal as Text
from lubiao.publish.linked.graph import Node, iri
from lubiao.publish.linked.in_pages import InPages, dataset_in_page
from lubiao.publish.linked.iris import Iris, json_ld_path
from lubiao.texts import LANGUAGES

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
SUFFIX = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld"}


@pytest.fixture(scope="module", params=["real", "hostile"])
def collection(request, tmp_path_factory):
    """All standards of the repository, and of data in which every text is an attack."""
    if request.param == "real":
        return collection_of(DATA)
    return collection_of(poison(DATA, tmp_path_factory.mktemp("linked") / "data"))


@pytest.fixture(scope="module")
def graphs(collection):
    return {name: read(written(collection, name), SUFFIX[name]) for name in NAMES}


@pytest.fixture(scope="module")
def whole(graphs):
    return graphs["ntriples"]


@pytest.fixture(scope="module")
def statements(whole):
    return frozenset(whole)


@pytest.fixture(scope="module")
def files(collection):
    return linked_files(collection, {})


def described(*records, **others):
    """The graph of a few records."""
    return read(written(Collection(catalogue_of(*records, **others), Addresses()), "ntriples"), "nt")


def test_turtle_ntriples_and_json_ld_hold_the_same_statements(graphs):
    assert len(graphs["ntriples"]) > 15_000
    assert isomorphic(graphs["turtle"], graphs["ntriples"])
    assert isomorphic(graphs["jsonld"], graphs["ntriples"])


def test_there_is_no_blank_node(whole):
    assert {type(term) for statement in whole for term in statement} == {URIRef, Literal}


def test_every_statement_of_ntriples_is_a_line_by_whatever_rule_lines_are_cut(collection):
    text = written(collection, "ntriples").decode()
    assert text.splitlines() == text.removesuffix("\n").split("\n")
    assert all(re.fullmatch(r'<[^<>"]+> <[^<>"]+> .+ \.', line) for line in text.splitlines())


def test_hostile_texts_come_back_letter_for_letter(whole):
    standard = thing(f"standards/{SLUG}/#standard")
    titles = answers(whole, f"select ?title {{ <{standard}> dcterms:title ?title }} order by lang(?title)")
    if titles:  # of the hostile data
        assert titles == [(EVIL,), (BLOW,)]
        assert (None, None, URIRef(ADDRESS)) in whole


@settings(max_examples=60, deadline=None)
@given(st.text(), st.sampled_from(["", "zh", "en"]), st.text())
def test_any_text_and_any_address_come_back_from_every_syntax(said, language, address):
    iris = Iris(Addresses())
    node = Node(iris.page("standards/x/", "standard"), ("bibo:Standard",))
    node.add("dcterms:title", Text(said, language))
    node.add("schema:url", iri(f"{SITE}{address}"))
    expected = Literal(said, lang=language or None)
    line = "".join(ntriples.lines(node, ntriples.Names(iris.own)))
    paragraph = turtle.head(iris) + "".join(turtle.paragraphs(node, iris))
    graphs = [
        read(line.encode(), "nt"),
        read(paragraph.encode(), "ttl"),
        read(json_ld.document(iris, [node]), "jsonld"),
    ]
    for graph in graphs:
        assert graph.value(URIRef(node.iri), URIRef("http://purl.org/dc/terms/title")) == expected
        assert set(graph) == set(graphs[0])


def test_no_context_is_to_be_fetched(collection, files):
    documents = [json.loads(content) for path, content in files.items() if path.endswith(".jsonld")]
    documents.append(json.loads(written(collection, "jsonld")))
    for document in documents:
        assert all(isinstance(value, str) for value in document["@context"].values())
        assert "@import" not in document["@context"]


def test_the_file_of_each_standard_is_a_part_of_the_whole(collection, files, statements):
    documents = {standard: json.loads(files[json_ld_path(standard)]) for standard in collection.standards}
    assert set(read_json(list(documents.values()))) <= statements
    for standard, document in documents.items():
        assert [thing["@id"] for thing in document["@graph"]] == [
            f"{SITE}standards/{standard.slug}/#standard", f"{SITE}standards/{standard.slug}/"
        ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_says_is_a_part_of_the_whole(collection, statements, language):
    in_pages = InPages(collection, language)
    blocks = [json.loads(in_pages.of_standard(standard)) for standard in collection.standards]
    found = set(read_json(blocks))
    assert len(found) > 6 * len(blocks)
    assert found <= statements


def test_whatever_of_ours_is_named_is_described(whole, files):
    described = {
        *whole.subjects(),
        *(s for name in ("dataset.ttl", "ns.ttl") for s in read(files[name], "ttl").subjects()),
    }
    ours = {o for o in whole.objects() if isinstance(o, URIRef) and o.startswith(SITE) and "#" in o}
    assert ours <= described


def test_the_licence_is_of_our_record_and_never_of_the_standard(whole):
    standards = set(answers(whole, "select ?s { ?s a schema:CreativeWork ; schema:subjectOf ?record }"))
    licensed = set(answers(whole, "select ?s { ?s dcterms:license|schema:license ?licence }"))
    records = set(answers(whole, "select ?r { ?r foaf:primaryTopic ?s }"))
    assert len(records) == len(standards) > 200
    assert not standards & licensed
    assert records <= licensed


def test_a_translation_by_the_project_is_no_title():
    record = {
        "code": "DB3702/T 0014-2022",
        "title_zh": "规范",
        "title_en": "Our words",
        "title_en_from": "project",
    }
    graph = described(record)
    assert [str(name) for name in graph.predicates(object=Literal("Our words", lang="en"))] == [
        f"{SITE}ns.ttl#projectTitle"
    ]
    official = described(record | {"title_en_from": "official"})
    assert (None, URIRef("http://purl.org/dc/terms/title"), Literal("Our words", lang="en")) in official


def test_a_document_host_is_named_and_never_linked():
    address, record = "https://host.example/1", {"code": "DB3702/T 0014-2022"}
    evidence = {"source": "host", "level": "cover", "read": "2026-11-23", "url": address}

    def of_tier(tier):
        source = {
            "id": "host",
            "tier": tier,
            "name_zh": "网站",
            "name_en": "Site",
            "url": "https://host.example/",
        }
        return described(record | {"evidence": [evidence]}, sources=[source])

    assert "host.example" not in of_tier("document-host").serialize(format="nt")
    assert (None, None, URIRef(address)) in of_tier("database")


def test_a_date_without_a_day_is_a_month():
    graph = described({"code": "DB3702/T 0014-2022", "issued": "2021-06", "implemented": "2021-07-01"})
    found = answers(
        graph,
        "select (datatype(?i) as ?a) (datatype(?d) as ?b) { ?s dcterms:issued ?i ; lubiao:implemented ?d }",
    )
    assert found == [("http://www.w3.org/2001/XMLSchema#gYearMonth", "http://www.w3.org/2001/XMLSchema#date")]


def test_what_is_replaced_is_linked_where_the_catalogue_has_it_and_named_where_not():
    graph = described(
        {"code": "GB/T 2-2020", "replaces": ["GB/T 1-2010", "GB/T 3-2010"]}, {"code": "GB/T 1-2010"}
    )
    new, old = thing("standards/gb-t-2-2020/#standard"), thing("standards/gb-t-1-2010/#standard")
    assert answers(graph, "select ?s ?o { ?s dcterms:replaces ?o }") == [(str(new), str(old))]
    assert answers(graph, "select ?s ?o { ?s dcterms:isReplacedBy ?o }") == [(str(old), str(new))]
    assert answers(graph, "select ?code { ?s lubiao:replacesCode ?code }") == [("GB/T 3-2010",)]


def test_a_draft_replaces_nothing_yet():
    graph = described(
        {"code": "GB/T 2-2027", "draft": "true", "replaces": ["GB/T 1-2010"]}, {"code": "GB/T 1-2010"}
    )
    assert answers(graph, "select ?o { ?s dcterms:replaces|dcterms:isReplacedBy ?o }") == []
    assert answers(graph, "select ?code { ?s lubiao:replacesCode ?code }") == [("GB/T 1-2010",)]


def test_what_is_not_identified_is_called_no_standard():
    graph = described({"id": "woven-terry-cloth", "kind": "national", "title_zh": "毛巾"})
    named = thing("standards/woven-terry-cloth/#standard")
    assert set(graph.objects(named, RDF.type)) == {
        URIRef("https://schema.org/CreativeWork"), URIRef(f"{SITE}ns.ttl#UnidentifiedStandard")
    }  # fmt: skip


def test_cited_for_a_city_is_not_issued_by_it_and_a_weak_tie_is_told_as_weak():
    city = {"id": "weihai", "division": "3710", "name_zh": "威海市", "short_zh": "威海", "name_en": "Weihai"}
    graph = described(
        {
            "code": "DB37/T 1-2020",
            "cited": [{"city": "weihai", "source": "news", "place": "第2段", "under": "规范"}],
            "drafted_in": [{"city": "weihai", "by": "subject", "weak": "true"}],
        },
        cities=[city],
    )
    weihai = str(thing("cities/weihai/#city"))
    assert answers(graph, f"select ?p {{ ?s a bibo:Standard ; ?p <{weihai}> }}") == [
        (f"{SITE}ns.ttl#citedFor",)
    ]
    assert answers(graph, "select ?place { ?s dcterms:spatial ?place }") == [
        (str(thing("cities/#division-37")),)
    ]
    assert answers(graph, "select ?weak { ?tie lubiao:isWeak ?weak }") == [("true",)]


def test_a_name_without_an_entry_is_a_body_of_its_own_in_each_record():
    graph = described(
        {"code": "GB/T 1-2020", "drafters": ["某公司", "某公司"]},
        {"code": "GB/T 2-2020", "drafters": ["某公司"]},
    )
    assert answers(graph, "select ?body { ?s dcterms:creator ?body } order by ?body") == [
        (str(thing("standards/gb-t-1-2020/#body-1")),), (str(thing("standards/gb-t-2-2020/#body-1")),)
    ]  # fmt: skip


def test_the_vocabulary_defines_in_both_languages_what_the_data_uses_and_nothing_else(whole, files):
    vocabulary = read(files["ns.ttl"], "ttl")
    defined = {
        term
        for term, _, labels in vocabulary.query(
            "prefix owl: <http://www.w3.org/2002/07/owl#> prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
            "select ?term ?class (group_concat(lang(?label)) as ?languages) { ?term a ?class ; rdfs:label ?label ;"
            "rdfs:comment ?comment filter(lang(?comment) = lang(?label)) } group by ?term ?class"
        )
        if {*str(labels).split()} == {"zh", "en"}
    }
    used = {
        term
        for s, p, o in whole
        for term in ((p, o) if p == RDF.type else (p,))
        if term.startswith(f"{SITE}ns.ttl#")
    }
    assert used <= defined
    if thing(f"standards/{SLUG}/#standard") in set(whole.subjects()):
        # The hostile record has all there is.
        assert used == defined
    concepts = {o for o in whole.objects() if isinstance(o, URIRef) and o.startswith(f"{SITE}ns.ttl#")} - used
    assert concepts <= set(vocabulary.subjects())


def test_the_dataset_names_every_format_with_media_type_and_size(collection):
    sizes = {each.path: number for number, each in enumerate(DOWNLOADS, 1000)}
    files = linked_files(collection, sizes)
    graph = read(files["dataset.ttl"], "ttl")
    assert isomorphic(graph, read(files["dataset.jsonld"], "jsonld"))
    found = answers(
        graph,
        "select ?url ?type ?size { ?d a dcat:Dataset ; dcat:distribution ?f . ?f dcat:downloadURL ?url ;"
        " dcat:mediaType ?type ; dcat:byteSize ?size ; dcterms:license ?licence }",
    )
    assert sorted(found) == sorted(
        (
            f"{SITE}{each.path}",
            f"https://www.iana.org/assignments/media-types/{each.media_type.partition(';')[0]}",
            str(sizes[each.path]),
        )
        for each in DOWNLOADS
    )
    for name in ("dcterms:title", "dcterms:description", "schema:name", "schema:description"):
        languages = answers(
            graph, f"select (lang(?text) as ?l) {{ ?d a dcat:Dataset ; {name} ?text }} order by ?l"
        )
        assert languages == [("en",), ("zh",)]


def test_the_block_of_the_data_page_says_what_dataset_search_asks_for(collection):
    sizes = {each.path: 1000 for each in DOWNLOADS}
    graph = read(linked_files(collection, sizes)["dataset.ttl"], "ttl")
    for language in LANGUAGES:
        block = json.loads(dataset_in_page(collection, language, sizes))
        assert {"@type", "name", "description", "license", "creator", "distribution"} <= block.keys()
        assert len(block["distribution"]) == len(DOWNLOADS)
        assert set(read_json(block)) <= set(graph)


def test_a_part_of_the_catalogue_tells_only_what_it_names():
    graph = read(written(collection_of(DATA, Selection(cities=frozenset({"dezhou"}))), "turtle"), "ttl")
    codes = {
        code for (code,) in answers(graph, "select ?code { ?s a bibo:Standard ; dcterms:identifier ?code }")
    }
    assert "DB3714/T 0001-2019" in codes
    assert len(codes) < 60
    bodies = set(answers(graph, "select ?b { ?b lubiao:role ?role }"))
    named = set(
        answers(
            graph,
            "select ?b { ?s dcterms:publisher|dcterms:creator|lubiao:committee ?b . ?b lubiao:role ?role }",
        )
    )
    assert bodies == named
    assert answers(graph, "select ?n { <ns.ttl#status-scheme> skos:prefLabel ?n filter(lang(?n) = 'en') }")


def test_another_site_has_addresses_of_its_own():
    collection = Collection(
        catalogue_of({"code": "GB/T 1-2020"}), Addresses("https://hebei.example/catalogue")
    )
    for path, content in linked_files(collection, {}).items():
        assert b"site.example" not in content, path
    graph = read(written(collection, "turtle"), "ttl")
    assert URIRef("https://hebei.example/catalogue/standards/gb-t-1-2020/#standard") in set(graph.subjects())


PRINT = """
import hashlib, sys
from pathlib import Path
from linked_graphs import NAMES, collection_of, written
from published import linked_files
collection = collection_of(Path("data"))
made = [*(written(collection, name) for name in NAMES), *linked_files(collection, {}).values()]
print(hashlib.sha256(b"".join(made)).hexdigest())
"""


def test_the_same_data_give_the_same_bytes():
    def digest(seed):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(
                [str(ROOT / "tests"), str(ROOT / "tests/unit"), os.environ.get("PYTHONPATH", "")]
            ),
        }
        done = subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert digest("1") == digest("2")


def test_all_of_it_is_published(collection):
    paths = published(collection).keys()
    assert {
        *(FORMATS[name].path for name in NAMES),
        "dataset.ttl",
        "dataset.jsonld",
        "ns.ttl",
        "shapes.ttl",
    } <= paths
    assert {json_ld_path(standard) for standard in collection.standards} <= paths


def test_the_query_in_the_documentation_has_the_answer_that_stands_below_it():
    graph = read(written(collection_of(DATA), "turtle"), "ttl")
    for name in ("linked-data.md", "linked-data.zh.md"):
        text = (ROOT / "docs" / name).read_text("utf-8")
        query, answer = re.search(r"```sparql\n(.+?)```.*?```text\n(.+?)```", text, re.DOTALL).groups()
        rows = ["\t".join(str(value) for value in row) for row in graph.query(query)]
        assert rows == [re.sub(r"  +", "\t", line) for line in answer.splitlines()]
