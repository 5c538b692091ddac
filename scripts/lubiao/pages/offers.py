"""What the page "Data" offers: the files and pages for programs, in groups by who needs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lubiao.findings import N_
from lubiao.publish import DOWNLOADS, FORMATS

from .site import Site


@dataclass(frozen=True, slots=True)
class Offer:
    """A file, or a page that leads to many. `size` is in bytes; None for a page. `path` is a page's address without language."""

    path: str
    title: str
    about: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """A file that is no format of the whole catalogue, or a page (`page`) that is there where the file is."""

    path: str
    title: str
    about: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Who needs what. Items are names of FORMATS or other files, in order; what is not published is left out."""

    key: str
    title: str
    about: str
    items: tuple[str | Other, ...]


GROUPS = (
    Group(
        "spreadsheet",
        N_("For a spreadsheet"),
        N_("To open in Excel, WPS or LibreOffice. No cell is ever taken for a formula."),
        ("xlsx", "csv"),
    ),
    Group(
        "analysis",
        N_("For databases and analysis"),
        N_("Typed columns and keys, for DuckDB, pandas, Spark or Datasette."),
        ("parquet", "sqlite", Other("downloads/standards.metadata.json", N_("Metadata for Datasette"), N_("Titles, licences and descriptions of the tables."))),
    ),
    Group(
        "programs",
        N_("For programs"),
        N_("Plain files at addresses that do not change."),
        (
            Other("api/v1/openapi.json", N_("The API"), N_("Every record, city, kind and source as JSON; what people wrote stands apart from what was derived."), "api/"),
            Other("api/v1/openapi.json", "OpenAPI 3.1", N_("The API described for programs and generators.")),
            "jsonl",
            "yaml",
        ),
    ),
    Group(
        "citations",
        N_("For reference managers"),
        N_("Every standard that has a code, ready to cite. Each city and each kind has files of its own, on its page."),
        ("bibtex", "ris", "csl", "relaton"),
    ),
    Group(
        "follow",
        N_("To follow what changes"),
        N_("Subscribe in a feed reader or a calendar. Each city and each kind has a feed of its own, on its page."),
        (
            Other("feeds/changes.atom", N_("All changes"), N_("Atom feed: what changed in standards and in their records.")),
            Other("feeds/standards.atom", N_("Changes of standards"), N_("Atom feed: issued, in force, superseded, withdrawn.")),
            Other("feeds/records.atom", N_("Changes of records"), N_("Atom feed: what was corrected or completed in the catalogue.")),
            Other("calendar/implementation.ics", N_("Implementation dates"), N_("Calendar: when standards come into force.")),
            Other("calendar/review.ics", N_("Reviews due"), N_("Calendar: five years after issue or the last review.")),
        ),
    ),
    Group(
        "linked",
        N_("As linked data"),
        N_("Standards, cities and sources as resources that name each other."),
        (
            "turtle", "ntriples", "jsonld",
            Other("dataset.ttl", N_("Description of the dataset"), N_("DCAT 3, for catalogues of open data.")),
            Other("ns.ttl", N_("Vocabulary of the catalogue"), N_("The terms for which no established vocabulary has a word.")),
            Other("shapes.ttl", N_("SHACL shapes"), N_("What the linked data promises, to be checked by programs.")),
        ),
    ),
    Group(
        "whole",
        N_("Everything at once"),
        N_("To keep, to mirror, to archive."),
        ("zip",),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offered:
    """A group with what the site has of it."""

    group: Group
    offers: Sequence[Offer]


def offered(site: Site) -> list[Offered]:
    """The groups that have something to offer, in order. A format that no group names stands in one of its own."""
    in_groups = {item for group in GROUPS for item in group.items}
    rest = tuple(each.name for each in DOWNLOADS if each.name not in in_groups)
    more = Group("more", N_("Further forms"), N_("For special purposes."), rest)
    groups = [Offered(group, list(_offers(site, group))) for group in (*GROUPS, more)]
    return [each for each in groups if each.offers]


def _offers(site: Site, group: Group) -> Iterator[Offer]:
    for item in group.items:
        if isinstance(item, Other):
            # A file that speaks stands once in each language, at addresses like those of pages.
            own = site.prefixed(item.path)
            path = own if own in site.published else item.path
            title, about, page = item.title, item.about, item.page
        elif item in FORMATS:
            format = FORMATS[item]
            path, title, about, page = format.path, format.title, format.about, ""
        else:
            continue
        if path in site.published:
            size = None if page else site.published[path]
            yield Offer(page or path, site.text(title), site.text(about), size)


def size_said(size: int) -> str:
    """A number of bytes for people, in decimal units: 980 B, 63 kB, 1.4 MB."""
    for unit, name in ((10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}" if size < 10 * unit else f"{round(size / unit)} {name}"
    return f"{size} B"
