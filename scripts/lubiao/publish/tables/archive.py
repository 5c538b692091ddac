"""ZIP archives that are the same every time: fixed dates, rights and order (PKWARE, APPNOTE, 4.3).

`zipfile` compresses whatever it writes, and cannot take what is deflated already.
"""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from .deflated import END, Deflated, crc_of_both

_EARLIEST = 1 << 5 | 1
"""1980-01-01: an archive knows no earlier date."""

_VERSION, _IN_UTF_8, _DEFLATED, _UNIX, _RIGHTS = 20, 1 << 11, 8, 3, 0o100644 << 16


def write_archive(members: Iterable[tuple[str, Sequence[Deflated]]], stream: BinaryIO) -> None:
    """An archive of members, each with its name and what stands in it, in this order.

    The stream need not be one in which one can go back. Raises OSError for what not every program reads: 4 GiB, or more than
    65 535 members.
    """
    try:
        _write(members, stream)
    except struct.error as problem:  # a number is larger than its place
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), "ZIP") from problem


def _write(members: Iterable[tuple[str, Sequence[Deflated]]], stream: BinaryIO) -> None:
    at, directory, count = 0, [], 0
    for name, parts in members:
        crc, size, deflated_size = 0, 0, len(END)
        for part in parts:
            crc = crc_of_both(crc, part.crc, part.size)
            size += part.size
            deflated_size += part.deflated_size
        encoded = name.encode()
        flags = 0 if name.isascii() else _IN_UTF_8
        shared = struct.pack(
            "<5H3L2H", _VERSION, flags, _DEFLATED, 0, _EARLIEST, crc, deflated_size, size, len(encoded), 0
        )
        directory.append(
            b"PK\1\2"
            + bytes((_VERSION, _UNIX))
            + shared
            + struct.pack("<3H2L", 0, 0, 0, _RIGHTS, at)
            + encoded
        )
        head = b"PK\3\4" + shared + encoded
        stream.write(head)
        at += len(head)
        for part in parts:
            part.position = at
            part.copy_to(stream)
            at += part.deflated_size
        stream.write(END)
        at += len(END)
        count += 1
    entries = b"".join(directory)
    stream.write(entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(entries), at, 0))
