"""The search page: a field, facets and results, which its scripts make from the index."""

from __future__ import annotations

from lubiao.findings import N_

from .filling import render
from .page import Page
from .site import Site

PARTS = ("search/address", "search/facet-list", "search/cards", "search/suggestions", "search/page")

FACETS = (
    ("kind", N_("Kind"), True),
    ("status", N_("Status"), True),
    ("city", N_("City"), True),
    ("field", N_("ICS field"), False),
    ("year", N_("Year of issue"), False),
    ("grade", N_("Grade"), False),
    ("english", N_("English title"), False),
    ("level", N_("Evidence level"), False),
)
"""What can be narrowed by: the name in the address, the heading, and whether its list is open from the start."""

RELATIONS = (
    ("issued", N_("Issued by the city")),
    ("cited", N_("Cited for the city")),
    ("drafted", N_("Drafted or produced in the city")),
)
"""How a standard is tied to a city; the names in the address."""

SORTS = (
    ("relevance", N_("Relevance")),
    ("code", N_("Code")),
    ("issued", N_("Issue date")),
    ("implemented", N_("Implementation date")),
)

LISTS = (
    ("cities/", N_("Cities")),
    ("kinds/", N_("Kinds")),
    ("subjects/", N_("Subjects")),
    ("years/", N_("Years")),
    ("bodies/", N_("Bodies")),
    ("status/", N_("Status")),
    ("standards/", N_("All standards")),
)
"""The lists, which need no script."""

TRY = (
    "DB3702/T 0014-2022",
    "农贸市场",
    "nongmaoshichang",
    "apple",
)
"""Words that find something, one of each way to ask."""


def search_page(site: Site) -> Page:
    """The page that finds standards, narrows and sorts them; without scripts it leads to the lists."""
    body = render(
        site,
        "search.html",
        1,
        facets=FACETS,
        relations=RELATIONS,
        sorts=SORTS,
        lists=LISTS,
        suggested=TRY,
        strings=_strings(site),
    )
    return Page(
        "search/",
        "search",
        site.text(N_("Search standards")),
        site.text(
            N_(
                "Find a standard by its code, a word of its title in Chinese or English, or pinyin, and narrow the "
                "results by kind, status, city, subject and year."
            )
        ),
        body,
        PARTS,
    )


def _strings(site: Site) -> dict[str, str]:
    """What the scripts of the page say; {n} is a number, the other names are said by the scripts."""
    text = site.text
    return {
        "one": text(N_("1 standard")),
        "many": text(N_("{n} standards")),
        "none": text(N_("No standard was found.")),
        "none_near": text(N_("No standard was found, and nothing near it.")),
        "loading": text(N_("Loading the index…")),
        "failed": text(N_("The search index could not be loaded. Check the connection and type again.")),
        "more": text(N_("Show {n} more")),
        "chosen": text(N_("{n} chosen")),
        "unknown": text(N_("unknown")),
        "remove": text(N_("Remove: {name}")),
        "unidentified": text(N_("Not identified yet")),
        "issued": text(N_("Issue date")),
        "implemented": text(N_("Implementation date")),
        "newest": text(N_("Newest edition")),
        "colon": text(N_(": ")),
        "edition": text(N_("Other editions of this number")),
        "spelling": text(N_("The same code in another spelling")),
        "close": text(N_("Similar codes")),
        "sound": text(N_("Same pronunciation")),
        "other": text(N_("With another character")),
        "fewer": text(N_("With fewer words")),
        "without": text(N_("Without “{name}”")),
        "without_all": text(N_("Without any filter")),
        "city": text(N_("City")),
    }
