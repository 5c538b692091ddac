"""Pagefind and MiniSearch, pinned by benchmarks/search/package-lock.json, installed under build/."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "search"


@dataclass
class Built:
    """What building an index took: seconds, bytes of memory."""

    seconds: float
    memory: float


class Peers:
    """The peers, in a folder of their own: their packages, and the scripts that build their indexes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for path in HERE.iterdir():
            shutil.copy(path, folder)
        command = ["npm", "ci", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=folder, check=True)
        self.modules = folder / "node_modules"

    def version(self, name: str) -> str:
        """As installed."""
        return str(json.loads((self.modules / name / "package.json").read_text(encoding="utf-8"))["version"])

    def build(self, script: str, rows: Path, target: Path) -> Built:
        """Let a script of this folder build the index of the rows."""
        begun = time.perf_counter()
        done = subprocess.run(
            ["node", f"{script}.mjs", rows.absolute(), target.absolute()],
            cwd=self.folder, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        told = json.loads(done.stdout)
        return Built(time.perf_counter() - begun, told["memory"])


def addresses_of_fragments(folder: Path) -> dict[str, str]:
    """Pagefind answers with ids of fragments; the files of that name hold the addresses."""
    found = {}
    for path in (folder / "fragment").iterdir():
        text = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        found[path.stem] = json.loads(text)["url"].removeprefix("/")
    return found


def folder_size(folder: Path) -> tuple[int, int, int]:
    """Files, bytes in all of them, bytes of the index alone, which Pagefind gzips itself."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    return len(sizes), sum(sizes.values()), sum(size for path, size in sizes.items() if ".pf_" in path.name)
