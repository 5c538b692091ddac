"""A standard, and our record of it: two things with two addresses, see iris.py. What maps to what: docs/linked-data.md.

The standard is a `bibo:Standard` ("a document describing a standard") and a `fabio:SpecificationDocument`, which in
FaBiO is an expression: one edition, as a code with its year is. schema.org has no class for standards; it is a
`CreativeWork`. It is no `Legislation` ("a legal document such as an act, decree, bill"): even a mandatory standard is
binding by the law that says so (Standardization Law, Art. 2), and is none itself. What is cited without a code may be no
standard at all, and is not called one.
"""

from __future__ import annotations

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.labels import STATUS
from lubiao.records import Standard, TitleOrigin
from lubiao.texts import LANGUAGES, translator

from ..collection import Collection
from ..derived import Derived
from .graph import Iri, Literal, Node, date, flag, iri, quoted, text
from .iris import CC0, Iris

IDENTIFIED = ("schema:CreativeWork", "bibo:Standard", "fabio:SpecificationDocument")
UNIDENTIFIED = ("schema:CreativeWork", "lubiao:UnidentifiedStandard")


def standard_node(collection: Collection, standard: CataloguedStandard, iris: Iris) -> Node:
    """The standard itself: what people wrote of it, and what follows from that."""
    raw, derived = standard.raw, collection.derived(standard)
    node = Node(iris.standard(standard), IDENTIFIED if standard.is_identified else UNIDENTIFIED)
    node.add("schema:url", *(iris.record(standard, language) for language in LANGUAGES))
    node.add("schema:subjectOf", iris.record(standard))
    node.add("dcterms:identifier", text(derived.code))
    node.add("schema:identifier", text(derived.code))
    node.add("lubiao:printedCode", text(derived.display))
    node.add("lubiao:formerCode", *map(text, standard.former_codes))
    _add_titles(node, raw, iris)
    if derived.kind:
        node.add("dcterms:type", iris.term(f"kind-{derived.kind}"))
    if derived.grade:
        node.add("lubiao:grade", iris.term(f"grade-{derived.grade}"))
    _add_dates(node, raw, derived)
    _add_status(node, standard, derived, iris)
    _add_subjects(node, raw, iris)
    _add_bodies(node, standard, collection, iris)
    if derived.division:
        node.add("dcterms:spatial", division_iri(collection, derived.division, iris))
    _add_relations(node, standard, collection, iris)
    _add_cities(node, standard, iris)
    node.add("lubiao:legalBasis", quoted(raw.legal_basis))
    node.add("lubiao:filingNumber", quoted(raw.filing_number))
    return node


def record_node(collection: Collection, standard: CataloguedStandard, iris: Iris) -> Node:
    """Our record of the standard: what it rests on, its doubts, its licence."""
    raw = standard.raw
    node = Node(iris.record(standard), ("schema:WebPage", "foaf:Document"))
    node.add("foaf:primaryTopic", iris.standard(standard))
    node.add("schema:mainEntity", iris.standard(standard))
    for name in ("dcterms:isPartOf", "schema:isPartOf"):
        node.add(name, iris.dataset)
    for name in ("dcterms:license", "schema:license"):
        node.add(name, CC0)
    node.add("schema:workTranslation", iris.record(standard, "en"))
    node.add("dcterms:hasFormat", iris.json_ld(standard))
    node.add("prov:wasDerivedFrom", *dict.fromkeys(iris.source(one.source) for one in raw.evidence))
    sources = collection.catalogue.sources
    for number, evidence in enumerate(raw.evidence, 1):
        source = sources.get(evidence.source)
        shown = Node(iris.standard(standard, f"evidence-{number}"), ("prov:Derivation", "lubiao:Evidence"))
        shown.add("prov:entity", iris.source(evidence.source))
        shown.add("lubiao:level", iris.term(f"level-{evidence.level}"))
        shown.add("lubiao:read", date(evidence.read))
        shown.add("lubiao:seen", quoted(evidence.seen))
        # A document host is named, never linked.
        if evidence.url and source and source.tier.linkable:
            shown.add("schema:url", iri(evidence.url))
        node.add("prov:qualifiedDerivation", shown)
    _add_doubts(node, standard, iris)
    return node


