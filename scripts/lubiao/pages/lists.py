"""Long lists in parts, so that no page grows with the catalogue.

The first part has the address of the list, the others `page/2/`, `page/3/` … below it. What stands in a list has
one step below it (`standards/db3702-t-0014-2022/`, `bodies/samr/`), a part two: whatever a standard or a body is
called, it never has the address of a part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lubiao.catalogue import CataloguedStandard
from lubiao.findings import N_

from .filling import render
from .following import feed_link
from .keys import keeper
from .page import Page
from .site import Site

ROWS = 30
"""The rows of a part: with a row of at most 400 bytes, 12 kB beside a shell of 10."""

PARTS = ("lists",)
"""What a page with a list needs beside the stylesheets and scripts of every page."""

PARTS_WITH_CLAIMS = (*PARTS, "rows", "city")
"""What it needs where a row says more than code, title, dates and status: what is claimed of the standard."""

_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one group within a part. `total` counts all rows of the group, on whichever parts they stand."""

    key: str
    rows: Sequence[Any]
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a list. `address` is that of the list, `number` and `count` say which part of how many it is.

    `first` is the place of its first row in the whole list, from 1; 0 in an empty list. `starts` gives for each
    group of the list the address at which it begins, with its anchor.
    """

    address: str
    number: int
    count: int
    groups: Sequence[Group]
    first: int
    total: int
    starts: Mapping[str, str]

    @property
    def rows(self) -> list[Any]:
        """All rows of the part, in order."""
        return [row for group in self.groups for row in group.rows]

    @property
    def last(self) -> int:
        """The place of its last row in the whole list."""
        return self.first + len(self.rows) - 1 if self.total else 0

    @property
    def own_address(self) -> str:
        """The address of this part."""
        return self.address_of(self.number)

    def address_of(self, number: int) -> str:
        """The address of any part of the list."""
        return part_address(self.address, number)

    @property
    def shown(self) -> list[int | None]:
        """The numbers that the navigation offers: the ends, this part and its neighbours; None where some are left out."""
        near = range(self.number - _NEIGHBOURS, self.number + _NEIGHBOURS + 1)
        offered = sorted({1, self.count, *(number for number in near if 1 <= number <= self.count)})
        numbers: list[int | None] = []
        for number in offered:
            if numbers and numbers[-1] is not None and number - numbers[-1] == 2:
                numbers.append(number - 1)
            elif numbers and numbers[-1] != number - 1:
                numbers.append(None)
            numbers.append(number)
        return numbers


def part_address(address: str, number: int) -> str:
    """The address of a part of the list at an address."""
    return address if number == 1 else f"{address}page/{number}/"


def paged(address: str, rows: Sequence[Any], size: int = ROWS) -> list[Part]:
    """A list in parts. An empty list has one part, which says so."""
    return grouped(address, {"": rows}, size)


def grouped(address: str, groups: Mapping[str, Sequence[Any]], size: int = ROWS) -> list[Part]:
    """A list whose rows stand in groups, in parts: a part ends where it is full, in whatever group."""
    rows = [(key, row) for key, of_group in groups.items() for row in of_group]
    starts: dict[str, str] = {}
    place = 0
    for key, of_group in groups.items():
        if of_group:
            starts[key] = f"{part_address(address, place // size + 1)}#{key}"
        place += len(of_group)
    count = max(1, -(-len(rows) // size))
    parts = []
    for number in range(1, count + 1):
        first = (number - 1) * size
        here = rows[first : first + size]
        keys = dict.fromkeys(key for key, _ in here)
        of_part = [Group(key, [row for of, row in here if of == key], len(groups[key])) for key in keys]
        parts.append(Part(address, number, count, of_part, first + 1 if rows else 0, len(rows), starts))
    return parts


def list_pages(
    site: Site,
    parts: Sequence[Part],
    template: str,
    section: str,
    title: str,
    description: str,
    *,
    needs: tuple[str, ...] = PARTS,
    feed: str = "",
    **values: object,
) -> Iterator[Page]:
    """A page for each part. The template gets it as `part`, beside the other values; `needs` are `Page.parts`.
    `feed` is the path of the feed of what is listed.

    From the second part on, the title says which part it is, and the description begins with the title.
    """
    is_kept = keeper(site, template, section, title, description, needs, feed, values)
    for part in parts:
        if not site.share.has(part.own_address) or _is_kept(part, is_kept):
            yield Page.elsewhere(part.own_address)
            continue
        depth = part.own_address.count("/")
        body = render(site, template, depth, part=part, feed=feed, **values)
        yield Page(
            part.own_address,
            section,
            title + _behind(site, part),
            description if part.number == 1 else _description(site, title + _behind(site, part), description),
            body,
            needs,
            feed_link(depth, feed, title) if feed else "",
        )


def _is_kept(part: Part, is_kept: Callable[..., bool]) -> bool:
    rows = part.rows
    if not all(isinstance(row, CataloguedStandard) for row in rows):
        return is_kept(part.own_address, (), part)
    groups = [(group.key, len(group.rows), group.total) for group in part.groups]
    about = (part.number, part.count, part.first, part.total, part.starts)
    return is_kept(part.own_address, rows, groups, about)


def _description(site: Site, title: str, description: str) -> str:
    return title + site.text(N_(": ")) + description


def _behind(site: Site, part: Part) -> str:
    if part.number == 1:
        return ""
    return site.text(N_(", page {number} of {count}")).format(number=part.number, count=part.count)
