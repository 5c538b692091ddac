"""A key of each standard, by which to know whether what is shown of it is still what was shown before."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from .catalogue import Catalogue
from .standard import CataloguedStandard

SIZE = 16
"""Bytes of a key."""


def keys_of(catalogue: Catalogue) -> dict[CataloguedStandard, bytes]:
    """Each standard with 16 bytes that are others where, and only where, something else is to be shown of it.

    They stand for what the records of its line say, for their standings, and for which of the codes named in them are
    in the catalogue: a page shows the whole line. The line on which a record stands and the remarks round it take no
    part, nor what all records share: cities, sources, bodies, vocabularies, the day itself.
    """
    own = {standard: _own(standard, catalogue) for standard in catalogue.standards}
    beside = _beside(catalogue)
    of_line: dict[CataloguedStandard, bytes] = {}
    for standard in catalogue.standards:
        if standard not in of_line:
            line = _line(standard, beside)
            of_line |= dict.fromkeys(line, blake2b(b"".join(sorted(own[one] for one in line))).digest())
    return {
        standard: blake2b(own[standard] + of_line[standard], digest_size=SIZE).digest()
        for standard in catalogue.standards
    }


def _own(standard: CataloguedStandard, catalogue: Catalogue) -> bytes:
    """What is to be shown of one standard alone, and of others as far as their names go."""
    standing = catalogue.standings[standard]
    facts = (standing.status, standing.basis, standing.since, standing.read, standing.source)
    parts = [
        standard.entry.document.file,
        *(str(fact or "") for fact in facts),
        *(other.name for other in standard.predecessors),
        "",
        *(other.name for other in standard.successors),
        "",
        *((other.raw.code or other.name) if other else "" for other in _named(standard, catalogue)),
    ]
    content = standard.raw.as_bytes() + "\0".join(parts).encode()
    return blake2b(content, digest_size=SIZE).digest()


def _named(standard: CataloguedStandard, catalogue: Catalogue) -> Iterator[CataloguedStandard | None]:
    """For each code in the record the standard that has it, or None."""
    raw = standard.raw
    for written in (*raw.replaces, *raw.replaced_by, *raw.former, *(each.code for each in raw.adopts)):
        yield catalogue.find(written)


def _beside(catalogue: Catalogue) -> dict[CataloguedStandard, set[CataloguedStandard]]:
    """Each standard that has a predecessor or successor, in the catalogue or by one of the two records alone; and these."""
    beside: dict[CataloguedStandard, set[CataloguedStandard]] = {}
    for standard in catalogue.standards:
        raw = standard.raw
        named = (catalogue.find(written) for written in (*raw.replaces, *raw.replaced_by))
        for other in (*standard.predecessors, *standard.successors, *named):
            if other:
                beside.setdefault(standard, set()).add(other)
                beside.setdefault(other, set()).add(standard)
    return beside


def _line(
    standard: CataloguedStandard, beside: dict[CataloguedStandard, set[CataloguedStandard]]
) -> set[CataloguedStandard]:
    """The standard, and all that lead to it step by step."""
    line, waiting = {standard}, [standard]
    while waiting:
        new = beside.get(waiting.pop(), set()) - line
        line |= new
        waiting += new
    return line
