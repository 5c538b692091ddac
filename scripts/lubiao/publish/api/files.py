"""The files of the API."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from lubiao.catalogue import CataloguedStandard
from lubiao.publish.collection import Collection
from lubiao.publish.pieces import write_kept

from .answer import FOLDER, written_out
from .endpoints import ENDPOINTS, STANDARDS
from .openapi import OPENAPI, openapi
from .standards import SUMMARIES, file_of, standard_answer


def api_file(collection: Collection, standard: CataloguedStandard) -> tuple[str, bytes]:
    """Path and bytes of the answer about a standard."""
    return f"{FOLDER}/{file_of(standard)}", written_out(standard_answer(collection, standard))


def api_lists(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the answers that there are once, and the description of all. The changes are made by `publish.changes_json`."""
    for endpoint in ENDPOINTS:
        if endpoint is STANDARDS:
            yield endpoint.path, _summaries(collection, endpoint.path)
        elif endpoint.answer:
            yield endpoint.path, written_out(endpoint.answer(collection))
    # People read this one: all of it is indented.
    description = json.dumps(openapi(collection), ensure_ascii=False, indent=1)
    yield OPENAPI, description.encode() + b"\n"


def _summaries(collection: Collection, path: str) -> bytes:
    stream = io.BytesIO()
    write_kept(collection, {path: (SUMMARIES, stream)})
    return stream.getvalue()
