"""The weekly look as one text, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.findings import N_, Message
from lubiao.findings.comments import harmless, in_both, within
from lubiao.findings.escaping import visible
from lubiao.records import WrittenDate

from .ageing import day_has_come, not_looked_at
from .visiting import Answer, Visit

SHOWN = 60
"""Entries of each list."""

SHOWN_NAMES = 5
"""Records named beside an address."""

_HEADS: dict[Answer, str] = {
    Answer.GONE: N_("Pages that are gone"),
    Answer.NO_ANSWER: N_("Addresses that do not answer"),
    Answer.NOT_VISITED: N_("Addresses that may not be visited"),
    Answer.REFUSED: N_("Addresses that let no program in"),
}
_EXPLAINED: dict[Answer, str] = {
    Answer.GONE: N_("Find where the page went, or read the fact in another source."),
    Answer.NO_ANSWER: N_("Try them in a browser; a site may only be slow, or closed to other countries."),
    Answer.NOT_VISITED: N_("They lead into a private network, or are no web addresses."),
    Answer.REFUSED: N_("Whether the page is there, only a person can see."),
}
_COME = N_("Upcoming standards whose day has come")
_COME_EXPLAINED = N_("Read their status again; nothing changes by itself.")
_OLD = N_("Records nobody has looked at for a year")
_OLD_EXPLAINED = N_("Look whether the source still says the same, and write the day into evidence.")
_MORE = N_("… and {number} more.")
_REFUSED_ALONE = (Answer.REFUSED,)
"""What alone is no reason for an issue: such sites are always there."""


def weekly_text(
    catalogue: Catalogue, visits: Sequence[Visit], named: Mapping[str, Sequence[str]]
) -> str | None:
    """The text of the issue; None where there is nothing to do. `named` leads from an address to who gives it."""
    come, old = day_has_come(catalogue), not_looked_at(catalogue)
    failed = {answer: [visit for visit in visits if visit.answer is answer] for answer in _HEADS}
    if not come and not old and not any(failed[answer] for answer in _HEADS if answer not in _REFUSED_ALONE):
        return None
    parts = [*_records(_COME, _COME_EXPLAINED, come)]
    for answer, found in failed.items():
        parts += _section(
            _HEADS[answer], _EXPLAINED[answer], (_visited(visit, named) for visit in found), len(found)
        )
    parts += _records(_OLD, _OLD_EXPLAINED, old)
    return within(parts)


def _records(
    head: str, explained: str, found: Sequence[tuple[WrittenDate, CataloguedStandard]]
) -> Iterator[str]:
    lines = (
        f"- {day} {harmless(standard.name)} {harmless(standard.raw.title_zh or '')}".rstrip()
        for day, standard in found
    )
    yield from _section(head, explained, lines, len(found))


def _section(head: str, explained: str, lines: Iterable[str], number: int) -> Iterator[str]:
    if not number:
        return
    yield f"## {in_both(Message(head))}: {number}"
    yield in_both(Message(explained))
    shown = [line for line, _ in zip(lines, range(SHOWN), strict=False)]
    if number > SHOWN:
        shown.append("- " + in_both(Message(_MORE, {"number": number - SHOWN})))
    yield "\n".join(shown)


def _visited(visit: Visit, named: Mapping[str, Sequence[str]]) -> str:
    names = list(named.get(visit.address, ()))
    shown = ", ".join(map(harmless, names[:SHOWN_NAMES])) + (" …" if len(names) > SHOWN_NAMES else "")
    return f"- `{visible(visit.address)}` ({harmless(visit.detail)}): {shown}"
