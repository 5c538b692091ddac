"""What the Markdown twin says first: whether the standard holds, and what has taken its place."""

from __future__ import annotations

from lubiao.catalogue import CataloguedStandard, StandingStatus
from lubiao.findings import N_

from .markdown import Markdown, strong
from .readings import best_reading, last_looked
from .twin_words import Words


def standing_banner(words: Words, standard: CataloguedStandard) -> Markdown | None:
    """One paragraph, as the banner of the page; None where there is nothing to warn of."""
    said = words.space.join(part for part in _sentences(words, standard) if part)
    return Markdown(f"> {said}") if said else None


def _sentences(words: Words, standard: CataloguedStandard) -> list[str]:
    site, raw, say = words.site, standard.raw, words.say
    standing, looked = site.catalogue.standings[standard], last_looked(standard)
    since = say(N_("Since {date}."), date=standing.since) if standing.since else ""
    seen = words.read(looked.source, looked.read) if looked else ""
    told = words.read(standing.source, standing.read) if standing.source and standing.read else ""
    match standing.status:
        case StandingStatus.SUPERSEDED:
            return [
                _strong(words, N_("This edition is superseded.")),
                since,
                *_superseded(words, standard, told),
            ]
        case StandingStatus.WITHDRAWN:
            return [
                _strong(words, N_("This standard is withdrawn.")),
                since,
                _replaced_by(words, standard),
                told or seen,
            ]
        case StandingStatus.UPCOMING:
            day = say(N_("To be implemented on {date}."), date=raw.implemented)
            then = _codes(words, N_("It will then replace:"), raw.replaces)
            return [_strong(words, N_("Not in force yet.")), day, then, seen]
        case StandingStatus.SUSPENDED:
            doubt = say(N_("It was issued, and does not hold for the time being."))
            return [_strong(words, N_("Its implementation is suspended.")), doubt, told]
        case StandingStatus.DRAFT if standard.is_identified:
            doubt = say(N_("Whether and when this standard was issued is not known."))
            meant = _codes(words, N_("It is meant to replace:"), raw.replaces)
            return [_strong(words, N_("Only a draft was seen.")), doubt, meant, seen]
        case StandingStatus.UNKNOWN if looked:
            return [say(N_("Whether it is in force is not known.")), seen]
    return []


def _superseded(words: Words, standard: CataloguedStandard, told: str) -> list[str]:
    """Which is the newest edition, whether it holds, and who says so."""
    catalogue, say = words.site.catalogue, words.say
    newest = catalogue.newest(standard)
    says_so = best_reading(newest, catalogue)
    because = words(
        say(N_("Because its successor has come into force.")),
        words.space,
        words.read(says_so.source, says_so.read) if says_so else "",
    )
    who = told or (because if says_so else "")
    if newest is standard:
        return [_replaced_by(words, standard), who]
    raw, status = newest.raw, catalogue.standings[newest].status
    if raw.implemented:
        when = say(N_("Its implementation date is {date}."), date=raw.implemented)
    elif raw.issued:
        when = say(N_("It was issued on {date}; its implementation date is unknown."), date=raw.issued)
    else:
        when = say(N_("Its implementation date is unknown."))
    is_plain = status in (StandingStatus.IN_FORCE, StandingStatus.UNKNOWN)
    label = (
        ""
        if is_plain
        else words(say(N_("Status")), say(N_(": ")), words.site.label("status", status), say(N_(".")))
    )
    first = words(
        say(N_("The newest edition in the catalogue is")), " ", words.standard(newest), say(N_("."))
    )
    return [first, when, label, who]


def _replaced_by(words: Words, standard: CataloguedStandard) -> str:
    return _codes(words, N_("It is replaced by"), standard.raw.replaced_by)


def _codes(words: Words, lead: str, codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    return words(words.say(lead), words.space, words.joined(map(words.code, codes)), words.say(N_(".")))


def _strong(words: Words, text: str) -> Markdown:
    return strong(words.say(text))
