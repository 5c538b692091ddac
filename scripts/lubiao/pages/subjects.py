"""Pages by subject: the fields of the ICS, and a page for every code that occurs."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.catalogue.statuses import count_by_status
from lubiao.catalogue.subjects import Subject, levels_of, without_subject
from lubiao.charts import ics_fields
from lubiao.findings import N_

from .filling import render
from .lists import PARTS, ROWS, list_pages, paged
from .page import Page
from .site import Site

SECTION = "subjects"

FEWEST_ROWS = 8
"""The rows of a part where a subject has very many narrower ones."""


def subject_pages(site: Site) -> Iterator[Page]:
    """The fields, every subject with all below it, and the standards without an ICS code."""
    subjects = site.groups.subjects
    yield _overview(site, subjects)
    for subject in subjects.values():
        yield from _subject_pages(site, subject, subjects)
    yield from _pages_without_subject(site)


def _overview(site: Site, subjects: dict[str, Subject]) -> Page:
    fields = [subject for subject in subjects.values() if "." not in subject.code]
    catalogue = site.catalogue
    body = render(
        site,
        "subjects.html",
        1,
        fields=fields,
        most=max((len(field.standards) for field in fields), default=0),
        without=len(without_subject(catalogue.standards)),
        chart=ics_fields(site),
    )
    return Page(
        "subjects/",
        SECTION,
        site.text(N_("Standards by subject")),
        site.text(
            N_(
                "The fields of the International Classification for Standards (ICS) to which the standards of this catalogue belong, with how many in each."
            )
        ),
        body,
        (*PARTS, "charts"),
    )


def _subject_pages(site: Site, subject: Subject, subjects: dict[str, Subject]) -> Iterator[Page]:
    levels = levels_of(subject.code)
    address = f"subjects/{subject.code}/"
    title = title_of(site, subject.code)
    yield from list_pages(
        site,
        # A tile takes as much room as a row, and the first part has both.
        paged(address, subject.standards, max(FEWEST_ROWS, ROWS - len(subject.below))),
        "subject.html",
        SECTION,
        title,
        site.text(N_("{subject}: standards, with status and dates")).format(subject=title),
        subject=subject,
        above=[
            ("subjects/", site.text(N_("Subjects"))),
            *((f"subjects/{code}/", code) for code in levels[:-1]),
        ],
        below=[subjects[code] for code in subject.below],
        statuses=count_by_status(site.catalogue, subject.standards),
    )


def title_of(site: Site, code: str) -> str:
    """ICS, code and name; where this language has no name for it, the field that it belongs to."""
    name, field = name_of(site, code), levels_of(code)[0]
    if name or field == code:
        return f"ICS {code} {name}".strip()
    return site.text(N_("ICS {code}, in {field}")).format(
        code=code, field=f"{field} {name_of(site, field)}".strip()
    )


def name_of(site: Site, code: str) -> str:
    """The name of an ICS code in the language of the site; empty where there is none."""
    term = site.catalogue.vocabulary.ics.get(code)
    return (term.name(site.language) or "") if term else ""


def _pages_without_subject(site: Site) -> Iterator[Page]:
    standards = without_subject(site.catalogue.ordered)
    heading = site.text(N_("ICS code unknown"))
    lead = site.text(
        N_(
            "No source that was read prints an ICS code for these standards. Whoever has a cover at hand can tell it."
        )
    )
    yield from list_pages(
        site,
        paged("subjects/unknown/", standards),
        "listed.html",
        SECTION,
        heading,
        lead,
        above=[("subjects/", site.text(N_("Subjects")))],
        heading=heading,
        lead=lead,
        around=(),
        statuses=count_by_status(site.catalogue, standards),
    )
