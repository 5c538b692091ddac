"""A stream to write lines to: coloured on a terminal, plain in a pipe, and never stopped by a character."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, TextIO

from .quotation import WIDEST

if TYPE_CHECKING:
    from rich.console import Console


class Output:
    """Writes to a stream. Colours only where the stream is a terminal and NO_COLOR is not set."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self._encoding = getattr(stream, "encoding", None) or "utf-8"
        self._console: Console | None = None
        self.width = WIDEST
        if stream.isatty():
            self.width = shutil.get_terminal_size((WIDEST, 24)).columns
            if not os.environ.get("NO_COLOR"):
                from rich.console import Console  # Imported here: most output goes to files and pipes.

                self._console = Console(file=stream, highlight=False, soft_wrap=True)

    def write(self, text: str, style: str = "", end: str = "\n") -> None:
        """Write a text, with escapes for what the stream's encoding cannot hold."""
        text = text.encode(self._encoding, "backslashreplace").decode(self._encoding)
        if style and self._console:
            from rich.text import Text

            self._console.print(Text(text, style), end=end)
        else:
            self.stream.write(text + end)
