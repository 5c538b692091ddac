"""How browsers and other programs search the site: OpenSearch 1.1 (https://github.com/dewitt/opensearch, draft 6)."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from lubiao.findings import N_
from lubiao.texts import LANGUAGE_TAGS

from .site import Site

PATH = "opensearch.xml"
"""Its address, without the language's prefix."""


def opensearch(site: Site) -> str:
    """The description of the search in one language. The names have at most 16 and 48 characters, as the draft asks."""
    name = site.text(N_("Lubiao"))
    long_name = site.text(N_("Lubiao: standards of the cities of Shandong"))
    about = site.text(N_("Search the standards cited for the cities of Shandong by code, title or pinyin."))
    search = quoteattr(site.canonical("search/") + "?q={searchTerms}")
    itself = quoteattr(site.canonical(PATH))
    logo = escape(site.addresses.file("assets/images/logo.svg"))
    elements = (
        f"<ShortName>{escape(name)}</ShortName>",
        f"<LongName>{escape(long_name)}</LongName>",
        f"<Description>{escape(about)}</Description>",
        f'<Url type="text/html" template={search}/>',
        f'<Url type="application/opensearchdescription+xml" rel="self" template={itself}/>',
        f'<Image width="32" height="32" type="image/svg+xml">{logo}</Image>',
        '<Query role="example" searchTerms="DB3702/T 0014-2022"/>',
        f"<Language>{LANGUAGE_TAGS[site.language]}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "<OutputEncoding>UTF-8</OutputEncoding>",
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        + "\n".join(elements)
        + "\n</OpenSearchDescription>\n"
    )
