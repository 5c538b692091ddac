"""Lists that begin on the page of a city or a source and, where they are long, stand whole on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lubiao.findings import N_

from .lists import list_pages, paged
from .page import Page
from .site import Site

NEVER_LEFT_ALONE = 2
"""So few rows more are shown at once rather than behind a link."""

ROWS = 25
"""Rows of a part. They say more than those of a plain list, and take more room."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What stands in one relation to a city or a source.

    `name` is the list's anchor, its step in the address of its own pages, and the macro of _relations.html
    that shows its rows. A page begins with `first` of them; `nothing` is what it says where there are none.
    """

    name: str
    heading: str
    nothing: str
    rows: Sequence[Any]
    first: int

    @property
    def is_long(self) -> bool:
        """Whether the list has pages of its own."""
        return len(self.rows) > self.first + NEVER_LEFT_ALONE

    @property
    def begin(self) -> Sequence[Any]:
        """The rows with which the page of the city or source begins: all of a short list."""
        return self.rows[: self.first] if self.is_long else self.rows

    def in_numbers(self) -> tuple[object, ...]:
        """What is shown of it where its rows are not."""
        return self.name, self.heading, self.nothing, len(self.rows), self.first


@dataclass(frozen=True, slots=True)
class Owner:
    """The page on which relations begin: its address, section, stylesheets and scripts, name, and its crumbs."""

    address: str
    section: str
    parts: tuple[str, ...]
    name: str
    crumbs: tuple[tuple[str, str], ...]


def pages_of_long(site: Site, owner: Owner, relations: Sequence[Relation]) -> Iterator[Page]:
    """The pages of each relation that is long."""
    for relation in relations:
        if not relation.is_long:
            continue
        title = f"{owner.name}{site.text(N_(': '))}{relation.heading}"
        description = site.text(N_("{title} ({n} in all)")).format(title=title, n=len(relation.rows))
        yield from list_pages(
            site,
            paged(f"{owner.address}{relation.name}/", relation.rows, ROWS),
            "relation.html",
            owner.section,
            title,
            description,
            needs=owner.parts,
            owner=owner,
            relation=relation,
        )
