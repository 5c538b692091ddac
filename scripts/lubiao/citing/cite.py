"""The formats, and the one function that writes a citation in any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.findings import N_
from lubiao.texts import Language

from .biblatex import biblatex
from .csl import csl_json
from .gbt7714 import gbt7714_2015, gbt7714_2025
from .plain import plain
from .reference import Reference, reference_of
from .ris import ris


class CannotCite(ValueError):
    """A format that needs a code was asked for a standard that has none yet."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a citation.

    `label` is an English text with a translation where it is not a name. `ending` is that of a file, and
    tells the formats of one standard apart. A format that `needs_code` cannot cite what is not identified.
    """

    id: str
    label: str
    media_type: str
    ending: str
    write: Callable[[Reference], str]
    needs_code: bool = True

    def file_name(self, standard: CataloguedStandard) -> str:
        """The name of the citation's file: `db3702-t-0014-2022.bib`."""
        return standard.slug + self.ending


FORMATS: dict[str, Format] = {
    format.id: format
    for format in (
        Format("gbt7714-2025", "GB/T 7714—2025", "text/plain", ".gbt7714-2025.txt", gbt7714_2025),
        Format("gbt7714-2015", "GB/T 7714—2015", "text/plain", ".gbt7714-2015.txt", gbt7714_2015),
        Format("biblatex", "BibLaTeX", "application/x-bibtex", ".bib", biblatex),
        Format("ris", "RIS", "application/x-research-info-systems", ".ris", ris),
        Format("csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json", ".json", csl_json),
        Format("plain", N_("Plain text"), "text/plain", ".txt", plain, needs_code=False),
    )
}
"""Format by id, in the order in which readers are offered them."""


def formats_of(standard: CataloguedStandard) -> list[Format]:
    """The formats in which a standard can be cited: all, or plain text while it is not identified."""
    return [format for format in FORMATS.values() if standard.is_identified or not format.needs_code]


def cite(
    standard: CataloguedStandard,
    catalogue: Catalogue,
    format: str,
    language: Language,
    address: str = "",
) -> str:
    """One citation; it ends in a line break where the format is one of whole files.

    `format` is a key of FORMATS (KeyError otherwise). `language` is the reader's: a citation is in English
    where the standard has an English title that is not ours, else in Chinese. `address` is the web address of
    the record, which only plain text names: the other formats cite the standard, not the place it was found.
    Raises CannotCite for a standard without a code in a format that needs one.
    """
    chosen = FORMATS[format]
    if chosen.needs_code and not standard.is_identified:
        raise CannotCite(f"{standard.name} has no code yet, and {format} needs one")
    return chosen.write(reference_of(standard, catalogue, language, address))
