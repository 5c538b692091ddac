"""What the catalogue says of a code that somebody cites: known or not, its status, what is newer, what was meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lubiao.catalogue import Catalogue, CataloguedStandard, StandingStatus
from lubiao.catalogue.labels import STATUS
from lubiao.codes import Code, CodeError, Extent, parse
from lubiao.findings import N_, Message


class Judgement(StrEnum):
    """What is said of a code, in a word."""

    GOOD = "good"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"
    SEVERAL = "several"
    UNREADABLE = "unreadable"


@dataclass(slots=True)
class Verdict:
    """A judgement and its grounds. `standard` is the record of the code itself, `newest` what to cite in its place."""

    judgement: Judgement
    standard: CataloguedStandard | None = None
    newest: CataloguedStandard | None = None
    hints: list[Message] = field(default_factory=list)


_OVER = (StandingStatus.SUPERSEDED, StandingStatus.WITHDRAWN)
_NOT_YET = (StandingStatus.UPCOMING, StandingStatus.DRAFT)


class Judge:
    """Judges codes against a catalogue. Its indexes are made once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._editions: defaultdict[str, list[CataloguedStandard]] = defaultdict(list)
        self._alike: defaultdict[tuple[str, tuple[str, ...]], list[CataloguedStandard]] = defaultdict(list)
        self._by_code: dict[Code, CataloguedStandard] = {}
        self._replaced: dict[str, CataloguedStandard] = {}
        self._former: dict[str, CataloguedStandard] = {}
        for standard in catalogue.ordered:
            if standard.code:
                self._by_code.setdefault(standard.code, standard)
                self._editions[standard.code.undated].append(standard)
                self._alike[standard.code.skeleton].append(standard)
            for index, written in (
                (self._replaced, standard.raw.replaces),
                (self._former, standard.raw.former),
            ):
                for code in _canonical(written):
                    index.setdefault(code, standard)

    def judge(self, code: Code) -> Verdict:
        """What the catalogue says of a code on its day."""
        if code.extent is not Extent.ONE:
            return self._several(code)
        standard = self._by_code.get(code)
        if standard is None and code.amendment:
            verdict = self.judge(replace(code, amendment=""))
            verdict.hints.append(Message(N_("The catalogue does not tell of amendments: what is said here is said of the standard itself.")))  # fmt: skip
            return verdict
        if standard is None and code.year is None:
            return self._undated(code)
        if standard is None:
            return self._unknown(code)
        return self._known(standard, code)

    def status(self, standard: CataloguedStandard) -> StandingStatus:
        """The status of a standard on the catalogue's day."""
        return self.catalogue.standings[standard].status

    def _known(self, standard: CataloguedStandard, code: Code) -> Verdict:
        newest = self.catalogue.newest(standard)
        if newest is standard and code.year:
            later = [s for s in self._editions[code.undated] if s.year > code.year and not s.raw.draft]
            newest = max(later, key=lambda edition: edition.year, default=standard)
        status = self.status(standard)
        is_over = status in _OVER
        if not is_over and newest is not standard and not standard.successors:
            # No record says that the one replaces the other: only the year does, and only once it is in force.
            is_over = status is not StandingStatus.IN_FORCE and self.status(newest) not in _NOT_YET
        judgement = Judgement.OUTDATED if is_over else Judgement.GOOD
        verdict = Verdict(judgement, standard, newest if newest is not standard else None)
        if verdict.newest and not is_over:
            verdict.hints.append(self._named(N_("There is a later one, {code}: {status}."), verdict.newest))
        return verdict

    def _undated(self, code: Code) -> Verdict:
        """Without a year the newest edition is meant."""
        editions = [edition for edition in self._editions[code.undated] if not edition.raw.draft]
        if not editions:
            return self._unknown(code)
        held = [edition for edition in editions if self.status(edition) not in _NOT_YET]
        edition = max(held or editions, key=lambda each: each.year)
        verdict = self._known(edition, edition.code or code)
        verdict.hints.insert(0, self._named(N_("Cited without a year, so the newest edition is meant: {code}, {status}."), edition))  # fmt: skip
        return verdict

    def _unknown(self, code: Code) -> Verdict:
        dated, undated = str(code), code.undated
        if successor := self._replaced.get(dated):
            in_time = self.status(successor) not in _NOT_YET
            newest = self.catalogue.newest(successor)
            verdict = Verdict(Judgement.OUTDATED if in_time else Judgement.UNKNOWN, newest=newest)
            verdict.hints.append(self._named(N_("It has no record of its own, but {code} replaces it: {status}."), successor))  # fmt: skip
            return verdict
        if renumbered := self._former.get(dated) or self._former.get(undated):
            hint = self._named(N_("This is a former code of {code}: {status}."), renumbered)
            return Verdict(Judgement.OUTDATED, newest=self.catalogue.newest(renumbered), hints=[hint])
        if meant := list(self._meant(code)):
            return Verdict(Judgement.UNKNOWN, hints=meant)
        editions = [edition for edition in self._editions[undated] if edition.year and not edition.raw.draft]
        if editions and code.year:
            return self._other_edition(code.year, editions)
        verdict = Verdict(Judgement.UNKNOWN)
        if others := self._editions[undated]:  # drafts, and records of which no year is known
            verdict.hints.append(Message(N_("The catalogue does not have this edition. It has: {codes}."), {"codes": _codes(others)}))  # fmt: skip
        return verdict

    def _meant(self, code: Code) -> Iterator[Message]:
        """The standards of which leading zeros, the mark or both tell a code apart, unless its year does too."""
        for other in self._alike.get(code.skeleton, ()):
            known = other.code
            if known is None or (code.year and code.year != known.year):
                continue
            if known.number == code.number and known.mark != code.mark:
                text = N_("The catalogue has {code}, with another mark: {status}. Is that what is meant?")
            elif known.number != code.number and known.mark == code.mark:
                text = N_("It differs only by leading zeros from {code}: {status}. Is that what is meant?")
            elif known.number != code.number:
                text = N_(
                    "It differs only by leading zeros and the mark from {code}: {status}. Is that what is meant?"
                )
            else:
                continue
            yield self._named(text, other)

    def _other_edition(self, year: int, editions: list[CataloguedStandard]) -> Verdict:
        known = _codes(editions)
        held = [edition for edition in editions if self.status(edition) not in _NOT_YET]
        newest = self.catalogue.newest(max(held or editions, key=lambda edition: edition.year))
        if held and year < newest.year:
            hint = Message(N_("The catalogue does not have this edition. It has: {codes}."), {"codes": known})
            return Verdict(Judgement.OUTDATED, newest=newest, hints=[hint])
        hint = Message(N_("The catalogue does not have this edition, only older ones: {codes}. Is the year right?"), {"codes": known})  # fmt: skip
        return Verdict(Judgement.UNKNOWN, hints=[hint])

    def _several(self, code: Code) -> Verdict:
        """All parts, or a range: which of them the catalogue has, each to be cited with its own year."""
        verdict = Verdict(Judgement.SEVERAL)
        verdict.hints.append(
            Message(N_("All parts are cited; each has a status of its own.")) if code.extent is Extent.ALL_PARTS
            else Message(N_("A range is cited; each standard in it has a status of its own."))
        )  # fmt: skip
        parts = list(self._members(code))
        for part in parts[:20]:
            verdict.hints.append(self._named(N_("{code}: {status}."), part))
        if len(parts) > 20:
            verdict.hints.append(Message(N_("… and {number} more."), {"number": len(parts) - 20}))
        return verdict

    def _members(self, code: Code) -> Iterator[CataloguedStandard]:
        first, _, last = code.number.partition("~")
        stem, _, low = first.rpartition(".")
        high = last.rpartition(".")[2]
        for standard in self.catalogue.ordered:
            other = standard.code
            if other is None or (other.prefix, other.mark) != (code.prefix, code.mark):
                continue
            if code.year and other.year != code.year:
                continue
            if code.extent is Extent.ALL_PARTS:
                if other.number.startswith((f"{code.number}.", f"{code.number}-")):
                    yield standard
                continue
            other_stem, _, number = other.number.rpartition(".")
            if other_stem == stem and all(map(str.isdecimal, (low, number, high))) and int(low) <= int(number) <= int(high):  # fmt: skip
                yield standard

    def _named(self, text: str, standard: CataloguedStandard) -> Message:
        code = standard.code.display if standard.code else standard.name
        return Message(text, {"code": code, "status": Message(STATUS[self.status(standard)])})


def _codes(editions: list[CataloguedStandard]) -> str:
    return ", ".join(edition.code.display for edition in editions if edition.code)


def _canonical(written: tuple[str, ...]) -> Iterator[str]:
    for text in written:
        try:
            yield str(parse(text))
        except CodeError:
            continue
