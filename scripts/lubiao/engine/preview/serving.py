"""The server of a preview: that of MkDocs, which follows edits, with pages that are made when they are asked for."""

from __future__ import annotations

import logging
import mimetypes
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.livereload import LiveReloadServer

from lubiao.findings import N_, Message
from lubiao.findings.system import reason_of
from lubiao.texts import LANGUAGES, default_language, translator

from .banner import empty_page, with_banner
from .state import State

LOOKS = 0.1
"""Seconds between two looks at the files."""

_OWN = {"_preview.js": "preview.js", "_preview.css": "preview.css"}


def serve_site(data: Path, config_file: Path, host: str, port: int) -> int:
    """Serve a preview on `host:port` until interrupted, and show every edit of data, pages and templates.

    A broken edit is told at the terminal and above every page; the preview goes on showing the last state that was sound.
    Returns 0; 1 where the data or a page has errors at the beginning; 2 where something cannot be used.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    with tempfile.TemporaryDirectory(prefix="lubiao-") as folder:
        state = State(data, config_file, Path(folder).resolve(), f"{host}:{port}", lambda: server.reload())
        if code := state.begin():
            return code
        server = _Server(state, host, port)
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        except OSError as problem:
            text = N_("{address} cannot be served: {reason}.")
            print(_said(text, address=f"{host}:{port}", reason=reason_of(problem)), file=sys.stderr)
            return 2
        finally:
            state.end()
            server.shutdown()
    return 0


class _Server(LiveReloadServer):
    def __init__(self, state: State, host: str, port: int) -> None:
        super().__init__(
            builder=state.follow,
            host=host,
            port=port,
            root=str(state.folder),
            mount_path=state.mount,
            polling_interval=LOOKS,
        )
        self.build_delay = LOOKS / 2
        self._state = state
        for path in state.watched:
            self.watch(str(path))

    def server_activate(self) -> None:
        """From here on there are answers."""
        super().server_activate()
        print(_said(N_("Preview: {address} (Ctrl-C stops it)"), address=self.url), file=sys.stderr)

    def reload(self) -> None:
        """Have browsers load their pages again."""
        with self._epoch_cond:
            self._wanted_epoch = self._visible_epoch = self._visible_epoch + 1
            self._epoch_cond.notify_all()

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(self.mount_path) or path.startswith("/livereload/"):
            return super()._serve_request(environ, start_response)
        name = path.removeprefix(self.mount_path)
        if name.endswith("/") or not name:
            name += "index.html"
        # Who asks while an edit is taken up gets what it made of the site.
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        language = next((each for each in LANGUAGES[1:] if name.startswith(f"{each}/")), LANGUAGES[0])
        status, is_page = "200 OK", name.endswith(".html")
        try:
            content = self._content(name)
            if content is None and not is_page and self._content(f"{name}/index.html") is not None:
                start_response("302 Found", [("Location", quote(f"{path}/"))])
                return []
            if content is None:
                status, is_page, content = "404 Not Found", True, self._content("404.html") or ""
        except Exception as problem:  # a template may raise anything
            self._state.failed(problem)
            status, is_page, content = "500 Internal Server Error", True, empty_page(language)
        if is_page:
            html = content.decode() if isinstance(content, bytes) else content
            state = self._state
            content = with_banner(html, state.findings, state.trouble, language, self.mount_path, epoch)
        body = content.encode() if isinstance(content, str) else content
        kind = "text/html; charset=utf-8" if is_page else _type_of(name)
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _content(self, name: str) -> str | bytes | None:
        """A file of the site, whoever makes it."""
        if own := _OWN.get(name):
            return (Path(__file__).parent / own).read_bytes()
        made = self._state.content(name)
        if made is not None:
            return made
        folder = self._state.folder  # which may be another one since the content was asked for
        file = (folder / name).resolve()
        return file.read_bytes() if file.is_relative_to(folder) and file.is_file() else None


def _type_of(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if name.endswith((".md", ".jsonl", ".ttl", ".nt", ".bib", ".ris", ".yaml")):
        kind = "text/plain"
    is_text = kind.startswith("text/") or kind in (
        "application/json",
        "application/javascript",
        "application/xml",
    )
    return f"{kind}; charset=utf-8" if is_text else kind


def _said(text: str, **values: object) -> str:
    return Message(text, values).said_in(translator(default_language()))
