"""The home page: what stands below and beside its editorial text."""

from __future__ import annotations

from lubiao.catalogue import coverage_of

from .filling import render
from .site import Site


def home_body(site: Site, introduction: str) -> str:
    """The body of the home page; `introduction` is the HTML of the editorial text."""
    catalogue = site.catalogue
    return render(
        site,
        "home.html",
        0,
        introduction=introduction,
        coverage=coverage_of(catalogue.standards),
        newest=sorted(
            (s for s in catalogue.standards if s.raw.issued and s.is_identified and not s.raw.draft),
            key=lambda s: (str(s.raw.issued), s.slug),
            reverse=True,
        )[:6],
    )
