"""How a standard is cited: what a citation may say of it, and the formats that say it.

`FORMATS` lists the formats; `cite` writes one citation in one of them, `bibliography` joins many to a file. What no
source says is left out of a citation, never supplied. Nothing here knows of pages, files or the command line.
"""

from .bibliography import BIBLIOGRAPHIES, bibliography
from .cite import FORMATS, CannotCite, Format, cite, formats_of
from .reference import Reference, reference_of

__all__ = [
    "BIBLIOGRAPHIES",
    "FORMATS",
    "CannotCite",
    "Format",
    "Reference",
    "bibliography",
    "cite",
    "formats_of",
    "reference_of",
]
