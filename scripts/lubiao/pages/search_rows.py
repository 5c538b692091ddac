"""The rows of the search index: every page that search can lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lubiao.findings import N_
from lubiao.records import TitleOrigin
from lubiao.search import Row

from .rules import rule_rows
from .site import Site


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
