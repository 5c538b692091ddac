"""A preview, as `lubiao serve` shows it, of a copy of the repository that a test may edit."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 30
"""Seconds: what is measured is whether, not when; benchmarks say when."""


@dataclass
class Preview:
    process: subprocess.Popen[str]
    folder: Path
    address: str
    told: Path

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def until(self, path: str, text: str, *, is_there: bool = True) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            _, page = self.get(path)
            if (text in page) == is_there:
                return page
            time.sleep(0.05)
        raise AssertionError(
            f"{path} {'never' if is_there else 'still'} shows {text}\n{self.told.read_text()}"
        )

    def line_of(self, name: str, text: str) -> int:
        """The line of a file on which a text stands."""
        return (self.folder / name).read_text("utf-8").split(text)[0].count("\n") + 1

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")


@contextmanager
def previewed(folder: Path) -> Iterator[Preview]:
    """Serve a copy of the repository's site, made in a folder."""
    for name in ("content", "data", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = folder / "told.txt"
    command = [
        Path(sys.executable).with_name("lubiao"),
        "serve",
        "--address",
        f"127.0.0.1:{port}",
        "--lang",
        "en",
    ]
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "1795435200",
        "LUBIAO_SITE_URL": "https://site.example/lubiao/",
    }
    with told.open("w") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output, text=True
        )
    preview = Preview(process, folder, f"http://127.0.0.1:{port}/lubiao/", told)
    try:
        end = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < end:
            try:
                preview.get("")
                break
            except OSError:
                time.sleep(0.1)
        yield preview
    finally:
        process.kill()
        process.wait()
