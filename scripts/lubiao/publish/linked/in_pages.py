"""What of this stands in the head of a page: a selection, as small as search engines can use it, for a page has a
limit of its own. The file beside it is whole, and every statement of the block stands in it, with the same words.
"""

from __future__ import annotations

from collections.abc import Mapping

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.labels import STATUS
from lubiao.records import Standard, TitleOrigin
from lubiao.texts import Language, translator

from ..collection import Collection
from . import json_ld
from .dataset import dataset_nodes
from .graph import Iri, Literal, Node, quoted
from .iris import Iris
from .standards import division_iri
from .things import body_node

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


class InPages:
    """The blocks of the pages of standards in one language; what many of them say is made once.

    The statements are some of those of `standards.standard_node`, in its order.
    """

    def __init__(self, collection: Collection, language: Language) -> None:
        self._catalogue, self._language = collection.catalogue, language
        self._collection, self._iris = collection, Iris(collection.addresses)
        self._say = translator(language)
        self._bodies: dict[str, json_ld.Json] = {}
        self._contexts: dict[frozenset[str], json_ld.Json] = {}

    def of_standard(self, standard: CataloguedStandard) -> json_ld.Json:
        """The block of a standard's page."""
        raw, iris = standard.raw, self._iris
        block: dict[str, object] = {"@id": self._relative(iris.standard(standard)), "@type": "CreativeWork"}
        block |= _titles(raw)
        if standard.code:
            block["identifier"] = str(standard.code)
        if raw.issued:
            block["datePublished"] = raw.issued
        status = self._say(STATUS[self._catalogue.standings[standard].status])
        block["creativeWorkStatus"] = _in_language(status, self._language)
        if standard.division:
            place = division_iri(self._collection, standard.division, iris)
            block["dcterms:spatial"] = {"@id": self._relative(place)}
        for name, others in (
            ("dcterms:replaces", standard.predecessors),
            ("dcterms:isReplacedBy", standard.successors),
        ):
            if others:
                block[name] = _one_or_many([{"@id": self._relative(iris.standard(each))} for each in others])
        block["url"] = {"@id": iris.record(standard, self._language)}
        if raw.issuers:
            block["publisher"] = _one_or_many(self._publishers(standard))
        return {"@context": self._context(block)} | block

    def _publishers(self, standard: CataloguedStandard) -> list[json_ld.Json]:
        """The issuers: first those without an entry, which the page of the standard describes, then the others."""
        organizations = self._catalogue.organizations
        unlisted = dict.fromkeys(name for name in standard.raw.issuers if name not in organizations)
        bodies: list[json_ld.Json] = []
        for number, name in enumerate(unlisted, 1):
            body = Node(self._iris.standard(standard, f"body-{number}"), ("schema:Organization",))
            body.add("schema:name", quoted(name))
            bodies.append(self._body(body))
        for name in standard.raw.issuers:
            if name not in unlisted:
                if name not in self._bodies:
                    self._bodies[name] = self._body(body_node(organizations[name], self._iris))
                bodies.append(self._bodies[name])
        return bodies

    def _body(self, body: Node) -> json_ld.Json:
        """A body by its name in the language; by whatever name it has where there is none."""
        block = Node(body.iri, body.types[:1])
        language = self._language if _has_name(body, self._language) else ""
        written = json_ld.plain(_select(block, body, ("schema:name",), language))
        return {**written, "@id": self._relative(body.iri)}

    def _context(self, block: Mapping[str, object]) -> json_ld.Json:
        prefixes = frozenset(name.partition(":")[0] for name in block if ":" in name)
        if prefixes not in self._contexts:
            self._contexts[prefixes] = {"@base": self._iris.base} | json_ld.context(self._iris, prefixes)
        return self._contexts[prefixes]

    def _relative(self, iri: Iri) -> str:
        """As all IRIs but the address of the page, which even those read who do not know of `@base`."""
        return self._iris.relative(iri)


def _titles(raw: Standard) -> dict[str, object]:
    """In all their languages: a search engine finds the English page by the Chinese name, too."""
    names = [_in_language(raw.title_zh, "zh")] if raw.title_zh else []
    others: dict[str, object] = {}
    if raw.title_en:
        title = _in_language(raw.title_en, "en")
        if raw.title_en_from is TitleOrigin.OFFICIAL:
            names.append(title)
        else:
            is_ours = raw.title_en_from is not TitleOrigin.PUBLISHER
            others["lubiao:projectTitle" if is_ours else "alternateName"] = title
    return {"name": _one_or_many(names)} | others if names else others


def _in_language(text: str, language: Language) -> json_ld.Json:
    return {"@value": text, "@language": language}


def _one_or_many(values: list[json_ld.Json]) -> object:
    return values[0] if len(values) == 1 else values


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
    return {"@context": json_ld.context(iris, json_ld.prefixes_in(block))} | json_ld.plain(block)


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
