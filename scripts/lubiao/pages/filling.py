"""Filling a template."""

from __future__ import annotations

from .site import Site


def render(site: Site, template: str, depth: int, **values: object) -> str:
    """A template filled. `depth` is the page's depth below the top of its language's site."""
    return site.template(template, depth).render(values)
