"""A page for each source: how far it is to be trusted, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue.carrying import Carried
from lubiao.catalogue.of_city import FigureBeside
from lubiao.findings import N_
from lubiao.records import Source, Tier

from .filling import render
from .keys import keeper
from .lists import PARTS_WITH_CLAIMS, list_pages, paged
from .page import Page
from .relations import Owner, Relation, pages_of_long
from .site import Site

FIRST_OF_TIER = 12
"""So many sources of a tier stand on the list of all; all of them on the tier's own pages."""

SOURCES_OF_PART = 60


def source_pages(site: Site) -> Iterator[Page]:
    """The list of the sources, those of each tier, then each of them with what goes on behind it."""
    carried = site.groups.carried
    tiers = _by_tier(site, carried)
    yield _sources_page(site, tiers, carried)
    for tier, sources in tiers.items():
        yield from _tier_pages(site, tier, sources, carried)
    for source in site.catalogue.sources.values():
        yield from _pages_of(site, source, carried[source.id])


def _by_tier(site: Site, carried: dict[str, Carried]) -> dict[Tier, list[Source]]:
    """The sources of each tier that has any, those on which most rests first."""
    sources = sorted(site.catalogue.sources.values(), key=lambda source: -carried[source.id].standards)
    tiers = {tier: [source for source in sources if source.tier is tier] for tier in Tier}
    return {tier: of_tier for tier, of_tier in tiers.items() if of_tier}


def _sources_page(site: Site, tiers: dict[Tier, list[Source]], carried: dict[str, Carried]) -> Page:
    body = render(site, "sources.html", 1, tiers=tiers, carried=carried, first=FIRST_OF_TIER)
    return Page(
        "sources/",
        "standards",
        site.text(N_("Sources of the catalogue")),
        site.text(
            N_("The sources of the catalogue by how far they are to be trusted, and what rests on each.")
        ),
        body,
        PARTS_WITH_CLAIMS,
    )


def _tier_pages(site: Site, tier: Tier, sources: list[Source], carried: dict[str, Carried]) -> Iterator[Page]:
    label = site.label("tier", tier)
    yield from list_pages(
        site,
        paged(f"sources/tiers/{tier}/", sources, SOURCES_OF_PART),
        "sources_tier.html",
        "standards",
        site.text(N_("Sources: {tier}")).format(tier=label),
        f"{label}{site.text(N_(': '))}{site.label('tier_explained', tier)}",
        needs=PARTS_WITH_CLAIMS,
        tier=tier,
        carried=carried,
    )


def _pages_of(site: Site, source: Source, carried: Carried) -> Iterator[Page]:
    address = f"sources/{source.id}/"
    name = site.source_name(source)
    relations = _relations(site, carried)
    above = (("sources/", site.text(N_("Sources"))), (address, name))
    yield from pages_of_long(site, Owner(address, "standards", PARTS_WITH_CLAIMS, name, above), relations)
    if keeper(site, source, carried)(address, (), [(relation, relation.begin) for relation in relations]):
        yield Page.elsewhere(address)
        return
    body = render(
        site, "source.html", 2, source=source, carried=carried, address=address, relations=relations
    )
    description = site.text(N_("What rests on this source: {source} ({tier})")).format(
        source=name, tier=site.label("tier", source.tier)
    )
    yield Page(address, "standards", name, description, body, PARTS_WITH_CLAIMS)


def _relations(site: Site, carried: Carried) -> list[Relation]:
    """Only those that the source has: most sources do one thing."""
    nothing = ""
    relations = [
        Relation("cites", site.text(N_("Standards it cites")), nothing, carried.cited, first=10),
        Relation("shows", site.text(N_("Standards that rest on it")), nothing, carried.evidence, first=12),
        Relation("statuses", site.text(N_("Statuses read there")), nothing, carried.statuses, first=10),
        Relation(
            "figures",
            site.text(N_("Figures it reports")),
            nothing,
            [FigureBeside(figure, None) for figure in carried.figures],
            first=6,
        ),
    ]
    return [relation for relation in relations if relation.rows]
