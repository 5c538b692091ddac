"""The citations on a standard's page: the text to copy, and the same as a file.

The file is the link's own address (`data:`), so that no thousands of files are written for what is rarely
saved, and saving works without scripts and from a folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters, digits
from typing import NamedTuple

from lubiao.catalogue import CataloguedStandard
from lubiao.citing import formats_of, reference_of
from lubiao.templates import marked
from lubiao.texts import Language

from .site import Site, is_chinese

_PLAIN = ascii_letters + digits + "-._~!*()/:;,=@$"
_ENCODED = {sign: f"%{ord(sign):02X}" for sign in ("%", *map(chr, range(128))) if sign not in _PLAIN}
"""What has to be encoded in an address, first the percent sign, which the others bring in; Chinese is not
(https://url.spec.whatwg.org/#url-code-points), and encoded it would be three times as long."""

_BETWEEN = "\ud800"
"""Half a character, which no file can hold."""


class Citation(NamedTuple):
    """A citation as the page offers it. `file` is an address that holds the whole text."""

    id: str
    label: str
    text: str
    language: Language
    file_name: str
    file: str


def citations_of(site: Site, standard: CataloguedStandard) -> Iterator[Citation]:
    """The citations of a standard, in the order of the formats."""
    address = site.canonical(site.address_of(standard))
    reference = reference_of(standard, site.catalogue, site.language, address)
    formats = formats_of(standard)
    texts = [format.write(reference) for format in formats]
    # Every format writes the title: where there is Chinese in it, there is in all of them.
    is_settled = reference.language == "en" or is_chinese(reference.title)
    for format, text, encoded in zip(formats, texts, _encoded(texts), strict=True):
        yield Citation(
            format.id,
            site.text(format.label),
            text.strip(),
            reference.language if is_settled else site.language_of(text),
            format.file_name(standard),
            # Encoded, it holds no sign that HTML would escape.
            marked(f"data:{format.media_type};charset=utf-8,{encoded}"),
        )


def _encoded(texts: list[str]) -> list[str]:
    """Texts as they stand in an address; what is between two of them stands in none: no record can hold it."""
    # Few of the signs occur in any text: to look for each of them is quicker than to look at each character.
    text = _BETWEEN.join(texts)
    for sign in _ENCODED:
        if sign in text:
            text = text.replace(sign, _ENCODED[sign])
    return text.split(_BETWEEN)
