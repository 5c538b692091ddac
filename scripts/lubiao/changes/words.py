"""Changes in the words of the domain, in either language: sections, entries, and a line for each key.

Nothing is escaped here; whoever prints the lines escapes them whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lubiao.catalogue import StandingStatus
from lubiao.catalogue.labels import FIELD, LABELS, STATUS
from lubiao.findings import N_, Message
from lubiao.texts import translator

from .change import (
    Changed,
    Changes,
    Fate,
    JsonValue,
    KeyChange,
    RecordChange,
    StandardChange,
    StatusTold,
    Value,
)
from .facts import without_order

KEY = FIELD | {
    "kind": N_("Kind"),
    "title_en_from": N_("Origin of the English title"),
    "reviewed": N_("Last review"),
    "committee": N_("Committee in charge"),
    "drafters_complete": N_("List of drafters complete"),
    "replaced_by": N_("Replaced by"),
    "former": N_("Former codes"),
    "adopts": N_("Adopts"),
    "legal_basis": N_("Legal basis"),
    "filing_number": N_("Filing number"),
    "cited": N_("Citations"),
    "drafted_in": N_("Drafted or produced in"),
    "evidence": N_("Evidence"),
    "conflicts": N_("Conflicts between sources"),
    "unknown": N_("Found in no source"),
    "notes": N_("Notes"),
    "silence": N_("Silenced warnings"),
    "status_read": N_("Status as read"),
}
"""The label of each key of a change of a standard."""

COLLECTION = {
    "cities": N_("City"),
    "organizations": N_("Organization"),
    "sources": N_("Source"),
    "reported": N_("Reported figure"),
}
FATE = {Fate.ADDED: N_("added"), Fate.REMOVED: N_("removed")}
FREE_TEXTS = frozenset({"title_zh", "title_en", "committee", "legal_basis"})
"""Keys whose values are quoted, so that it is seen where they end."""

LONGEST_VALUE, LONGEST_NAME, LONGEST_TITLE = 120, 60, 100
"""Characters; more of a value is left out, for `--format json` holds it."""

MOST_ITEMS = 8
"""Items of a list that are told one by one."""

_PROPER = ("ICS", "CCS", "Chinese", "English", "IDT", "MOD", "NEQ")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one record: its name, its Chinese title where it has one, and lines."""

    name: str
    title: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """At least one entry under a heading, a text of the message catalogue.

    With `is_list` it matters most which records these are, so that titles are told wherever they are printed.
    """

    heading: str
    entries: list[Entry]
    is_list: bool = False


