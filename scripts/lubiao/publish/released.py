"""What earlier releases published, as data/releases/ keeps it: addresses, identifiers, state of the data.

data/releases/<version>/
    release.json      version, day, counts, hash of the data
    changes.json      what changed since the release before, as `lubiao diff --format json` tells it
    notes.md, notes.zh.md
    addresses.txt     every address of the site, relative to its top, sorted
    identifiers.txt   every name of a record: `standard DB3702/T 0014-2022`, `city qingdao`, sorted
    openapi.json      the interface, where the site had one
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lubiao.catalogue import Catalogue
from lubiao.texts import LANGUAGES

FOLDER = "releases"
ADDRESSES, IDENTIFIERS = "addresses.txt", "identifiers.txt"

VERSION = re.compile(r"([0-9]{4})\.([1-9]|1[0-2])\.(0|[1-9][0-9]{0,3})")
"""Year, month, and a counter within the month."""

TOP = "./"
"""The address of the home page, as a line that can be seen."""

_NOT_PROMISED = re.compile(r"assets/|search/[a-z]+\.js$|lines/|404\.html$|shard\.json$|sitemaps/")
"""What is found by its index or page alone: nobody links to it."""

_OF_PAGE = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9._-]*/)+")


def releases(data: Path) -> list[Path]:
    """The folders of the releases, the oldest first."""
    folder = data / FOLDER
    found = [path for path in folder.iterdir() if VERSION.fullmatch(path.name)] if folder.is_dir() else []
    return sorted(found, key=lambda path: order_of(path.name))


def order_of(version: str) -> tuple[int, ...]:
    """By which versions are ordered."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True, slots=True)
class Told:
    """What a release says of itself. `revision` is the commit whose data it holds, where it was written down later."""

    version: str
    day: datetime.date
    data_sha256: str
    revision: str = ""


def told_by(release: Path) -> Told:
    """What stands in release.json. Raises OSError, and ValueError where it is not as a release writes it."""
    about = json.loads((release / "release.json").read_bytes())
    try:
        told = Told(
            about["version"],
            datetime.date.fromisoformat(about["day"]),
            about["data_sha256"],
            about.get("revision", ""),
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError("no release") from problem
    if not all(isinstance(value, str) for value in (told.version, told.data_sha256, told.revision)):
        raise ValueError("no release")
    return told


def published_addresses(data: Path) -> set[str]:
    """Every address that any release published."""
    return {line for release in releases(data) for line in _lines(release / ADDRESSES)}


def published_pages(data: Path) -> set[str]:
    """The addresses of pages among them, without the prefix of a language.

    Something is written there: of what no release writes, such as an address that leads out of the site, there is none.
    """
    pages = {address for address in published_addresses(data) if _OF_PAGE.fullmatch(address)}
    for language in LANGUAGES[1:]:
        pages = {address.removeprefix(f"{language}/") for address in pages}
    return {address for address in pages if address and not address.startswith("s/")}


def published_identifiers(data: Path) -> set[str]:
    """Every name of a record that any release published."""
    return {line for release in releases(data) for line in _lines(release / IDENTIFIERS)}


def addresses_of(site: Path) -> list[str]:
    """Every address of a built site, relative to its top: `standards/gb-3095-2012/`, `downloads/standards.csv`; sorted."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(
        re.sub(r"(^|/)index\.html$", r"\1", path) or TOP for path in paths if not _NOT_PROMISED.match(path)
    )


def identifiers_of(catalogue: Catalogue, *, former: bool = False) -> list[str]:
    """Every name of a record, sorted; with those that it had before, if `former`."""
    return sorted(set(_identifiers(catalogue, former=former)))


def _identifiers(catalogue: Catalogue, *, former: bool) -> Iterator[str]:
    for standard in catalogue.standards:
        yield f"standard {standard.name}"
        if former:
            yield from (f"standard {written}" for written in standard.raw.former)
    for what, records in (
        ("city", catalogue.data.cities),
        ("organization", catalogue.data.organizations),
        ("source", catalogue.data.sources),
    ):
        for entry in records:
            yield f"{what} {entry.record.id}"
            if former:
                yield from (f"{what} {written}" for written in entry.record.former)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
