"""One browser asks each engine: served on 127.0.0.1, gzipped, a new context for every run."""

from __future__ import annotations

import gzip
import mimetypes
import os
import shutil
import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TIMEOUT = 30 * 60 * 1000


@cache
def compressed(path: Path) -> bytes:
    """What is sent of a file; Pagefind's own files are gzipped already."""
    return path.read_bytes() if ".pf_" in path.name else gzip.compress(path.read_bytes(), 9, mtime=0)


class Served(ThreadingHTTPServer):
    """Folders under names, and how many bytes were sent of them."""

    daemon_threads = True
    request_queue_size = 1024

    def __init__(self, folders: Mapping[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folders = folders
        self.sent = 0


class Handler(BaseHTTPRequestHandler):
    """Answers with a file, gzipped; keeps connections open, as servers do."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16  # head and body in one piece: else each answer waits for the other side's delayed ACK
    server: Served

    def do_GET(self) -> None:
        """A file, or 404."""
        _, name, rest = (
            self.path.partition("?")[0].split("/", 2) if self.path.count("/") > 1 else ("", "", "")
        )
        path = self.server.folders[name] / rest if name in self.server.folders else Path("none")
        body = compressed(path) if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        if path.is_file():
            self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
            if ".pf_" not in path.name:
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent += len(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Be silent."""


@contextmanager
def serving(folders: Mapping[str, Path]) -> Iterator[tuple[Served, str]]:
    """A server and its address."""
    server = Served(folders)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@contextmanager
def browsing() -> Iterator[Browser]:
    """Chromium, the one that LUBIAO_CHROMIUM names or that is installed."""
    executable = (
        os.environ.get("LUBIAO_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


def ask(
    browser: Browser,
    folders: Mapping[str, Path],
    engine: str,
    options: dict[str, Any],
    how: dict[str, Any],
    runs: int,
) -> dict[str, Any]:
    """What page.js measures: `runs` cold openings with one question (medians), then one session with all of them.

    `sent` is what one opening loads, in bytes as sent; `sent_in_all` what the session does.
    """
    one = how | {"queries": how["queries"][:1], "passes": 0}
    openings = [measured(browser, folders, engine, options, one) for _ in range(runs)]
    session = measured(browser, folders, engine, options, how)
    told = {
        name: statistics.median(opening[name] for opening in openings)
        for name in ("first", "download", "sent")
    }
    return session | told | {"sent_in_all": session["sent"]}


def measured(
    browser: Browser, folders: Mapping[str, Path], engine: str, options: dict[str, Any], how: dict[str, Any]
) -> dict[str, Any]:
    """One cold context."""
    with serving(folders) as (server, home):
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(TIMEOUT)
        page.goto(f"{home}/bench/page.html")
        server.sent = 0
        told = page.evaluate(
            "([engine, options, how]) => measure(engine, options, how)", [engine, options, how]
        )
        context.close()
        return dict(told) | {"sent": server.sent}
