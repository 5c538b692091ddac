"""JSON-LD: the same statements as JSON. After W3C, JSON-LD 1.1.

The context stands inside, and names nothing that would have to be fetched. Names without a prefix are schema.org's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from json.encoder import encode_basestring

from .graph import PREFIXES, Iri, Literal, Node
from .iris import Iris

Json = str
"""A value as it stands in a document: in one line, the characters as they are."""


def context(iris: Iris, prefixes: Iterable[str] = (*PREFIXES, "lubiao")) -> dict[str, str]:
    """What the names mean, for these prefixes. schema.org's has none: its names stand for themselves."""
    known = {**PREFIXES, "lubiao": iris.own}
    return {"@vocab": PREFIXES["schema"]} | {
        name: known[name] for name in sorted(prefixes) if name != "schema"
    }


def written(node: Node, at: str = "") -> Json:
    """A node without a context; what is described inside of it stands inside of it. `at` is its IRI, if not as the node has it."""
    members: dict[str, str] = {}
    several = set()
    for name, value in node.properties:
        if name not in members:
            members[name] = _value(value)
        else:
            members[name] += f",{_value(value)}"
            several.add(name)
    said = [f"{_NAMES[name]}:{f'[{of}]' if name in several else of}" for name, of in members.items()]
    types = one_or_many([_NAMES[name] for name in node.types])
    # An IRI holds nothing that JSON would escape, see `iri`.
    return f'{{"@id":"{at or node.iri}","@type":{",".join([types, *said])}}}'


def in_language(text: str, language: str) -> Json:
    """A text in a language."""
    return f'{{"@value":{string(text)},"@language":"{language}"}}'


def reference(iri: str) -> Json:
    """A thing that is described elsewhere."""
    return f'{{"@id":"{iri}"}}'


def one_or_many(values: list[Json]) -> Json:
    """A value by itself, several as a list."""
    return values[0] if len(values) == 1 else f"[{','.join(values)}]"


BETWEEN, TAIL = ",\n", "\n]}\n"


@cache
def head(iris: Iris) -> str:
    """What stands before the things of a document: the context."""
    return f'{{"@context":{as_json(context(iris))},\n"@graph":[\n'


def lines(nodes: Iterable[Node]) -> str:
    """Things of a document, each on a line of its own."""
    return BETWEEN.join(map(written, nodes))


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


string = encode_basestring
"""A text in its quotes."""

as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Other values in one line, the characters as they are."""


class _Names(dict[str, str]):
    """A name as properties have it → as it stands in JSON: a catalogue has some fifty, each of them a million times."""

    def __missing__(self, name: str) -> str:
        self[name] = written = string(name.removeprefix("schema:"))
        return written


_NAMES = _Names()


def _value(value: Iri | Literal | Node) -> Json:
    if isinstance(value, Literal):
        if value.language:
            return in_language(value.text, value.language)
        if value.datatype:
            return f'{{"@value":{string(value.text)},"@type":{_NAMES[value.datatype]}}}'
        return string(value.text)
    return reference(value) if isinstance(value, Iri) else written(value)
