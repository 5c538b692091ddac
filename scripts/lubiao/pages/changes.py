"""What changed, by day: standards apart from their records; and how to follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from lubiao.changes.change import Changed
from lubiao.findings import N_
from lubiao.publish.events import Event
from lubiao.publish.following import CHANGES, IMPLEMENTATION, NEWEST, REVIEW
from lubiao.publish.saying import said

from .filling import render
from .lists import PARTS_WITH_CLAIMS, list_pages, paged
from .page import Page
from .site import Site

SECTION = "standards"
PARTS = (*PARTS_WITH_CLAIMS, "changes")
LISTED = 300
"""Events of each list. A history grows with every standard and every day; all of it is for programs."""

FIRST = {Changed.STANDARD: 12, Changed.RECORD: 6}
"""Events of each class on the page that tells both."""

TITLE = {Changed.STANDARD: N_("Changes of standards"), Changed.RECORD: N_("Changes of records")}
ABOUT = {
    Changed.STANDARD: N_(
        "Issued, implemented, reviewed, superseded, withdrawn: by the dates that sources give."
    ),
    Changed.RECORD: N_(
        "What was read, corrected or completed here. The standards themselves did not change."
    ),
}
LIST = {Changed.STANDARD: "changes/standards/", Changed.RECORD: "changes/records/"}


class _Group(NamedTuple):
    """The newest events of a class, how many there are in all, and the address at which they stand."""

    changed: Changed
    title: str
    about: str
    address: str
    events: list[Event]
    total: int


class _File(NamedTuple):
    """A file to follow. `subscribe` is the address that a calendar program opens as a subscription."""

    path: str
    title: str
    about: str
    whole: str
    subscribe: str


def change_pages(site: Site) -> Iterator[Page]:
    """The page of both classes and of what can be followed, then the list of each class."""
    of_class = {
        changed: [event for event in site.collection.history if event.changed is changed]
        for changed in Changed
    }
    yield _overview(site, of_class)
    for changed, events in of_class.items():
        yield from list_pages(
            site,
            paged(LIST[changed], events[:LISTED]),
            "changes_list.html",
            SECTION,
            site.text(TITLE[changed]),
            site.text(ABOUT[changed]),
            needs=PARTS,
            total=len(events),
            changed=changed,
            heading=site.text(TITLE[changed]),
            about=site.text(ABOUT[changed]),
            sentence=_sentence(site),
        )


def _overview(site: Site, of_class: dict[Changed, list[Event]]) -> Page:
    groups = [
        _Group(
            changed,
            site.text(TITLE[changed]),
            site.text(ABOUT[changed]),
            LIST[changed],
            events[: FIRST[changed]],
            len(events),
        )
        for changed, events in of_class.items()
    ]
    body = render(
        site,
        "changes.html",
        1,
        groups=groups,
        sentence=_sentence(site),
        feeds=_feeds(site),
        calendars=_calendars(site),
        newest=NEWEST,
    )
    return Page(
        "changes/",
        SECTION,
        site.text(N_("What changed")),
        site.text(
            N_("What changed in standards and in their records, by day; feeds and calendars to follow it.")
        ),
        body,
        PARTS,
    )


def _sentence(site: Site) -> Callable[[Event], Markup]:
    """An event as a sentence, the Chinese in it marked."""
    return lambda event: site.prose(said(event, site.language))


def _feeds(site: Site) -> list[_File]:
    return [
        _file(site, CHANGES, N_("All changes"), N_("of standards and of their records")),
        _file(site, "feeds/standards.atom", N_("Standards only"), N_("for who must know what holds")),
        _file(site, "feeds/records.atom", N_("Records only"), N_("for who builds on the data")),
    ]


def _calendars(site: Site) -> list[_File]:
    return [
        _file(site, IMPLEMENTATION, N_("Implementation dates"), N_("what comes, and what came last")),
        _file(site, REVIEW, N_("Reviews due"), N_("five years after issue or the last review")),
    ]


def _file(site: Site, path: str, title: str, about: str) -> _File:
    whole = site.canonical(path)
    return _File(path, site.text(title), site.text(about), whole, "webcal:" + whole.partition(":")[2])
