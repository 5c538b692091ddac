"""Warnings and remarks that a record silences with a reason, and silencings that are wrong or needed no longer."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Finding, Level, Message
from lubiao.reading import Entry
from lubiao.records import Silence
from lubiao.records.base import Record

from .places import Path, entries_of, name_of, repeated
from .rule import ERROR, Faults, Rule, rule

STILL_NEEDED = Rule(
    "LB702",
    ERROR,
    "A silencing is still needed: its rule finds something in the record.",
    "屏蔽须仍有必要：所列规则在该记录中确有发现；不再需要的须删除。",
)
"""Held by `needed_no_longer`: it must know what the other rules have found."""


class Checked(NamedTuple):
    """What a check found: what is to be told, and what a record silences."""

    told: list[Finding]
    silenced: list[Finding]


@rule("LB701", ERROR, zh="只能屏蔽确实存在的规则，且须为警告或提示；错误不得屏蔽。")
def only_warnings_and_remarks_are_silenced(catalogue: Catalogue) -> Faults:
    """A silencing names a rule that exists, and one that warns or remarks: an error is never silenced."""
    levels = _levels()
    for entry in entries_of(catalogue):
        for path, silence in _silences(entry):
            level = levels.get(silence.rule)
            if level is None:
                yield (
                    entry.place(path, name_of(entry)),
                    Message(N_("There is no rule {rule}."), {"rule": silence.rule}),
                    Message(N_("The rules are in docs/rules.md.")),
                )
            elif level is Level.ERROR:
                yield (
                    entry.place(path, name_of(entry)),
                    Message(
                        N_("What {rule} tells is an error, and cannot be silenced."), {"rule": silence.rule}
                    ),
                    Message(N_("Correct the error, and delete the silencing.")),
                )


@rule("LB703", ERROR, zh="同一记录中，一条规则只屏蔽一次。")
def a_rule_is_silenced_once(catalogue: Catalogue) -> Faults:
    """A record silences a rule once."""
    for entry in entries_of(catalogue):
        silences = list(_silences(entry))
        for number in repeated(silence.rule for _, silence in silences):
            path, silence = silences[number]
            yield (
                entry.place(path, name_of(entry)),
                Message(N_("{rule} is silenced here already."), {"rule": silence.rule}),
                Message(N_("Keep one of the two.")),
            )


def rules_silenced_in(catalogue: Catalogue) -> set[str]:
    """The ids of the rules that any record silences, an incomplete one included."""
    entries = chain(entries_of(catalogue), catalogue.data.incomplete)
    return {silence.rule for entry in entries for _, silence in _silences(entry)}


def without_the_silenced(found: Iterable[Finding], catalogue: Catalogue) -> Checked:
    """Set apart the warnings and remarks that the record in which they stand silences.

    A silencing that silences nothing is told (LB702), unless a file that standards rest on could not be read
    without fault: then its rule may have found nothing only because it was not shown everything.
    """
    silencing: defaultdict[str, list[Entry[Record]]] = defaultdict(list)
    for entry in entries_of(catalogue):
        if any(_silences(entry)):
            silencing[entry.document.file].append(entry)
    begins = {file: [entry.line for entry in entries] for file, entries in silencing.items()}
    checked = Checked([], [])
    needed: set[tuple[Entry[Record], str]] = set()
    for finding in found:
        file, line = finding.place.file, finding.place.line
        number = bisect_right(begins.get(file, []), line) - 1
        here = silencing[file][number] if number >= 0 else None
        if here and line <= _last_line(here) and _is_silenced(finding, here):
            checked.silenced.append(finding)
            needed.add((here, finding.rule))
        else:
            checked.told.append(finding)
    if all(_is_of_standards(fault) for fault in catalogue.data.findings):
        all_of_them = (entry for entries in silencing.values() for entry in entries)
        checked.told.extend(_needed_no_longer(all_of_them, needed))
    return checked


def _needed_no_longer(
    entries: Iterable[Entry[Record]], needed: set[tuple[Entry[Record], str]]
) -> Iterator[Finding]:
    """The breaches of LB702. What must not be silenced at all is LB701’s to tell."""
    levels = _levels()
    for entry in entries:
        for path, silence in _silences(entry):
            can_be_silenced = levels.get(silence.rule, ERROR) is not ERROR
            if can_be_silenced and (entry, silence.rule) not in needed:
                yield Finding(
                    STILL_NEEDED.id,
                    STILL_NEEDED.level,
                    entry.place(path, name_of(entry)),
                    Message(N_("{rule} finds nothing in this record any more."), {"rule": silence.rule}),
                    Message(N_("Delete the silencing.")),
                )


def _is_silenced(finding: Finding, entry: Entry[Record]) -> bool:
    return finding.level is not ERROR and any(s.rule == finding.rule for _, s in _silences(entry))


def _is_of_standards(fault: Finding) -> bool:
    return fault.place.file.partition("/")[2].startswith("standards")


def _silences(entry: Entry[Record]) -> Iterator[tuple[Path, Silence]]:
    """The silencings of a record, each with the path of the rule that it names."""
    for number, silence in enumerate(getattr(entry.record, "silence", ())):
        yield ("silence", number, "rule"), silence


def _last_line(entry: Entry[Record]) -> int:
    document = entry.document
    return document.line_at(document.spans[entry.item][1] - 1)


def _levels() -> dict[str, Level]:
    """Every rule with its level."""
    from . import catalogue_of_rules  # Imported here: the list of rules holds the rules of this module too.

    return {rule.id: rule.level for rule in catalogue_of_rules()}
