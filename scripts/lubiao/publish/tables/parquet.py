"""Apache Parquet: typed columns for data frames and for engines that read many files at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from lubiao.publish.collection import Collection
from lubiao.publish.licence import LICENCE
from lubiao.records import WrittenDate

from .flat import FLAT
from .model import ORIGIN, Column, Type, Value, in_one_line

if TYPE_CHECKING:
    import pyarrow

PRINTED = "_printed"
"""Behind the name of a date: the column that holds it as it is printed, a month where no source shows the day."""


def write_parquet(collection: Collection, stream: BinaryIO) -> None:
    """One row a standard. Days are date32, lists lists of text, words of an enumeration a dictionary."""
    import pyarrow
    from pyarrow import parquet

    table = arrow_table(collection)
    held = pyarrow.BufferOutputStream()
    parquet.write_table(table, held, compression="zstd")
    stream.write(memoryview(held.getvalue()))


def arrow_table(collection: Collection) -> pyarrow.Table:
    """The table. What each column means stands in the metadata of its field."""
    import pyarrow

    rows = list(FLAT.rows(collection))
    fields: list[pyarrow.Field] = []
    arrays: list[pyarrow.Array] = []

    def add(column: Column, name: str, kind: pyarrow.DataType, values: list[object]) -> None:
        about = {"label": in_one_line(column.label), "about": in_one_line(column.about), "origin": in_one_line(ORIGIN[column.origin])}  # fmt: skip
        fields.append(pyarrow.field(name, kind, nullable=not column.required, metadata=about))
        arrays.append(pyarrow.array(values, kind))

    for number, column in enumerate(FLAT.columns):
        values = [row[number] for row in rows]
        if column.type is Type.DATE:
            add(column, column.name, pyarrow.date32(), [_day(value) for value in values])
            add(column, column.name + PRINTED, pyarrow.string(), [value and str(value) for value in values])
        elif column.type is Type.LIST:
            add(column, column.name, pyarrow.list_(pyarrow.string()), [list(value or ()) for value in values])  # type: ignore[arg-type]
        else:
            add(column, column.name, _kind(column), list(values))
    dated = {"generated": collection.generated.isoformat()} if collection.is_dated else {}
    schema = pyarrow.schema(fields, metadata={"licence": LICENCE} | dated)
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _kind(column: Column) -> pyarrow.DataType:
    import pyarrow

    if column.values:
        return pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    return {Type.INTEGER: pyarrow.int32(), Type.BOOLEAN: pyarrow.bool_()}.get(column.type, pyarrow.string())


def _day(value: Value) -> object:
    """A day of the calendar; None for a month: no day is invented."""
    return value.first_day if isinstance(value, WrittenDate) and value.has_day else None
