"""The peers: what each is given of the same records, its command line, and its version."""

from __future__ import annotations

import multiprocessing
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from search_peers import Peers

from .commands import Job
from .hugo_site import write_hugo_site
from .markdown_site import write_engine_site, write_markdown_site

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the peers are installed: a Python environment of their own, and a folder of npm packages. Either may be missing."""

    environment: Path
    modules: Peers | None
    mkdocs_most: int = 1000

    def jobs(self) -> tuple[Job, ...]:
        """What is measured of them, as far as they are installed."""
        python = str(self.environment / "bin")
        jobs: list[Job] = []
        words: tuple[str, ...]
        if hugo := self.hugo:
            words = (str(hugo), "--source", "{work}/hugo", "--destination", "{site}", "--cacheDir", "{work}/hugo-cache", "--noBuildLock")  # fmt: skip
            jobs.append(
                Job("hugo", words, before="empty", site="hugo-site", most=100_000, pages=2, on="generated")
            )
        engine = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "{work}/engine/mkdocs.yml", "--site-dir", "{site}")  # fmt: skip
        jobs.append(Job("engine", engine, before="empty", site="engine-site", on="real"))
        limit = (sys.executable, str(HERE / "same_bytes.py"), "{work}/pages/site", "{site}", "{jobs}")
        jobs.append(
            Job("written", limit, before="empty", site="written", most=10_000, tells=True, reads="pages")
        )
        if (self.environment / "bin" / "mkdocs").exists():
            words = (f"{python}/mkdocs", "build", "--quiet", "--config-file", "{work}/markdown/mkdocs.yml", "--site-dir", "{site}")  # fmt: skip
            jobs.append(
                Job(
                    "mkdocs",
                    words,
                    before="empty",
                    site="mkdocs",
                    most=self.mkdocs_most,
                    pages=2,
                    on="generated",
                )
            )
        if (self.environment / "bin" / "zensical").exists():
            words = (f"{python}/zensical", "build", "--clean", "--config-file", "{work}/markdown/mkdocs.yml")
            jobs.append(Job("zensical", words, before="empty", site="markdown/zensical", most=self.mkdocs_most, pages=2, on="generated"))  # fmt: skip
        if self.modules:
            for name, most in (("pagefind", 10_000), ("minisearch", 100_000)):
                words = ("node", f"{self.modules.folder}/{name}.mjs", "{work}/rows.jsonl", "{site}")
                jobs.append(Job(name, words, before="empty", site=name, most=most))
        return tuple(jobs)

    @property
    def hugo(self) -> Path | None:
        """The program itself: what the package puts into bin/ starts Python first."""
        found = sorted(self.environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
        return found[0] if found else None

    def versions(self) -> dict[str, str]:
        """Of all that are installed."""
        versions = {}
        if hugo := self.hugo:
            said = subprocess.run([hugo, "version"], capture_output=True, text=True).stdout
            versions["Hugo"] = re.split("[ v-]+", said)[1]
        python = self.environment / "bin" / "python"
        if python.exists():
            command = [str(python), "-m", "pip", "--disable-pip-version-check", "list", "--format", "freeze"]
            said = subprocess.run(command, capture_output=True, text=True).stdout
            pinned = dict(line.split("==") for line in said.splitlines() if "==" in line)
            versions |= {name: pinned[name] for name in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "zensical") if name in pinned}  # fmt: skip
        if self.modules:
            versions |= {name: self.modules.version(name) for name in ("pagefind", "minisearch")}
        return versions

    def prepare(self, names: set[str], data: Path, shell: Path, work: Path) -> None:
        """Write what the jobs of these names read, without measuring it. `shell` is a site from which the shell is cut."""
        if "hugo" in names:
            _aside(write_hugo_site, data, shell, work / "hugo")
        if "engine" in names:
            write_engine_site(work / "engine")
        if names & {"mkdocs", "zensical"}:
            _aside(write_markdown_site, data, work / "markdown")
        if names & {"pagefind", "minisearch"}:
            _aside(write_rows, data, work / "rows.jsonl")


def write_rows(data: Path, file: Path) -> None:
    """The records as the search peers of benchmarks/search.py get them."""
    from search_index import Measured

    with file.open("w", encoding="utf-8") as rows:
        rows.writelines(Measured.read(data).rows())


def _aside(function: Callable[..., None], *arguments: object) -> None:
    """Call in a process of its own: the memory of this one would count as that of the processes it starts."""
    process = multiprocessing.get_context("spawn").Process(target=function, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"{function.__name__} failed")
