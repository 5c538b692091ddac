"""Filling a template: the one place that knows how far a page is from the top of the site."""

from __future__ import annotations

from jinja2 import Template

from .site import Site


def render(site: Site, template: str, depth: int, **values: object) -> str:
    """A template filled. `depth` is the page's depth below the top of its language's site."""
    return fill(site, site.environment.get_template(template), depth, values)


def fill(site: Site, template: Template, depth: int, values: dict[str, object]) -> str:
    """The same for a template at hand, which many pages share."""
    # Within a language no link needs to climb to the top of all: a page of a city has a hundred links.
    top = "../" * depth or "./"

    def link(address: str) -> str:
        return top + address

    return template.render(link=link, root=site.root(depth), **values)
