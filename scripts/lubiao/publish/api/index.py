"""The entry of the API."""

from __future__ import annotations

from typing import Any

from lubiao.publish.checksums import CHECKSUMS
from lubiao.publish.collection import Collection
from lubiao.publish.following import CHANGES, IMPLEMENTATION, REVIEW
from lubiao.publish.formats import DOWNLOADS
from lubiao.publish.licence import LICENCE_ADDRESS

from .answer import FOLDER, SCHEMA_VERSION, links_of, standard_templates

LINKED = (
    "standards", "cities", "kinds", "subjects", "organizations", "sources", "coverage", "changes", "openapi",
)  # fmt: skip
"""The files that the entry leads to, by name."""

ELSEWHERE = {
    "dataset": "dataset.jsonld",
    "checksums": CHECKSUMS,
    "feed": CHANGES,
    "calendar": IMPLEMENTATION,
    "calendar_review": REVIEW,
}
"""What other rooms make for all standards."""


def index(collection: Collection) -> dict[str, Any]:
    """`index.json`: where everything is."""
    addresses = collection.addresses
    return {
        "schema_version": SCHEMA_VERSION,
        "generated": collection.generated.isoformat(),
        "total": len(collection.standards),
        "links": {
            **links_of(collection, "index.json", "api/"),
            **{name: addresses.file(f"{FOLDER}/{name}.json") for name in LINKED},
            **{name: addresses.file(path) for name, path in ELSEWHERE.items()},
            "licence": LICENCE_ADDRESS,
        },
        "templates": standard_templates(collection),
        "downloads": [
            {"name": each.name, "href": addresses.file(each.path), "media_type": each.media_type}
            for each in DOWNLOADS
        ],
    }
