"""What templates are compiled to, kept for all environments that compile them to the same."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from lubiao.texts import LANGUAGES, Language


class Compiled(BytecodeCache):
    """Templates as they are compiled, by name and content, for environments that compile them to the same."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket of a template that has been compiled."""
        if code := self._codes.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._codes[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED: dict[Language, BytecodeCache] = {}
"""Of a language: each depth has an environment of its own."""


def keep_compiled_in(folder: Path | None) -> None:
    """Keep what is compiled in a folder, which processes may share; without one each keeps its own."""
    for language in LANGUAGES:
        COMPILED[language] = FileSystemBytecodeCache(str(folder), f"{language}-%s") if folder else Compiled()


keep_compiled_in(None)
