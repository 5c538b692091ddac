"""Addresses that records had under a former code or id. They lead on for ever."""

from __future__ import annotations

from collections.abc import Iterator

from .catalogue import Catalogue
from .former_names import slug_of_former


def former_addresses(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each address of a page under a former name, and the address now; both without the language's prefix."""
    for standard in catalogue.ordered:
        for written in standard.raw.former:
            if slug := slug_of_former(written):
                yield f"standards/{slug}/", f"standards/{standard.slug}/"
    for section, records in (
        ("cities", catalogue.data.cities),
        ("bodies", catalogue.data.organizations),
        ("sources", catalogue.data.sources),
    ):
        for entry in records:
            for former in entry.record.former:
                yield f"{section}/{former}/", f"{section}/{entry.record.id}/"
