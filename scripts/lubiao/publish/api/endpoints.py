"""The paths of the API: what each gives, and how its answer is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lubiao.findings import N_
from lubiao.publish.collection import Collection

from . import lists
from .answer import FOLDER
from .index import index
from .standards import standards


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A path, the model of its answer (see models), and what it gives.

    `name` is the last step of the address of its page, too; `title` and `about` are texts of the interface. `answer`
    is None where the path has a parameter, or another room makes the file. `entries` is the member that is a list.
    """

    name: str
    file: str
    model: str
    title: str
    about: str
    answer: Callable[[Collection], dict[str, Any]] | None = None
    entries: str = ""

    @property
    def path(self) -> str:
        """The path below the top of the site, with its {parameters}."""
        return f"{FOLDER}/{self.file}"


def _listing(
    name: str,
    model: str,
    title: str,
    about: str,
    answer: Callable[[Collection], dict[str, Any]] | None,
) -> Endpoint:
    return Endpoint(name, f"{name}.json", model, title, about, answer, name)


STANDARDS = _listing(
    "standards",
    "Standards",
    N_("All standards"),
    N_("A summary of each standard: code, titles, dates, kind, status, cities."),
    standards,
)

STANDARD = Endpoint(
    "standard",
    "standards/{slug}.json",
    "StandardAnswer",
    N_("A standard"),
    N_("The whole record of a standard: as people wrote it, what follows from it, and who says so."),
)

CHANGES = _listing(
    "changes",
    "Changes",
    N_("Changes"),
    N_("What changed, the newest first; a change of a standard is told apart from one of its record."),
    None,
)

ENDPOINTS = (
    Endpoint(
        "entry",
        "index.json",
        "Index",
        N_("The entry"),
        N_("Where everything is: all other files of the API, and the files that hold everything at once."),
        index,
    ),
    STANDARDS,
    STANDARD,
    _listing(
        "cities",
        "Cities",
        N_("Cities"),
        N_("Each city, how many standards are tied to it, and the figures that sources report for it."),
        lists.cities,
    ),
    _listing(
        "kinds",
        "Kinds",
        N_("Kinds of standards"),
        N_("Each kind with its labels, and how many of its standards have which status and grade."),
        lists.kinds,
    ),
    _listing(
        "subjects",
        "Subjects",
        N_("Subjects"),
        N_("The codes of the ICS that occur, with their names and how many standards each has."),
        lists.subjects,
    ),
    _listing(
        "organizations",
        "Organizations",
        N_("Organizations"),
        N_("Each body with its names, and how many standards it issued, is in charge of, and drafted."),
        lists.organizations,
    ),
    _listing(
        "sources",
        "Sources",
        N_("Sources"),
        N_("Each source with its tier, and what rests on it."),
        lists.sources,
    ),
    Endpoint(
        "coverage",
        "coverage.json",
        "CoverageAnswer",
        N_("What is known"),
        N_("For how many standards a date, a status, a cover or an English title is known: of all, by kind, by city."),
        lists.coverage,
    ),
    CHANGES,
)  # fmt: skip
"""In the order in which they are described."""
