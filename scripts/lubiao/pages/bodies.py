"""Pages by body: who issues, is in charge of and drafts standards.

A body has a page if it has an entry in organizations.yaml: only an entry gives it an address that stays. Names that
records hold beyond these are counted on the list of bodies, and found by the search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lubiao.catalogue.bodies import Body, unlisted_names
from lubiao.findings import N_
from lubiao.records import OrganizationRole

from .lists import Part, grouped, list_pages
from .page import Page
from .site import Site

SECTION = "standards"

ROWS = 60
"""The rows of a part of the list of bodies, which are shorter than those of standards."""


def body_pages(site: Site) -> Iterator[Page]:
    """The list of the bodies by role, then each of them."""
    bodies = site.groups.bodies
    yield from list_pages(
        site,
        parts_of_bodies(site, bodies),
        "bodies.html",
        SECTION,
        site.text(N_("Bodies and their standards")),
        site.text(
            N_(
                "The authorities, associations and institutes that issued or drafted standards, with how many."
            )
        ),
        counts=count_by_role(bodies),
        unlisted=len(unlisted_names(site.catalogue)),
        name_of=lambda body: name_of(site, body),
    )
    for body in bodies.values():
        yield from _body_pages(site, body)


def name_of(site: Site, body: Body) -> tuple[str, str]:
    """The name to show and its language; the one that is known where there is none in this language."""
    name, language, _ = site.body(body.organization.name_zh)
    return name, language


def parts_of_bodies(site: Site, bodies: dict[str, Body]) -> list[Part]:
    """The list of the bodies: by role, those with the most standards first."""
    most_first = sorted(bodies.values(), key=lambda body: (-len(body.standards), name_of(site, body)))
    groups = {
        str(role): [body for body in most_first if body.organization.role is role]
        for role in OrganizationRole
    }
    return grouped("bodies/", groups, ROWS)


def count_by_role(bodies: dict[str, Body]) -> dict[str, int]:
    """How many bodies have each role that occurs, in the order of the roles."""
    counts = Counter(body.organization.role for body in bodies.values())
    return {str(role): counts[role] for role in OrganizationRole if counts[role]}


def _body_pages(site: Site, body: Body) -> Iterator[Page]:
    organization = body.organization
    name, language = name_of(site, body)
    others = {organization.name_zh, organization.name_en, *organization.also} - {name, None}
    yield from list_pages(
        site,
        grouped(f"bodies/{organization.id}/", {str(work): of for work, of in body.works.items()}),
        "body.html",
        SECTION,
        name,
        site.text(N_("{body}: the standards that it issued, is in charge of, or drafted")).format(body=name),
        body=body,
        organization=organization,
        name=name,
        name_language=language,
        others=sorted(
            others, key=lambda other: (other not in (organization.name_zh, organization.name_en), other)
        ),
    )
