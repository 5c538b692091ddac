"""A page for each kind of standard, and the list of the kinds."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import coverage_of
from lubiao.codes import Kind
from lubiao.findings import N_

from .filling import render
from .page import Page
from .site import Site


def kind_pages(site: Site) -> Iterator[Page]:
    """The list of the kinds, then each of them."""
    yield _kinds_page(site)
    yield from (_kind_page(site, kind) for kind in site.catalogue.of_kind)


def _kinds_page(site: Site) -> Page:
    body = render(site, "kinds.html", 1)
    return Page(
        "kinds/",
        "kinds",
        site.text(N_("Kinds of standards")),
        site.text(
            N_(
                "What national, sector, provincial, municipal and group standards are, and how many the catalogue holds."
            )
        ),
        body,
    )


def _kind_page(site: Site, kind: Kind) -> Page:
    standards = site.catalogue.of_kind[kind]
    body = render(site, "kind.html", 2, kind=kind, standards=standards, coverage=coverage_of(standards))
    return Page(
        f"kinds/{kind}/", "kinds", site.label("kinds", kind), site.label("kind_explained", kind), body
    )
