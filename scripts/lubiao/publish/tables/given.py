"""What the rows of the tables about standards are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lubiao.catalogue import CataloguedStandard
from lubiao.publish.collection import Collection
from lubiao.publish.derived import Derived
from lubiao.records import Standard


@dataclass(frozen=True, slots=True)
class Given:
    """What the cells of a row are drawn from."""

    standard: CataloguedStandard
    facts: Derived
    collection: Collection

    @property
    def raw(self) -> Standard:
        """The record as people wrote it."""
        return self.standard.raw

    @property
    def page(self) -> str:
        """The address of the page, without the language's prefix."""
        return self.collection.addresses.of_standard(self.standard)


def given(collection: Collection, standard: CataloguedStandard) -> Given:
    """A standard of a collection, with what is drawn from it."""
    return Given(standard, collection.derived(standard), collection)


def words(labels: Mapping[Any, str]) -> dict[str, str]:
    """The words of an enumeration and their labels."""
    return {str(word): label for word, label in labels.items()}
