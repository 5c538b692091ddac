"""The limit: files that are in memory already, merely written, by as many processes as a build has.

    python same_bytes.py SOURCE TARGET PROCESSES

Reads all files of SOURCE, then writes them to TARGET, in folders of the same names. Prints {"wall": s, "processor": s}
of the writing alone.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def write_same(source: Path, target: Path, processes: int) -> dict[str, float]:
    """Write, and tell how long it took."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    contents = [(str(target / path.relative_to(source)), path.read_bytes()) for path in files]
    begun = time.perf_counter()
    children = []
    # In runs, not every n-th: what makes a folder then also fills it, as a build does.
    share = -(-len(contents) // processes)
    for start in range(0, len(contents), share):
        child = os.fork()
        if child == 0:
            _write(contents[start : start + share])
            os._exit(0)
        children.append(child)
    used = [os.wait4(child, 0) for child in children]
    wall = time.perf_counter() - begun
    if any(status for _, status, _ in used):
        raise OSError("a process did not write its share")
    return {"wall": wall, "processor": sum(usage.ru_utime + usage.ru_stime for _, _, usage in used)}


def _write(contents: list[tuple[str, bytes]]) -> None:
    last = ""
    for path, content in contents:
        folder = path.rpartition("/")[0]
        if folder != last:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - pathlib takes longer than the writing
            last = folder
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(descriptor, content)
        os.close(descriptor)


if __name__ == "__main__":
    print(json.dumps(write_same(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
