"""All files that the site publishes for programs, beside its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from .api import api_files
from .checksums import CHECKSUMS, checksum_lines, sha256
from .citations import citation_files
from lubiao.texts import LANGUAGES

from .changes_json import PATH as CHANGES_JSON
from .changes_json import changes_json
from .collection import Collection
from .following import calendars, feeds
from .formats import FORMATS
from .tables import datasette
from .linked.files import linked_files
from .pictures import pictures


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the site: its site-relative path and its bytes."""

    path: str
    content: bytes


def published_files(collection: Collection) -> Iterator[PublishedFile]:
    """Every file, each made only when its turn comes."""
    yield from _downloads(collection)
    yield from (PublishedFile(*each) for each in api_files(collection))
    yield PublishedFile(datasette.PATH, datasette.metadata())
    sizes = {}
    for file in _downloads(collection):
        sizes[file.path] = len(file.content)
        yield file
    yield from (PublishedFile(path, content) for path, content in linked_files(collection, sizes))
    yield from (PublishedFile(*each) for each in citation_files(collection))
    yield from _to_follow(collection)
    yield from (PublishedFile(path, content) for path, content in pictures(collection))


def _downloads(collection: Collection) -> Iterator[PublishedFile]:
    checksums = {}
    for each in FORMATS.values():
        stream = io.BytesIO()
        each.write(collection, stream)
        content = stream.getvalue()
        checksums[each.file] = sha256(content)
        yield PublishedFile(each.path, content)
    yield PublishedFile(CHECKSUMS, checksum_lines(checksums))
        yield PublishedFile(each.path, stream.getvalue())


def _to_follow(collection: Collection) -> Iterator[PublishedFile]:
    yield PublishedFile(CHANGES_JSON, changes_json(collection))
    for language in LANGUAGES:
        for path, content in (*feeds(collection, language), *calendars(collection, language)):
            yield PublishedFile(path, content)
