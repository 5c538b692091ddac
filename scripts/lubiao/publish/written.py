"""A record as people wrote it, for the formats that tell whole records."""

from __future__ import annotations

from typing import Any

from lubiao.catalogue import CataloguedStandard

from .collection import Collection


def as_written(collection: Collection, standard: CataloguedStandard) -> dict[str, Any]:
    """What people wrote, ready for JSON. It is not to be changed: asked for by `Collection.once`, others write it, too."""
    return standard.raw.as_written()
