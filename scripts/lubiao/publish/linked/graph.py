"""What a description is made of: nodes with an address, their properties, and the values of these.

A node is written as N-Triples, Turtle and JSON-LD alike, so that all of them say the same. No node is blank: each has
an IRI made from the address of a page, so that the same data give the same bytes, and others can point at it.
After W3C, RDF 1.1 Concepts and Abstract Syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from lubiao.records import WrittenDate

_NOT_IN_URI = re.compile(r'[^!-~]|[<>"{}|^`\\]')
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LATIN = re.compile("[A-Za-z]{2}")

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "bibo": "http://purl.org/ontology/bibo/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies of others, by the prefix that names them in a property: `dcterms:title`. Ours is `lubiao`."""


class Iri(str):
    """An absolute IRI. Whoever makes one from what people wrote does so with `iri`."""

    __slots__ = ()


def iri(address: str) -> Iri:
    """A web address as an IRI: what Turtle's IRIREF forbids is percent-encoded, and whatever is not ASCII.

    RFC 3987, 3.1: programs do not agree on which spaces beyond ASCII an IRI may hold.
    """
    return Iri(_NOT_IN_URI.sub(lambda found: quote(found[0]), address))


class Literal(NamedTuple):
    """A text in a language, a plain text, or a text of a datatype (`xsd:date`), never both."""

    text: str
    language: str = ""
    datatype: str = ""


@dataclass(slots=True)
class Node:
    """One thing that is described. Classes and properties are named by prefix; properties keep their order."""

    iri: Iri
    types: tuple[str, ...]
    properties: list[tuple[str, Iri | Literal | Node]] = field(default_factory=list)

    def add(self, name: str, *values: Iri | Literal | Node | None) -> None:
        """Say something of the thing; what is None is unknown, and nothing is said."""
        for value in values:
            if value is not None:
                self.properties.append((name, value))

    def named(self, *names: str) -> Iterator[tuple[str, Iri | Literal | Node]]:
        """The properties of these names."""
        return ((name, value) for name, value in self.properties if name in names)

    def __iter__(self) -> Iterator[Node]:
        """The node, and whatever is described inside of it."""
        yield self
        for _, value in self.properties:
            if isinstance(value, Node):
                yield from value


def text(written: str | None, language: str = "") -> Literal | None:
    """A text in a language; None for one that is not known."""
    return Literal(written, language) if written else None


def quoted(written: str | None) -> Literal | None:
    """A text as a source or contributor wrote it, in the language that its characters show; a bare number in none."""
    if not written:
        return None
    return Literal(written, "zh" if _CHINESE.search(written) else "en" if _LATIN.search(written) else "")


def date(written: WrittenDate | None) -> Literal | None:
    """A day, or the month where no source shows the day (XML Schema Part 2: date, gYearMonth)."""
    if not written:
        return None
    return Literal(str(written), datatype="xsd:date" if written.has_day else "xsd:gYearMonth")


def flag(value: bool) -> Literal:
    """True or false."""
    return Literal("true" if value else "false", datatype="xsd:boolean")
