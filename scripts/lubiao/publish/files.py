"""All files that the site publishes for programs, beside its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator

from .collection import Collection
from .formats import FORMATS
from .moved import moved_files
from .published_file import PublishedFile


def published_files(collection: Collection) -> Iterator[PublishedFile]:
    """Every file of the collection's share, each made only when its turn comes."""
    if collection.share.is_first:
        yield from _downloads(collection)
        yield from moved_files(collection)


def _downloads(collection: Collection) -> Iterator[PublishedFile]:
    for each in FORMATS.values():
        stream = io.BytesIO()
        each.write(collection, stream)
        yield PublishedFile(each.path, stream.getvalue())
