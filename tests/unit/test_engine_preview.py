"""What the server of a preview answers, and what it never gives out."""

import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lubiao.engine.preview.judging import Judging
from lubiao.engine.preview.serving import _Server

DREADFUL = Path(__file__).parent / "golden/dreadful"


def answer(tmp_path: Path, mount: str, path: str, method: str = "GET") -> tuple[str, bytes, dict[str, str]]:
    """Status, body and headers."""
    folder = tmp_path.resolve() / "site"
    (folder / "关于").mkdir(parents=True, exist_ok=True)
    (folder / "关于/index.html").write_text("<head></head><body>about")
    (folder / "404.html").write_text("<head></head><body>nothing")
    (tmp_path / "secret").write_text("secret")
    state: Any = SimpleNamespace(
        folder=folder,
        mount=mount,
        watched=[],
        findings=[],
        trouble="",
        follow=None,
        content=lambda name: None,
    )
    server = _Server(state, "127.0.0.1", 0)
    server.poll_response_timeout = 0
    said: list[Any] = []
    environ = {"PATH_INFO": path.encode().decode("latin-1"), "REQUEST_METHOD": method}
    try:
        body = server.serve_request(environ, lambda status, headers: said.extend((status, dict(headers))))
        return said[0], b"".join(body), said[1]
    finally:
        server.server_close()


@pytest.mark.parametrize("mount", ["/", "/lubiao/"])
def test_nothing_outside_the_folder_is_given_out(tmp_path: Path, mount: str) -> None:
    for way in ("../secret", "关于/../../secret", "/" + str(tmp_path / "secret"), str(tmp_path / "secret")):
        status, body, _ = answer(tmp_path, mount, mount + way)
        assert status == "404 Not Found", way
        assert b"secret" not in body


@pytest.mark.parametrize("mount", ["/", "/lubiao/"])
def test_browsers_that_wait_for_an_edit_are_answered_wherever_the_site_is(tmp_path: Path, mount: str) -> None:
    status, body, _ = answer(tmp_path, mount, "/livereload/0/0")
    assert (status, body.isdigit()) == ("200 OK", True)


def test_who_asks_for_the_head_alone_gets_no_body(tmp_path: Path) -> None:
    status, body, headers = answer(tmp_path, "/", "/关于/", "HEAD")
    assert (status, body, int(headers["Content-Length"]) > 20) == ("200 OK", b"", True)


def test_an_address_without_its_slash_leads_to_the_one_that_has_it(tmp_path: Path) -> None:
    status, _, headers = answer(tmp_path, "/", "/关于")
    assert (status, headers["Location"]) == ("302 Found", "/%E5%85%B3%E4%BA%8E/")


def test_a_judgement_that_ends_when_a_newer_edit_has_come_is_told_nobody() -> None:
    lock, told = threading.RLock(), []
    judging = Judging(DREADFUL, told.append, lock)
    with lock:
        judging.begin()
        assert judging._program
        judging._program.wait(60)
        time.sleep(0.2)
        judging.stop()
    time.sleep(0.2)
    assert told == []
    with lock:
        judging.begin()
    end = time.monotonic() + 60
    while not told and time.monotonic() < end:
        time.sleep(0.05)
    assert told