class Words:
    """Says changes in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._say = translator(language)
        self._comma, self._semicolon = ("、", "；") if language == "zh" else (", ", "; ")

    def say(self, text: str, **values: object) -> str:
        """A text of the message catalogue with its values."""
        return Message(text, values).said_in(self._say)

    def sections(self, changes: Changes) -> list[Section]:
        """The changes by what they mean to a reader, the weightiest first. Empty sections are left out.

        A standard that changed, and whose record was corrected too, stands in two sections, each with its lines.
        """
        of = {fate: [change for change in changes.standards if change.fate is fate] for fate in Fate}
        others = [self._other(name, change) for name, of_file in changes.others for change in of_file]
        sections = [
            Section(N_("Standards that changed"), self._changed(changes.standards, Changed.STANDARD)),
            Section(N_("New"), [self._added(change) for change in of[Fate.ADDED]], is_list=True),
            Section(N_("Removed"), [self._entry(change, []) for change in of[Fate.REMOVED]], is_list=True),
            Section(N_("Records corrected or completed"), self._changed(changes.standards, Changed.RECORD)),
            Section(N_("Cities, organizations, sources, reported figures"), others),
        ]
        return [section for section in sections if section.entries]

    def _changed(self, changes: Iterable[StandardChange], changed: Changed) -> list[Entry]:
        entries = []
        for change in changes:
            lines = [self.line(key) for key in change.keys if key.changed is changed]
            if change.former_name is not None and changed is Changed.RECORD:
                lines.insert(0, self._other_name(change))
            if lines:
                entries.append(self._entry(change, lines))
        return entries

    def _other_name(self, change: StandardChange) -> str:
        was, name = (_cut(text or "", LONGEST_NAME) for text in (change.former_name, change.standard.name))
        if change.fate is Fate.IDENTIFIED:
            return self.say(N_("identified, was {name}"), name=was)
        return f"{self._key('code')} {was} → {name}"

    def _entry(self, change: StandardChange, lines: list[str]) -> Entry:
        standard = change.standard
        title = _cut(standard.raw.title_zh or "", LONGEST_TITLE)
        return Entry(_cut(standard.name, LONGEST_NAME) or self._say(N_("(none)")), title, lines)

    def _added(self, change: StandardChange) -> Entry:
        line = f"{self._key('status')} {self.value('status', change.status)}"
        if change.changed is Changed.STANDARD:
            line += self._semicolon + self._say(N_("newly issued"))
        return self._entry(change, [line])

    def _other(self, collection: str, change: RecordChange) -> Entry:
        """Keys of these records are named as in the data file."""
        lines = [self._say(FATE[change.fate])] if change.fate in FATE else []
        lines += [self._told(key, key.key) for key in change.keys]
        return Entry(f"{self._say(COLLECTION[collection])} {_cut(change.name, LONGEST_NAME)}", "", lines)

    def line(self, change: KeyChange) -> str:
        """`status in force → superseded by DB37/T 516-2020`; of lists only what came (+) and went (−)."""
        return self._told(change, self._key(change.key))

    def _told(self, change: KeyChange, key: str) -> str:
        old, new = change.old, change.new
        if isinstance(old, list) and isinstance(new, list):
            pieces = [*self._items("+", change.key, new, old), *self._items("−", change.key, old, new)]
            return self.say(N_("{key}: {changes}"), key=key, changes=self._semicolon.join(pieces))
        return f"{key} {self.value(change.key, old)} → {self.value(change.key, new)}"

    def _items(self, sign: str, key: str, items: list[JsonValue], others: list[JsonValue]) -> Iterator[str]:
        known = set(map(without_order, others))
        only = [item for item in items if without_order(item) not in known]
        for item in only[:MOST_ITEMS]:
            yield f"{sign} {self.value(key, item)}"
        if len(only) > MOST_ITEMS:
            yield f"{sign} " + self.say(N_("… and {number} more."), number=len(only) - MOST_ITEMS)

    def _key(self, key: str) -> str:
        return self._within_line(KEY[key])

    def _within_line(self, label: str) -> str:
        said = self._say(label)
        is_word = self.language == "en" and not label.startswith(_PROPER)
        return said[:1].lower() + said[1:] if is_word else said

    def value(self, key: str, value: Value) -> str:
        """A value as a reader sees it; one of a list without the list."""
        if value is None:
            return self._say(N_("(none)"))
        if isinstance(value, StatusTold):
            return self._status(value)
        if isinstance(value, dict):
            return _cut(self._mapping(key, value), LONGEST_VALUE)
        family = {"title_en_from": "title_origin", "kind": "kind"}.get(key)
        if family and value in LABELS[family]:
            return self._within_line(LABELS[family][str(value)])
        if isinstance(value, bool):
            return self._say(N_("yes") if value else N_("no"))
        text = _cut(str(value), LONGEST_VALUE)
        return f"“{text}”" if key in FREE_TEXTS else text

    def _status(self, told: StatusTold) -> str:
        if told.by:
            codes = [_cut(code, LONGEST_NAME) for code in told.by[:MOST_ITEMS]]
            return self.say(N_("superseded by {codes}"), codes=self._comma.join(codes))
        if told.value is StandingStatus.UNKNOWN:
            return self._say(N_("unknown"))
        return self._within_line(STATUS[told.value])

    def _mapping(self, key: str, value: dict[str, JsonValue]) -> str:
        """A mapping by those of its values that tell it from others."""
        if key == "notes":
            return str(value["zh" if self.language == "zh" else "en"])
        families = {"level": "level", "by": "tie", "degree": "adoption", "field": "field", "value": "status"}
        said = []
        for inner_key, inner in value.items():
            if isinstance(inner, list):
                inner = self._comma.join(
                    str(item.get("value", "")) if isinstance(item, dict) else str(item) for item in inner
                )
            if inner is None or isinstance(inner, (bool, dict)):
                continue
            labels = LABELS[families[inner_key]] if inner_key in families else {}
            said.append(self._within_line(labels[str(inner)]) if str(inner) in labels else str(inner))
        return self._comma.join(said)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
