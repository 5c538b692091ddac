"""When what a page shows changed last, as far as the data dates it: never the day of a build."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.catalogue.bodies import named_in
from lubiao.catalogue.last_change import last_change_of
from lubiao.catalogue.subjects import levels_of

_OF_ALL = "all"
_SHOWING_ALL = ("", "standards", "cities", "kinds", "subjects", "bodies", "years", "status", "sources", "upcoming", "review", "coverage")  # fmt: skip
"""Pages that change with any standard, and the lists below which each page has its own standards."""

_PARTS = ("page", "tiers")
"""Steps behind a list that only part it."""


def last_modified(newest: Mapping[str, datetime.date], addresses: Iterable[str]) -> dict[str, datetime.date]:
    """Site-relative address → the day of the last change of what stands there; what has no date is left out.

    A page of a standard changes with the standard, a list with the newest of its standards: see `newest_changes`.
    """
    dated = ((address, newest.get(_about(address))) for address in addresses)
    return {address: day for address, day in dated if day}


def newest_changes(catalogue: Catalogue) -> dict[str, datetime.date]:
    """What pages show → the day of its last change."""
    days: dict[str, datetime.date] = {}
    for standard in catalogue.standards:
        if day := last_change_of(catalogue, standard):
            for about in _shown_on(catalogue, standard):
                if about not in days or days[about] < day:
                    days[about] = day
    return days


def _about(address: str) -> str:
    """What the page at an address shows: the first two steps, or all standards."""
    section, step = (*address.split("/"), "")[:2]
    if section in _SHOWING_ALL and (not step or step in _PARTS):
        return _OF_ALL
    return f"{section}/{step}"


def _shown_on(catalogue: Catalogue, standard: CataloguedStandard) -> Iterator[str]:
    """The pages that show a standard, as `_about` names them."""
    raw = standard.raw
    yield _OF_ALL
    yield f"standards/{standard.slug}"
    yield f"kinds/{standard.kind}"
    yield f"years/{raw.issued.year if raw.issued else 'unknown'}"
    yield f"status/{catalogue.standings[standard].status}"
    if city := catalogue.issuing_city(standard):
        yield f"cities/{city.id}"
    yield from (f"cities/{each.city}" for each in raw.cited)
    yield from (f"cities/{each.city}" for each in raw.drafted_in)
    yield from (f"subjects/{level}" for code in raw.ics or ("unknown",) for level in levels_of(code))
    yield from (f"sources/{each.source}" for each in raw.evidence)
    yield from (f"sources/{each.source}" for each in raw.cited)
    if raw.status:
        yield f"sources/{raw.status.source}"
    for _, name in named_in(standard):
        if body := catalogue.organizations.get(name):
            yield f"bodies/{body.id}"
