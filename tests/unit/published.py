"""All that the site publishes for programs, for tests."""

import tempfile
from pathlib import Path

from lubiao.publish import Collection, published_files, write_downloads


def published(collection: Collection) -> dict[str, bytes]:
    """Every file by its path."""
    with tempfile.TemporaryDirectory() as folder:
        downloads = write_downloads(collection, Path(folder))
        files = {path: (Path(folder) / path).read_bytes() for path in downloads}
    return files | {file.path: file.content for file in published_files(collection, downloads)}
