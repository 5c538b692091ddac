"""Atom feeds of events: The Atom Syndication Format, RFC 4287, identified by tag URIs, RFC 4151.

Written with lxml, not with feedgen: an entry stands in the feeds of the site, its city and its kind, and is made once.
"""

from __future__ import annotations

import copy
import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lubiao.catalogue.addresses import Addresses
from lubiao.catalogue.day import CHINA
from lubiao.changes.change import Changed
from lubiao.findings import N_
from lubiao.texts import LANGUAGE_TAGS, Language, translator

from .events import Event
from .licence import LICENCE_ADDRESS
from .saying import WHAT, headline, one_line, said, title_note

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
TAGGED = "2026"
"""The year in which this project began to give out tags under its host (RFC 4151, §2.1: an authority on a day)."""

CHANGED = {Changed.STANDARD: N_("Standard changed"), Changed.RECORD: N_("Record changed")}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it is written. `path` and `page`, what it is a feed of, are addresses without a language.

    `selection` names the standards that it is narrowed to: such a feed is given out on demand and has no address.
    """

    path: str
    page: str
    title: str
    subtitle: str
    events: tuple[Event, ...]
    selection: str = ""


def tag(addresses: Addresses, address: str, language: Language) -> str:
    """A tag URI for what is published at an address, with or without a fragment: an identifier, not a link."""
    parts = urlsplit(addresses.page("", language))
    return f"tag:{parts.hostname},{TAGGED}:{parts.path.strip('/')}{'/' if parts.path.strip('/') else ''}{address}"


class AtomWriter:
    """Writes the feeds of one language. `generated` dates a feed without entries."""

    def __init__(self, addresses: Addresses, language: Language, generated: datetime.date) -> None:
        from lxml import etree

        self._etree: Any = etree
        self._addresses, self._language, self._generated = addresses, language, generated
        self._say = translator(language)
        self._entries: dict[str, Any] = {}

    def write(self, feed: Feed) -> bytes:
        """The feed as a document; its entries in the order of its events."""
        page = self._addresses.page
        root = self._etree.Element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE})
        root.set("{http://www.w3.org/XML/1998/namespace}lang", LANGUAGE_TAGS[self._language])
        identified = f"{feed.path}#{feed.selection}" if feed.selection else feed.path
        self._add(root, "id", tag(self._addresses, identified, self._language))
        self._add(root, "title", one_line(feed.title))
        self._add(root, "subtitle", one_line(feed.subtitle))
        self._add(root, "updated", _instant(max((e.day for e in feed.events), default=self._generated)))
        author = self._add(root, "author")
        self._add(author, "name", self._say(N_("Lubiao")))
        self._add(author, "uri", page("", self._language))
        self._add(root, "rights", self._say(N_("CC0: the data is in the public domain.")))
        if not feed.selection:
            self._link(root, "self", page(feed.path, self._language), MEDIA_TYPE)
        self._link(root, "alternate", page(feed.page, self._language), "text/html")
        self._link(root, "license", LICENCE_ADDRESS)
        root.extend(copy.deepcopy(self._entry(event)) for event in feed.events)
        self._etree.indent(root)
        return bytes(self._etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"

    def _entry(self, event: Event) -> Any:
        if event.id not in self._entries:
            self._entries[event.id] = self._made(event)
        return self._entries[event.id]

    def _made(self, event: Event) -> Any:
        entry = self._etree.Element(f"{{{NAMESPACE}}}entry")
        slug, _, fragment = event.id.partition("/")
        self._add(entry, "id", tag(self._addresses, f"standards/{slug}/#{fragment}", self._language))
        self._add(entry, "title", headline(event, self._language))
        self._add(entry, "updated", _instant(event.day))
        address = f"standards/{event.slug}/" if event.standard else "changes/"
        self._link(entry, "alternate", self._addresses.page(address, self._language), "text/html")
        for term, label in ((event.changed, CHANGED[event.changed]), (event.what, WHAT[event.what])):
            category = self._add(entry, "category")
            category.set("term", term)
            category.set("label", self._say(label))
        note = title_note(event.standard, self._language) if event.standard else ""
        self._add(entry, "summary", f"{said(event, self._language)} {note}".rstrip())
        return entry

    def _add(self, parent: Any, name: str, text: str | None = None) -> Any:
        element = self._etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
        element.text = text
        return element

    def _link(self, parent: Any, rel: str, href: str, media_type: str | None = None) -> None:
        link = self._add(parent, "link")
        link.set("rel", rel)
        link.set("href", href)
        if media_type:
            link.set("type", media_type)
        if rel == "alternate":
            link.set("hreflang", LANGUAGE_TAGS[self._language])


def _instant(day: datetime.date) -> str:
    """The beginning of a day in China (RFC 3339)."""
    return datetime.datetime.combine(day, datetime.time(), CHINA).isoformat()
