"""What several kinds of tests share: the site as a reader gets it, a server for it, a browser to look at it.

The site is built once a run by the real command, whatever the number of workers, and no test may change it. Its
address has a path (`/lubiao/`), and the server serves it under that path only, as GitHub Pages does: a link that
forgets it leads nowhere here too.
"""

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hostile import poison
from workers import made_once, unchanged

ROOT = Path(__file__).parents[1]
SITE_URL = "https://site.example/lubiao/"
SITE_PATH = "/lubiao/"
REPOSITORY = "https://repository.example/lubiao"
SOURCE_DATE_EPOCH = "1795435200"
"""2026-11-23T12:00:00Z."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

MOST_WORKERS = 4
"""Each may need a gigabyte and a browser."""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """With `-n auto`, as `make test` says: a worker for each processor; none beside pytest where there is one only."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors, MOST_WORKERS) if processors > 1 else 0


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command of the project's environment (`lubiao`, `mkdocs`) at the root of the repository."""
    beside_python = str(Path(sys.executable).parent)
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH,
        "LUBIAO_SITE_URL": SITE_URL,
        "LUBIAO_REPOSITORY": REPOSITORY,
        "LC_ALL": "C.UTF-8",
        "PATH": os.pathsep.join([beside_python, os.environ.get("PATH", os.defpath)]),
    }

    def run(command: str, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        found = shutil.which(command, path=environment["PATH"])
        assert found, f"there is no command `{command}`: install the project with `pip install -e '.[dev]'`"
        return subprocess.run(
            [found, *map(str, arguments)],
            cwd=ROOT,
            env=environment | more,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def build(run: Run) -> Callable[..., Path]:
    """Build a site into a folder; `data` is another data folder than the repository's."""

    def build(target: Path, data: Path = ROOT / "data") -> Path:
        done = run("lubiao", "build", "--data", data, "--site", target)
        assert done.returncode == 0, f"lubiao build failed:\n{done.stdout}{done.stderr}"
        return target

    return build


@pytest.fixture(scope="session")
def site(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the built site."""

    def build_all(target: Path) -> None:
        done = run("lubiao", "build", "--site", target)
        assert done.returncode == 0, f"lubiao build failed:\n{done.stdout}{done.stderr}"

    with unchanged(made_once(tmp_path_factory, "site", build_all)) as folder:
        yield folder


@pytest.fixture(scope="session")
def hostile_site(build: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a site in whose data every text is an attack, see hostile.py."""

    def build_hostile(target: Path) -> None:
        build(target, poison(ROOT / "data", tmp_path_factory.mktemp("hostile") / "data"))

    with unchanged(made_once(tmp_path_factory, "hostile-site", build_hostile)) as folder:
        yield folder


class PagesHandler(SimpleHTTPRequestHandler):
    """Serves a folder under SITE_PATH; what is not there is answered as GitHub Pages does, with 404.html."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SITE_PATH):
            return str(Path(self.directory) / "outside-of-the-site")
        return super().translate_path("/" + path.removeprefix(SITE_PATH))

    def list_directory(self, path: str) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: pytest shows what matters."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder as a site; gives the address of its home page."""
    servers = []

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(PagesHandler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{SITE_PATH}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served(site: Path, serve: Callable[[Path], str]) -> str:
    """The address at which the built site is served; it ends in /lubiao/."""
    return serve(site)


@pytest.fixture(scope="module")
def browser():
    """Chromium. For a module, not for the session: Playwright cannot be started twice at a time."""
    from playwright.sync_api import sync_playwright

    executable = os.environ.get("LUBIAO_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not executable:
        pytest.fail(
            f"These tests need a browser, and none of {', '.join(BROWSERS)} is on the PATH. Install one "
            "(`apt-get install chromium`), or name yours: LUBIAO_CHROMIUM=/path/to/chrome.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
