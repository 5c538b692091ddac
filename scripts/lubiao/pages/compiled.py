"""What templates are compiled to, kept for all environments of a build that compile them to the same, and for later builds."""

from __future__ import annotations

from contextlib import suppress
from pickle import UnpicklingError

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from lubiao.texts import LANGUAGES


class Compiled(BytecodeCache):
    """Templates as they are compiled, by name and content, for environments that compile them to the same."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], bytes] = {}
        self._maker = ""
        self._files: FileSystemBytecodeCache | None = None
        self._is_asked = False

    def keep(self, name: str, maker: str, *, is_asked: bool) -> None:
        """Write down what is compiled for later builds of the same maker, and ask for what an earlier one has written.

        It is code that will run: so it stands where Jinja has it, in a folder that nobody else may write to. Where none can be
        had, nothing is kept.
        """
        self._maker, self._is_asked = maker, is_asked
        with suppress(OSError, RuntimeError):
            self._files = FileSystemBytecodeCache(pattern=f"lubiao-{name}-%s")

    def get_source_checksum(self, source: str) -> str:
        """What is compiled follows from the source, and from who compiles it."""
        return super().get_source_checksum(source) + self._maker

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket of a template that has been compiled."""
        if code := self._codes.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)
        elif self._files and self._is_asked:
            with suppress(OSError, EOFError, UnpicklingError):  # a file that is damaged
                self._files.load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._codes[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
        if self._files:
            with suppress(OSError):
                self._files.dump_bytecode(bucket)


COMPILED = {language: Compiled() for language in LANGUAGES}
"""Of a language: each depth has an environment of its own."""


def keep_compiled(maker: str, *, is_asked: bool) -> None:
    """Keep the templates of pages, see `Compiled.keep`. `maker` tells all else that they follow from: code, texts, packages."""
    for language, compiled in COMPILED.items():
        compiled.keep(language, maker, is_asked=is_asked)
