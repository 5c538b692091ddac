"""The web addresses that records and sources give, each with those that give it."""

from __future__ import annotations

import datetime
import random
from collections import defaultdict
from collections.abc import Iterable

from lubiao.catalogue import Catalogue

MOST_A_WEEK = 600
"""Addresses; with a pause for each they take the better part of an hour where all are on one host."""


def addresses_of(catalogue: Catalogue) -> dict[str, list[str]]:
    """Address → names of the sources and standards that link it, in the order of the files. Document hosts are never linked."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for source in catalogue.sources.values():
        if source.url and source.tier.linkable:
            named[source.url].append(source.id)
    for standard in catalogue.standards:
        for evidence in standard.raw.evidence:
            known = catalogue.sources.get(evidence.source)
            if evidence.url and known and known.tier.linkable and standard.name not in named[evidence.url]:
                named[evidence.url].append(standard.name)
    return dict(named)


def share_of(day: datetime.date, addresses: Iterable[str], most: int = MOST_A_WEEK) -> list[str]:
    """The addresses that are visited in the week of a day: all, or so many that each has its turn in some weeks.

    Each week has an order of its own: where the time does not suffice, others wait the next time.
    """
    whole = list(addresses)
    shares = max(1, -(-len(whole) // most))
    week = day.toordinal() // 7
    share = whole[week % shares :: shares]
    random.Random(week).shuffle(share)
    return share
