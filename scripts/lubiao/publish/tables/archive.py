"""ZIP archives that are the same every time: fixed dates, rights and order."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A ZIP archive knows no earlier date."""

Content = bytes | Callable[[], Iterable[bytes]]
"""What stands in a member; in parts where it may be too large to be held."""


def parts_of(content: Content) -> Iterable[bytes]:
    """A content in parts."""
    return (content,) if isinstance(content, bytes) else content()


@dataclass(frozen=True, slots=True)
class Member:
    """A member before it is written: its size in bytes, its checksum (SHA-256, hexadecimal), and its content."""

    size: int
    checksum: str
    content: Content


def measured(content: Content) -> Member:
    """A content with its size and checksum."""
    size, checksum = 0, hashlib.sha256()
    for part in parts_of(content):
        size += len(part)
        checksum.update(part)
    return Member(size, checksum.hexdigest(), content)


def held_in(file: IO[bytes]) -> Content:
    """What stands in a file that is open and can be read again and again."""

    def parts() -> Iterator[bytes]:
        file.seek(0)
        return iter(lambda: file.read(1 << 20), b"")

    return parts


def write_archive(members: Iterable[tuple[str, Content]], stream: BinaryIO) -> None:
    """An archive of (name, content) in this order.

    It is made in a file of its own first: where a stream cannot go back, zipfile writes other bytes.
    """
    with tempfile.TemporaryFile() as held:
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                member = zipfile.ZipInfo(name, _EARLIEST)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.create_system = 3
                member.external_attr = 0o644 << 16
                with archive.open(member, "w") as opened:
                    for part in parts_of(content):
                        opened.write(part)
        held.seek(0)
        shutil.copyfileobj(held, stream)
