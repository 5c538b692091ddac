"""What the database says of itself: its title and licence, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator

from lubiao.publish.collection import Collection
from lubiao.publish.licence import (
    CATALOGUE_ABOUT,
    CATALOGUE_TITLE,
    LICENCE_ADDRESS,
    LICENCE_SAID,
    NOT_COVERED,
)

from .model import in_both
from .registers import TABLES


def about_rows(collection: Collection, search_said: str) -> Iterator[tuple[str, str, str]]:
    """Key, Chinese and English text of what is said of all of it; `search_said` tells how to search."""
    for key, text in (("title", CATALOGUE_TITLE), ("about", CATALOGUE_ABOUT), ("licence", LICENCE_SAID), ("not_covered", NOT_COVERED), ("search", search_said)):  # fmt: skip
        said = in_both(text)
        yield key, said["zh"], said["en"]
    yield "licence_address", LICENCE_ADDRESS, LICENCE_ADDRESS
    if collection.is_dated:
        yield "generated", collection.generated.isoformat(), collection.generated.isoformat()
    yield "site", collection.addresses.page("", "zh"), collection.addresses.page("", "en")


def column_rows() -> Iterator[tuple[str, ...]]:
    """Each column with its table, labels, explanations and origin."""
    for table in TABLES:
        for column in table.columns:
            label, about = in_both(column.label), in_both(column.about)
            yield (
                table.name,
                column.name,
                label["zh"],
                label["en"],
                about["zh"],
                about["en"],
                str(column.origin),
            )
