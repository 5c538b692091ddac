"""The questions that a reader of the database asks first."""

from __future__ import annotations

from dataclasses import dataclass

from lubiao.findings import N_


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what it answers (texts of the interface), and its query."""

    name: str
    label: str
    about: str
    query: str


VIEWS = (
    View(
        "ties", N_("Ties to cities"),
        N_("Every tie of a standard to a city, each once: issued by it, cited for it, drafted or produced in it; “weak” is 1 where no source prints the tie."),
        """
        SELECT issued_by_city AS city, 'issued' AS tie, name AS standard, 0 AS weak FROM standards
          WHERE issued_by_city IS NOT NULL
        UNION SELECT city, 'cited', standard, 0 FROM citations
        UNION SELECT city, 'drafted', standard, min(weak) FROM drafted_in GROUP BY city, standard""",
    ),
    View(
        "in_force_by_city", N_("In force, by city"),
        N_("The standards in force of each city, with what ties them to it."),
        """
        SELECT ties.city, cities.name_zh AS city_zh, cities.name_en AS city_en, ties.tie, standards.name,
          standards.kind, standards.title_zh, standards.title_en, standards.implemented, standards.status_read, ties.weak
        FROM ties JOIN standards ON standards.name = ties.standard JOIN cities ON cities.id = ties.city
        WHERE standards.status = 'in-force'""",
    ),
    View(
        "standards_by_city", N_("Numbers by city"),
        N_("How many standards of the catalogue are tied to each city, by tie and status. Not what a city reports of itself."),
        """
        SELECT ties.city, ties.tie, standards.status, count(*) AS standards
        FROM ties JOIN standards ON standards.name = ties.standard GROUP BY ties.city, ties.tie, standards.status""",
    ),
    View(
        "outdated_citations", N_("Outdated citations"),
        N_("Citations of standards that are superseded or withdrawn, with the newest standard."),
        """
        SELECT citations.city, citations.under, standards.name AS standard, standards.status, standards.status_since,
          nullif(standards.newest, standards.name) AS newest, citations.source, citations.place
        FROM citations JOIN standards ON standards.name = citations.standard
        WHERE standards.status IN ('superseded', 'withdrawn')""",
    ),
    View(
        "reviews_due", N_("Reviews due"), N_("Standards that are due for review, the longest due first. Due is not invalid."),
        """
        SELECT name, kind, title_zh, title_en, coalesce(reviewed, issued) AS last, review_due
        FROM standards WHERE review_due IS NOT NULL ORDER BY review_due""",
    ),
    View(
        "without_status", N_("Status unknown"), N_("Standards of which no source that was read tells whether they are in force."),
        "SELECT name, kind, title_zh, title_en, status_basis, evidence_level FROM standards WHERE status = 'unknown'",
    ),
)  # fmt: skip
