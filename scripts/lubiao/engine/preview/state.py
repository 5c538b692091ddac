"""What a preview shows: one moment of the data, and what is wrong with a later one."""

from __future__ import annotations

import contextlib
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException

from lubiao.catalogue import Catalogue, build_day
from lubiao.findings import Finding, Level
from lubiao.findings.printing import print_text
from lubiao.reading import Data, read_data
from lubiao.texts import default_language

from ..asked import Asked, Content
from ..configuring import configured
from ..shells import Shells
from .judging import Judging, errors_of


class State:
    """The site of the last data that could be shown.

    `folder` holds what MkDocs writes; everything else is made when it is asked for. `told` is called when findings come later
    than the data. Several threads ask; one of them at a time gets an answer.
    """

    def __init__(
        self, data: Path, config_file: Path, folder: Path, server: str, told: Callable[[], None]
    ) -> None:
        self.findings: list[Finding] = []
        self.folder = folder
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
        self._judging = Judging(data, self._judged, self._lock)

    def begin(self) -> int:
        """Prepare the site; the exit code, which is 0 if there is something to show."""
        config = configured(self._data, self._config_file, self.folder, is_ours=True)
        if config is None:
            return 2
        self.mount = urlsplit(config.site_url or "/").path or "/"
        self._address = f"http://{self._server}{self.mount}"
        watched = (Path(config.docs_dir), Path(config.theme.custom_dir or "."), self._config_file)
        self._stamp = {path: _stamp(path) for path in watched}
        return 0 if self._prepare(config, None) else 1

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
            except Exception:  # a broken template of the shell, say; the server would let all who ask wait
                traceback.print_exc()

    def _take_up(self) -> None:
        stamp = {path: _stamp(path) for path in self._stamp}
        if stamp != self._stamp:
            self._stamp = stamp
            self._prepare(configured(self._data, self._config_file, self.folder, is_ours=True), None)
            return
        data = read_data(self._data, self._catalogue.data if self._catalogue else None)
        if any(finding.level is Level.ERROR for finding in data.findings):
            self._tell(errors_of(Catalogue.link(data, build_day())))
            return
        self._show(data)

    def _show(self, data: Data) -> None:
        """Show new data at once; the rules speak as soon as they can."""
        catalogue = Catalogue.link(data, build_day())
        languages = [shells.of(replace(shells.site, catalogue=catalogue)) for shells in self._languages]
        self._asked = Asked(languages, self._there)
        self._catalogue, self._is_old = catalogue, True
        self.findings = []
        self._judging.begin()

    def end(self) -> None:
        """Nobody asks any more."""
        with self._lock:
            self._judging.stop()

    def content(self, path: str) -> Content | None:
        """A file that is made for whoever asks; None where MkDocs has written it, or nobody has."""
        with self._lock:
            if self._is_old and path.endswith(".html") and (self.folder / path).is_file():
                config = configured(self._data, self._config_file, self.folder, is_ours=True)
                self._prepare(config, self._catalogue)
            if self._asked is None or (self.folder / path).is_file():
                return None
            return self._asked.content(path)

    def _prepare(self, config: Any, catalogue: Catalogue | None) -> bool:
        """Have MkDocs write its part; reads the data, unless a catalogue is given."""
        if config is None:
            return False
        plugin = config.plugins["lubiao"]
        plugin.is_preview, plugin.given = True, catalogue
        config.site_url = self._address
        try:
            build(config, serve_url=self._address)
        except MkDocsException as problem:
            print(problem, file=sys.stderr)
            return False
        self._languages, self._catalogue = plugin.languages, plugin.catalogue
        self._there = plugin.once.made
        self._asked = Asked(self._languages, self._there)
        (self.folder / "sitemap.xml").unlink(
            missing_ok=True
        )  # of static-i18n; ours is made when it is asked for
        self._is_old = False
        if catalogue is None:
            self.findings = []
        return True

    def _judged(self, errors: list[Finding]) -> None:
        self._tell(errors)
        self._told()

    def _tell(self, findings: list[Finding]) -> None:
        self.findings = findings
        print_text(findings, default_language(), sys.stderr)


def _stamp(path: Path) -> int:
    """A number that changes when a file, or any below a folder, is written, comes or goes."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    times: list[tuple[Path, int]] = []
    for file in files:
        with contextlib.suppress(OSError):  # an editor's own files come and go
            times.append((file, file.stat().st_mtime_ns))
    return hash(frozenset(times))