def division_iri(collection: Collection, code: str, iris: Iris) -> Iri:
    """A division by its code (GB/T 2260): the city of the catalogue, where it is one."""
    city = collection.catalogue.city_of_division.get(code)
    return iris.city(city.id) if city else iris.division(code)


def _add_titles(node: Node, raw: Standard, iris: Iris) -> None:
    """Only what is official is a title; a publisher's is an alternative, and our translation is neither."""
    for name in ("dcterms:title", "schema:name"):
        node.add(name, text(raw.title_zh, "zh"))
    if not raw.title_en:
        return
    names: tuple[str, ...] = ("lubiao:projectTitle",)
    if raw.title_en_from is TitleOrigin.OFFICIAL:
        names = ("dcterms:title", "schema:name")
    elif raw.title_en_from is TitleOrigin.PUBLISHER:
        names = ("dcterms:alternative", "schema:alternateName")
    for name in names:
        node.add(name, text(raw.title_en, "en"))
    if raw.title_en_from:
        node.add("lubiao:titleOrigin", iris.term(f"origin-{raw.title_en_from}"))


def _add_dates(node: Node, raw: Standard, derived: Derived) -> None:
    node.add("dcterms:issued", date(raw.issued))
    # schema.org's own context types its dates; other vocabularies' datatypes are none that its readers know.
    node.add("schema:datePublished", text(raw.issued))
    node.add("lubiao:implemented", date(raw.implemented))
    node.add("lubiao:withdrawn", date(raw.withdrawn))
    node.add("lubiao:reviewed", date(raw.reviewed))
    node.add("lubiao:reviewDue", date(derived.review_due))


def _add_status(node: Node, standard: CataloguedStandard, derived: Derived, iris: Iris) -> None:
    """The status on the catalogue's day, which is derived, apart from the reading of one, which is not."""
    node.add("adms:status", iris.term(f"status-{derived.status}"))
    for language in LANGUAGES:
        label = translator(language)(STATUS[derived.status])
        node.add("schema:creativeWorkStatus", Literal(label, language))
    node.add("lubiao:statusBasis", iris.term(f"basis-{derived.status_basis}"))
    node.add("lubiao:statusSince", date(derived.status_since))
    if reading := standard.raw.status:
        read = Node(iris.standard(standard, "status-reading"), ("lubiao:StatusReading",))
        # Not adms:status, or whoever counts by that would count the standard twice.
        read.add("lubiao:statusTold", iris.term(f"status-{reading.value}"))
        read.add("lubiao:read", date(reading.read))
        read.add("dcterms:source", iris.source(reading.source))
        node.add("lubiao:statusReading", read)


def _add_subjects(node: Node, raw: Standard, iris: Iris) -> None:
    node.add("dcterms:subject", *dict.fromkeys(map(iris.ics, raw.ics)))
    node.add("dcterms:subject", *dict.fromkeys(map(iris.ccs, raw.ccs)))


