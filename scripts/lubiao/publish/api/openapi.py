"""The description of the API: OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1.html, with examples from the data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lubiao.findings import N_
from lubiao.publish.collection import Collection
from lubiao.publish.licence import LICENCE_ADDRESS
from lubiao.texts import translator

from .answer import FOLDER, SCHEMA_VERSION
from .endpoints import ENDPOINTS, STANDARD, Endpoint
from .examples import example_of
from .schemas import REFERENCE, components

OPENAPI = f"{FOLDER}/openapi.json"
"""The path of the description."""

TITLE = "鲁标 Lubiao"
ABOUT = N_(
    "Files that any host of files can send: no key, no limit, no query. What people wrote stands under raw, everything else follows from it. Unknown is null; under raw, a key that nobody wrote is not there. New members may be added to any answer: overlook what you do not know."
)
SLUG = N_("The last step of the standard’s addresses, as standards.json gives it.")
ANSWERED = N_("The answer.")


@lru_cache(maxsize=1)
def openapi(collection: Collection) -> dict[str, Any]:
    """The whole description, not to be changed; its server is the site of the collection."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": SCHEMA_VERSION,
            "description": _both(ABOUT),
            "license": {"name": "CC0 1.0", "url": LICENCE_ADDRESS},
        },
        "externalDocs": {"url": collection.addresses.page("api/", "zh")},
        "servers": [{"url": collection.addresses.file("").rstrip("/")}],
        "paths": {f"/{endpoint.path}": _path(endpoint, collection) for endpoint in ENDPOINTS},
        "components": {"schemas": components()},
    }


def _path(endpoint: Endpoint, collection: Collection) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": {"$ref": REFERENCE + endpoint.model}}
    if example := example_of(endpoint, collection):
        content["example"] = example
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": _both(endpoint.title, " / "),
        "description": _both(endpoint.about),
        "responses": {"200": {"description": _both(ANSWERED), "content": {"application/json": content}}},
    }
    if endpoint is STANDARD:
        slug = {"name": "slug", "in": "path", "required": True, "schema": {"type": "string"}}
        operation["parameters"] = [slug | {"description": _both(SLUG)}]
    return {"get": operation}


def _both(text: str, between: str = "\n") -> str:
    """A text in both languages, the Chinese first."""
    return between.join(dict.fromkeys((translator("zh")(text), text)))
