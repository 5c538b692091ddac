"""JSON-LD: the same statements as JSON. After W3C, JSON-LD 1.1.

The context stands inside, and names nothing that would have to be fetched. Names without a prefix are schema.org's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from .graph import PREFIXES, Iri, Literal, Node
from .iris import Iris

Json = Mapping[str, object]


def context(iris: Iris, prefixes: Iterable[str] = (*PREFIXES, "lubiao")) -> dict[str, str]:
    """What the names mean, for these prefixes. schema.org's has none: its names stand for themselves."""
    known = {**PREFIXES, "lubiao": iris.own}
    return {"@vocab": PREFIXES["schema"]} | {
        name: known[name] for name in sorted(prefixes) if name != "schema"
    }


def plain(node: Node) -> dict[str, object]:
    """A node as JSON, without a context; what is described inside of it stands inside of it."""
    written: dict[str, Any] = {"@id": node.iri, "@type": _one_or_many([_NAMES[name] for name in node.types])}
    several = set()
    for full_name, value in node.properties:
        name, said = _NAMES[full_name], _value(value)
        if name not in written:
            written[name] = said
        elif name in several:
            written[name].append(said)
        else:
            written[name] = [written[name], said]
            several.add(name)
    return written


BETWEEN, TAIL = ",\n", "\n]}\n"


@cache
def head(iris: Iris) -> str:
    """What stands before the things of a document: the context."""
    return f'{{"@context":{compact(context(iris))},\n"@graph":[\n'


def lines(nodes: Iterable[Node]) -> str:
    """Things of a document, each on a line of its own."""
    return BETWEEN.join(compact(plain(node)) for node in nodes)


def document(iris: Iris, nodes: Iterable[Node]) -> bytes:
    """A whole document."""
    return f"{head(iris)}{lines(nodes)}{TAIL}".encode()


def prefixes_in(node: Node) -> set[str]:
    """The prefixes that a node needs in its context."""
    names = {name for each in node for name in (*each.types, *(name for name, _ in each.properties))}
    datatypes = {
        value.datatype
        for each in node
        for _, value in each.properties
        if isinstance(value, Literal) and value.datatype
    }
    return {name.partition(":")[0] for name in names | datatypes}


compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON in one line, the characters as they are."""


class _Names(dict[str, str]):
    """A name as properties have it → as it stands in JSON: a catalogue has some fifty, each of them a million times."""

    def __missing__(self, name: str) -> str:
        self[name] = written = name.removeprefix("schema:")
        return written


_NAMES = _Names()


def _value(value: Iri | Literal | Node) -> object:
    if isinstance(value, Literal):
        if value.language:
            return {"@value": value.text, "@language": value.language}
        if value.datatype:
            return {"@value": value.text, "@type": _NAMES[value.datatype]}
        return value.text
    return {"@id": value} if isinstance(value, Iri) else plain(value)


def _one_or_many(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values
