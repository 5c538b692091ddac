"""The rules of the catalogue. One rule, one small function that yields faults; its docstring is the rule.

Groups: LB0xx written form (held by reading), LB1xx identity, LB2xx titles, LB3xx dates, status and succession,
LB4xx law, LB5xx classification, LB6xx provenance and the records that standards name, LB7xx silencing. The numbers
stay for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding, Level
from lubiao.reading.data import without_collecting_garbage

from . import (
    bodies,
    classification,
    dates,
    divisions,
    former,
    identity,
    law,
    like_titles,
    likeness,
    order,
    provenance,
    silencing,
    succession,
    titles,
    written,
)
from .incomplete import of_incomplete_records
from .rule import Rule
from .silencing import Checked, rules_silenced_in, without_the_silenced

__all__ = ["Checked", "Rule", "catalogue_of_rules", "check", "checked", "errors_of"]

GROUPS = (
    written,
    identity,
    former,
    divisions,
    order,
    titles,
    dates,
    succession,
    law,
    classification,
    likeness,
    like_titles,
    provenance,
    bodies,
    silencing,
)


@cache
def catalogue_of_rules() -> tuple[Rule, ...]:
    """All rules by number, those that reading holds included."""
    held = [value for group in GROUPS for value in vars(group).values() if isinstance(value, Rule)]
    return tuple(sorted((*written.WRITTEN, *held), key=lambda rule: rule.id))


def check(catalogue: Catalogue) -> list[Finding]:
    """What reading found and what the rules find, in the order of files, lines and columns."""
    return checked(catalogue).told


def checked(catalogue: Catalogue) -> Checked:
    """What `check` tells, and apart from it what records silence, each in that order."""
    return _checked(catalogue, catalogue_of_rules())


def errors_of(catalogue: Catalogue) -> list[Finding]:
    """The errors that `check` tells: a third of its work, since most of all findings are no errors.

    A rule that warns or remarks is asked where a record silences it: a silencing that is needed no longer is an error.
    """
    silenced = rules_silenced_in(catalogue)
    rules = [rule for rule in catalogue_of_rules() if rule.level is Level.ERROR or rule.id in silenced]
    return [finding for finding in _checked(catalogue, rules).told if finding.level is Level.ERROR]


def _checked(catalogue: Catalogue, rules: Sequence[Rule]) -> Checked:
    with without_collecting_garbage():
        return _found(catalogue, rules)


def _found(catalogue: Catalogue, rules: Sequence[Rule]) -> Checked:
    found = chain.from_iterable(rule.findings(catalogue) for rule in rules)
    whole = without_the_silenced((*catalogue.data.findings, *found), catalogue)
    incomplete = of_incomplete_records(catalogue, rules)
    told, silenced = whole.told + incomplete.told, whole.silenced + incomplete.silenced
    return Checked(sorted(told, key=_order), sorted(silenced, key=_order))


def _order(finding: Finding) -> tuple[str, int, int, str]:
    return finding.place.file, finding.place.line, finding.place.column, finding.rule
