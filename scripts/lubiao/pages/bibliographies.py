"""The bibliographies of a city or a kind, as its page offers them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lubiao.catalogue import CataloguedStandard
from lubiao.publish.citations import ENDINGS, citable


class Bibliography(NamedTuple):
    """A file for a reference manager: the name of its format, and its path on the site."""

    label: str
    path: str


def bibliographies(path: str, standards: Iterable[CataloguedStandard]) -> list[Bibliography]:
    """The files at a path without ending; none where they would hold no standard."""
    if not citable(standards):
        return []
    return [Bibliography(label, path + ending) for label, ending in ENDINGS.values()]
