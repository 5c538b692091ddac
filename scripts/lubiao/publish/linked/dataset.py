"""The catalogue as a dataset: for portals of open data (W3C, DCAT 3) and for dataset search (schema.org `Dataset`).

What is told in one of the two vocabularies is told in the other, of one and the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping

from lubiao.findings import N_
from lubiao.texts import LANGUAGES, translator

from ..collection import Collection
from ..format import Format
from ..formats import DOWNLOADS
from ..licence import CATALOGUE_TITLE
from .graph import Iri, Literal, Node, iri, text
from .iris import CC0, Iris

DESCRIPTION = N_(
    "An open, bilingual catalogue of the standards that were issued by the cities of Shandong, cited for them or drafted there: codes, titles, dates, statuses, bodies and subjects, each fact with the source and the day it was read. It holds no text of a standard."
)
RIGHTS = N_(
    "The records are dedicated to the public domain (CC0 1.0). The names of the ICS and CCS subjects keep the licences of those who made them, and short quotations the rights of their authors."
)
CONTRIBUTORS = N_("The Lubiao contributors")
KEYWORDS = (N_("Chinese standards"), N_("local standards"), N_("Shandong"), N_("standardization"))
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LANGUAGE_NAMES = "http://id.loc.gov/vocabulary/iso639-1/"


def dataset_nodes(collection: Collection, iris: Iris, sizes: Mapping[str, int]) -> list[Node]:
    """The dataset, who publishes it, and each file in which it is given out; `sizes` are in bytes, by path."""
    page, dataset = iris.page("data/"), Node(iris.dataset, ("dcat:Dataset", "schema:Dataset"))
    _say(dataset, ("dcterms:title", "schema:name"), CATALOGUE_TITLE)
    _say(dataset, ("dcterms:description", "schema:description"), DESCRIPTION)
    for keyword in KEYWORDS:
        _say(dataset, ("dcat:keyword", "schema:keywords"), keyword)
    for name in ("dcterms:license", "schema:license"):
        dataset.add(name, CC0)
    _say(dataset, ("dcterms:rights",), RIGHTS)
    dataset.add("schema:isAccessibleForFree", Literal("true", datatype="xsd:boolean"))
    dataset.add("dcat:landingPage", page)
    dataset.add("schema:url", page)
    dataset.add("dcterms:publisher", iris.project)
    dataset.add("schema:creator", iris.project)
    if collection.is_dated:
        dataset.add("dcterms:modified", Literal(collection.generated.isoformat(), datatype="xsd:date"))
        dataset.add("schema:dateModified", Literal(collection.generated.isoformat()))
    dataset.add("dcterms:language", *(Iri(LANGUAGE_NAMES + language) for language in LANGUAGES))
    dataset.add("schema:inLanguage", *map(Literal, LANGUAGES))
    _add_coverage(dataset, collection, iris)
    dataset.add("dcat:contactPoint", _contact(iris))
    for each in DOWNLOADS:
        file = _file(each, iris, sizes.get(each.path))
        dataset.add("dcat:distribution", file)
        dataset.add("schema:distribution", file.iri)
    return [dataset, _project(iris)]


def _file(given: Format, iris: Iris, size: int | None) -> Node:
    address = iris.file(given.path)
    file = Node(Iri(f"{address}#distribution"), ("dcat:Distribution", "schema:DataDownload"))
    _say(file, ("dcterms:title", "schema:name"), given.title)
    _say(file, ("dcterms:description", "schema:description"), given.about)
    file.add("dcat:downloadURL", address)
    file.add("dcat:accessURL", address)
    file.add("schema:contentUrl", address)
    file.add("dcat:mediaType", Iri(MEDIA_TYPES + given.media_type.partition(";")[0]))
    file.add("schema:encodingFormat", Literal(given.media_type))
    file.add("dcterms:license", CC0)
    if size is not None:
        file.add("dcat:byteSize", Literal(str(size), datatype="xsd:nonNegativeInteger"))
        file.add("schema:contentSize", Literal(f"{size} B"))
    return file


def _project(iris: Iris) -> Node:
    project = Node(iris.project, ("schema:Organization", "foaf:Agent"))
    _say(project, ("foaf:name", "schema:name"), CONTRIBUTORS)
    project.add("schema:url", iris.page("about/"))
    return project


def _contact(iris: Iris) -> Node:
    """Where one can ask and report, for who may write is not one person."""
    contact = Node(iris.page("data/", "contact"), ("vcard:Kind",))
    _say(contact, ("vcard:fn",), CONTRIBUTORS)
    contact.add("vcard:hasURL", iri(f"{iris.addresses.repository.rstrip('/')}/issues"))
    return contact


def _add_coverage(dataset: Node, collection: Collection, iris: Iris) -> None:
    """The years of the standards, and the provinces of the cities."""
    years = [each.year for each in collection.standards if each.year]
    if years:
        period = Node(iris.page("data/", "period"), ("dcterms:PeriodOfTime",))
        period.add("dcat:startDate", Literal(f"{min(years):04}", datatype="xsd:gYear"))
        period.add("dcat:endDate", Literal(f"{max(years):04}", datatype="xsd:gYear"))
        dataset.add("dcterms:temporal", period)
        dataset.add("schema:temporalCoverage", Literal(f"{min(years):04}/{max(years):04}"))
    catalogue = collection.catalogue
    for code in sorted({city.division[:2] for city in catalogue.cities.values()}):
        place = Node(iris.division(code), ("dcterms:Location", "schema:AdministrativeArea"))
        place.add("lubiao:divisionCode", Literal(code))
        if term := catalogue.vocabulary.divisions.get(code):
            place.add("schema:name", text(term.zh, "zh"), text(term.en, "en"))
        dataset.add("dcterms:spatial", place)
        dataset.add("schema:spatialCoverage", place.iri)


def _say(node: Node, names: tuple[str, ...], said: str) -> None:
    for name in names:
        node.add(name, *(text(translator(language)(said), language) for language in LANGUAGES))
