"""Addresses that records had under a former code or id. They lead on for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lubiao.codes import CodeError, parse
from lubiao.records.base import IDENTIFIER

if TYPE_CHECKING:
    from .catalogue import Catalogue


def is_id(written: str) -> bool:
    """Whether a former name of a standard is the id that it had while it was not identified: no code, in any spelling."""
    return re.match(IDENTIFIER, written) is not None and _code_slug(written) is None


def slug_of_former(written: str) -> str:
    """The last step of the address of a former code or id; empty where it is neither."""
    return written if is_id(written) else _code_slug(written) or ""


def _code_slug(written: str) -> str | None:
    try:
        return parse(written).slug
    except CodeError:
        return None


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
