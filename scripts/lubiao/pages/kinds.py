"""A page for each kind of standard, and the list of the kinds."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import coverage_of
from lubiao.catalogue.statuses import count_by_grade, count_by_status
from lubiao.charts import levels_by_kind, statuses_by_kind
from lubiao.codes import Kind
from lubiao.findings import N_
from lubiao.publish.citations import of_kind as citations_of_kind
from lubiao.publish.following import feed_of_kind

from .bibliographies import bibliographies
from .filling import render
from .lists import PARTS, list_pages, paged
from .page import Page
from .site import Site


def kind_pages(site: Site) -> Iterator[Page]:
    """The list of the kinds, then each of them."""
    yield _kinds_page(site)
    for kind in site.catalogue.of_kind:
        yield from _kind_pages(site, kind)


def _kinds_page(site: Site) -> Page:
    of_kind = site.catalogue.of_kind
    body = render(
        site,
        "kinds.html",
        1,
        most=max(map(len, of_kind.values()), default=0),
        statuses={kind: count_by_status(site.catalogue, standards) for kind, standards in of_kind.items()},
        figures=[statuses_by_kind(site), levels_by_kind(site)],
    )
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
        (*PARTS, "charts"),
    )


def _kind_pages(site: Site, kind: Kind) -> Iterator[Page]:
    standards = site.catalogue.of_kind[kind]
    return list_pages(
        site,
        paged(f"kinds/{kind}/", standards),
        "kind.html",
        "kinds",
        site.label("kinds", kind),
        site.label("kind_explained", kind),
        kind=kind,
        coverage=coverage_of(standards),
        statuses=count_by_status(site.catalogue, standards),
        grades=count_by_grade(standards),
        bibliographies=bibliographies(citations_of_kind(kind), standards),
        feed=feed_of_kind(kind),
    )
