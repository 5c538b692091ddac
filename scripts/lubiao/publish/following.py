"""What can be followed: a feed and two calendars of the whole site, of each city, a feed of each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.labels import KINDS
from lubiao.changes.change import Changed
from lubiao.codes import Kind
from lubiao.findings import N_
from lubiao.records import City
from lubiao.texts import LANGUAGES, Language, translator

from .atom import AtomWriter, Feed
from .calendars import Calendar, CalendarWriter, Date, implementation_dates, review_dates
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
    """Path, with the language's prefix, and bytes of every feed. All have an address, also where nothing happened yet."""
    writer = AtomWriter(collection.addresses, language, collection.generated)
    for feed in _feeds(collection, language):
        yield collection.addresses.prefixed(feed.path, language), writer.write(feed)


def calendars(collection: Collection, language: Language) -> Iterator[tuple[str, bytes]]:
    """Path, with the language's prefix, and bytes of every calendar."""
    writer = CalendarWriter(collection.addresses, language)
    for calendar in _calendars(collection, language):
        yield collection.addresses.prefixed(calendar.path, language), writer.write(calendar)


def write_feed(collection: Collection, stream: BinaryIO) -> None:
    """The newest events of a collection as one feed, in Chinese."""
    language = LANGUAGES[0]
    writer = AtomWriter(collection.addresses, language, collection.generated)
    stream.write(writer.write(_whole(collection, language)))


def write_calendar(collection: Collection, stream: BinaryIO) -> None:
    """Implementation dates and reviews of a collection as one calendar, in Chinese."""
    language, catalogue, standards = LANGUAGES[0], collection.catalogue, collection.standards
    dates = [*implementation_dates(catalogue, standards), *review_dates(catalogue, standards)]
    dates.sort(key=lambda date: date.day)
    title = N_("Implementation dates and reviews due")
    calendar = _calendar(language, IMPLEMENTATION, "changes/", title, _ABOUT_REVIEW, dates)
    stream.write(CalendarWriter(collection.addresses, language).write(calendar))


_ABOUT_FEED = N_("The newest {newest} changes of standards and the newest {newest} of their records.")
_ABOUT_IMPLEMENTATION = N_(
    "Implementation dates of standards as their sources give them, the nearest hundred that have passed and the next hundred. Not an official publication."
)
_ABOUT_REVIEW = N_(
    "Five years after issue or the last review, a standard is generally due for review (Standardization Law, Art. 29). Due is not invalid. Not an official publication."
)


def _whole(collection: Collection, language: Language) -> Feed:
    about = translator(language)(_ABOUT_FEED).format(newest=NEWEST)
    title = translator(language)(N_("Changes in the catalogue"))
    return Feed(CHANGES, "changes/", _titled(title, language), about, newest(collection.history, NEWEST))


def _feeds(collection: Collection, language: Language) -> Iterator[Feed]:
    say = translator(language)
    yield _whole(collection, language)
    for changed, path, title, about in (
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
    ):
        of_class = [event for event in collection.history if event.changed is changed]
        chosen = newest(of_class, 2 * NEWEST)
        told = say(about).format(newest=2 * NEWEST)
        yield Feed(f"feeds/{path}.atom", f"changes/{path}/", _titled(say(title), language), told, chosen)

    catalogue, about = collection.catalogue, say(_ABOUT_FEED).format(newest=NEWEST)
    of_city, of_kind = _by_city_and_kind(collection)
    for city in catalogue.cities.values():
        title = _titled(city_name(city, language), language)
        chosen = newest(of_city[city.id], NEWEST)
        yield Feed(feed_of_city(city.id), f"cities/{city.id}/", title, about, chosen)
    for kind in Kind:
        page = f"kinds/{kind}/" if kind in catalogue.of_kind else "kinds/"
        title = _titled(say(KINDS[kind]), language)
        yield Feed(feed_of_kind(kind), page, title, about, newest(of_kind[kind], NEWEST))


def _by_city_and_kind(
    collection: Collection,
) -> tuple[defaultdict[Hashable, list[Event]], defaultdict[Hashable, list[Event]]]:
    """City id → its events, kind → its events, each the newest first."""
    cities: defaultdict[CataloguedStandard | None, list[str]] = defaultdict(list)
    for city in collection.catalogue.cities:
        for standard in collection.catalogue.of_city(city):
            cities[standard].append(city)
    of_city: defaultdict[Hashable, list[Event]] = defaultdict(list)
    of_kind: defaultdict[Hashable, list[Event]] = defaultdict(list)
    for event in collection.history:
        for city in cities[event.standard]:
            of_city[city].append(event)
        if event.standard:
            of_kind[event.standard.kind].append(event)
    return of_city, of_kind


def _calendars(collection: Collection, language: Language) -> Iterator[Calendar]:
    catalogue, say = collection.catalogue, translator(language)
    implementation, review = N_("Implementation dates"), N_("Reviews due")

    def both(
        paths: tuple[str, str], pages: tuple[str, str], of: str, standards: Iterable[CataloguedStandard]
    ) -> Iterator[Calendar]:
        standards = list(standards)
        for path, page, title, about, dates in (
            (
                paths[0],
                pages[0],
                implementation,
                _ABOUT_IMPLEMENTATION,
                implementation_dates(catalogue, standards),
            ),
            (paths[1], pages[1], review, _ABOUT_REVIEW, review_dates(catalogue, standards)),
        ):
            named = f"{of}{say(N_(': '))}{say(title)}" if of else say(title)
            yield Calendar(path, page, _titled(named, language), say(about), dates)

    yield from both((IMPLEMENTATION, REVIEW), ("upcoming/", "review/"), "", collection.standards)
    for city in catalogue.cities.values():
        page = f"cities/{city.id}/"
        yield from both(
            calendars_of_city(city.id), (page, page), city_name(city, language), catalogue.of_city(city.id)
        )


def _calendar(
    language: Language, path: str, page: str, title: str, about: str, dates: Sequence[Date]
) -> Calendar:
    say = translator(language)
    return Calendar(path, page, _titled(say(title), language), say(about), dates)


def city_name(city: City, language: Language) -> str:
    """The name of a city in a language."""
    return city.short_zh if language == "zh" else city.name_en


def _titled(title: str, language: Language) -> str:
    """With the name of the catalogue: in a reader or calendar it stands among others."""
    return f"{translator(language)(N_('Lubiao'))} · {title}"
