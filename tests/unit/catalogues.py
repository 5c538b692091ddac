"""Catalogues made of a few records, for tests."""

from __future__ import annotations

import datetime
from typing import Any

from lubiao.catalogue import Catalogue
from lubiao.reading import Data, Document, Entry
from lubiao.records import City, Organization, ReportedFigure, Source, Standard

DAY = datetime.date(2026, 11, 23)
OTHERS = {
    "cities": City, "organizations": Organization, "sources": Source, "reported": ReportedFigure,
}  # fmt: skip


def entries_of(model: type[Any], records: Any) -> list[Entry[Any]]:
    document = Document("data/standards.yaml", "")
    return [Entry(model.model_validate(record), document, number) for number, record in enumerate(records)]


def catalogue_of(*records: dict[str, object], day: datetime.date = DAY, **others: object) -> Catalogue:
    """The standards, and as `cities=[…]` and so on the other records, linked."""
    data = Data(standards=entries_of(Standard, records))
    for name, of_file in others.items():
        setattr(data, name, entries_of(OTHERS[name], of_file))
    return Catalogue.link(data, day)


def seen(day: str, source: str = "platform", **more: str) -> dict[str, str]:
    """A piece of evidence."""
    return {"source": source, "level": "listing", "read": day, **more}


def read_as(value: str, day: str, source: str = "platform") -> dict[str, str]:
    """A status that was read."""
    return {"value": value, "read": day, "source": source}
