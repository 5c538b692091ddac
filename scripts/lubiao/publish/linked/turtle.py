"""Turtle: the statements about one thing in one paragraph, for people too. After W3C, RDF 1.1 Turtle.

Addresses of the site are written relative to its own, which stands once at the top.
"""

from __future__ import annotations

from collections.abc import Iterator

from .graph import PREFIXES, Iri, Literal, Node
from .iris import Iris
from .ntriples import escaped


def head(iris: Iris) -> str:
    """The declarations at the top of a file."""
    prefixes = sorted({**PREFIXES, "lubiao": iris.own}.items())
    return f"@base <{iris.base}> .\n" + "".join(f"@prefix {name}: <{to}> .\n" for name, to in prefixes)


def paragraphs(node: Node, iris: Iris) -> Iterator[str]:
    """One paragraph about the node, and one about each thing that is described inside of it."""
    for each in node:
        said = {"a": ", ".join(each.types)}
        for name, value in each.properties:
            term = _term(value, iris)
            said[name] = f"{said[name]}, {term}" if name in said else term
        predicates = " ;\n    ".join([f"{name} {values}" for name, values in said.items()])
        yield f"\n{_iri(each.iri, iris)} {predicates} .\n"


def _term(value: Iri | Literal | Node, iris: Iris) -> str:
    if not isinstance(value, Literal):
        return _iri(value if isinstance(value, Iri) else value.iri, iris)
    said = f'"{escaped(value.text)}"'
    if value.language:
        return f"{said}@{value.language}"
    return f"{said}^^{value.datatype}" if value.datatype else said


def _iri(iri: Iri, iris: Iris) -> str:
    return f"<{iris.relative(iri)}>"
