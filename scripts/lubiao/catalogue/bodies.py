"""Standards by body: what each body issues, is in charge of, and drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from lubiao.records import Organization

from .catalogue import Catalogue
from .standard import CataloguedStandard


class Work(StrEnum):
    """What a record says that a body does for a standard."""

    ISSUES = "issues"
    IN_CHARGE = "in-charge"
    DRAFTS = "drafts"


@dataclass(slots=True)
class Body:
    """A body, and the standards of each of its works in the order of lists."""

    organization: Organization
    works: dict[Work, list[CataloguedStandard]] = field(default_factory=lambda: {work: [] for work in Work})

    @property
    def standards(self) -> set[CataloguedStandard]:
        """All standards that name the body, for whatever work."""
        return {standard for of_work in self.works.values() for standard in of_work}

    def in_numbers(self) -> tuple[object, ...]:
        """What is shown of it where its standards are not."""
        return self.organization.id, *map(len, self.works.values()), len(self.standards)


def bodies_of(catalogue: Catalogue) -> dict[str, Body]:
    """Every body of organizations.yaml by its id, in the order of the file, whether a standard names it or not."""
    bodies = {entry.record.id: Body(entry.record) for entry in catalogue.data.organizations}
    for standard in catalogue.ordered:
        for work, name in named_in(standard):
            if organization := catalogue.organizations.get(name):
                of_work = bodies[organization.id].works[work]
                # One body may stand in a record under two of its names.
                if not of_work or of_work[-1] is not standard:
                    of_work.append(standard)
    return bodies


def unlisted_names(catalogue: Catalogue) -> set[str]:
    """The names of bodies in records that no entry of organizations.yaml has."""
    named = {name for standard in catalogue.standards for _, name in named_in(standard)}
    return named - catalogue.organizations.keys()


def named_in(standard: CataloguedStandard) -> Iterator[tuple[Work, str]]:
    """The bodies that a record names, and for what."""
    raw = standard.raw
    yield from ((Work.ISSUES, name) for name in raw.issuers)
    if raw.committee:
        yield Work.IN_CHARGE, raw.committee
    yield from ((Work.DRAFTS, name) for name in raw.drafters)
