"""Apache Parquet: typed columns for data frames and for engines that read many files at once."""

from __future__ import annotations

import datetime
import marshal
import sys
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from lubiao.catalogue import CataloguedStandard
from lubiao.publish.blocks import Old, Place
from lubiao.publish.collection import Collection
from lubiao.publish.licence import LICENCE
from lubiao.publish.pieces import Pieces
from lubiao.records import WrittenDate

from .flat import FLAT, flat_row
from .model import ORIGIN, Column, Type, in_one_line

if TYPE_CHECKING:
    import pyarrow
    from pyarrow import parquet

PRINTED = "_printed"
"""Behind the name of a date: the column that holds it as it is printed, a month where no source shows the day."""


ROWS_IN_GROUP = 1 << 14
"""Rows that are written together: a group is held in memory, by who writes and by who reads."""


def _piece(collection: Collection, standard: CataloguedStandard) -> bytes:
    row = collection.once(flat_row, standard)
    return marshal.dumps([str(value) if isinstance(value, str) else value for value in row])


class _Assembler:
    """The place of a block: the number of its first row, and how many there are."""

    def __init__(self, collection: Collection, stream: BinaryIO, old: Old | None) -> None:
        self._stream = stream
        self._schema = arrow_schema(collection)
        self._writer: parquet.ParquetWriter | None = None
        self._columns: list[list[Any]] = [[] for _ in FLAT.columns]
        self._group: list[list[Any]] = [[] for _ in self._schema]
        self._before = self._number = 0
        self._old = _Rows(old.path) if old else None

    def add(self, piece: bytes) -> None:
        for values, value in zip(self._columns, marshal.loads(piece), strict=True):
            values.append(value)
        self._count(1)

    def keep(self, place: Place) -> bool:
        assert self._old
        start, count = place
        while count:
            some = min(count, ROWS_IN_GROUP - self._number % ROWS_IN_GROUP)
            rows = self._old.rows(start, some)
            if not len(rows):
                raise ValueError(f"no row {start}")
            self._settle()
            for parts, column in zip(self._group, rows.columns, strict=True):
                parts += map(_values, column.chunks)
            self._count(len(rows))
            start, count = start + len(rows), count - len(rows)
        return True

    def end_block(self) -> Place:
        before, self._before = self._before, self._number
        return before, self._number - before

    def _count(self, rows: int) -> None:
        self._number += rows
        if self._number % ROWS_IN_GROUP == 0:
            self._write_group()

    def _settle(self) -> None:
        """Put the rows that were added into the group: arrays, but words as lists of values, see `_write_group`."""
        import pyarrow

        if not self._columns[0] and self._group[0]:
            return
        _ask_for_no_pandas()
        arrays: list[Any] = []
        for column, values in zip(FLAT.columns, self._columns, strict=True):
            if column.type is Type.DATE:
                arrays += [
                    pyarrow.array(list(map(_day, values)), pyarrow.date32()),
                    pyarrow.array(values, pyarrow.string()),
                ]
            elif column.type is Type.LIST:
                arrays.append(pyarrow.array([value or () for value in values], _kind(column)))
            else:
                arrays.append(values.copy() if column.values else pyarrow.array(values, _kind(column)))
            values.clear()
        for parts, array in zip(self._group, arrays, strict=True):
            parts.append(array)

    def _write_group(self) -> None:
        import pyarrow
        from pyarrow import parquet

        self._settle()
        # What a file says of pages and words shall not tell which rows were kept: each column is one array. What pyarrow has
        # to encode words (`pyarrow.compute`) takes longer to be imported than this.
        columns = [
            pyarrow.array(list(chain(*parts)), field.type)
            if pyarrow.types.is_dictionary(field.type)
            else pyarrow.concat_arrays(parts)
            for parts, field in zip(self._group, self._schema, strict=True)
        ]
        for parts in self._group:
            parts.clear()
        # Not before: a writer that is left open complains loudly when a build is interrupted.
        if not self._writer:
            self._writer = parquet.ParquetWriter(self._stream, self._schema, compression="zstd")
        self._writer.write_table(pyarrow.Table.from_arrays(columns, schema=self._schema))

    def close(self) -> Place:
        if self._number % ROWS_IN_GROUP or not self._writer:
            self._write_group()
        if self._writer:
            self._writer.close()
        if self._old:
            self._old.close()
        return ()


PARQUET = Pieces(_piece, _Assembler)
"""One row a standard. Days are date32, lists lists of text, words of an enumeration a dictionary."""


class _Rows:
    """The rows of an old file, of which one group is held at a time."""

    def __init__(self, path: Path) -> None:
        from pyarrow import parquet

        # Without threads that read ahead, which would take longer than the reading.
        self._file = parquet.ParquetFile(path, pre_buffer=False)
        self._number = -1

    def rows(self, start: int, count: int) -> pyarrow.Table:
        """So many rows from one on, or those of its group."""
        number, at = divmod(start, ROWS_IN_GROUP)
        if number != self._number:
            self._number = number
            self._group = self._file.read_row_group(number, use_threads=False)
        return self._group.slice(at, count)

    def close(self) -> None:
        self._file.close()


def _values(array: pyarrow.Array) -> Any:
    """An array as the group holds it."""
    import pyarrow

    if not pyarrow.types.is_dictionary(array.type):
        return array
    words = dict(enumerate(array.dictionary.to_pylist()))
    return [words.get(number) for number in array.indices.to_pylist()]


class _NoPandas:
    """Finds modules, and of pandas that it is not there."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


@cache
def _ask_for_no_pandas() -> None:
    """With its first list pyarrow asks for pandas, to know a series of it when it sees one: and would import all of it."""
    import pyarrow

    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _NoPandas)
        try:
            pyarrow.array([])
        finally:
            sys.meta_path.remove(_NoPandas)


def arrow_schema(collection: Collection) -> pyarrow.Schema:
    """The columns. What each means stands in the metadata of its field."""
    import pyarrow

    fields: list[pyarrow.Field] = []
    for column in FLAT.columns:
        about = {"label": in_one_line(column.label), "about": in_one_line(column.about), "origin": in_one_line(ORIGIN[column.origin])}  # fmt: skip
        fields.append(pyarrow.field(column.name, _kind(column), nullable=not column.required, metadata=about))
        if column.type is Type.DATE:
            fields.append(
                pyarrow.field(
                    column.name + PRINTED, pyarrow.string(), nullable=not column.required, metadata=about
                )
            )
    dated = {"generated": collection.generated.isoformat()} if collection.is_dated else {}
    return pyarrow.schema(fields, metadata={"licence": LICENCE} | dated)


def _kind(column: Column) -> pyarrow.DataType:
    import pyarrow

    if column.values:
        return pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    kinds = {
        Type.INTEGER: pyarrow.int32(),
        Type.BOOLEAN: pyarrow.bool_(),
        Type.DATE: pyarrow.date32(),
        Type.LIST: pyarrow.list_(pyarrow.string()),
    }
    return kinds.get(column.type, pyarrow.string())


def _day(written: str | None) -> datetime.date | None:
    """A day of the calendar; None for a month: no day is invented."""
    return WrittenDate(written).first_day if written and WrittenDate(written).has_day else None
