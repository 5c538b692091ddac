"""Sentences of the documents and of the data on a page."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from .site import Site


def prose_of(site: Site) -> Callable[[str], Markup]:
    """The function that makes HTML of a text with words of code in backticks."""

    def prose(text: str) -> Markup:
        return Markup("").join(
            Markup("<code>{}</code>").format(piece) if number % 2 else site.prose(piece)
            for number, piece in enumerate(text.split("`"))
        )

    return prose
