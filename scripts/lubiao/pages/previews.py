"""What a page says to programs that show a preview of a link to it: the Open Graph protocol (https://ogp.me).

The tags are few, because they stand on every page: the four that the protocol requires, and what the page itself does
not say; `og:description` is in the shell, in one tag with the page's own. Where no picture was made there is no tag that
names one.
"""

from __future__ import annotations

from functools import cache
from html import escape

from lubiao.findings import N_
from lubiao.publish.pictures import HEIGHT, WIDTH, picture_of
from lubiao.texts import Language, translator

from .site import Site

LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en_US"}
"""The languages as the protocol writes them; it knows no language without a territory."""

HOME = picture_of("")


def preview(site: Site, address: str, title: str) -> str:
    """The tags of a page, lines of HTML. `address` is site-relative, without the language's prefix."""
    picture, title = _picture(site, address), escape(title)
    tags = (
        f'<meta property="og:type" content="{"article" if address else "website"}">\n'
        f'<meta property="og:title" content="{title}">\n'
        f'<meta property="og:url" content="{escape(site.canonical(address))}">\n'
        f'<meta property="og:locale" content="{LOCALES[site.language]}">'
    )
    if not picture:
        return tags
    before, behind = _signpost(site.language)
    words = title if picture != HOME else escape(site.text(N_("Lubiao")))
    return (
        f'{tags}\n<meta property="og:image" content="{escape(site.addresses.file(picture))}">\n'
        f'<meta property="og:image:width" content="{WIDTH}">\n'
        f'<meta property="og:image:height" content="{HEIGHT}">\n'
        f'<meta property="og:image:alt" content="{before}{words}{behind}">\n'
        '<meta name="twitter:card" content="summary_large_image">'
    )


@cache
def _signpost(language: Language) -> tuple[str, str]:
    """What a picture shows, before and behind the words on it."""
    before, _, behind = escape(translator(language)(N_("A signpost: {words}"))).partition("{words}")
    return before, behind


def _picture(site: Site, address: str) -> str | None:
    """The picture of what a page is about; the site's own for all other pages; None where none was made."""
    about = picture_of("/".join(address.split("/", 2)[:2]))
    return about if about in site.pictures else HOME if HOME in site.pictures else None
