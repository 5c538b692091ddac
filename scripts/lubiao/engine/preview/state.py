"""What a preview shows: one moment of the data, and what is wrong with a later one."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import N_, Finding, Level
from lubiao.findings.printing import print_text
from lubiao.reading import read_data
from lubiao.texts import default_language, translator

from ..asked import Asked, Content
from ..configuring import configured
from ..shells import Shells
from .judging import Judging
from .trouble import told_as_one_line


class State:
    """The site of the last data that could be shown.

    `folder` holds what MkDocs writes, below `above`; everything else is made when it is asked for. `findings` are the errors of
    the data, `trouble` is what keeps an edit of templates, pages or configuration from being shown. `told` is called when
    findings come later than the data. Several threads ask; one of them at a time gets an answer.
    """

    def __init__(
        self, data: Path, config_file: Path, above: Path, server: str, told: Callable[[], None]
    ) -> None:
        self.findings: list[Finding] = []
        self.trouble = ""
        self.folder = above / "site"
        self._data, self._config_file, self._server = data, config_file, server
        self.mount = self._address = ""
        self._told = told
        self._lock = threading.RLock()
        self._languages: list[Shells] = []
        self._there: Mapping[str, Content] = {}
        self._asked: Asked | None = None
        self._catalogue: Catalogue | None = None
        self._stamp: dict[Path, int] = {}
        self._is_old = False  # whether MkDocs' own pages show an older catalogue
        self._of_reading: set[object] = set()  # keys of those findings that mere reading gave
        self._is_told = False  # whether the terminal was told of errors that nobody has said to be mended
        self._judging = Judging(data, self._judged, self._lock)

    def begin(self) -> int:
        """Prepare the site; the exit code, which is 0 if there is something to show."""
        config = self._configured()
        if config is None:
            return 2
        self.mount = urlsplit(config.site_url or "/").path or "/"
        self._address = f"http://{self._server}{self.mount}"
        watched = (Path(config.docs_dir), Path(config.theme.custom_dir or "."), self._config_file)
        self._stamp = {path: _stamp(path) for path in watched}
        try:
            self._prepare(config, None)
        except Exception as problem:  # a template may raise anything
            print(told_as_one_line(problem), file=sys.stderr)
            return 1
        return 0

    @property
    def watched(self) -> list[Path]:
        """The folders and files whose edits are followed."""
        return [*self._stamp, self._data]

    def follow(self) -> None:
        """Take up what was edited. What cannot be shown is told, and the last state stays."""
        with self._lock:
            self._judging.stop()
            try:
                self._take_up()
            except (
                Exception
            ) as problem:  # the server would let all who ask wait for an edit that is never taken up
                self._fail(problem)

    def _take_up(self) -> None:
        data = read_data(self._data, self._catalogue.data if self._catalogue else None)
        errors = [finding for finding in data.findings if finding.level is Level.ERROR]
        if errors:
            self._tell(errors)
        else:
            self._catalogue, self._is_old = Catalogue.link(data, build_day()), True
            # What the rules found before stays until they have spoken.
            self.findings = [finding for finding in self.findings if _key(finding) not in self._of_reading]
        self._of_reading = set(map(_key, errors))
        self._judging.begin()
        now = {path: _stamp(path) for path in self._stamp}
        if self.trouble or now != self._stamp:
            self._stamp = now
            self._follow_pages()
        else:
            self._link()

    def _follow_pages(self) -> None:
        """Take up an edit of templates, pages or configuration."""
        self.trouble = ""
        try:
            config = self._configured()
            if config is None:
                self.trouble = _said(N_("The configuration cannot be read; the terminal says why."))
            else:
                self._prepare(config, self._catalogue)
        except Exception as problem:  # a template may raise anything
            self._fail(problem)
            self._link()

    def _link(self) -> None:
        """Show the catalogue of now in the pages that are made when they are asked for."""
        assert self._catalogue is not None  # there is one as soon as a preview has begun
        self._languages = [
            shells.of(replace(shells.site, catalogue=self._catalogue)) for shells in self._languages
        ]
        self._asked = Asked(self._languages, self._there)

    def _fail(self, problem: Exception) -> None:
        self.trouble = told_as_one_line(problem)
        print(self.trouble, file=sys.stderr)

    def end(self) -> None:
        """Nobody asks any more."""
        with self._lock:
            self._judging.stop()

    def content(self, path: str) -> Content | None:
        """A file that is made for whoever asks; None where MkDocs has written it, or nobody has.

        Raises what a template raises, see `failed`.
        """
        with self._lock:
            if self._is_old and path.endswith(".html") and (self.folder / path).is_file():
                try:
                    self._prepare(self._configured(), self._catalogue)
                except Exception as problem:  # a template may raise anything
                    self._is_old = False  # the page of before has to do until the next edit
                    self.failed(problem)
            if self._asked is None or (self.folder / path).is_file():
                return None
            return self._asked.content(path)

    def failed(self, problem: Exception) -> None:
        """A page could not be made. That is told, until an edit mends it."""
        with self._lock:
            if told_as_one_line(problem) != self.trouble:
                self._fail(problem)

    def _configured(self) -> Any:
        return configured(self._data, self._config_file, self.folder, is_ours=True)

    def _prepare(self, config: Any, catalogue: Catalogue | None) -> None:
        """Have MkDocs write its part, aside; reads and checks the data, unless a catalogue is given.

        Raises MkDocsException, and what a template raises.
        """
        if config is None:
            return
        plugin = config.plugins["lubiao"]
        plugin.is_preview, plugin.given = True, catalogue
        config.site_url = self._address
        fresh = Path(tempfile.mkdtemp(dir=self.folder.parent))
        config.site_dir = str(fresh)
        try:
            build(config, serve_url=self._address)
        except BaseException:
            shutil.rmtree(fresh)
            raise
        (fresh / "sitemap.xml").unlink(missing_ok=True)  # of static-i18n; ours is made when it is asked for
        self.folder, old = fresh, self.folder
        shutil.rmtree(old, ignore_errors=True)
        self._languages, self._catalogue = plugin.languages, plugin.catalogue
        self._there = plugin.once.made
        self._asked = Asked(self._languages, self._there)
        self._is_old = False

    def _judged(self, errors: list[Finding]) -> None:
        is_new = not _same(errors, self.findings)
        self._tell(errors)
        if is_new:
            self._told()

    def _tell(self, errors: list[Finding]) -> None:
        if errors and not _same(errors, self.findings):
            print_text(errors, default_language(), sys.stderr)
        elif self._is_told and not errors:
            print(_said(N_("The errors are mended.")), file=sys.stderr)
        self.findings, self._is_told = errors, bool(errors)


def _same(some: list[Finding], others: list[Finding]) -> bool:
    return set(map(_key, some)) == set(map(_key, others))


def _key(finding: Finding) -> object:
    """What tells a finding from others, whoever found it."""
    return finding.place, *finding.without_lines


def _said(text: str) -> str:
    return translator(default_language())(text)


def _stamp(path: Path) -> int:
    """A number that changes when a file, or any below a folder, is written, comes or goes."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    times: list[tuple[Path, int]] = []
    for file in files:
        with contextlib.suppress(OSError):  # an editor's own files come and go
            times.append((file, file.stat().st_mtime_ns))
    return hash(frozenset(times))
