"""All files that the site publishes for programs, beside its pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from itertools import starmap

from lubiao.texts import LANGUAGES

from .api import api_files, api_records
from .changes_json import PATH as CHANGES_JSON
from .changes_json import changes_json
from .checksums import CHECKSUMS, checksum_lines, sha256
from .citations import citation_files
from .collection import Collection
from .following import calendars, feeds
from .format import Format
from .formats import DOWNLOADS
from .linked.files import linked_files, linked_records
from .moved import moved_files
from .pictures import pictures
from .published_file import PublishedFile
from .tables import datasette

Files = Iterator[tuple[str, bytes]]
"""Site-relative path and content of each, made only when its turn comes."""


def published_files(collection: Collection) -> Iterator[PublishedFile]:
    """Every file of the collection's share."""
    made: dict[str, bytes] = {}
    if collection.share.is_first:
        for format in DOWNLOADS:
            made |= download(collection, format)
        for once in ONCE:
            yield from starmap(PublishedFile, once(collection))
        yield from starmap(PublishedFile, made.items())
        sizes = {path: len(content) for path, content in made.items()}
        checksums = {path: sha256(content) for path, content in made.items()}
        yield from starmap(PublishedFile, last_files(collection, sizes, checksums))
    for records in OF_RECORDS:
        yield from starmap(PublishedFile, records(collection))


def download(collection: Collection, format: Format) -> dict[str, bytes]:
    """The file of a format: its path and content."""
    stream = io.BytesIO()
    format.write(collection, stream)
    return {format.path: stream.getvalue()}


def _following(collection: Collection) -> Files:
    yield CHANGES_JSON, changes_json(collection)
    for language in LANGUAGES:
        yield from feeds(collection, language)
        yield from calendars(collection, language)


ONCE: tuple[Callable[[Collection], Files], ...] = (_following, citation_files, moved_files, api_files)
"""What there is once, beside the downloads."""

OF_RECORDS: tuple[Callable[[Collection], Files], ...] = (pictures, linked_records, api_records)
"""What has a file for each standard."""


def last_files(collection: Collection, sizes: Mapping[str, int], checksums: Mapping[str, str]) -> Files:
    """What tells sizes in bytes and SHA-256 of the downloads, by their paths, and so comes behind them."""
    description = datasette.metadata()
    yield datasette.PATH, description
    named = {path.rpartition("/")[2]: checksum for path, checksum in checksums.items()}
    yield CHECKSUMS, checksum_lines(named | {datasette.PATH.rpartition("/")[2]: sha256(description)})
    yield from linked_files(collection, sizes)
