"""SHA-256 of files, in the form that `sha256sum --check` reads (GNU coreutils)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

CHECKSUMS = "downloads/SHA256SUMS"
"""The path of those of the downloads; the names in it are those of the files beside it."""


def sha256(content: bytes) -> str:
    """The checksum as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def checksum_lines(checksums: Mapping[str, str]) -> bytes:
    """The file: checksum by name of a file, a line each, in the order of the names."""
    return "".join(f"{checksums[name]}  {name}\n" for name in sorted(checksums)).encode()
