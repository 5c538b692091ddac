"""How time grows with the number of records, beside what PyYAML alone takes for the same file.

    python benchmarks/measure.py [--sizes 1000,2000,4000] [--runs 3] [--folder DIR]

Prints a Markdown table. Each figure is the median of `--runs` whole processes, the commands taking turns.
The peer does less: PyYAML's C loader makes values of the text, and checks nothing.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate

PEER = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"


def seconds(command: list[str]) -> float:
    """The wall time of a command that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(count: int, folder: Path, runs: int) -> dict[str, float]:
    """The median times for a catalogue of `count` records, and the pages that the build wrote."""
    data, site = folder / f"data-{count}", folder / "site"
    generate(count, data)
    commands = {
        "peer": [sys.executable, "-c", PEER, str(data / "standards.yaml")],
        "check": ["lubiao", "check", "--data", str(data), "--level", "error"],
        "build": ["lubiao", "build", "--data", str(data), "--site", str(site)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    return medians | {"pages": sum(1 for _ in site.rglob("*.html"))}


def main() -> None:
    """Measure each size and print the table, with the exponent of growth between first and last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,2000,4000,8000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--folder", type=Path, help="where files are written; a folder in memory disturbs least"
    )
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, median of {arguments.runs}\n"
    )
    print("| records | PyYAML loads, s | check, s | ratio | build, s | pages | ms a page |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    rows = []
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        for size in sizes:
            row = measure(size, Path(folder), arguments.runs)
            rows.append(row)
            print(
                f"| {size} | {row['peer']:.2f} | {row['check']:.2f} | {row['check'] / row['peer']:.2f} "
                f"| {row['build']:.2f} | {row['pages']:.0f} | {1000 * row['build'] / row['pages']:.2f} |",
                flush=True,
            )
    span = math.log(sizes[-1] / sizes[0])
    for name in ("check", "build"):
        print(f"\nExponent of growth, {name}: {math.log(rows[-1][name] / rows[0][name]) / span:.2f}")


if __name__ == "__main__":
    main()
