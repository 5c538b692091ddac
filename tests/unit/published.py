"""What the site publishes for programs, path and content, for tests."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from lubiao.publish import Collection, write_downloads
from lubiao.publish.api import api_file, api_lists
from lubiao.publish.files import ONCE, files_of_standards, last_files
from lubiao.publish.linked.files import dataset_files, file_of_standard
from lubiao.publish.pictures import pictures


def published(collection: Collection) -> dict[str, bytes]:
    """Every file."""
    with tempfile.TemporaryDirectory() as folder:
        downloads = write_downloads(collection, Path(folder))
        made = {path: (Path(folder) / path).read_bytes() for path in downloads}
    for files in (*ONCE, files_of_standards, pictures):
        made |= files(collection)
    return made | dict(last_files(collection, downloads))


def api_files(collection: Collection) -> dict[str, bytes]:
    """Every answer of the API but the changes, and the description of all."""
    return dict(api_lists(collection)) | dict(api_file(collection, each) for each in collection.own)


def linked_files(collection: Collection, sizes: Mapping[str, int]) -> dict[str, bytes]:
    """Linked data beside the downloads, whose sizes in bytes are given."""
    made = dict(file_of_standard(collection, each) for each in collection.own)
    return made | dict(dataset_files(collection, sizes))
