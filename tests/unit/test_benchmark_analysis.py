"""The questions of benchmarks/analysis.py: every engine gives the answer that a plain loop over the rows gives."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
RECORDS = 3_000
Answers = dict[str, list[list[Any]]]


@pytest.fixture(scope="module")
def generate_table() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        from analysis_data import generate_table

        yield generate_table


@pytest.fixture(scope="module")
def folder(generate_table: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analysis")
    generate_table(RECORDS, folder)
    return folder


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[dict[str, Any]]:
    return [
        row | {"kind": file.parent.name.removeprefix("kind=")}
        for file in sorted(folder.glob("*/*.parquet"))
        for row in pq.ParquetFile(file).read().to_pylist()
    ]


@pytest.fixture(scope="module")
def truth(rows: list[dict[str, Any]]) -> Answers:
    by_name = {row["name"]: row for row in rows}
    cited, reviews = defaultdict(list), defaultdict(list)
    for row in rows:
        reviews[row["kind"], row["year"]].append(row["review_due"] is not None)
        for city in row["cited_for"]:
            cited[city].append(by_name[row["newest"]] if row["status"] == "superseded" else None)
    superseded = []
    for city, successors in sorted(cited.items()):
        last = [f"{each['issued']} {each['name']}" for each in successors if each]
        superseded.append([city, len(successors), len(last), max(last)])
    return {
        "superseded": superseded,
        "reviews": [[*key, len(due), sum(due)] for key, due in sorted(reviews.items())],
    }


def answers(python: str, engine: str, folder: Path) -> Answers:
    command = [python, str(BENCHMARKS / "analysis_engines.py"), engine, str(folder), "--runs", "1"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=300)
    found: Answers = json.loads(done.stdout.splitlines()[-1])["answers"]
    return found


@pytest.mark.parametrize("engine", ["duckdb", "pandas", "arrow"])
def test_each_engine_answers_as_a_plain_loop_does(engine: str, folder: Path, truth: Answers) -> None:
    assert answers(sys.executable, engine, folder) == truth


def test_spark_answers_as_a_plain_loop_does(folder: Path, truth: Answers) -> None:
    """With the environment that docs/benchmarks.md describes: LUBIAO_SPARK_PYTHON=build/spark/bin/python."""
    python = os.environ.get("LUBIAO_SPARK_PYTHON")
    if not python:
        pytest.skip("LUBIAO_SPARK_PYTHON names no Python with PySpark")
    assert answers(python, "spark", folder) == truth


def test_the_questions_have_something_to_find(truth: Answers) -> None:
    assert len(truth["superseded"]) == 16
    assert all(0 < superseded < cited for _, cited, superseded, _ in truth["superseded"])
    assert any(0 < due < count for _, _, count, due in truth["reviews"])


def test_what_replaces_a_generated_standard_is_there_and_later(rows: list[dict[str, Any]]) -> None:
    by_name = {row["name"]: row for row in rows}
    assert len(by_name) == RECORDS
    for row in rows:
        for name in row["successors"]:
            assert by_name[name]["issued"] > row["issued"]
            assert row["name"] in by_name[name]["predecessors"]
        assert (row["status"] == "superseded") == (row["newest"] != row["name"])
        assert by_name[row["newest"]]["successors"] == []


def test_the_same_rows_are_generated_every_time(generate_table: Any, folder: Path, tmp_path: Path) -> None:
    generate_table(RECORDS, tmp_path / "again")
    first = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.parquet")}
    again = {path.relative_to(tmp_path / "again"): path.read_bytes() for path in tmp_path.rglob("*.parquet")}
    assert first == again
