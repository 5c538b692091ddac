"""Processes that are forked: whether there may be any, how many, and how they end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

from lubiao.findings import N_
from lubiao.texts import default_language, translator

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
"""On macOS system libraries may have started threads, which a fork does not survive."""

_is_forked = False


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_forked() -> bool:
    """Whether this process was forked here. It forks no other: it may be killed, and nobody would end that one."""
    return _is_forked


def end_at_once_when_told() -> None:
    """In a forked process: what the first one does when it is told to end is not to be done twice."""
    global _is_forked
    _is_forked = True
    endings = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in endings:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, endings)  # who forks is not interrupted


def wait_for(child: int) -> None:
    """Until a process that was forked has ended."""
    with contextlib.suppress(
        ChildProcessError
    ):  # who began the command may have told the system to forget them
        os.waitpid(child, 0)


def ended_too_early() -> ChildProcessError:
    """What to raise where a process did not tell what it did: somebody killed it, perhaps the system."""
    text = N_("A process ended before its work was done. Was it killed, or is there too little memory?")
    return ChildProcessError(translator(default_language())(text))
