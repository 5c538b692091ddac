"""Which standards are due for review: grouped by kind and city, the longest due first."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import Catalogue
from lubiao.catalogue.review import ReviewDue, reviews_due
from lubiao.codes import Kind
from lubiao.findings import N_

from .lists import PARTS_WITH_CLAIMS, grouped, list_pages
from .page import Page
from .site import Site

ROWS = 25


def review_pages(site: Site) -> Iterator[Page]:
    """The reviews that are due, in parts."""
    groups = _by_body(site.catalogue)
    yield from list_pages(
        site,
        grouped("review/", groups, ROWS),
        "review.html",
        "standards",
        site.text(N_("Standards due for review")),
        site.text(
            N_("Standards issued or last reviewed more than five years ago. Due for review is not invalid.")
        ),
        needs=PARTS_WITH_CLAIMS,
        groups={key: len(due) for key, due in groups.items()},
    )


def _by_body(catalogue: Catalogue) -> dict[str, list[ReviewDue]]:
    """City id → the due reviews of what the city issued; kind → those of the other standards of the kind."""
    groups: dict[str, list[ReviewDue]] = {key: [] for key in (*catalogue.cities, *map(str, Kind))}
    for due in reviews_due(catalogue):
        city = catalogue.issuing_city(due.standard)
        groups[city.id if city else str(due.standard.kind)].append(due)
    return {key: due for key, due in groups.items() if due}
