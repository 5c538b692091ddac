"""What a rule is: a small generator of faults, with the two sentences that say what must hold."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding, Fix, Level, Message, Place

Fault = tuple[Place, Message, Message, *tuple[Fix, ...]]
"""Where it is wrong, what is wrong, what would be right; and the fix, where there is one right answer."""

Faults = Iterator[Fault]
Check = Callable[[Catalogue], Faults]

ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, how bad a breach is, and what must hold, in both languages.

    `check` is None where reading itself holds the rule, for such a breach is found before there is a catalogue;
    and where it is about what other rules found.
    """

    id: str
    level: Level
    en: str
    zh: str
    check: Check | None = None

    def findings(self, catalogue: Catalogue) -> Iterator[Finding]:
        """The breaches of this rule."""
        if self.check:
            for place, message, remedy, *fix in self.check(catalogue):
                yield Finding(self.id, self.level, place, message, remedy, *fix)


def rule(number: str, level: Level, zh: str) -> Callable[[Check], Rule]:
    """Make a rule of a generator. Its docstring is the rule in English, `zh` the same in Chinese."""

    def made(check: Check) -> Rule:
        return Rule(number, level, " ".join((inspect.getdoc(check) or "").split()), zh, check)

    return made
