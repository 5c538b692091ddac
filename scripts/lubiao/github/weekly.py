"""The weekly look: one job visits and reads, the other keeps one issue."""

from __future__ import annotations

from pathlib import Path

from lubiao.catalogue import Catalogue, build_day
from lubiao.reading import read_data
from lubiao.upkeep.addresses import addresses_of, share_of
from lubiao.upkeep.report import weekly_text
from lubiao.upkeep.visiting import Answer, Visit, Visitor

from .client import GitHub
from .error import WorkflowError
from .handed_over import WeeklyReport, read_handed, write_handed
from .standing import put_issue

MARKER = "<!-- lubiao:weekly -->"
TITLE = "每周检查 / Weekly look"
FILE = "weekly.json"


def look(data: Path, folder: Path, visitor: Visitor | None = None) -> int:
    """Visit the addresses of the data, look at its dates, and write the report into a folder.

    Without a visitor no address is visited, and only dates are looked at. Raises WorkflowError where no address
    answers at all.
    """
    catalogue = Catalogue.link(read_data(data), build_day())
    named = addresses_of(catalogue)
    visits: list[Visit] = []
    share = share_of(catalogue.day, named) if visitor else []
    for visit in visitor.visit_all(share) if visitor else ():
        visits.append(visit)
        print(f"{visit.answer.value}\t{visit.detail}\t{visit.address}", flush=True)
    if len(visits) < len(share):
        print(f"The time is over; {len(share) - len(visits)} addresses wait for another week.")
    if visits and all(visit.answer is Answer.NO_ANSWER for visit in visits):
        raise WorkflowError(
            "No address answers: this is the network of the run, and nothing is told of them."
        )
    write_handed(folder, FILE, WeeklyReport(body=weekly_text(catalogue, visits, named)))
    return 0


def keep_issue(folder: Path) -> int:
    """Make the one issue say what the report says; close it where there is nothing to say."""
    report = read_handed(folder, FILE, WeeklyReport)
    body = f"{MARKER}\n\n{report.body}" if report.body is not None else None
    put_issue(GitHub.of_environment(), MARKER, TITLE, body)
    return 0
