"""One entry for each standard that somebody's files cite: where, how often, how it is spelt, what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lubiao.codes import Code
from lubiao.findings import Message

from .codes_in_text import FoundCode, find_codes
from .judging import Judge, Judgement, Verdict
from .passage import Passage
from .spelling import is_spelt_right

MOST_PLACES = 200
"""Places that are kept of one code; all are counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a code stands, and how it is written there."""

    file: str
    where: Message
    written: str
    is_spelt_right: bool


@dataclass(slots=True)
class Cited:
    """A standard that is cited, or a text that cannot be read as one (`code` is None).

    `year_is_beside` where a place has the year in the next cell of a table.
    """

    code: Code | None
    written: str
    verdict: Verdict
    refusal: Message | None = None
    times: int = 0
    year_is_beside: bool = False
    misspelt: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)

    @property
    def is_misspelt(self) -> bool:
        """Whether it is written wrongly at any place."""
        return self.code is None or bool(self.misspelt)

    @property
    def is_outdated(self) -> bool:
        """Whether something else should be cited."""
        return self.verdict.judgement is Judgement.OUTDATED

    @property
    def is_unknown(self) -> bool:
        """Whether the catalogue has neither it nor what replaced it."""
        return self.verdict.judgement is Judgement.UNKNOWN


def list_codes(passages: Iterable[tuple[str, Passage]], judge: Judge) -> list[Cited]:
    """The standards that texts cite, in the order in which they are first named. Each text has the name of its file."""
    sectors = frozenset(judge.catalogue.vocabulary.sectors)
    cited: dict[Code | str, Cited] = {}
    for file, passage in passages:
        read: dict[str, tuple[Cited, bool]] = {}  # what is written alike is the same, and judged once
        for found in find_codes(passage.text, sectors):
            if found.written not in read:
                key = found.code or " ".join(found.written.split())
                if key not in cited:
                    cited[key] = _cited(found, judge)
                right = found.code is not None and is_spelt_right(
                    found.written, found.code, spaces_count=passage.spaces_count
                )
                read[found.written] = cited[key], right
            entry, right = read[found.written]
            written = " ".join(found.written.split()) if found.year_is_beside else found.written
            entry.times += 1
            entry.year_is_beside |= found.year_is_beside
            if not right:
                entry.misspelt[written] += 1
            if len(entry.places) < MOST_PLACES:
                entry.places.append(Place(file, passage.place(found.start), written, right))
    return list(cited.values())


def _cited(found: FoundCode, judge: Judge) -> Cited:
    if found.code:
        return Cited(found.code, found.written, judge.judge(found.code))
    refusal = Message(found.refusal.reason, dict(found.refusal.values)) if found.refusal else None
    return Cited(None, found.written, Verdict(Judgement.UNREADABLE), refusal)
