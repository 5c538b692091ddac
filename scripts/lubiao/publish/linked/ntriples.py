"""N-Triples: one statement a line, for programs that read much. After W3C, RDF 1.1 N-Triples.

Written here because rdflib takes more than ten times as long, besides its import; Turtle likewise. Texts are escaped as RDF 1.2 N-Triples asks of its
canonical form, which is valid in 1.1 too: no line break and no control character is left in a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .graph import PREFIXES, Iri, Literal, Node

_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\\x80-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
"""Line separators too, at which some programs cut lines."""


def escaped(text: str) -> str:
    """The inside of STRING_LITERAL_QUOTE."""
    return _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", text)


class Names:
    """Whole IRIs of the classes and properties that are named by prefix."""

    def __init__(self, own: str) -> None:
        self._prefixes = {**PREFIXES, "lubiao": own}
        self._known: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """`dcterms:title` → `http://purl.org/dc/terms/title`. Raises KeyError for a prefix that there is not."""
        if name not in self._known:
            prefix, _, local = name.partition(":")
            self._known[name] = self._prefixes[prefix] + local
        return self._known[name]


@cache
def names_of(own: str) -> Names:
    """The names of a site, by the address of our own terms."""
    return Names(own)


def lines(node: Node, names: Names) -> Iterator[str]:
    """The statements about a node, and about whatever is described inside of it; each a line with its end."""
    for each in node:
        subject = f"<{each.iri}>"
        for name in each.types:
            yield f"{subject} <{names['rdf:type']}> <{names[name]}> .\n"
        for name, value in each.properties:
            yield f"{subject} <{names[name]}> {term(value, names)} .\n"


def term(value: Iri | Literal | Node, names: Names) -> str:
    """An object of a statement."""
    if not isinstance(value, Literal):
        return f"<{value if isinstance(value, Iri) else value.iri}>"
    if value.language:
        return f'"{escaped(value.text)}"@{value.language}'
    if value.datatype:
        return f'"{escaped(value.text)}"^^<{names[value.datatype]}>'
    return f'"{escaped(value.text)}"'
