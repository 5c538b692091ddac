"""Addresses that lead on: where a record was found under a former name, and parts of lists that are no more.

A published address never disappears. What is known of earlier addresses are the former codes and ids of the records,
and the addresses of every release.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator, Mapping

from lubiao.catalogue.former import former_addresses
from lubiao.findings import N_
from lubiao.texts import LANGUAGES, translator

from .collection import Collection
from .linked.iris import Iris

API = "api/v1/standards/{slug}.json"
TWIN = "standards/{slug}.md"
"""The Markdown twin of a standard's page."""

SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
"""What had the former IRI is what has the IRI of now (W3C, OWL 2)."""

_OF_RECORD = re.compile(r"(?:standards|cities|bodies|sources)/(?!tiers/)[^/]+/")


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


def moved_files(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of what programs find that ask for a standard under a former name: where it is now."""
    addresses, iris = collection.addresses, Iris(collection.addresses)
    for old, new in former_addresses(collection.catalogue):
        if not old.startswith("standards/"):
            continue
        before, now = old.split("/")[1], new.split("/")[1]
        told = {
            "moved_to": addresses.file(API.format(slug=now)),
            "html": {language: addresses.page(new, language) for language in LANGUAGES},
        }
        yield API.format(slug=before), _json(told)
        same = {"@id": iris.page(old, "standard"), SAME_AS: {"@id": iris.page(new, "standard")}}
        yield f"{API.format(slug=before)}ld", _json(same)
        for language in LANGUAGES:
            twin = addresses.page(TWIN.format(slug=now), language)
            text = f"{translator(language)(N_('This page has another address now:'))} <{twin}>\n"
            yield addresses.prefixed(TWIN.format(slug=before), language), text.encode()


def _json(told: Mapping[str, object]) -> bytes:
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()
