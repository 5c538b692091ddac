"""A page for each standard, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lubiao.catalogue import Catalogue, CataloguedStandard, StandingStatus
from lubiao.catalogue.addresses import quoted
from lubiao.catalogue.statuses import count_by_status
from lubiao.findings import N_
from lubiao.texts import LANGUAGES

from .bodies import count_by_role, parts_of_bodies
from .citations import citations_of
from .editions import line_of
from .filling import render
from .heads import head_of_standard
from .lines import lines_path
from .lists import grouped, list_pages
from .page import Page
from .qr_codes import qr_code
from .readings import best_reading, last_looked
from .short_addresses import short_address_of
from .site import Site

PARTS = ("standard", "print")
"""What the page of a standard needs beside the stylesheets and scripts of every page."""

OFFERED = 6
"""How many subjects and years the list of all standards leads to directly."""


def standard_pages(site: Site) -> Iterator[Page]:
    """The page of every standard, in the order of the data."""
    for standard in site.catalogue.standards:
        is_own = standard in site.own
        yield standard_page(site, standard) if is_own else Page.elsewhere(site.address_of(standard))


def standard_page(site: Site, standard: CataloguedStandard) -> Page:
    """The page of a standard."""
    return Page(
        site.address_of(standard),
        "standards",
        page_title(site, standard),
        _description(site, standard),
        render(site, "standard.html", 2, **_shown(site, standard)),
        PARTS,
        head_of_standard(site, standard),
    )


def _shown(site: Site, standard: CataloguedStandard) -> dict[str, object]:
    """What the template shows beside the record itself."""
    permanent = site.canonical(site.address_of(standard))
    short = short_address_of(standard)
    address = site.canonical(short, LANGUAGES[0]) if short else permanent
    return {
        **_same(site.catalogue, standard),
        "citations": list(citations_of(site, standard)),
        "permanent": permanent,
        "address": address,
        "qr": qr_code(address),
    }


@lru_cache(maxsize=1)
def _same(catalogue: Catalogue, standard: CataloguedStandard) -> dict[str, object]:
    """What is the same in all languages, whose pages are made side by side."""
    newest = catalogue.newest(standard)
    is_superseded = catalogue.standings[standard].status is StandingStatus.SUPERSEDED
    return {
        "standard": standard,
        "newest": newest,
        "line": line_of(standard, catalogue),
        "looked": last_looked(standard),
        "says_so": best_reading(newest, catalogue) if is_superseded else None,
        "lines": quoted(lines_path(standard)),
    }


def page_title(site: Site, standard: CataloguedStandard) -> str:
    """Code and title, as browsers and search engines show them."""
    title = site.title_of(standard)[0] or site.text(N_("Title unknown"))
    code = site.code_of(standard)
    return (
        f"{code} {title}"
        if code
        else site.text(N_("{title} ({remark})")).format(
            title=title, remark=site.text(N_("not identified yet"))
        )
    )


def _description(site: Site, standard: CataloguedStandard) -> str:
    raw = standard.raw
    status = site.label("status", site.catalogue.standings[standard].status)
    facts = [page_title(site, standard), site.label("kind", standard.kind) if standard.kind else "", status]
    if raw.issued:
        facts.append(f"{site.label('field', 'issued')} {raw.issued}")
    if raw.implemented:
        facts.append(f"{site.label('field', 'implemented')} {raw.implemented}")
    return site.text(N_("; ")).join(fact for fact in facts if fact)


def list_pages_of_all(site: Site) -> Iterator[Page]:
    """The list of all standards in parts, by kind; the first also shows by what else one can browse."""
    catalogue = site.catalogue
    subjects, years, bodies = site.groups.subjects.values(), site.groups.years, site.groups.bodies
    yield from list_pages(
        site,
        grouped("standards/", {str(kind): standards for kind, standards in catalogue.of_kind.items()}),
        "list.html",
        "standards",
        site.text(N_("All standards")),
        site.text(N_("All standards of the catalogue, by kind, with status and dates.")),
        coverage=site.groups.coverage,
        fields=sorted(
            (subject for subject in subjects if "." not in subject.code),
            key=lambda subject: -len(subject.standards),
        )[:OFFERED],
        kinds={kind: len(standards) for kind, standards in catalogue.of_kind.items()},
        years={year: len(of) for year, of in list(years.items())[:OFFERED]},
        statuses=count_by_status(catalogue, catalogue.standards),
        roles=count_by_role(bodies),
        begin=parts_of_bodies(site, bodies)[0].starts,
    )
