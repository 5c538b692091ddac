"""Events in words, in either language. Nothing is escaped here; whoever writes them does it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lubiao.catalogue import CataloguedStandard
from lubiao.catalogue.labels import LEVEL, STATUS, TITLE_ORIGIN
from lubiao.catalogue.standing import StandingStatus
from lubiao.changes.words import Words
from lubiao.codes import CodeError, parse
from lubiao.findings import N_
from lubiao.records import Source, TitleOrigin, WrittenDate
from lubiao.texts import Language, translator

from .events import Event, What

WHAT = {
    What.ISSUED: N_("Issued"),
    What.IMPLEMENTED: N_("Implementation date reached"),
    What.REVIEWED: N_("Reviewed"),
    What.SUPERSEDED: N_("Superseded"),
    What.WITHDRAWN: N_("Withdrawn"),
    What.CHANGED: N_("Standard changed"),
    What.FIRST_READ: N_("First read"),
    What.STATUS_READ: N_("Status read"),
    What.ADDED: N_("Record added"),
    What.REMOVED: N_("Record removed"),
    What.CORRECTED: N_("Record corrected or completed"),
}

# White space, controls, marks of direction, what XML 1.0 has no place for (§2.2, Char), and halves of characters.
_UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
)


def one_line(text: str) -> str:
    """A text as one line of what can be seen, fit for XML and iCalendar."""
    return _UNSEEN.sub(" ", text).strip()


def said(event: Event, language: Language) -> str:
    """What happened, as a sentence."""
    say = translator(language)
    date = date_said(event.date, language)
    match event.what:
        case What.ISSUED if event.implemented:
            text = N_("Issued on {date}, implementation date {implemented}.")
            return say(text).format(date=date, implemented=date_said(event.implemented, language))
        case What.SUPERSEDED if event.by:
            codes = listed(map(_displayed, event.by), language)
            return say(N_("Superseded by {codes} since {date}.")).format(codes=codes, date=date)
        case What.FIRST_READ:
            level = _within(say(LEVEL[event.level]), language) if event.level else ""
            source = source_said(event.source, language)
            text = N_("First read on {date}: {level}, {source}.")
            return say(text).format(date=date, level=level, source=source)
        case What.STATUS_READ:
            status = _within(say(STATUS[StandingStatus(event.status or "unknown")]), language)
            source = source_said(event.source, language)
            text = N_("Status read on {date}: {status}, as {source} says.")
            return say(text).format(date=date, status=status, source=source)
        case What.CHANGED | What.CORRECTED:
            words = Words(language)
            lines = ("；" if language == "zh" else "; ").join(words.line(key) for key in event.keys)
            text = N_("Release {release}: {lines}")
            return one_line(say(text).format(release=event.release, lines=lines))
        case What.ADDED | What.REMOVED:
            added, removed = N_("Added with release {release}."), N_("Removed with release {release}.")
            return say(added if event.what is What.ADDED else removed).format(release=event.release)
    return say(_ON_A_DAY[event.what]).format(date=date)


_ON_A_DAY = {
    What.ISSUED: N_("Issued on {date}."),
    What.IMPLEMENTED: N_("Its implementation date, {date}, has come."),
    What.REVIEWED: N_("Reviewed on {date}."),
    What.SUPERSEDED: N_("Superseded since {date}."),
    What.WITHDRAWN: N_("Withdrawn on {date}."),
}


def listed(names: Iterable[str], language: Language) -> str:
    """Names one behind the other within a sentence."""
    return ("、" if language == "zh" else ", ").join(names)


def headline(event: Event, language: Language) -> str:
    """What happened to which standard: `Issued: DB3702/T 0014—2022 农贸市场建设与管理规范`."""
    say = translator(language)
    name = event.standard.code.display if event.standard and event.standard.code else event.name
    title = (event.title_en if language == "en" else None) or event.title_zh or say(N_("Title unknown"))
    return f"{say(WHAT[event.what])}{say(N_(': '))}{one_line(f'{name} {title}')}"


def date_said(date: WrittenDate, language: Language) -> str:
    """A day; of a month it is said that no day is known."""
    if date.has_day:
        return str(date)
    return f"{date}{' ' if language == 'en' else ''}{translator(language)(N_('(day unknown)'))}"


def name_said(standard: CataloguedStandard, language: Language) -> str:
    """Code and title: `DB3702/T 0014—2022 农贸市场建设与管理规范`; the id where there is no code."""
    raw = standard.raw
    title = (raw.title_en if language == "en" else None) or raw.title_zh
    title = title or translator(language)(N_("Title unknown"))
    name = standard.code.display if standard.code else standard.name
    return one_line(f"{name} {title}")


def title_note(standard: CataloguedStandard, language: Language) -> str:
    """On an English title, the Chinese one, and whose translation it is; empty where there is nothing to say."""
    raw = standard.raw
    if language != "en" or not raw.title_en:
        return ""
    notes = [one_line(raw.title_zh or "")]
    if raw.title_en_from is TitleOrigin.PROJECT:
        notes.append(translator(language)(TITLE_ORIGIN[TitleOrigin.PROJECT]))
    return ". ".join(filter(None, notes)) + "."


def source_said(source: Source | None, language: Language) -> str:
    """The name of a source."""
    if source is None:
        return translator(language)(N_("a source"))
    return one_line(source.name_zh if language == "zh" else source.name_en)


def _displayed(name: str) -> str:
    """A code as it is printed, the year behind an em dash."""
    try:
        return parse(name).display
    except CodeError:
        return one_line(name)


def _within(label: str, language: Language) -> str:
    """A label within a sentence."""
    return label[:1].lower() + label[1:] if language == "en" else label
