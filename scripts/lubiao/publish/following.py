"""What can be followed: a feed and two calendars of the whole site, of each city, a feed of each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.labels import KINDS
from lubiao.changes.change import Changed
from lubiao.codes import Kind
from lubiao.findings import N_
from lubiao.records import City
from lubiao.texts import Language, translator

from .atom import AtomWriter, Feed
from .calendars import Calendar, CalendarWriter, implementation_dates, review_dates
from .events import Event
from .history import newest

if TYPE_CHECKING:
    from .collection import Collection

NEWEST = 50
"""Events of each class in a feed, so that at most a hundred: readers keep what they have seen."""

CHANGES = "feeds/changes.atom"
IMPLEMENTATION, REVIEW = "calendar/implementation.ics", "calendar/review.ics"


def feed_of_city(city: str) -> str:
    """The path of a city's feed."""
    return f"feeds/cities/{city}.atom"


def feed_of_kind(kind: Kind) -> str:
    """The path of a kind's feed."""
    return f"feeds/kinds/{kind}.atom"


def calendars_of_city(city: str) -> tuple[str, str]:
    """The paths of a city's calendars: of implementation dates, of reviews."""
    return f"calendar/cities/{city}-implementation.ics", f"calendar/cities/{city}-review.ics"


def feeds(collection: Collection, language: Language) -> Iterator[tuple[str, bytes]]:
    """Path, with the language's prefix, and bytes of every feed. All have an address, also where nothing happened yet.

    What the last build left is left out; so it is of calendars.
    """
    writer = AtomWriter(collection.addresses, language, collection.generated)
    for feed in _feeds(collection, language):
        path = collection.addresses.prefixed(feed.path, language)
        # An event with its id follows from its standard, or from a release.
        events = [(event.id, event.date) for event in feed.events] or collection.generated
        if not collection.kept.has_file(path, (event.standard for event in feed.events), (feed.page, events)):
            yield path, writer.write(feed)


def calendars(collection: Collection, language: Language) -> Iterator[tuple[str, bytes]]:
    """Path, with the language's prefix, and bytes of every calendar."""
    writer = CalendarWriter(collection.addresses, language)
    for calendar in _calendars(collection, language):
        path = collection.addresses.prefixed(calendar.path, language)
        days = [(date.day, date.is_review) for date in calendar.dates]
        if not collection.kept.has_file(path, (date.standard for date in calendar.dates), days):
            yield path, writer.write(calendar)


def write_feed(collection: Collection, stream: BinaryIO) -> None:
    """The newest events of a collection as one feed, in its language."""
    language = collection.language
    writer, chosen = AtomWriter(collection.addresses, language, collection.generated), collection.selection
    selection = ",".join(sorted({*chosen.cities, *chosen.kinds, *chosen.statuses}))
    stream.write(writer.write(replace(_feed_of_all(collection, language), selection=selection)))


def write_calendar(collection: Collection, stream: BinaryIO) -> None:
    """Implementation dates and reviews of a collection as one calendar, in its language."""
    language, catalogue, standards = collection.language, collection.catalogue, collection.standards
    dates = [*implementation_dates(catalogue, standards), *review_dates(catalogue, standards)]
    dates.sort(key=lambda date: date.day)
    say = translator(language)
    title = _titled(language, say(N_("Implementation dates and reviews due")))
    calendar = Calendar(IMPLEMENTATION, "changes/", title, say(_ABOUT_REVIEW), dates)
    stream.write(CalendarWriter(collection.addresses, language).write(calendar))


_ABOUT_FEED = N_("The newest {newest} changes of standards and the newest {newest} of their records.")
_ABOUT_IMPLEMENTATION = N_(
    "Implementation dates of standards as their sources give them, the nearest hundred that have passed and the next hundred. Not an official publication."
)
_ABOUT_REVIEW = N_(
    "Five years after issue or the last review, a standard is generally due for review (Standardization Law, Art. 29). Due is not invalid. Not an official publication."
)
_OF_ONE_CLASS = (
    (
        Changed.STANDARD,
        "standards",
        N_("Changes of standards"),
        N_("What happened to standards: the newest {newest}."),
    ),
    (
        Changed.RECORD,
        "records",
        N_("Changes of records"),
        N_("What was read, corrected or completed in the records: the newest {newest}."),
    ),
)


