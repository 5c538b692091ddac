"""All pages of one language, in the order of the site; the rows of its search index; the sitemap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from lubiao.catalogue import CataloguedStandard, coverage_of
from lubiao.codes import Kind
from lubiao.findings import N_
from lubiao.records import City, TitleOrigin
from lubiao.search import Row
from lubiao.texts import LANGUAGE_TAGS, LANGUAGES

from .filling import fill, render
from .page import Page
from .rules import rule_pages, rule_rows
from .site import Site


def pages_of(site: Site) -> Iterator[Page]:
    """Every generated page: standards, cities, kinds, rules, and their lists."""
    yield _list_page(site)
    yield from _standard_pages(site)
    yield _cities_page(site)
    yield from (_city_page(site, city) for city in site.catalogue.cities.values())
    yield _kinds_page(site)
    yield from (_kind_page(site, kind) for kind in site.catalogue.of_kind)
    yield from rule_pages(site)


def home_body(site: Site, introduction: str) -> str:
    """The body of the home page; `introduction` is the HTML of the editorial text."""
    catalogue = site.catalogue
    return render(
        site,
        "home.html",
        0,
        introduction=introduction,
        coverage=coverage_of(catalogue.standards),
        newest=sorted(
            (s for s in catalogue.standards if s.raw.issued and s.is_identified and not s.raw.draft),
            key=lambda s: (str(s.raw.issued), s.slug),
            reverse=True,
        )[:6],
    )


def _standard_pages(site: Site) -> Iterator[Page]:
    template = site.environment.get_template("standard.html")
    for standard in site.catalogue.standards:
        body = fill(site, template, 2, {"standard": standard})
        yield Page(
            site.address_of(standard),
            "standards",
            page_title(site, standard),
            _description(site, standard),
            body,
        )


def page_title(site: Site, standard: CataloguedStandard) -> str:
    """Code and title, as browsers and search engines show them."""
    title = site.title_of(standard)[0] or site.text(N_("Title unknown"))
    code = site.code_of(standard)
    return f"{code} {title}" if code else f"{title} ({site.text(N_('not identified yet'))})"


def _description(site: Site, standard: CataloguedStandard) -> str:
    raw = standard.raw
    status = site.label("status", site.catalogue.standings[standard].status)
    facts = [page_title(site, standard), site.label("kind", standard.kind) if standard.kind else "", status]
    if raw.issued:
        facts.append(f"{site.label('field', 'issued')} {raw.issued}")
    if raw.implemented:
        facts.append(f"{site.label('field', 'implemented')} {raw.implemented}")
    return site.text(N_("; ")).join(fact for fact in facts if fact)


def _list_page(site: Site) -> Page:
    title = site.text(N_("All standards"))
    catalogue = site.catalogue
    body = render(site, "list.html", 1, coverage=coverage_of(catalogue.standards))
    return Page(
        "standards/",
        "standards",
        title,
        site.text(N_("All standards of the catalogue, by kind, with status and dates.")),
        body,
    )


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


def _kinds_page(site: Site) -> Page:
    body = render(site, "kinds.html", 1)
    return Page(
        "kinds/",
        "kinds",
        site.text(N_("Kinds of standards")),
        site.text(
            N_(
                "What national, sector, provincial, municipal and group standards are, and how many the catalogue holds."
            )
        ),
        body,
    )


def _kind_page(site: Site, kind: Kind) -> Page:
    standards = site.catalogue.of_kind[kind]
    body = render(site, "kind.html", 2, kind=kind, standards=standards, coverage=coverage_of(standards))
    return Page(
        f"kinds/{kind}/", "kinds", site.label("kinds", kind), site.label("kind_explained", kind), body
    )


def search_rows(site: Site, editorial: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """The rows of the search index; `editorial` gives address and title of the pages that people wrote."""
    for standard in site.catalogue.ordered:
        raw = standard.raw
        title, title_language = site.title_of(standard)
        others = {raw.title_zh or "", raw.title_en or "", *(cited.under for cited in raw.cited)} - {"", title}
        yield Row(
            address=site.prefixed(site.address_of(standard)),
            code=site.code_of(standard),
            title=title or site.text(N_("Title unknown")),
            title_lang=title_language if title else site.language,
            others=tuple(sorted(others)),
            codes=((str(standard.code),) if standard.code else ()) + raw.former,
            kind=str(standard.kind or ""),
            status=str(site.catalogue.standings[standard].status),
            year=standard.year,
            page="standard",
            mark="project" if title_language == "en" and raw.title_en_from is TitleOrigin.PROJECT else "",
        )
    for city in site.catalogue.cities.values():
        names = (city.name_zh, city.name_en) if site.language == "zh" else (city.name_en, city.name_zh)
        yield Row(
            site.prefixed(f"cities/{city.id}/"), "", names[0], site.language, names[1:], "", "", 0, "city"
        )
    for kind in site.catalogue.of_kind:
        yield Row(
            site.prefixed(f"kinds/{kind}/"),
            "",
            site.label("kinds", kind),
            site.language,
            (),
            "",
            "",
            0,
            "kind",
        )
    yield from rule_rows(site)
    for address, title in editorial:
        yield Row(site.prefixed(address), "", title, site.language, (), "", "", 0, "page")


def sitemap(site: Site, addresses: Iterable[str]) -> str:
    """The sitemap of all languages: every address with its alternates."""
    entries = []
    for address in addresses:
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{LANGUAGE_TAGS[language]}" href="{escape(site.canonical(address, language))}"/>'
            for language in LANGUAGES
        )
        entries += [
            f"<url><loc>{escape(site.canonical(address, language))}</loc>{alternates}</url>"
            for language in LANGUAGES
        ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )
