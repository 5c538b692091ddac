"""`lubiao serve`: how long after an edit the page shows it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from .commands import LUBIAO
from .edits import change_title

POLL = 0.01
"""Seconds between two requests."""

START, PATIENCE = 1200, 120
"""Seconds after which the first page, and an edit, are given up."""


class NotShown(Exception):
    """A page that never showed what was waited for."""


def seconds_until_shown(data: Path, runs: int) -> tuple[float, list[float]]:
    """Seconds until the first page is served, then from each of `runs` edits until the edited page shows it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    begun = time.perf_counter()
    server = subprocess.Popen(
        [LUBIAO, "serve", "--data", str(data), "--address", address],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        # The preview has the path of the site's own address, and leads to it.
        home = _wait(f"http://{address}/", "lb-logo", server, START)
        first = time.perf_counter() - begun
        times = []
        for number in range(runs):
            # Edits within one second of the last could be missed by a watcher that compares whole seconds.
            time.sleep(1.5)
            edited = time.perf_counter()
            code, title = change_title(data / "standards.yaml", f"{number}")
            slug = re.sub("[^0-9a-z.]+", "-", code.lower())
            _wait(f"{home}standards/{slug}/", title, server, PATIENCE)
            times.append(time.perf_counter() - edited)
        return first, times
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait(address: str, text: str, server: subprocess.Popen[bytes], patience: float) -> str:
    """Ask until the answer holds the text; returns the address to which the last request was led."""
    end = time.perf_counter() + patience
    while time.perf_counter() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=patience) as answer:
                if text in answer.read().decode("utf-8", "replace"):
                    return str(answer.url)
        except OSError:  # it does not listen yet, or the page is just being replaced
            pass
        time.sleep(POLL)
    raise NotShown(f"{address} did not show “{text}”")
