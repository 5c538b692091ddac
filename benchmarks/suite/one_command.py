"""Runs one command and tells what it took: `python -I -S one_command.py RESULT.json COMMAND…`.

In a small process of its own: the kernel counts the memory of the process that starts a command as the command's, and what a
command leaves behind (Pagefind's own process) has to be waited for by somebody. Ends as the command did.
"""

import ctypes
import json
import os
import subprocess
import sys
import time

ADOPT_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2)."""

PATIENCE = 2.0
"""Seconds for which an orphan may still go on."""


def main() -> int:
    """Run, wait, write `{"wall": s, "processor": s, "resident": bytes}`."""
    result, *command = sys.argv[1:]
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    begun = time.perf_counter()
    process = subprocess.Popen(command)
    # Not process.wait(): it would reap the child without telling what it used.
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    processor = used.ru_utime + used.ru_stime + time_of_orphans()
    with open(result, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib is a third of this process
        json.dump({"wall": wall, "processor": processor, "resident": used.ru_maxrss * 1024}, file)
    return process.returncode


def time_of_orphans() -> float:
    """Processor time of what the command did not wait for, in seconds."""
    total, end = 0.0, time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            process, _, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if process:
            total += used.ru_utime + used.ru_stime
        else:
            time.sleep(0.01)
    return total


if __name__ == "__main__":
    sys.exit(main())
