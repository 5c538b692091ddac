"""Who says so, and when it was looked at last: the readings behind a standard's record."""

from __future__ import annotations

from typing import NamedTuple

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.records import Level, Tier, WrittenDate


class Reading(NamedTuple):
    """A source, and the day on which it was read."""

    source: str
    read: WrittenDate


def last_looked(standard: CataloguedStandard) -> Reading | None:
    """The newest reading of any evidence or status; of several on one day the first that the record names."""
    raw = standard.raw
    readings = [Reading(evidence.source, evidence.read) for evidence in raw.evidence]
    if raw.status:
        readings.insert(0, Reading(raw.status.source, raw.status.read))
    return max(readings, key=lambda reading: reading.read, default=None)


def best_reading(standard: CataloguedStandard, catalogue: Catalogue) -> Reading | None:
    """The reading to trust most: by the source's tier, then by how much of the standard it shows."""
    tiers, levels = list(Tier), list(Level)
    best = min(
        standard.raw.evidence,
        key=lambda evidence: (
            tiers.index(catalogue.sources[evidence.source].tier),
            levels.index(evidence.level),
        ),
        default=None,
    )
    return Reading(best.source, best.read) if best else None
