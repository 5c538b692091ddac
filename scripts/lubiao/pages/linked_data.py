"""What a page says of itself as linked data: a block of JSON-LD in its head, which runs nowhere."""

from __future__ import annotations

from lubiao.catalogue import CataloguedStandard
from lubiao.publish.linked.in_pages import dataset_in_page
from lubiao.publish.linked.json_ld import Json

from .site import Site

_ESCAPED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""None of them has a meaning in JSON, so they only stand in texts. After the HTML Standard, 4.12.1.3 Restrictions for
contents of script elements."""


def block_of_standard(site: Site, standard: CataloguedStandard) -> str:
    """A selection of what is known of a standard."""
    return block(site.linked_data.of_standard(standard))


def block_of_dataset(site: Site) -> str:
    """The catalogue as a dataset, with the files in which it is given out, for dataset search."""
    return block(dataset_in_page(site.collection, site.language, site.published))


def block(json: Json) -> str:
    """The block of data as HTML: no text in it can end it."""
    for sign, escaped in _ESCAPED.items():
        if sign in json:
            json = json.replace(sign, escaped)
    return f'<script type="application/ld+json">{json}</script>'
