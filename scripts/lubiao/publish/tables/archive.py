"""ZIP archives that are the same every time: fixed dates, rights and order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A ZIP archive knows no earlier date."""


def write_archive(members: Iterable[tuple[str, bytes]], stream: BinaryIO) -> None:
    """An archive of (name, content) in this order.

    It is made in memory first: where a stream cannot go back, zipfile writes other bytes.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    stream.write(held.getbuffer())
