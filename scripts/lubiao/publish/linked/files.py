"""What is published beside the downloads: a file of each standard, the dataset, the vocabulary and the shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.addresses import PLACEHOLDER_SITE

from ..collection import Collection
from . import json_ld, turtle
from .concepts import concepts
from .dataset import dataset_nodes
from .graph import Node
from .iris import VOCABULARY, Iris, iris_of, json_ld_path
from .writing import lines_of

_HERE = Path(__file__).parent


def file_of_standard(collection: Collection, standard: CataloguedStandard) -> tuple[str, bytes]:
    """Path and content of the file of a standard."""
    head, lines = json_ld.head(iris_of(collection.addresses)), collection.once(lines_of, standard)
    return json_ld_path(standard), f"{head}{lines}{json_ld.TAIL}".encode()


def dataset_files(collection: Collection, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Path and content of what there is once: the dataset, the vocabulary, the shapes. `sizes` are those of the downloads, in bytes."""
    iris = iris_of(collection.addresses)
    dataset = dataset_nodes(collection, iris, sizes)
    yield "dataset.ttl", _turtle(iris, dataset)
    yield "dataset.jsonld", json_ld.document(iris, dataset)
    yield VOCABULARY, vocabulary(iris)
    yield "shapes.ttl", shapes(iris)


def vocabulary(iris: Iris) -> bytes:
    """What our own terms mean, as Turtle: classes and properties, then the concepts."""
    listed = "".join(line for node in concepts(iris) for line in turtle.paragraphs(node, iris))
    return _of_site("ns.ttl", iris) + listed.encode()


def shapes(iris: Iris) -> bytes:
    """What holds in the data (W3C, SHACL), as Turtle."""
    return _of_site("shapes.ttl", iris)


def _of_site(name: str, iris: Iris) -> bytes:
    """A file beside this module; its own address becomes that of the site."""
    return (_HERE / name).read_text("utf-8").replace(PLACEHOLDER_SITE, iris.base).encode()


def _turtle(iris: Iris, graph: Iterable[Node]) -> bytes:
    lines = (line for node in graph for line in turtle.paragraphs(node, iris))
    return (turtle.head(iris) + "".join(lines)).encode()
