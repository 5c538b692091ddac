"""What stands in the heads of pages for programs: other forms of the page, and data. All of it is escaped."""

from __future__ import annotations

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.addresses import quoted
from lubiao.publish.api.answer import FOLDER
from lubiao.publish.api.standards import file_of
from lubiao.publish.linked.iris import json_ld_path

from .linked_data import block_of_dataset, block_of_standard
from .site import Site


def head_of_standard(site: Site, standard: CataloguedStandard) -> str:
    """The head of a standard's page: its record, its Markdown twin, its linked data, and a selection of these."""
    root = site.root(2)
    others = (
        ("application/json", f"{root}{FOLDER}/{file_of(standard)}"),
        ("application/ld+json", root + json_ld_path(standard)),
        ("text/markdown", f"../{standard.slug}.md"),
    )
    # What is percent-encoded has nothing left to be escaped.
    links = [f'<link rel="alternate" type="{media}" href="{quoted(address)}">' for media, address in others]
    return "\n".join([*links, block_of_standard(site, standard)])


def head_of_data(site: Site) -> str:
    """The head of the page that offers the data."""
    return block_of_dataset(site)
