"""The link in the head of a page to the feed of what it shows."""

from __future__ import annotations

from markupsafe import Markup

from lubiao.publish.atom import MEDIA_TYPE
from lubiao.texts import LANGUAGES

from .site import Site


def feed_link(site: Site, depth: int, path: str, title: str) -> str:
    """`<link rel="alternate">`, relative; `depth` is that of the page, `path` that of the feed without a language."""
    root = "../" * (depth + (site.language != LANGUAGES[0])) or "./"
    return Markup('<link rel="alternate" type="{}" title="{}" href="{}">').format(
        MEDIA_TYPE, title, root + site.prefixed(path)
    )
