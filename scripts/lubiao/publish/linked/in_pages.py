"""What of this stands in the head of a page: a selection, as small as search engines can use it.

Every statement of a page's block stands in the files, too, with the same words.
"""

from __future__ import annotations

from collections.abc import Mapping

from lubiao.catalogue import CataloguedStandard
from lubiao.texts import Language

from ..collection import Collection
from . import json_ld
from .dataset import dataset_nodes
from .graph import Literal, Node
from .iris import Iris
from .standards import record_node, standard_node
from .things import body_node

TITLES = ("schema:name", "schema:alternateName", "lubiao:projectTitle")
"""In all their languages: a search engine finds the English page by the Chinese name, too."""

OF_STANDARD = (
    "schema:identifier",
    "schema:datePublished",
    "lubiao:implemented",
    "schema:creativeWorkStatus",
    "dcterms:replaces",
    "dcterms:isReplacedBy",
    "dcterms:spatial",
)
OF_RECORD = ("schema:license", "schema:isPartOf")
OF_DATASET = (
    "schema:name",
    "schema:description",
    "schema:keywords",
    "schema:url",
    "schema:license",
    "schema:isAccessibleForFree",
    "schema:dateModified",
    "schema:temporalCoverage",
)
OF_FILE = ("schema:name", "schema:contentUrl", "schema:encodingFormat", "schema:contentSize")


def standard_in_page(
    collection: Collection, standard: CataloguedStandard, language: Language
) -> json_ld.Json:
    """The block of a standard's page."""
    iris = Iris(collection.addresses)
    whole = standard_node(collection, standard, iris)
    block = Node(whole.iri, whole.types)
    _select(block, whole, TITLES)
    _select(block, whole, OF_STANDARD, language)
    block.add("schema:url", iris.record(standard, language))
    organizations = collection.catalogue.organizations
    for name in standard.raw.issuers:
        if organization := organizations.get(name):
            body = body_node(organization, iris)
            shown = language if organization.name_en else ""
            block.add(
                "schema:publisher", _select(Node(body.iri, body.types[:1]), body, ("schema:name",), shown)
            )
    record = record_node(collection, standard, iris)
    block.add("schema:subjectOf", _select(Node(record.iri, record.types[:1]), record, OF_RECORD))
    return _with_context(block, iris)


def dataset_in_page(collection: Collection, language: Language, sizes: Mapping[str, int]) -> json_ld.Json:
    """The block of the page that offers the data, for dataset search: `sizes` are in bytes, by path."""
    iris = Iris(collection.addresses)
    whole, project = dataset_nodes(collection, iris, sizes)
    block = _select(Node(whole.iri, ("schema:Dataset",)), whole, OF_DATASET, language)
    block.add(
        "schema:creator",
        _select(
            Node(project.iri, ("schema:Organization",)), project, ("schema:name", "schema:url"), language
        ),
    )
    for place in (value for _, value in whole.named("dcterms:spatial") if isinstance(value, Node)):
        shown = Node(place.iri, ("schema:AdministrativeArea",))
        block.add("schema:spatialCoverage", _select(shown, place, ("schema:name",), language))
    for file in (value for _, value in whole.named("dcat:distribution") if isinstance(value, Node)):
        shown = Node(file.iri, ("schema:DataDownload",))
        block.add("schema:distribution", _select(shown, file, OF_FILE, language))
    return _with_context(block, iris)


def _select(block: Node, whole: Node, names: tuple[str, ...], language: str = "") -> Node:
    """Take over the properties of these names; those that have a language, only in this one if one is given."""
    for name, value in whole.named(*names):
        if not language or not isinstance(value, Literal) or value.language in ("", language):
            block.add(name, value)
    return block


def _with_context(block: Node, iris: Iris) -> json_ld.Json:
    return {"@context": json_ld.context(iris, json_ld.prefixes_in(block)), **json_ld.plain(block)}
