"""The sitemap, for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from lubiao.texts import LANGUAGE_TAGS, LANGUAGES

from .site import Site


def sitemap(site: Site, addresses: Iterable[str]) -> str:
    """The sitemap of all languages: every address with its alternates."""
    entries = []
    for address in addresses:
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{LANGUAGE_TAGS[language]}" href="{escape(site.canonical(address, language))}"/>'
            for language in LANGUAGES
        )
        entries += [
            f"<url><loc>{escape(site.canonical(address, language))}</loc>{alternates}</url>"
            for language in LANGUAGES
        ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )
