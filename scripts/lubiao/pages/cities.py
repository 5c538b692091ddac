"""A page for each city, and the list of the cities."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import coverage_of
from lubiao.findings import N_
from lubiao.records import City

from .filling import render
from .page import Page
from .site import Site


def city_pages(site: Site) -> Iterator[Page]:
    """The list of the cities, then each of them."""
    yield _cities_page(site)
    yield from (_city_page(site, city) for city in site.catalogue.cities.values())


def _cities_page(site: Site) -> Page:
    # pandas takes half a second to import, which a check should not have to wait for.
    from lubiao.catalogue.statistics import kinds_by_city

    body = render(site, "cities.html", 1, counts=kinds_by_city(site.catalogue))
    return Page(
        "cities/",
        "cities",
        site.text(N_("Cities")),
        site.text(N_("The standards of each of the 16 cities of Shandong.")),
        body,
    )


def _city_page(site: Site, city: City) -> Page:
    catalogue = site.catalogue
    body = render(
        site,
        "city.html",
        2,
        city=city,
        issued=catalogue.issued_by.get(city.id, []),
        cited=catalogue.cited_for.get(city.id, []),
        drafted=catalogue.drafted_in.get(city.id, []),
        unidentified=[s for s in catalogue.of_city(city.id) if not s.is_identified],
        reported=catalogue.reported_for.get(city.id, []),
        coverage=coverage_of(catalogue.of_city(city.id)),
    )
    name = city.name_zh if site.language == "zh" else city.name_en
    title = site.text(N_("Standards of {city}")).format(city=name)
    description = site.text(
        N_("Standards issued by {city}, cited for it, and drafted there; figures that sources report.")
    ).format(city=name)
    return Page(f"cities/{city.id}/", "cities", title, description, body)
