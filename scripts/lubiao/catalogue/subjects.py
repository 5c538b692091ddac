"""Standards by subject: the International Classification for Standards as a tree.

A code names its own ancestors: 03.100.20 (group and subgroup) lies in 03.100 (group), and that in 03 (field).
ISO's "International Classification for Standards", 7th edition, 2015.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .standard import CataloguedStandard


@dataclass(slots=True)
class Subject:
    """A subject. `standards` are those of it and of all below, each once; `own` those that name just this code.

    `below` are the codes of the next level that occur.
    """

    code: str
    standards: list[CataloguedStandard] = field(default_factory=list)
    own: list[CataloguedStandard] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def in_numbers(self) -> tuple[object, ...]:
        """What is shown of it where its standards are not."""
        return self.code, len(self.standards), len(self.own), *self.below


def levels_of(code: str) -> list[str]:
    """A code behind its ancestors, the field first: 03, 03.100, 03.100.20."""
    steps = code.split(".")
    return [".".join(steps[:count]) for count in range(1, len(steps) + 1)]


def subjects_of(standards: Iterable[CataloguedStandard]) -> dict[str, Subject]:
    """Every ICS code that occurs, and its ancestors, in the order of the classification.

    The standards of each keep the order in which they are given.
    """
    tree: defaultdict[str, dict[CataloguedStandard, bool]] = defaultdict(dict)
    for standard in standards:
        for code in standard.raw.ics:
            for level in levels_of(code):
                tree[level][standard] = tree[level].get(standard, False) or level == code
    subjects = {
        code: Subject(code, list(of), [standard for standard, is_own in of.items() if is_own])
        for code, of in sorted(tree.items())
    }
    for code in subjects:
        if len(levels := levels_of(code)) > 1:
            subjects[levels[-2]].below.append(code)
    return subjects


def without_subject(standards: Iterable[CataloguedStandard]) -> list[CataloguedStandard]:
    """The standards for which no ICS code is known."""
    return [standard for standard in standards if not standard.raw.ics]
