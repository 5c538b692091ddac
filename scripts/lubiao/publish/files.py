"""All files that the site publishes for programs, beside its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from .collection import Collection
from .formats import FORMATS


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the site: its site-relative path and its bytes."""

    path: str
    content: bytes


def published_files(collection: Collection) -> Iterator[PublishedFile]:
    """Every file of the collection's share, each made only when its turn comes."""
    if collection.share.is_first:
        yield from _downloads(collection)


def _downloads(collection: Collection) -> Iterator[PublishedFile]:
    for each in FORMATS.values():
        stream = io.BytesIO()
        each.write(collection, stream)
        yield PublishedFile(each.path, stream.getvalue())
