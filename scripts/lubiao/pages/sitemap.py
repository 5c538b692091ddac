"""The sitemap, for search engines: an index, and for each section of the site as many files as it needs.

After the protocol of https://www.sitemaps.org/protocol.html (0.9), with the alternates of each page in the other
language (https://developers.google.com/search/docs/specialty/international/localized-versions).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from lubiao.texts import LANGUAGE_TAGS, LANGUAGES

from .last_modified import last_modified
from .site import Site

MOST_URLS = 50_000
"""What the protocol allows in one file. An entry takes less than a kilobyte, so 50 MB hold as many."""

INDEX = "sitemap.xml"
_OTHER = "pages"
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemaps(
    site: Site, addresses: Iterable[str], newest: Mapping[str, datetime.date], most: int = MOST_URLS
) -> Iterator[tuple[str, str]]:
    """Path and text of each file: `sitemaps/standards-1.xml` …, then the index. `addresses` are those of all pages, `newest`
    the `newest_changes`.

    A section is the first step of an address; pages that stand alone are one section. `lastmod` is left out where
    nothing dates a page.
    """
    days = last_modified(newest, addresses := list(addresses))
    sections: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        sections[address.split("/")[0]].append(address)
    alone = [address for of in sections.values() if len(of) == 1 for address in of]
    files: list[tuple[str, datetime.date | None]] = []
    for section, of in [(_OTHER, alone), *((name, of) for name, of in sections.items() if len(of) > 1)]:
        for number, part in enumerate(_parts(of, most // len(LANGUAGES)), 1):
            path = f"sitemaps/{section}-{number}.xml"
            yield path, _urls(site, part, days)
            files.append((path, max((days[a] for a in part if a in days), default=None)))
    entries = (
        f"<sitemap><loc>{escape(site.addresses.file(path))}</loc>{_lastmod(day)}</sitemap>"
        for path, day in files
    )
    yield INDEX, f'{_HEAD}<sitemapindex xmlns="{_SCHEMA}">\n' + "\n".join(entries) + "\n</sitemapindex>\n"


def robots(site: Site) -> str:
    """robots.txt (RFC 9309): everything may be read, and here is the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.addresses.file(INDEX)}\n"


def _parts(addresses: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (addresses[at : at + size] for at in range(0, len(addresses), size))


def _urls(site: Site, addresses: Iterable[str], days: Mapping[str, datetime.date]) -> str:
    entries = []
    for address in addresses:
        own = {language: escape(site.canonical(address, language)) for language in LANGUAGES}
        named = [(LANGUAGE_TAGS[language], own[language]) for language in LANGUAGES]
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{whole}"/>'
            for tag, whole in (*named, ("x-default", own[LANGUAGES[0]]))
        )
        lastmod = _lastmod(days.get(address))
        entries += [f"<url><loc>{own[language]}</loc>{lastmod}{alternates}</url>" for language in LANGUAGES]
    return (
        f'{_HEAD}<urlset xmlns="{_SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )


def _lastmod(day: datetime.date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
