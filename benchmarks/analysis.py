"""Questions about a million standards in Parquet, answered by DuckDB, Spark, pandas and Arrow, one after the other.

    python benchmarks/analysis.py [--records 1000000] [--engines duckdb,pandas,arrow] [--spark-python PYTHON] [--runs 3]

Prints Markdown: what each engine took, and its answer beside that of the others; it ends with 1 where two differ. Spark needs
Java 17 and an environment of its own:

    python -m venv build/spark
    build/spark/bin/pip install --require-hashes -r benchmarks/requirements-analysis.txt
    python benchmarks/analysis.py --spark-python build/spark/bin/python
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from analysis_data import WHOLE, generate_table
from analysis_engines import SQL

HERE = Path(__file__).parent
ROOT = HERE.parent
MIB = 1024


def ask(engine: str, python: str, folder: Path, runs: int) -> dict[str, Any]:
    """What analysis_engines.py measures of an engine, in a process of its own, with the seconds of the whole process."""
    command = [python, str(HERE / "analysis_engines.py"), engine, str(folder), "--runs", str(runs)]
    begun = time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"whole": time.perf_counter() - begun}


def row(engine: str, found: dict[str, Any]) -> str:
    """A row of the table: the first run of each question, and the median of the others."""
    cells = [engine, f"{found['start']:.2f}"]
    for name in SQL:
        first, *others = found["seconds"][name]
        cells += [f"{first:.2f}", f"{statistics.median(others):.3f}"]
    return "| " + " | ".join([*cells, f"{found['memory'] / MIB:.0f}"]) + " |"


def main() -> None:
    """Generate the table unless it is there, ask each engine, compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--engines", default="duckdb,pandas,arrow")
    parser.add_argument("--spark-python", help="an interpreter that has PySpark: asks Spark, too")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=ROOT / "build/analysis", help="where the files are")
    arguments = parser.parse_args()
    folder = arguments.folder / str(arguments.records)
    if not (folder / WHOLE).exists():
        begun = time.process_time()
        generate_table(arguments.records, folder)
        print(f"Generated in {time.process_time() - begun:.0f} s of processor time.\n")
    files = sorted(folder.rglob("*.parquet"))
    size = sum(file.stat().st_size for file in files)
    print(
        f"{arguments.records:,} rows: {len(files)} files, {size / 1e6:.1f} MB, {size / arguments.records:.1f} bytes a row."
    )
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}, "
        f"median of {arguments.runs}\n"
    )
    print(
        "| engine | start, s |" + "".join(f" {name}: first, s | then, s |" for name in SQL) + " memory, MiB |"
    )
    print("|---|" + "---:|" * (2 + 2 * len(SQL)))
    pythons = dict.fromkeys(filter(None, arguments.engines.split(",")), sys.executable)
    if arguments.spark_python:
        pythons["spark"] = arguments.spark_python
    found = {}
    for engine, python in pythons.items():
        found[engine] = ask(engine, python, folder, arguments.runs)
        print(row(engine, found[engine]), flush=True)
    answers = [each["answers"] for each in found.values()]
    for name, rows in answers[0].items():
        print(f"\n{name}: {len(rows)} rows, the first of them {rows[0]}")
    if any(answer != answers[0] for answer in answers):
        sys.exit("The answers differ.")
    print(f"\nThe answers of {', '.join(found)} are the same.")


if __name__ == "__main__":
    main()
