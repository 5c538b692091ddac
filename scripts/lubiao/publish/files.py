"""All files that the site publishes for programs, beside its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import starmap

from lubiao.texts import LANGUAGES

from .api import api_files
from .changes_json import PATH as CHANGES_JSON
from .changes_json import changes_json
from .checksums import CHECKSUMS, checksum_lines, sha256
from .citations import citation_files
from .collection import Collection
from .following import calendars, feeds
from .formats import DOWNLOADS
from .linked.files import linked_files
from .moved import moved_files
from .pictures import pictures
from .published_file import PublishedFile
from .tables import datasette


def published_files(collection: Collection) -> Iterator[PublishedFile]:
    """Every file of the collection's share, each made only when its turn comes."""
    sizes = {}
    if collection.share.is_first:
        for path, content in _downloads(collection):
            sizes[path] = len(content)
            yield PublishedFile(path, content)
        yield from starmap(PublishedFile, _once(collection))
    yield from starmap(PublishedFile, _shared_out(collection, sizes))


def _downloads(collection: Collection) -> Iterator[tuple[str, bytes]]:
    checksums = {}
    for each in DOWNLOADS:
        stream = io.BytesIO()
        each.write(collection, stream)
        content = stream.getvalue()
        checksums[each.file] = sha256(content)
        yield each.path, content
    yield CHECKSUMS, checksum_lines(checksums)


def _once(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """What the first share holds alone."""
    yield datasette.PATH, datasette.metadata()
    yield CHANGES_JSON, changes_json(collection)
    yield from citation_files(collection)
    yield from moved_files(collection)
    for language in LANGUAGES:
        yield from feeds(collection, language)
        yield from calendars(collection, language)


def _shared_out(collection: Collection, sizes: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """What has a file for each standard: these ask the share themselves."""
    yield from api_files(collection)
    yield from linked_files(collection, sizes)
    yield from pictures(collection)
