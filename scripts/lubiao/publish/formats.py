"""The formats in which a collection is given out as one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from lubiao.findings import N_

from .collection import Collection
from .linked.writing import write_json_ld, write_ntriples, write_turtle


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a collection as one file.

    `name` is what `lubiao export` calls it, `file` the name of the file on the site, below `downloads/`. `title` and
    `about` are texts of the interface: what it is, and for whom. `write` writes the whole file; the stream need not
    be one in which one can go back.
    """

    name: str
    file: str
    media_type: str
    title: str
    about: str
    write: Callable[[Collection, BinaryIO], None]

    @property
    def path(self) -> str:
        """The address of the file on the site."""
        return f"downloads/{self.file}"


_OFFERED: tuple[Format, ...] = (
    Format("turtle", "standards.ttl", "text/turtle", N_("Turtle"), N_("Linked data (RDF) that people can read, too: standards, cities, bodies, sources, subjects and terms."), write_turtle),
    Format("ntriples", "standards.nt", "application/n-triples", N_("N-Triples"), N_("Linked data (RDF), one statement a line: for triple stores and tools that read line by line."), write_ntriples),
    Format("jsonld", "standards.jsonld", "application/ld+json", N_("JSON-LD"), N_("Linked data (RDF) as JSON, with its context inside."), write_json_ld),
)  # fmt: skip
"""In the order in which they are offered."""

FORMATS: dict[str, Format] = {each.name: each for each in _OFFERED}
"""All formats by name."""
