"""A page for each city, and the list of the cities."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue import coverage_of
from lubiao.catalogue.carrying import cited_for_city
from lubiao.catalogue.of_city import drafted_in_city, figures_for_city, issued_by_city
from lubiao.catalogue.statistics import kinds_by_city
from lubiao.catalogue.telling import summary_of
from lubiao.charts import reported_for_city, tile_map
from lubiao.findings import N_
from lubiao.publish.citations import of_city as citations_of_city
from lubiao.publish.following import feed_of_city
from lubiao.records import City

from .bibliographies import bibliographies
from .filling import render
from .following import feed_link
from .lists import PARTS_WITH_CLAIMS
from .page import Page
from .relations import Owner, Relation, pages_of_long
from .site import Site

PARTS = (*PARTS_WITH_CLAIMS, "charts")


def city_pages(site: Site) -> Iterator[Page]:
    """The list of the cities, then each of them with what goes on behind it."""
    yield _cities_page(site)
    for city in site.catalogue.cities.values():
        yield from _pages_of(site, city)


def _cities_page(site: Site) -> Page:
    body = render(site, "cities.html", 1, counts=kinds_by_city(site.catalogue), tiles=tile_map(site))
    return Page(
        "cities/",
        "cities",
        site.text(N_("Standards by city")),
        site.text(
            N_("The standards issued by each of the 16 cities of Shandong, cited for it, and drafted there.")
        ),
        body,
        PARTS,
    )


def _pages_of(site: Site, city: City) -> Iterator[Page]:
    catalogue = site.catalogue
    name = city.name_zh if site.language == "zh" else city.name_en
    address = f"cities/{city.id}/"
    of_city = catalogue.of_city(city.id)
    relations = _relations(site, city)
    body = render(
        site,
        "city.html",
        2,
        city=city,
        address=address,
        relations=relations,
        unidentified=[standard for standard in of_city if not standard.is_identified],
        summary=summary_of(of_city),
        coverage=coverage_of(of_city),
        chart=reported_for_city(site, city.id),
        bibliographies=bibliographies(citations_of_city(city.id), of_city),
    )
    title = site.text(N_("Standards of {city}")).format(city=name)
    description = site.text(
        N_("Standards issued by {city}, cited for it, and drafted there; figures that sources report.")
    ).format(city=name)
    feed = feed_link(2, feed_of_city(city.id), title)
    yield Page(address, "cities", title, description, body, PARTS, feed)
    owner = Owner(address, "cities", PARTS, name, (("cities/", site.text(N_("Cities"))), (address, name)))
    yield from pages_of_long(site, owner, relations)


def _relations(site: Site, city: City) -> list[Relation]:
    catalogue = site.catalogue
    return [
        Relation(
            "issued",
            site.text(N_("Issued by the city")),
            site.text(N_("The catalogue holds no municipal standard of this city yet.")),
            issued_by_city(catalogue, city.id),
            first=6,
        ),
        Relation(
            "cited",
            site.text(N_("Cited for the city")),
            site.text(N_("No source that was read cites a standard for this city.")),
            cited_for_city(catalogue, city.id),
            first=6,
        ),
        Relation(
            "drafted",
            site.text(N_("Drafted or produced in the city")),
            site.text(N_("No standard drafted or produced here is recorded yet.")),
            drafted_in_city(catalogue, city.id),
            first=6,
        ),
        Relation(
            "reported",
            site.text(N_("Reported figures")),
            site.text(N_("No source that was read reports a figure about standards for this city.")),
            figures_for_city(catalogue, city.id),
            first=4,
        ),
    ]
