"""What a table is: columns with their types, names in both languages and origin, keys, and the rows.

Every format that has tables is written from these, so that a column is called, typed and explained the same in CSV,
XLSX, SQLite, Parquet and in the description of the data package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lubiao.catalogue import CataloguedStandard
from lubiao.findings import N_
from lubiao.publish.collection import Collection
from lubiao.texts import LANGUAGES, translator

Value = str | int | bool | tuple[str, ...] | None
"""What a cell holds; None where nothing is known. Texts are never empty."""

Row = tuple[Value, ...]


class Type(StrEnum):
    """What the cells of a column hold.

    A DATE is written as a source prints it: a day (`2022-10-14`), or a month (`2021-06`) where the day is not known.
    A LIST is a list of texts.
    """

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    ADDRESS = "address"
    LIST = "list"


class Origin(StrEnum):
    """Whether people wrote a value, or whether it follows from what they wrote."""

    WRITTEN = "written"
    DERIVED = "derived"


ORIGIN = {Origin.WRITTEN: N_("written by people"), Origin.DERIVED: N_("derived")}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `label` and `about` are texts of the interface; `values` gives the label of each word it may hold."""

    name: str
    type: Type
    label: str
    about: str
    origin: Origin = Origin.WRITTEN
    required: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Each value of a column that is not empty stands in the column of another table."""

    column: str
    table: str
    to: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its rows are either those of standards, which `rows_of` gives, or those of a register, which `listed` does.

    A row has its cells in the order of the columns. Of standards, `owner` is the column that names the standard of a row.
    """

    name: str
    label: str
    about: str
    columns: Sequence[Column]
    key: tuple[str, ...]
    listed: Callable[[Collection], Iterable[Row]] | None = None
    foreign_keys: tuple[ForeignKey, ...] = ()
    rows_of: Callable[[Collection, CataloguedStandard], Iterable[Row]] | None = None
    owner: str = "standard"

    def rows(self, collection: Collection) -> Iterator[Row]:
        """All rows."""
        if self.listed:
            yield from self.listed(collection)
        if self.rows_of:
            for standard in collection.standards:
                yield from self.rows_of(collection, standard)


def in_both(text: str) -> dict[str, str]:
    """A text of the interface in each language."""
    return {language: translator(language)(text) for language in LANGUAGES}


def in_one_line(text: str) -> str:
    """A text of the interface in both languages, for descriptions that have room for one: `标准 / Standards`."""
    return " / ".join(in_both(text).values())
