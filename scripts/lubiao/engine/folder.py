"""Writing files into the site's folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Folder:
    """The folder that a site is written to, and how many files and bytes were written."""

    path: Path
    files: int = 0
    size: int = 0
    _made: set[str] = field(default_factory=set)

    def write(self, path: str, content: bytes | str) -> int:
        """Write a file, by its site-relative path, text as UTF-8; gives its size in bytes. Raises OSError."""
        if isinstance(content, str):
            content = content.encode()
        target = f"{self.path}/{path}"
        above = target.rpartition("/")[0]
        if above not in self._made:
            os.makedirs(above, exist_ok=True)  # noqa: PTH103 - a Path for each of a million files takes longer than the file
            self._made.add(above)
        with open(target, "wb", buffering=0) as file:  # noqa: PTH123
            file.write(content)
        self.files += 1
        self.size += len(content)
        return len(content)

    def write_page(self, address: str, html: str) -> None:
        """Write a page, by its site-relative address, which ends in a slash or is empty. Raises OSError."""
        self.write(f"{address}index.html", html)
