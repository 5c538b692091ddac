"""The page "Data": what others can take, for whom it is, how large, under which licence, and how to begin."""

from __future__ import annotations

from lubiao.findings import N_
from lubiao.publish.checksums import CHECKSUMS

from .examples import city_of_examples, examples
from .filling import render
from .heads import head_of_data
from .offers import offered, size_said
from .page import Page
from .site import Site

PARTS = ("standard", "data")
"""The page of a standard has the buttons that copy."""


def data_page(site: Site) -> Page:
    """The page, in one language."""
    body = render(
        site,
        "data.html",
        1,
        groups=offered(site),
        examples=list(examples(site)),
        city=city_of_examples(site),
        total=len(site.catalogue.standards),
        generated=site.collection.generated if site.collection.is_dated else None,
        checksums=CHECKSUMS,
        size=size_said,
    )
    return Page(
        "data/",
        "data",
        site.text(N_("Data")),
        site.text(
            N_("The whole catalogue as open data: tables, databases, citations, feeds, and how to use them.")
        ),
        body,
        PARTS,
        head_of_data(site),
    )
