"""Pages that lead on from an address that was published once. They are in no list and no sitemap."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lubiao.catalogue.former import former_addresses
from lubiao.catalogue.former_names import slug_of_former
from lubiao.publish.moved import moved_pages
from lubiao.texts import LANGUAGE_TAGS, LANGUAGES

from .short_addresses import ShortAddress
from .site import Site


def pages_that_lead_on(
    site: Site, published: Iterable[str], pages: Collection[str]
) -> Iterator[ShortAddress]:
    """The page at each earlier address, with the prefix of the language; the first language has the short ones too.

    `published` are addresses of earlier releases without such a prefix, `pages` those of all pages now.
    """
    former = dict(former_addresses(site.catalogue))
    for old, new in moved_pages(former, published, pages):
        yield _leading(site, site.prefixed(old), new)
    if site.language == LANGUAGES[0]:
        for standard in site.catalogue.ordered:
            for written in standard.former_codes:
                yield _leading(site, f"s/{slug_of_former(written).upper()}/", site.address_of(standard))


def _leading(site: Site, address: str, new: str) -> ShortAddress:
    html = site.template("moved.html", 0).render(
        language_tag=LANGUAGE_TAGS[site.language],
        canonical=site.canonical(new),
        # With the name of the file, so that a folder on a stick leads on as well as a server.
        way=f"{'../' * address.count('/')}{site.prefixed(new)}index.html",
    )
    return ShortAddress(address, html)
