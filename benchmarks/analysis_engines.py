"""Two questions about the table of the standards, put to DuckDB, Spark, pandas and Arrow. Each gives the same rows.

    python benchmarks/analysis_engines.py ENGINE FOLDER [--runs 3]

prints JSON: seconds to start, seconds of each run, the largest memory in KiB, the answers. It imports nothing of lubiao,
so that it runs where an engine is installed alone.

`superseded`: for each city the standards cited for it, how many of them are superseded, and the standard that replaced one
of them last, behind its day of issue. `reviews`: for each kind and year the standards, and how many are due for review.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Rows = list[list[Any]]
Ask = Callable[[str], Rows]

SQL = {
    "superseded": """
        WITH cited AS (SELECT {each}(cited_for) AS city, status, newest FROM standards)
        SELECT city, count(*), count(successor.name), max(CAST(successor.issued AS STRING) || ' ' || successor.name)
        FROM cited LEFT JOIN standards AS successor ON cited.status = 'superseded' AND successor.name = cited.newest
        GROUP BY city ORDER BY city""",
    "reviews": """
        SELECT kind, year, count(*), count(review_due) FROM standards GROUP BY kind, year ORDER BY kind, year""",
}
"""The same for both engines that speak SQL, but for the function that makes rows of a list."""


@contextmanager
def duckdb(folder: Path) -> Iterator[Ask]:
    """DuckDB, in this process."""
    import duckdb as engine

    with engine.connect() as connection:
        connection.sql(
            f"CREATE VIEW standards AS FROM read_parquet('{folder}/*/*.parquet', hive_partitioning = true)"
        )
        yield lambda name: [list(row) for row in connection.sql(SQL[name].format(each="unnest")).fetchall()]


@contextmanager
def spark(folder: Path) -> Iterator[Ask]:
    """Spark on two cores of this machine, which asks nothing of any network."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.read.parquet(str(folder)).createOrReplaceTempView("standards")
    yield lambda name: [list(row) for row in session.sql(SQL[name].format(each="explode")).collect()]
    session.stop()


@contextmanager
def pandas(folder: Path) -> Iterator[Ask]:
    """Pandas, which reads the columns it needs for each question."""
    import pandas as engine

    def superseded() -> Rows:
        table = engine.read_parquet(folder, columns=["name", "issued", "status", "newest", "cited_for"])
        issued = table.set_index("name")["issued"].astype(str)
        cited = table[["cited_for", "status", "newest"]].explode("cited_for").dropna(subset="cited_for")
        newest = cited["newest"].where(cited["status"] == "superseded")
        cited["last"] = newest.map(issued) + " " + newest
        found = cited.groupby("cited_for")["last"].agg(["size", "count", "max"])
        return [list(row) for row in found.reset_index().itertuples(index=False)]

    def reviews() -> Rows:
        table = engine.read_parquet(folder, columns=["kind", "year", "review_due"])
        found = table.astype({"kind": str}).groupby(["kind", "year"])["review_due"].agg(["size", "count"])
        return [list(row) for row in found.reset_index().itertuples(index=False)]

    yield lambda name: {"superseded": superseded, "reviews": reviews}[name]()


@contextmanager
def arrow(folder: Path) -> Iterator[Ask]:
    """Arrow alone, with its own functions on columns."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow.dataset import dataset

    parts = dataset(folder, partitioning="hive")

    def rows(table: pa.Table, keys: list[str]) -> Rows:
        return [list(row.values()) for row in table.sort_by([(key, "ascending") for key in keys]).to_pylist()]

    def superseded() -> Rows:
        table = parts.to_table(columns=["name", "issued", "status", "newest", "cited_for"])
        last = pc.binary_join_element_wise(pc.cast(table["issued"], pa.string()), table["name"], " ")
        at = pc.index_in(table["newest"], table["name"])
        replaced = pc.if_else(pc.equal(table["status"], "superseded"), pc.take(last, at), None)
        cited = pc.list_parent_indices(table["cited_for"])
        flat = pa.table({"city": pc.list_flatten(table["cited_for"]), "last": pc.take(replaced, cited)})
        found = flat.group_by("city").aggregate([([], "count_all"), ("last", "count"), ("last", "max")])
        return rows(found.select(["city", "count_all", "last_count", "last_max"]), ["city"])

    def reviews() -> Rows:
        table = parts.to_table(columns=["kind", "year", "review_due"])
        found = table.group_by(["kind", "year"]).aggregate([([], "count_all"), ("review_due", "count")])
        return rows(found.select(["kind", "year", "count_all", "review_due_count"]), ["kind", "year"])

    yield lambda name: {"superseded": superseded, "reviews": reviews}[name]()


ENGINES = {"duckdb": duckdb, "spark": spark, "pandas": pandas, "arrow": arrow}


def measure(engine: str, folder: Path, runs: int) -> dict[str, Any]:
    """The answers of an engine, and what they took; the first run of each question is told apart, as it warms up."""
    begun = time.perf_counter()
    seconds: dict[str, list[float]] = {}
    answers: dict[str, Rows] = {}
    with ENGINES[engine](folder) as ask:
        start = time.perf_counter() - begun
        for name in SQL:
            for _ in range(runs + 1):
                begun = time.perf_counter()
                answers[name] = ask(name)
                seconds.setdefault(name, []).append(time.perf_counter() - begun)
        memory = sum(largest_memory(process) for process in ("self", *children()))
    return {"start": start, "seconds": seconds, "memory": memory, "answers": answers}


def children() -> list[str]:
    """The processes that this one started: Spark's Java."""
    return " ".join(path.read_text() for path in Path("/proc/self/task").glob("*/children")).split()


def largest_memory(process: str) -> int:
    """The most that a process had in memory, in KiB. Not from getrusage(), which counts what was there before exec()."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(r"^VmHWM:\s+(\d+) kB", status, flags=re.M)[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print(json.dumps(measure(arguments.engine, arguments.folder, arguments.runs), ensure_ascii=False))
