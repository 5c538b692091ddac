"""What a page says to programs that show a preview of a link to it: the Open Graph protocol (https://ogp.me).

The tags are few, because they stand on every page: the four that the protocol requires, and what the page itself does
not say; `og:description` is in the shell, in one tag with the page's own. Where no picture was made there is no tag that
names one.
"""

from __future__ import annotations

from html import escape

from lubiao.findings import N_
from lubiao.publish.pictures import HEIGHT, WIDTH, picture_of
from lubiao.texts import Language

from .site import Site

LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en_US"}
"""The languages as the protocol writes them; it knows no language without a territory."""

HOME = picture_of("")


def preview(site: Site, address: str, title: str) -> str:
    """The tags of a page, lines of HTML. `address` is site-relative, without the language's prefix."""
    picture = _picture(site, address)
    properties = [
        ("og:type", "article" if address else "website"),
        ("og:title", title),
        ("og:url", site.canonical(address)),
        ("og:locale", LOCALES[site.language]),
    ]
    if picture:
        alt = site.text(N_("A signpost: {words}"))
        properties += [
            ("og:image", site.addresses.file(picture)),
            ("og:image:width", str(WIDTH)),
            ("og:image:height", str(HEIGHT)),
            ("og:image:alt", alt.replace("{words}", title if picture != HOME else site.text(N_("Lubiao")))),
        ]
    tags = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties]
    if picture:
        tags.append('<meta name="twitter:card" content="summary_large_image">')
    return "\n".join(tags)


def _picture(site: Site, address: str) -> str | None:
    """The picture of what a page is about; the site's own for all other pages; None where none was made."""
    about = "/".join(address.split("/")[:2])
    return next((path for path in (picture_of(about), HOME) if path in site.pictures), None)
