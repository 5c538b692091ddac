"""All that is said of a collection, as one file: Turtle, N-Triples, JSON-LD.

Each standard with our record of it is a piece; behind them stands what they are tied to.
"""

from __future__ import annotations

from collections.abc import Iterable

from lubiao.catalogue import CataloguedStandard

from ..collection import Collection, Selection
from ..pieces import joined
from . import json_ld, ntriples, turtle
from .concepts import concepts
from .graph import Iri, Node
from .iris import iris_of
from .ntriples import names_of
from .standards import record_node, standard_node
from .things import key_of_things, things


def described(collection: Collection, standard: CataloguedStandard) -> tuple[Node, Node]:
    """A standard and our record of it."""
    iris = iris_of(collection.addresses)
    return standard_node(collection, standard, iris), record_node(collection, standard, iris)


def around(collection: Collection) -> list[Node]:
    """What the standards are tied to: of a part of the catalogue only what it names, of the whole all there is."""
    iris = iris_of(collection.addresses)
    everything = [*things(collection, iris), *concepts(iris)]
    if collection.selection == Selection():
        return everything
    named = set[Iri]()
    for standard in collection.standards:
        named.update(*map(_named_by, collection.once(described, standard)))
    return _reached(everything, named)


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


def lines_of(collection: Collection, standard: CataloguedStandard) -> str:
    """A standard and our record of it as JSON-LD, each on a line of its own."""
    return json_ld.lines(collection.once(described, standard))


def _json_ld(collection: Collection, standard: CataloguedStandard) -> bytes:
    return f"{collection.once(lines_of, standard)}{json_ld.BETWEEN}".encode()


def _json_ld_tail(collection: Collection) -> bytes:
    """There is always something around the standards: the terms of the field."""
    return f"{json_ld.lines(collection.made(around))}{json_ld.TAIL}".encode()


def _turtle(collection: Collection, nodes: Iterable[Node]) -> bytes:
    iris = iris_of(collection.addresses)
    return "".join(line for node in nodes for line in turtle.paragraphs(node, iris)).encode()


def _ntriples(collection: Collection, nodes: Iterable[Node]) -> bytes:
    names = names_of(iris_of(collection.addresses).own)
    return "".join(line for node in nodes for line in ntriples.lines(node, names)).encode()


def _key_of_tail(collection: Collection) -> bytes:
    """It would not tell enough of a part of the catalogue; of such a part nothing is kept."""
    return collection.made(key_of_things)


TURTLE = joined(
    lambda collection, standard: _turtle(collection, collection.once(described, standard)),
    head=lambda collection: turtle.head(iris_of(collection.addresses)).encode(),
    tail=lambda collection: _turtle(collection, collection.made(around)),
    tail_key=_key_of_tail,
)
NTRIPLES = joined(
    lambda collection, standard: _ntriples(collection, collection.once(described, standard)),
    tail=lambda collection: _ntriples(collection, collection.made(around)),
    tail_key=_key_of_tail,
)
JSON_LD = joined(
    _json_ld,
    head=lambda collection: json_ld.head(iris_of(collection.addresses)).encode(),
    tail=_json_ld_tail,
    tail_key=_key_of_tail,
)