def _add_bodies(node: Node, standard: CataloguedStandard, collection: Collection, iris: Iris) -> None:
    """Bodies with an entry have a page; a name without one is described here, for nobody knows which body it is."""
    raw, organizations, unlisted = standard.raw, collection.catalogue.organizations, dict[str, Node]()

    def body(name: str) -> Iri | Node:
        if organization := organizations.get(name):
            return iris.body(organization.id)
        if name in unlisted:
            return unlisted[name].iri
        unlisted[name] = Node(
            iris.standard(standard, f"body-{len(unlisted) + 1}"), ("schema:Organization", "foaf:Organization")
        )
        unlisted[name].add("schema:name", quoted(name))
        return unlisted[name]

    def iri_of(value: Iri | Node) -> Iri:
        return value.iri if isinstance(value, Node) else value

    issuers = [body(name) for name in raw.issuers]
    node.add("dcterms:publisher", *issuers)
    node.add("schema:publisher", *map(iri_of, issuers))
    if raw.committee:
        node.add("lubiao:committee", body(raw.committee))
    node.add("dcterms:creator", *(body(name) for name in raw.drafters))
    if not raw.drafters_complete:
        node.add("lubiao:draftersComplete", flag(False))


def _add_relations(node: Node, standard: CataloguedStandard, collection: Collection, iris: Iris) -> None:
    """Standards of the catalogue by their IRI, others by the code that the record names."""
    raw, find = standard.raw, collection.catalogue.find
    node.add("dcterms:replaces", *map(iris.standard, standard.predecessors))
    linked = {*standard.predecessors, *standard.successors}
    node.add("lubiao:replacesCode", *(text(code) for code in raw.replaces if find(code) not in linked))
    node.add("dcterms:isReplacedBy", *map(iris.standard, standard.successors))
    node.add("lubiao:replacedByCode", *(text(code) for code in raw.replaced_by if find(code) not in linked))
    for number, adopted in enumerate(raw.adopts, 1):
        adoption = Node(iris.standard(standard, f"adoption-{number}"), ("lubiao:Adoption",))
        adoption.add("dcterms:identifier", text(adopted.code))
        adoption.add("lubiao:degree", iris.term(f"degree-{adopted.degree}"))
        node.add("lubiao:adoption", adoption)


def _add_cities(node: Node, standard: CataloguedStandard, iris: Iris) -> None:
    """Cited for is not issued by, and a tie that no source prints is told only with its weakness."""
    raw = standard.raw
    node.add("lubiao:citedFor", *dict.fromkeys(iris.city(one.city) for one in raw.cited))
    for number, cited in enumerate(raw.cited, 1):
        citation = Node(iris.standard(standard, f"citation-{number}"), ("lubiao:Citation",))
        citation.add("lubiao:city", iris.city(cited.city))
        citation.add("dcterms:source", iris.source(cited.source))
        citation.add("lubiao:place", quoted(cited.place))
        citation.add("lubiao:under", quoted(cited.under))
        node.add("lubiao:citation", citation)
    node.add(
        "lubiao:draftedIn", *dict.fromkeys(iris.city(one.city) for one in raw.drafted_in if not one.weak)
    )
    for number, tied in enumerate(raw.drafted_in, 1):
        tie = Node(iris.standard(standard, f"tie-{number}"), ("lubiao:TieToCity",))
        tie.add("lubiao:city", iris.city(tied.city))
        tie.add("lubiao:tiedBy", iris.term(f"tie-{tied.by}"))
        tie.add("schema:name", quoted(tied.name))
        tie.add("lubiao:isWeak", flag(tied.weak))
        node.add("lubiao:tie", tie)


def _add_doubts(node: Node, standard: CataloguedStandard, iris: Iris) -> None:
    """Notes, and the values that were not chosen where sources differ."""
    number = 0
    for note in standard.raw.notes:
        node.add("skos:note", text(note.zh, "zh"), text(note.en, "en"))
    for conflict in standard.raw.conflicts:
        for other in conflict.others:
            number += 1
            doubt = Node(iris.standard(standard, f"conflict-{number}"), ("lubiao:Conflict",))
            doubt.add("lubiao:field", text(conflict.field))
            doubt.add("lubiao:otherValue", quoted(other.value))
            if other.source:
                doubt.add("dcterms:source", iris.source(other.source))
            doubt.add("skos:note", text(conflict.why.zh, "zh"), text(conflict.why.en, "en"))
            node.add("lubiao:conflict", doubt)
