"""What of this stands in the head of a page: a selection, as small as search engines can use it, for a page has a
limit of its own. The file beside it is whole, and every statement of the block stands in it, with the same words.
"""

from __future__ import annotations

from collections.abc import Mapping

from lubiao.catalogue import CataloguedStandard
from lubiao.texts import Language

from ..collection import Collection
from . import json_ld
from .dataset import dataset_nodes
from .graph import Iri, Literal, Node
from .iris import Iris, iris_of
from .things import body_node
from .writing import described

TITLES = ("schema:name", "schema:alternateName", "lubiao:projectTitle")
"""In all their languages: a search engine finds the English page by the Chinese name, too."""

OF_STANDARD = (
    "schema:identifier",
    "schema:datePublished",
    "schema:creativeWorkStatus",
    "dcterms:replaces",
    "dcterms:isReplacedBy",
    "dcterms:spatial",
)
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
    iris, (whole, _) = iris_of(collection.addresses), collection.once(described, standard)
    block = Node(whole.iri, whole.types[:1])
    _select(block, whole, TITLES)
    _select(block, whole, OF_STANDARD, language)
    block.add("schema:url", iris.record(standard, language))
    bodies = [value for _, value in whole.named("dcterms:publisher") if isinstance(value, Node)]
    known = (collection.catalogue.organizations.get(name) for name in standard.raw.issuers)
    bodies += [body_node(organization, iris) for organization in known if organization]
    block.add("schema:publisher", *(_named(body, language) for body in bodies))
    written = {"@context": {"@base": iris.base} | json_ld.context(iris, json_ld.prefixes_in(block))}
    return written | _shortened(json_ld.plain(block), iris)


def dataset_in_page(collection: Collection, language: Language, sizes: Mapping[str, int]) -> json_ld.Json:
    """The block of the page that offers the data, for dataset search: `sizes` are in bytes, by path."""
    iris = iris_of(collection.addresses)
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
    return {"@context": json_ld.context(iris, json_ld.prefixes_in(block))} | json_ld.plain(block)


def _shortened(value: Mapping[str, object], iris: Iris) -> dict[str, object]:
    """With relative IRIs, but for the address of the page, which even those read who do not know of `@base`."""

    def short(inner: object) -> object:
        if isinstance(inner, dict):
            return _shortened(inner, iris)
        if isinstance(inner, list):
            return [short(each) for each in inner]
        return iris.relative(inner) if isinstance(inner, Iri) else inner

    return {key: inner if key == "url" else short(inner) for key, inner in value.items()}


def _named(body: Node, language: Language) -> Node:
    """A body by its name in a language; by whatever name it has where there is none."""
    block = Node(body.iri, body.types[:1])
    return _select(block, body, ("schema:name",), language if _has_name(body, language) else "")


def _has_name(body: Node, language: Language) -> bool:
    return any(
        isinstance(value, Literal) and value.language == language for _, value in body.named("schema:name")
    )


def _select(block: Node, whole: Node, names: tuple[str, ...], language: str = "") -> Node:
    """Take over the properties of these names; those that have a language, only in this one if one is given."""
    for name, value in whole.named(*names):
        if not language or not isinstance(value, Literal) or value.language in ("", language):
            block.add(name, value)
    return block
