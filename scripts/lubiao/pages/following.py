"""The link in the head of a page to the feed of what it shows."""

from __future__ import annotations

from markupsafe import Markup

from lubiao.publish.atom import MEDIA_TYPE


def feed_link(depth: int, path: str, title: str) -> str:
    """`<link rel="alternate">`, relative; `depth` is that of the page, `path` that of the feed without a language."""
    return Markup('<link rel="alternate" type="{}" title="{}" href="{}">').format(
        MEDIA_TYPE, title, ("../" * depth or "./") + path
    )
