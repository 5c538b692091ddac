"""All files that the site publishes for programs, beside its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from lubiao.texts import LANGUAGES

from .changes_json import PATH as CHANGES_JSON
from .changes_json import changes_json
from .collection import Collection
from .following import calendars, feeds
from .formats import FORMATS


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the site: its site-relative path and its bytes."""

    path: str
    content: bytes


def published_files(collection: Collection) -> Iterator[PublishedFile]:
    """Every file, each made only when its turn comes."""
    yield from _downloads(collection)
    yield from _to_follow(collection)


def _downloads(collection: Collection) -> Iterator[PublishedFile]:
    for each in FORMATS.values():
        stream = io.BytesIO()
        each.write(collection, stream)
        yield PublishedFile(each.path, stream.getvalue())


def _to_follow(collection: Collection) -> Iterator[PublishedFile]:
    yield PublishedFile(CHANGES_JSON, changes_json(collection))
    for language in LANGUAGES:
        for path, content in (*feeds(collection, language), *calendars(collection, language)):
            yield PublishedFile(path, content)
