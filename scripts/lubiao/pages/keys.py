"""The key of a page that shows several standards: it changes with anything that its template is given.

What the template is given is pickled, a standard as its own key. Equal values may be pickled differently, which only makes
a page anew that has not changed; different values are never pickled alike. What a template asks of the catalogue or the site
by itself has to follow from the standards that it is given, and from what is the same for all pages.
"""

from __future__ import annotations

import io
import marshal
import pickle
from collections.abc import Callable, Iterable
from hashlib import blake2b
from types import FunctionType, NoneType

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.catalogue.carrying import CitedStandard, ReadStatus, SeenStandard
from lubiao.catalogue.of_city import TiedStandard
from lubiao.catalogue.review import ReviewDue
from lubiao.records import City, Organization, Source

from .site import Site

_PLAIN = frozenset({str, int, bytes, bool, NoneType, tuple, list, dict})
"""What is pickled as it is, and looked at no further: most of all."""

_OF_A_STANDARD = frozenset({CitedStandard, ReadStatus, ReviewDue, SeenStandard, TiedStandard})
"""Rows whose other values follow from the standard, and from the source or city that the page is about."""

_OF_THE_GROUND = frozenset({City, Organization, Source})
"""Records whose change makes everything anew."""


class _Pickler(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, site: Site) -> None:
        super().__init__(stream, protocol=5)
        self.fast = True  # equal texts are written alike, whether they are one object or two
        self._keys = site.kept.standards

    def persistent_id(self, value: object) -> object:
        """What stands for a value that is not pickled itself."""
        kind = type(value)
        if kind in _PLAIN:
            return None
        if isinstance(value, CataloguedStandard):
            return value.slug, self._keys[value]
        if isinstance(value, str):
            # A day, or a word of the vocabulary, which pickle would take apart.
            return kind.__name__, str.__str__(value)
        if kind in _OF_A_STANDARD:
            return kind.__name__, value.standard  # type: ignore[attr-defined]
        if kind in _OF_THE_GROUND:
            return kind.__name__, value.id  # type: ignore[attr-defined]
        if hasattr(kind, "in_numbers"):
            # A group: a page shows its name and numbers, unless it shows its rows, which then are given by themselves.
            return kind.__name__, value.in_numbers()  # type: ignore[attr-defined]
        if isinstance(value, FunctionType):
            if not all(isinstance(cell.cell_contents, Site) for cell in value.__closure__ or ()):
                raise TypeError(f"{value.__qualname__} holds values that nobody sees")
            return value.__qualname__
        if isinstance(value, (Site, Catalogue)):
            return kind.__name__
        return None


def key_of(site: Site, *values: object) -> bytes:
    """The key of what is shown; 16 bytes. Raises TypeError for what cannot be told apart."""
    try:
        # Most of all values are texts and numbers, and marshalled in a tenth of the time; in version 0 equal ones alike.
        written: bytes | memoryview = marshal.dumps(values, 0)  # type: ignore[arg-type]
    except ValueError:
        stream = io.BytesIO()
        _Pickler(stream, site).dump(values)
        written = stream.getbuffer()
    return blake2b(written, digest_size=16).digest()


def keeper(site: Site, *of_all: object) -> Callable[..., bool]:
    """For pages that are given the same values `of_all`: whether the one at an address is there already.

    It is asked with the address, the standards that the page has for itself, and other values of its own.
    """
    keys = site.kept.standards
    if not keys:
        return lambda address, standards, *own: False
    shared = key_of(site, *of_all)

    def is_kept(address: str, standards: Iterable[CataloguedStandard], *own: object) -> bool:
        digest = blake2b(shared, digest_size=16)
        digest.update(b"".join([keys[standard] for standard in standards]))
        digest.update(key_of(site, *own))
        return site.kept.has(f"{site.prefixed(address)}index.html", digest.digest())

    return is_kept
