"""Runs a command with bounds, and writes what it took: `python measured.py RESULT.json COMMAND…`.

A process of its own, and a small one: Linux counts the memory that a process was born with to what it used, and a
process of pytest's is born with all that pytest holds.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

SECONDS, BYTES = 20, 3 * 2**30
"""What wants more is ended by the system, and not by the patience of people."""

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    process = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    measured = {
        "exit_code": os.waitstatus_to_exitcode(status),
        "seconds": usage.ru_utime + usage.ru_stime,
        "KiB": usage.ru_maxrss,
    }
    Path(sys.argv[1]).write_text(json.dumps(measured), encoding="utf-8")
