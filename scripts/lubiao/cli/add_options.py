"""The answers that `lubiao add` takes as options. Light: `lubiao --help` imports it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import click


class Answer(NamedTuple):
    """An option, what it means, and whether it can be given several times."""

    flag: str
    help: str
    many: bool = False


ANSWERS = {
    "code": Answer("--code", "Code of the standard, in any spelling."),
    "title_zh": Answer("--title-zh", "Chinese title."),
    "title_en": Answer("--title-en", "English title."),
    "title_en_from": Answer("--title-en-from", "official, publisher or project."),
    "issued": Answer("--issued", "Issue date."),
    "implemented": Answer("--implemented", "Implementation date."),
    "issuers": Answer("--issuer", "Issuing authority, its Chinese name.", many=True),
    "drafters": Answer("--drafter", "Drafting organization, its Chinese name.", many=True),
    "ics": Answer("--ics", "ICS class.", many=True),
    "ccs": Answer("--ccs", "CCS class.", many=True),
    "replaces": Answer("--replaces", "Code of an older standard that it replaces.", many=True),
    "evidence_source": Answer("--source", "Id or name of the source that was read."),
    "evidence_level": Answer("--level", "cover, listing or mention."),
    "evidence_read": Answer("--read", "The day it was read; default today."),
    "evidence_url": Answer("--url", "Address of the page."),
    "status_value": Answer("--status", "What the source says: in-force, upcoming, …"),
    "replaced_by": Answer("--replaced-by", "Code of a standard that replaces it.", many=True),
    "cited_city": Answer("--city", "A city for which a source cites the standard."),
    "cited_source": Answer("--cited-source", "The source that cites it; default --source."),
    "cited_place": Answer("--cited-place", "Where in that source."),
    "cited_under": Answer("--cited-under", "The name under which it is cited."),
}
"""`Question.option` → its option, in the order of the questions."""


def answer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command one option for each answer."""
    for name, answer in reversed(ANSWERS.items()):
        option = click.option(answer.flag, f"answer_{name}", multiple=answer.many, help=answer.help)
        command = option(command)
    return command
