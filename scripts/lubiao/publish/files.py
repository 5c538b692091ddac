"""All files that the site publishes for programs, beside its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

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
from .tables import datasette

Files = Iterator[tuple[str, bytes]]
"""Site-relative path and content of each, made only when its turn comes."""


def files_of_standards(collection: Collection) -> Files:
    """What each standard has for itself, but for its picture."""
    for standard in collection.own:
        yield api_file(collection, standard)
        yield file_of_standard(collection, standard)


def _following(collection: Collection) -> Files:
    yield CHANGES_JSON, changes_json(collection)
    for language in LANGUAGES:
        yield from feeds(collection, language)
        yield from calendars(collection, language)


ONCE: tuple[Callable[[Collection], Files], ...] = (_following, citation_files, moved_files, api_lists)
"""What there is once, beside the downloads."""


def last_files(collection: Collection, downloads: Mapping[str, Download]) -> Files:
    """What tells sizes and checksums of the downloads, and so comes behind them."""
    description = datasette.metadata()
    checksums = {path: written.checksum for path, written in downloads.items()}
    checksums[datasette.PATH] = sha256(description)
    yield datasette.PATH, description
    yield CHECKSUMS, checksum_lines({path.rpartition("/")[2]: of for path, of in checksums.items()})
    yield from dataset_files(collection, {path: written.size for path, written in downloads.items()})
