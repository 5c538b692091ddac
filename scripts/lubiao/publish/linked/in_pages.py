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
from .iris import Iris, iris_of
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
        self._collection, self._iris = collection, iris_of(collection.addresses)
        self._say = translator(language)
        self._bodies: dict[str, json_ld.Json] = {}
        self._contexts: dict[tuple[str, ...], json_ld.Json] = {}

    def of_standard(self, standard: CataloguedStandard) -> json_ld.Json:
        """The block of a standard's page."""
        raw, iris = standard.raw, self._iris
        block = _titles(raw)
        if standard.code:
            block["identifier"] = json_ld.string(str(standard.code))
        if raw.issued:
            block["datePublished"] = json_ld.string(raw.issued)
        status = self._say(STATUS[self._catalogue.standings[standard].status])
        block["creativeWorkStatus"] = json_ld.in_language(status, self._language)
        if standard.division:
            place = division_iri(self._collection, standard.division, iris)
            block["dcterms:spatial"] = json_ld.reference(self._relative(place))
        for name, others in (
            ("dcterms:replaces", standard.predecessors),
            ("dcterms:isReplacedBy", standard.successors),
        ):
            if others:
                iris_of_others = [self._relative(iris.standard(each)) for each in others]
                block[name] = json_ld.one_or_many([json_ld.reference(each) for each in iris_of_others])
        block["url"] = json_ld.reference(iris.record(standard, self._language))
        if raw.issuers:
            block["publisher"] = json_ld.one_or_many(self._publishers(standard))
        context = self._context(tuple([name for name in block if ":" in name]))
        said = ",".join([f'"{name}":{value}' for name, value in block.items()])
        return (
            f'{{{context},"@id":"{self._relative(iris.standard(standard))}","@type":"CreativeWork",{said}}}'
        )

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
        return json_ld.written(_select(block, body, ("schema:name",), language), self._relative(body.iri))

    def _context(self, names: tuple[str, ...]) -> json_ld.Json:
        """The member that says what the prefixes of these names mean."""
        if names not in self._contexts:
            prefixes = {name.partition(":")[0] for name in names}
            context = {"@base": self._iris.base} | json_ld.context(self._iris, prefixes)
            self._contexts[names] = f'"@context":{json_ld.as_json(context)}'
        return self._contexts[names]

    def _relative(self, iri: Iri) -> str:
        """As all IRIs but the address of the page, which even those read who do not know of `@base`."""
        return self._iris.relative(iri)


def _titles(raw: Standard) -> dict[str, json_ld.Json]:
    """In all their languages: a search engine finds the English page by the Chinese name, too."""
    names = [json_ld.in_language(raw.title_zh, "zh")] if raw.title_zh else []
    others: dict[str, json_ld.Json] = {}
    if raw.title_en:
        title = json_ld.in_language(raw.title_en, "en")
        if raw.title_en_from is TitleOrigin.OFFICIAL:
            names.append(title)
        else:
            is_ours = raw.title_en_from is not TitleOrigin.PUBLISHER
            others["lubiao:projectTitle" if is_ours else "alternateName"] = title
    return {"name": json_ld.one_or_many(names)} | others if names else others


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
    context = json_ld.as_json(json_ld.context(iris, json_ld.prefixes_in(block)))
    return f'{{"@context":{context},{json_ld.written(block)[1:]}'


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
