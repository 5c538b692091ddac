"""All that is asked of speed, in one run: reading, check, pages, index, downloads, builds cold and warm, the preview, and the peers.

    python benchmarks/speed.py [--sizes 200,1000,10000,100000,real] [--runs 5] [--name NAME] [--write]

Needs a folder in memory with room (--folder); the peers where they are installed (`make bench` installs them). Each figure is
that of a whole process; the commands take turns. Writes benchmarks/results/NAME.json; with --write, tables and plot of docs/benchmarks
too. `--sizes ''` measures nothing and writes what the last run of that name found.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from search_peers import Peers
from suite.commands import own_jobs
from suite.documents import write_documents
from suite.figures import Figures
from suite.goals import GOALS
from suite.machine import described, file_system
from suite.measuring import Suite
from suite.peers import Tools

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results"


def main() -> None:
    """Measure, write, tell."""
    options = _options()
    file = RESULTS / f"{options.name}.json"
    sizes = [size for size in options.sizes.split(",") if size]
    if sizes:
        measure(options, sizes, file)
    results = json.loads(file.read_text(encoding="utf-8"))
    if options.write:
        write_documents(results, ROOT / "docs")
    table = {size: {job: Figures.read(told) for job, told in jobs.items()} for size, jobs in results["sizes"].items()}  # fmt: skip
    for goal in GOALS:
        print(goal.judged(table).as_text())


def measure(options: argparse.Namespace, sizes: list[str], file: Path) -> None:
    """Measure the sizes one after the other; after each, the file holds what is known."""
    modules = Peers(options.peers / "search") if options.npm and shutil.which("npm") else None
    tools = Tools(options.peers, modules, options.mkdocs_most)
    wanted = options.jobs.split(",") if options.jobs else []
    there = (*own_jobs(), *tools.jobs())
    if unknown := set(wanted) - {job.name for job in there}:
        sys.exit(f"--jobs: {', '.join(sorted(unknown))}; there are {', '.join(job.name for job in there)}")
    jobs = tuple(job for job in there if not wanted or job.name in wanted)
    results: dict[str, Any] = {"sizes": {}, "skipped": {}, "files_in": {}}
    if options.add and file.exists():
        results = json.loads(file.read_text(encoding="utf-8"))
    results |= {**described(), "runs": options.runs, "runs_large": options.runs_large, "processes": options.processes}  # fmt: skip
    results["versions"] |= tools.versions()
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="speed-") as name:
        suite = Suite(Path(name), tools, jobs, options.processes, options.runs, options.runs_large, options.serve_most, _say)  # fmt: skip
        for size in sizes:
            suite.measure(size)
            results["sizes"][size] = {job: figures.told() for job, figures in suite.figures[size].items()}
            results["skipped"][size] = suite.skipped[size]
            results["files_in"][size] = file_system(Path(name))
            results["load_after"] = round(os.getloadavg()[0], 2)
            file.parent.mkdir(exist_ok=True)
            file.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="200,1000,10000,100000,real", help="numbers of generated records, and `real`")  # fmt: skip
    parser.add_argument("--runs", type=int, default=5, help="of each command")
    parser.add_argument("--runs-large", type=int, default=5, help="the same from 100,000 records on")
    parser.add_argument(
        "--jobs",
        default="",
        help="only these, by name, such as read,check,build; a name that is none lists all",
    )
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)), help="of a build, and of merely writing")  # fmt: skip
    parser.add_argument(
        "--folder", type=Path, default=Path("/dev/shm"), help="where all is generated and built"
    )
    parser.add_argument("--peers", type=Path, default=ROOT / "build" / "peers", help="the peers’ own environment")  # fmt: skip
    parser.add_argument("--npm", action=argparse.BooleanOptionalAction, default=True, help="Pagefind and MiniSearch")  # fmt: skip
    parser.add_argument("--mkdocs-most", type=int, default=1000, help="the most records for MkDocs and Zensical")  # fmt: skip
    parser.add_argument("--serve-most", type=int, default=10_000, help="the most records for the preview")
    parser.add_argument("--name", default="speed", help="of the file of results")
    parser.add_argument("--add", action="store_true", help="keep the other sizes in the file: what does not fit into memory is measured on a disk (--folder)")  # fmt: skip
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md, its translation and the plot")  # fmt: skip
    return parser.parse_args()


if __name__ == "__main__":
    main()
