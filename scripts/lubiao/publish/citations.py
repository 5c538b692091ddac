"""Bibliographies: the citations of a collection as one file, and those of each city and each kind.

A file is in one language, that of its collection: on the site Chinese, which every standard has. A standard that has
no code yet cannot be cited in these formats, and is not in them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from lubiao.catalogue import CataloguedStandard
from lubiao.citing import BIBLIOGRAPHIES, Reference, reference_of

from .collection import Collection
from .pieces import Pieces, joined, write_kept


class Ending(NamedTuple):
    """A format of reference managers as a reader knows it, and the ending of its files."""

    label: str
    ending: str


ENDINGS = {
    "biblatex": Ending("BibTeX", ".bib"),
    "ris": Ending("RIS", ".ris"),
    "csl-json": Ending("CSL-JSON", ".json"),
}
"""By the ids of `lubiao.citing`, in the order in which they are offered."""


def _pieces(format: str) -> Pieces:
    """A whole collection as a bibliography. `format` is a key of ENDINGS."""
    joint = BIBLIOGRAPHIES[format]

    def entry(collection: Collection, standard: CataloguedStandard) -> bytes:
        if not standard.is_identified:
            return b""
        return joint.write(collection.once(_reference, standard)).encode()

    return joined(
        entry,
        head=lambda _: joint.before.encode(),
        tail=lambda _: joint.behind.encode(),
        between=joint.between.encode(),
    )


def citable(standards: Iterable[CataloguedStandard]) -> list[CataloguedStandard]:
    """Those of the standards that a bibliography holds."""
    return [standard for standard in standards if standard.is_identified]


def of_city(city: str) -> str:
    """Where the bibliographies of a city stand on the site, but for their endings."""
    return f"downloads/citations/cities/{city}"


def of_kind(kind: str) -> str:
    """The same for a kind of standards."""
    return f"downloads/citations/kinds/{kind}"


def citation_files(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """The bibliographies of each city and each kind that has standards: their paths on the site, and their bytes."""
    catalogue = collection.catalogue
    groups = {of_city(city): citable(catalogue.of_city(city)) for city in catalogue.cities}
    groups |= {of_kind(kind): citable(standards) for kind, standards in catalogue.of_kind.items()}
    for format, (_, ending) in ENDINGS.items():
        pieces = _each_once(BIBLIOGRAPHY[format])
        for path, standards in groups.items():
            stream = io.BytesIO()
            write_kept(collection, {path + ending: (pieces, stream)}, standards)
            yield path + ending, stream.getvalue()


def _each_once(pieces: Pieces) -> Pieces:
    """Most standards are in several of these files, and all in one of a kind: each is cited once."""
    made: dict[CataloguedStandard, bytes] = {}

    def piece(collection: Collection, standard: CataloguedStandard) -> bytes:
        if standard not in made:
            made[standard] = pieces.piece(collection, standard)
        return made[standard]

    return replace(pieces, piece=piece)


def _reference(collection: Collection, standard: CataloguedStandard) -> Reference:
    return reference_of(standard, collection.catalogue, collection.language)


BIBLIOGRAPHY = {format: _pieces(format) for format in ENDINGS}
"""The bibliography of a collection, by the ids of `lubiao.citing`."""