def _feed_of_all(collection: Collection, language: Language) -> Feed:
    say = translator(language)
    title, about = say(N_("Changes in the catalogue")), say(_ABOUT_FEED).format(newest=NEWEST)
    chosen = newest(collection.history, NEWEST)
    return Feed(CHANGES, "changes/", _titled(language, title), about, chosen)


def _feeds(collection: Collection, language: Language) -> Iterator[Feed]:
    catalogue, say = collection.catalogue, translator(language)
    yield _feed_of_all(collection, language)
    for changed, name, title, about in _OF_ONE_CLASS:
        yield Feed(
            f"feeds/{name}.atom",
            f"changes/{name}/",
            _titled(language, say(title)),
            say(about).format(newest=2 * NEWEST),
            newest((event for event in collection.history if event.changed is changed), 2 * NEWEST),
        )
    about = say(_ABOUT_FEED).format(newest=NEWEST)
    of_city = _by_city(collection)
    for city in catalogue.cities.values():
        title, chosen = _city_name(city, language), newest(of_city[city.id], NEWEST)
        yield Feed(feed_of_city(city.id), f"cities/{city.id}/", _titled(language, title), about, chosen)
    of_kind = defaultdict[Kind | None, list[Event]](list)
    for event in collection.history:
        if event.standard:
            of_kind[event.standard.kind].append(event)
    for kind in Kind:
        page = f"kinds/{kind}/" if kind in catalogue.of_kind else "kinds/"
        title, chosen = say(KINDS[kind]), newest(of_kind[kind], NEWEST)
        yield Feed(feed_of_kind(kind), page, _titled(language, title), about, chosen)


def _by_city(collection: Collection) -> defaultdict[str, list[Event]]:
    """City id → the events of all standards that are tied to it, the newest first."""
    cities: defaultdict[CataloguedStandard | None, list[str]] = defaultdict(list)
    for city in collection.catalogue.cities:
        for standard in collection.catalogue.of_city(city):
            cities[standard].append(city)
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for event in collection.history:
        for city in cities[event.standard]:
            events[city].append(event)
    return events


def _calendars(collection: Collection, language: Language) -> Iterator[Calendar]:
    catalogue, say = collection.catalogue, translator(language)

    def of_implementation(
        path: str, page: str, standards: Iterable[CataloguedStandard], *of: str
    ) -> Calendar:
        title = _titled(language, *of, say(N_("Implementation dates")))
        return Calendar(
            path, page, title, say(_ABOUT_IMPLEMENTATION), implementation_dates(catalogue, standards)
        )

    def of_review(path: str, page: str, standards: Iterable[CataloguedStandard], *of: str) -> Calendar:
        title = _titled(language, *of, say(N_("Reviews due")))
        return Calendar(path, page, title, say(_ABOUT_REVIEW), review_dates(catalogue, standards))

    yield of_implementation(IMPLEMENTATION, "upcoming/", collection.standards)
    yield of_review(REVIEW, "review/", collection.standards)
    for city in catalogue.cities.values():
        (implementation, review), page = calendars_of_city(city.id), f"cities/{city.id}/"
        standards, name = catalogue.of_city(city.id), _city_name(city, language)
        yield of_implementation(implementation, page, standards, name)
        yield of_review(review, page, standards, name)


def _city_name(city: City, language: Language) -> str:
    return city.short_zh if language == "zh" else city.name_en


def _titled(language: Language, *titles: str) -> str:
    """With the name of the catalogue: in a reader or calendar it stands among others."""
    return " · ".join((translator(language)(N_("Lubiao")), *titles))
