"""The history of the catalogue for programs: /api/v1/changes.json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lubiao.catalogue.addresses import Addresses

from .api.answer import written_out
from .events import Event
from .history import newest
from .saying import said

if TYPE_CHECKING:
    from .collection import Collection

PATH = "api/v1/changes.json"
SCHEMA_VERSION = "1.0"
NEWEST = 1000
"""Events of each class: those of a catalogue of any size stay below 2 MB. Dates of older ones stand in the records."""


def changes_json(collection: Collection) -> bytes:
    """The newest events, the newest first; JSON in UTF-8.

    `{"schema_version", "generated", "total", "listed", "links", "changes": [{"id", "day", "date", "changed", "what",
    "standard", "slug", "title_zh", "title_en", "title_en_from", "by", "source", "level", "status", "release", "keys",
    "text_zh", "text_en", "links"}…]}`. `total` counts all events, `listed` those that are told. `day` is a day, `date` the day or
    the month as the record has it. `changed` is `standard` or `record`, `what` a `What`. What has no part in an event
    is null, and a list is empty. `keys` are names of keys of the record that were different in a release.
    """
    return written_out(changes(collection))


def changes(collection: Collection, first: int | None = None) -> dict[str, Any]:
    """The same before it is written, or with only the `first` few of its events."""
    addresses, events = collection.addresses, newest(collection.history, NEWEST)
    return {
        "schema_version": SCHEMA_VERSION,
        "generated": collection.generated.isoformat(),
        "total": len(collection.history),
        "listed": len(events),
        "links": {
            "self": addresses.file(PATH),
            "html": addresses.page("changes/", "zh"),
            "html_en": addresses.page("changes/", "en"),
        },
        "changes": [_told(event, addresses) for event in events[:first]],
    }


def _told(event: Event, addresses: Addresses) -> dict[str, object]:
    page = f"standards/{event.slug}/" if event.standard else "changes/"
    return {
        "id": event.id,
        "day": event.day.isoformat(),
        "date": event.date,
        "changed": event.changed,
        "what": event.what,
        "standard": event.name,
        "slug": event.slug,
        "title_zh": event.title_zh,
        "title_en": event.title_en,
        "title_en_from": event.title_en_from,
        "by": event.by,
        "source": event.source.id if event.source else None,
        "level": event.level,
        "status": event.status,
        "release": event.release,
        "keys": [key.key for key in event.keys],
        "text_zh": said(event, "zh"),
        "text_en": said(event, "en"),
        "links": {"html": addresses.page(page, "zh"), "html_en": addresses.page(page, "en")},
    }
