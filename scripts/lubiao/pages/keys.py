"""The key of a page that shows several standards: it changes with anything that its template is given.

What the template is given is pickled, a standard as its own key. Equal values may be pickled differently, which only makes
a page anew that has not changed; different values are never pickled alike. What a template asks of the catalogue or the site
by itself has to follow from the standards that it is given, and from what is the same for all pages.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from hashlib import blake2b
from types import FunctionType
from typing import Any

from lubiao.catalogue import Catalogue, CataloguedStandard

from .site import Site


class _Pickler(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, site: Site) -> None:
        super().__init__(stream, protocol=5)
        self.fast = True  # equal texts are written alike, whether they are one object or two
        self._keys = site.kept.standards

    def reducer_override(self, value: Any) -> Any:
        """What stands for a value that is not pickled itself. Nobody asks for texts, numbers, lists and the like."""
        if isinstance(value, CataloguedStandard):
            return _stands_for, (value.slug, self._keys[value])
        if hasattr(type(value), "in_numbers"):
            # A group: a page shows its name and numbers, unless it shows its rows, which then are given by themselves.
            return _stands_for, (type(value).__name__, value.in_numbers())
        if isinstance(value, FunctionType) and value is not _stands_for:
            if not all(isinstance(cell.cell_contents, Site) for cell in value.__closure__ or ()):
                raise TypeError(f"{value.__qualname__} holds values that nobody sees")
            return _stands_for, (value.__qualname__,)
        if isinstance(value, (Site, Catalogue)):
            return _stands_for, (type(value).__name__,)
        return NotImplemented


def _stands_for(*values: object) -> None:
    """The name under which values are pickled that stand for others. Nobody unpickles them."""


def key_of(site: Site, *values: object) -> bytes:
    """The key of what is shown; 16 bytes. Raises TypeError for what cannot be told apart."""
    stream = io.BytesIO()
    _Pickler(stream, site).dump(values)
    return blake2b(stream.getbuffer(), digest_size=16).digest()


def keeper(site: Site, *of_all: object) -> Callable[[str, object], bool]:
    """For pages that are given the same values `of_all`: whether the one at an address, with more values of its own, is there."""
    if not site.kept.standards:
        return lambda address, own: False
    shared = key_of(site, *of_all)

    def is_kept(address: str, own: object) -> bool:
        return site.kept.has(f"{site.prefixed(address)}index.html", key_of(site, shared, own))

    return is_kept
