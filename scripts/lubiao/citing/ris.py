"""RIS: a record of the type STAND, the code in SN, where EndNote and Zotero look for a document's number."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.texts import LANGUAGE_TAGS

from .reference import Reference


def ris(reference: Reference) -> str:
    """One record; lines end in CR LF, as the format wants."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(reference))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "STAND"
    yield from (("AU", body) for body in reference.bodies)
    if reference.title:
        yield "TI", reference.title
    yield "SN", reference.code
    if reference.date:
        yield "PY", reference.date[:4]
    if reference.issued:
        year, month, day = (*reference.issued.split("-"), "")[:3]
        yield "DA", f"{year}/{month}/{day}/"
    yield "LA", LANGUAGE_TAGS[reference.language]
    yield from (("N1", note) for note in reference.notes)
    yield "ER", ""
