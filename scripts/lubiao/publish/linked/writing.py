"""All that is said of a collection, as one file: Turtle, N-Triples, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..collection import Collection, Selection
from . import json_ld, ntriples, turtle
from .concepts import concepts
from .graph import Iri, Node
from .iris import Iris
from .standards import record_node, standard_node
from .things import things


def nodes(collection: Collection, iris: Iris) -> Iterator[Node]:
    """Everything about the standards that are given out: each with our record of it, then what they are tied to.

    Of a part of the catalogue only what it names is told, of the whole all there is.
    """
    is_part, named = collection.selection != Selection(), set[Iri]()
    for standard in collection.standards:
        for node in (standard_node(collection, standard, iris), record_node(collection, standard, iris)):
            if is_part:
                named |= _named_by(node)
            yield node
    around = [*things(collection, iris), *concepts(iris)]
    yield from around if not is_part else _reached(around, named)


def _named_by(node: Node) -> set[Iri]:
    return {value for each in node for _, value in each.properties if isinstance(value, Iri)}


def _reached(around: Iterable[Node], named: set[Iri]) -> list[Node]:
    """Those of the nodes that are named, and those that these name in turn, in their order."""
    by_iri = {node.iri: node for node in around}
    reached, waiting = set[Iri](), list(named & by_iri.keys())
    while waiting:
        if (found := waiting.pop()) not in reached:
            reached.add(found)
            waiting.extend(_named_by(by_iri[found]) & by_iri.keys())
    return [node for iri, node in by_iri.items() if iri in reached]


def write_turtle(collection: Collection, stream: BinaryIO) -> None:
    """All as Turtle."""
    iris = Iris(collection.addresses)
    stream.write(turtle.head(iris).encode())
    for node in nodes(collection, iris):
        stream.write("".join(turtle.paragraphs(node, iris)).encode())


def write_ntriples(collection: Collection, stream: BinaryIO) -> None:
    """All as N-Triples."""
    iris = Iris(collection.addresses)
    names = ntriples.Names(iris.own)
    for node in nodes(collection, iris):
        stream.write("".join(ntriples.lines(node, names)).encode())


def write_json_ld(collection: Collection, stream: BinaryIO) -> None:
    """All as one JSON-LD document, each thing on a line of its own."""
    iris = Iris(collection.addresses)
    stream.write(json_ld.document(iris, nodes(collection, iris)))
