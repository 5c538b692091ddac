"""Addresses that lead on: where a record was found under a former name, and parts of lists that are no more.

A published address never disappears. What is known of earlier addresses are the former codes and ids of the records,
and the addresses of every release.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator

from lubiao.catalogue.former import former_addresses
from lubiao.texts import LANGUAGES

from .collection import Collection

API = "api/v1/standards/{slug}.json"

_OF_RECORD = re.compile(r"(?:standards|cities|bodies|sources)/(?!tiers/)[^/]+/")
_FORM = re.compile(
    r"(?P<before>(?:[A-Za-z0-9][^/]*/)*?)(?P<record>standards/[^/]+|(?:cities|bodies|sources)/[^/.]+?)"
    r"(?P<ending>(?:-implementation|-review)?\.[a-z]+)"
)
"""A file that has the name of a record: `pictures/standards/gb-1-2020.png`, `calendar/cities/jinan-review.ics`."""


def moved_pages(
    former: dict[str, str], published: Iterable[str], pages: Some[str]
) -> Iterator[tuple[str, str]]:
    """Each address at which there was a page and is none now, with the address to which it leads, in order.

    `former` gives addresses of records under former names, `published` those of earlier releases, `pages` those of now;
    all of pages in one language, without its prefix. A list that is shorter or gone leads to the nearest above it; what
    was the page of a record leads on only by a former name of the record.
    """
    moved = dict(former)
    for address in published:
        if address in pages or address in moved:
            continue
        if target := _nearest(_renamed(address, former), pages):
            moved[address] = target
    yield from sorted((old, new) for old, new in moved.items() if old not in pages)


def _renamed(address: str, former: dict[str, str]) -> str:
    """The address with the name that the record has now."""
    found = _OF_RECORD.match(address)
    if found and found[0] in former:
        return former[found[0]] + address[found.end() :]
    return address


def _nearest(address: str, pages: Some[str]) -> str:
    """The address itself where it is there, or the nearest above it within the same section; empty where none is."""
    while address and address not in pages:
        if _OF_RECORD.fullmatch(address):
            return ""
        address = re.sub(r"(?:page/)?[^/]*/$", "", address)
    return address


def moved_forms(former: dict[str, str], published: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Files under a former name of a record that a release published, each with the file under the name of now.

    A picture, a feed, a text cannot lead on: the file of now stands there too. What `moved_files` writes is left out.
    """
    for path in sorted(published):
        found = _FORM.fullmatch(path)
        if not found or (found["before"].endswith("api/v1/") and found["ending"] == ".json"):
            continue
        if new := former.get(f"{found['record']}/"):
            yield path, found["before"] + new.rstrip("/") + found["ending"]


def moved_files(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """For programs that ask for a record under a former name: where it is now."""
    addresses = collection.addresses
    for old, new in former_addresses(collection.catalogue):
        section, before, _ = old.split("/")
        if section != "standards":
            continue
        now = new.split("/")[1]
        told = {
            "moved_to": addresses.file(API.format(slug=now)),
            "html": {language: addresses.page(new, language) for language in LANGUAGES},
        }
        content = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        yield API.format(slug=before), content.encode()
