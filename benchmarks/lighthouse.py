"""What Lighthouse says of the built site, on a telephone with a slow network (its mobile preset).

    python benchmarks/lighthouse.py [--site site] [--runs 3] [--pages home,standard,city,search]

Installs Lighthouse into build/lighthouse as benchmarks/lighthouse/package-lock.json pins it, serves the folder
on 127.0.0.1 compressed and with the cache headers of docs/hosting.md, and prints a Markdown table: each figure is the
median of `--runs` runs. Ends with 1 where a page misses a goal. Needs Node 18.16 or newer and Chromium.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gzip
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINS = Path(__file__).parent / "lighthouse"
TOOLS = ROOT / "build" / "lighthouse"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "",
    "standard": "standards/db3702-t-0014-2022/",
    "city": "cities/weifang/",
    "search": "search/",
}
LANGUAGES = {"zh": "", "en": "en/"}
COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml")

HTML_BYTES, FIRST_VIEW_BYTES = 30_000, 200_000
GOALS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}


@dataclass(frozen=True, slots=True)
class Run:
    """One run: scores of 100, bytes on the wire of the first view, layout shift, largest paint in seconds, and faults."""

    scores: dict[str, float]
    transferred: int
    shift: float
    paint: float
    faults: frozenset[str]


class HostHandler(SimpleHTTPRequestHandler):
    """Answers as a usual host does: compressed text, an hour for pages, a year for files that carry their version."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the file that a path names, a folder being its index.html."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        kind = self.guess_type(str(path))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        lasting = "?v=" in self.path
        self.send_header("Cache-Control", "max-age=31536000, immutable" if lasting else "max-age=3600")
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the table is the output."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; gives the address of its home page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(HostHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def install() -> Path:
    """Install the pinned Lighthouse, once; gives its command."""
    command = TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"
    TOOLS.mkdir(parents=True, exist_ok=True)
    pins = ("package.json", "package-lock.json")
    if not command.is_file() or any(
        (PINS / name).read_bytes() != (TOOLS / name).read_bytes() for name in pins
    ):
        for name in pins:
            shutil.copyfile(PINS / name, TOOLS / name)
        # The lock names hashes and no registry: npm asks the one that the machine is configured for.
        npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(npm, cwd=TOOLS, check=True)
    return command


def measure(command: Path, browser: str, address: str) -> Run:
    """Run Lighthouse once on a page."""
    done = subprocess.run(
        ["node", str(command), address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}",
         f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"],
        env=os.environ | {"CHROME_PATH": browser},
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )  # fmt: skip
    report = json.loads(done.stdout)
    if error := report.get("runtimeError"):
        raise RuntimeError(f"{address}: {error['message']}")
    audits, categories = report["audits"], report["categories"]
    return Run(
        scores={name: 100 * (categories[name]["score"] or 0) for name in CATEGORIES},
        transferred=int(audits["total-byte-weight"]["numericValue"]),
        shift=audits["cumulative-layout-shift"]["numericValue"],
        paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        faults=frozenset(
            reference["id"]
            for name in CATEGORIES[1:]
            for reference in categories[name]["auditRefs"]
            if reference["weight"]
            and audits[reference["id"]]["score"] is not None
            and audits[reference["id"]]["score"] < 1
        ),
    )


def missed(scores: dict[str, float], transferred: float, shift: float, html: int) -> list[str]:
    """The goals that a page misses."""
    found = [name for name, goal in GOALS.items() if scores[name] < goal]
    found += ["page too large"] if html > HTML_BYTES else []
    found += ["first view too large"] if transferred > FIRST_VIEW_BYTES else []
    return found + (["layout shift"] if shift > 0 else [])


def main() -> int:
    """Measure each page in each language, print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", default=",".join(PAGES))
    arguments = parser.parse_args()
    browser = os.environ.get("LUBIAO_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser or not shutil.which("npm"):
        parser.error("Chromium and Node (with npm) are needed.")
    command = install()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(
        "| page | performance | accessibility | best practices | SEO | first view, kB | HTML, kB | CLS | LCP, s |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    misses = []
    with served(arguments.site) as home:
        for kind in arguments.pages.split(","):
            for language, prefix in LANGUAGES.items():
                path = prefix + PAGES[kind]
                html = (arguments.site / path / "index.html").stat().st_size
                runs = [measure(command, browser, home + path) for _ in range(arguments.runs)]
                scores = {name: statistics.median(run.scores[name] for run in runs) for name in CATEGORIES}
                transferred, shift, paint = (
                    statistics.median(getattr(run, name) for run in runs)
                    for name in ("transferred", "shift", "paint")
                )
                figures = [f"{scores[name]:.0f}" for name in CATEGORIES]
                figures += [f"{transferred / 1000:.0f}", f"{html / 1000:.1f}", f"{shift:.3g}", f"{paint:.2f}"]
                print(f"| {kind}, {language} | {' | '.join(figures)} |", flush=True)
                faults = sorted(frozenset().union(*(run.faults for run in runs)))
                misses += [f"{path or '/'}: {', '.join(goals)} {' '.join(faults)}".rstrip()
                           for goals in [missed(scores, transferred, shift, html)] if goals]  # fmt: skip
    for miss in misses:
        print(miss, file=sys.stderr)
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
