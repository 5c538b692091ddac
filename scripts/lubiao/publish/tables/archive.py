"""ZIP archives that are the same every time: fixed dates, rights and order."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from typing import IO, BinaryIO

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A ZIP archive knows no earlier date."""

Content = bytes | Callable[[IO[bytes]], None]
"""What stands in a member, or what writes it into a stream."""


def write_archive(members: Iterable[tuple[str, Content]], stream: BinaryIO) -> None:
    """An archive of (name, content) in this order.

    It is made in a file of its own first: where a stream cannot go back, zipfile writes other bytes.
    """
    with tempfile.TemporaryFile() as held:
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, content in members:
                member = zipfile.ZipInfo(name, _EARLIEST)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.create_system = 3
                member.external_attr = 0o644 << 16
                with archive.open(member, "w") as opened:
                    if isinstance(content, bytes):
                        opened.write(content)
                    else:
                        content(opened)
        held.seek(0)
        shutil.copyfileobj(held, stream)
