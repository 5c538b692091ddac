"""What an import of many rows takes: reading the file, reading the rows, holding them to the rules, writing.

    python benchmarks/import_rows.py [--rows 50000] [--runs 3] [--folder DIR]

Writes a workbook as the national platform exports it, imports it into a copy of data/ step by step in one process
for the steps, and by the command for the whole. Prints a Markdown table: medians in seconds, and the largest memory.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

REAL = Path(__file__).parent.parent / "data"
HEADER = ["序号", "标准号", "标准名称", "英文名称", "标准性质", "标准状态", "发布日期", "实施日期", "代替标准", "归口单位", "起草单位", "ICS", "CCS", "发布部门", "备案号", "行业主管部门"]  # fmt: skip


def write_workbook(path: Path, count: int) -> None:
    """A workbook of generated standards; one row in fifty has a date that does not exist."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("导出")
    sheet.append(HEADER)
    for number in range(1, count + 1):
        issued = "2020年2月30日" if number % 50 == 0 else "2020/10/14"
        sheet.append([
            number, f"DB37/T {100000 + number}-2020", f"生成的标准（第{number}号）", None, "推荐性", "现行", issued, 44149, None,
            "生成的标准化技术委员会", "生成一所、生成二所、生成三所", "03.100.20", "A10", "山东省市场监督管理局", f"{number}-2020", "生成的部门",
        ])  # fmt: skip
    book.save(path)


STEPS = """
import sys, time
from pathlib import Path
from lubiao.catalogue import Catalogue, build_day
from lubiao.intake.judge import judge
from lubiao.intake.merge import compare
from lubiao.intake.new_texts import new_texts
from lubiao.intake.row_record import Defaults
from lubiao.intake.sheets import read_rows
from lubiao.intake.table import read_sheets
from lubiao.reading import read_data
from lubiao.reading.data import without_collecting_garbage
file, data = map(Path, sys.argv[1:])
clock = [time.perf_counter()]
with without_collecting_garbage():
    sheets = read_sheets(file)
    clock.append(time.perf_counter())
    catalogue = Catalogue.link(read_data(data), build_day())
    results = read_rows(sheets, Defaults("samr-std", "listing", "2026-11-23", {}, {}), lambda rows: None)
    clock.append(time.perf_counter())
    differences = compare(results, catalogue, update=False)
    judge(results, differences, catalogue)
    clock.append(time.perf_counter())
    new_texts(results, differences, catalogue, "data/standards.yaml", catalogue.data.documents["data/standards.yaml"].text)
    clock.append(time.perf_counter())
print(*(after - before for before, after in zip(clock, clock[1:])))
"""


def measure(count: int, folder: Path, runs: int) -> list[float]:
    """Seconds for the four steps and the whole command, and its largest memory in MiB."""
    file, data, report = folder / "rows.xlsx", folder / "data", folder / "report.csv"
    write_workbook(file, count)
    rows: list[list[float]] = []
    for _ in range(runs):
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(REAL, data)
        steps = subprocess.run([sys.executable, "-c", STEPS, file, data], check=True, capture_output=True, text=True)  # fmt: skip
        begun = time.perf_counter()
        done = subprocess.run(
            ["lubiao", "import", file, "--data", data, "--source", "samr-std", "--report", report],
            stdout=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        whole = time.perf_counter() - begun
        assert done.returncode == 1, "the rows with a wrong date are refused"
        rows.append([*map(float, steps.stdout.split()), whole])
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [*map(statistics.median, zip(*rows, strict=True)), largest]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="5000,50000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--folder", type=Path, help="where files are written; a folder in memory disturbs least"
    )
    arguments = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, median of {arguments.runs}\n")  # fmt: skip
    print("| rows | file, s | rows, s | rules, s | text, s | the whole command, s | memory, MiB |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for count in map(int, arguments.rows.split(",")):
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            row = measure(count, Path(folder), arguments.runs)
        print(
            f"| {count} | " + " | ".join(f"{value:.1f}" for value in row[:-1]) + f" | {row[-1]:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
