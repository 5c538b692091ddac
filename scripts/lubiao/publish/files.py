"""All files that the site publishes for programs, beside its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import starmap

from lubiao.catalogue import CataloguedStandard
from lubiao.texts import LANGUAGES

from .api import api_file, api_lists
from .changes_json import PATH as CHANGES_JSON
from .changes_json import changes_json
from .checksums import CHECKSUMS, checksum_lines, sha256
from .citations import citation_files
from .collection import Collection
from .downloads import Download
from .following import calendars, feeds
from .linked.files import dataset_files, file_of_standard
from .moved import moved_files
from .pictures import pictures
from .published_file import PublishedFile
from .tables import datasette


def published_files(collection: Collection, downloads: Mapping[str, Download]) -> Iterator[PublishedFile]:
    """Every file of the collection's share but the `downloads`, which were written before; each made when its turn comes."""
    if collection.share.is_first:
        yield from starmap(PublishedFile, _once(collection, downloads))
    for standard in collection.own:
        yield from starmap(PublishedFile, files_of_standard(collection, standard))
    yield from starmap(PublishedFile, pictures(collection))


def files_of_standard(collection: Collection, standard: CataloguedStandard) -> Iterator[tuple[str, bytes]]:
    """Path and content of what a standard has for itself, but for its picture."""
    yield api_file(collection, standard)
    yield file_of_standard(collection, standard)


def _once(collection: Collection, downloads: Mapping[str, Download]) -> Iterator[tuple[str, bytes]]:
    """What the first share holds alone."""
    description = datasette.metadata()
    checksums = {path: written.checksum for path, written in downloads.items()}
    checksums[datasette.PATH] = sha256(description)
    yield datasette.PATH, description
    yield CHECKSUMS, checksum_lines({path.rpartition("/")[2]: of for path, of in checksums.items()})
    yield CHANGES_JSON, changes_json(collection)
    yield from citation_files(collection)
    yield from moved_files(collection)
    for language in LANGUAGES:
        yield from feeds(collection, language)
        yield from calendars(collection, language)
    yield from api_lists(collection)
    yield from dataset_files(collection, {path: written.size for path, written in downloads.items()})
