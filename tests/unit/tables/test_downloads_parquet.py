"""Parquet, read by DuckDB, pandas and pyarrow."""

import subprocess
import sys

import duckdb
import pandas
import pyarrow.parquet

from lubiao.codes import Kind

MONTH_ONLY = "GB/T 19048-2008"


def test_the_columns_of_parquet_are_typed_and_read_by_others(folder, real):
    table = pyarrow.parquet.read_table(folder / "standards.parquet")
    kinds = {str(field.type) for field in table.schema}
    assert kinds == {
        "string", "int32", "bool", "date32[day]", "list<element: string>",
        "dictionary<values=string, indices=int32, ordered=0>",
    }  # fmt: skip
    frame = pandas.read_parquet(folder / "standards.parquet")
    assert list(frame["name"]) == [standard.name for standard in real.standards]
    assert frame["status"].dtype == "category"
    found = duckdb.sql(
        f"SELECT name, issued, issued_printed, drafters FROM '{folder}/standards.parquet' WHERE name = '{MONTH_ONLY}'"
    ).fetchall()
    (standard,) = [each for each in real.standards if each.name == MONTH_ONLY]
    assert found == [(MONTH_ONLY, None, "2008-06", list(standard.raw.drafters))]
    (years,) = duckdb.sql(
        f"SELECT count(*) FROM '{folder}/standards.parquet' WHERE year(implemented) = 2024"
    ).fetchall()[0]
    assert years == sum(
        bool(s.raw.implemented and s.raw.implemented.has_day and s.raw.implemented.year == 2024)
        for s in real.standards
    )


def test_duckdb_writes_the_parquet_set_in_partitions(folder, tmp_path, real):
    duckdb.sql(
        f"COPY (FROM '{folder}/standards.parquet') TO '{tmp_path}/set' (FORMAT parquet, PARTITION_BY (kind))"
    )
    (count,) = duckdb.sql(
        f"SELECT count(*) FROM read_parquet('{tmp_path}/set/*/*.parquet', hive_partitioning=true) WHERE kind = 'municipal'"
    ).fetchall()[0]
    assert count == len(real.catalogue.of_kind[Kind.MUNICIPAL])


def test_nobody_imports_pandas_who_only_writes_parquet():
    script = """
import sys
from lubiao.publish.tables.parquet import _ask_for_no_pandas
_ask_for_no_pandas()
import pyarrow
array = pyarrow.array(["a"])
assert "pandas" not in sys.modules
assert list(array.to_pandas()) == ["a"]
"""
    subprocess.run([sys.executable, "-c", script], check=True)
