"""The rules of the catalogue. One rule, one small function that yields faults; its docstring is the rule.

Groups: LB0xx written form (held by reading), LB1xx identity, LB2xx titles, LB3xx dates, status and succession,
LB4xx law, LB5xx classification, LB6xx provenance and the records that standards name. The numbers stay for ever.
"""

from __future__ import annotations

from itertools import chain

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding

from . import bodies, classification, dates, identity, law, provenance, succession, titles, written
from .rule import Rule

__all__ = ["Rule", "catalogue_of_rules", "check"]

GROUPS = (written, identity, titles, dates, succession, law, classification, provenance, bodies)


def catalogue_of_rules() -> tuple[Rule, ...]:
    """All rules by number, those that reading holds included."""
    held = [value for group in GROUPS for value in vars(group).values() if isinstance(value, Rule)]
    return tuple(sorted((*written.WRITTEN, *held), key=lambda rule: rule.id))


def check(catalogue: Catalogue) -> list[Finding]:
    """What reading found and what the rules find, in the order of files, lines and columns."""
    found = chain.from_iterable(rule.findings(catalogue) for rule in catalogue_of_rules())
    return sorted((*catalogue.data.findings, *found), key=_order)


def _order(finding: Finding) -> tuple[str, int, int, str]:
    return finding.place.file, finding.place.line, finding.place.column, finding.rule
