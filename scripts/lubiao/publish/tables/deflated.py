"""Contents of archives, deflated in segments that are independent of each other (RFC 1951): what did not change is taken out
of the old archive as it stands there, and is neither made nor compressed again.
"""

from __future__ import annotations

import hashlib
import mmap
import shutil
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import BinaryIO

from lubiao.publish.blocks import Place

END = b"\x03\x00"
"""An empty last block: it ends what is deflated."""

_PLACE = 4
"""Numbers of the place of a segment."""

_HELD = 1 << 20
"""Bytes that are held in memory, not in a file."""

_MOST = 1032
"""Bytes that one byte stands for, at most (RFC 1951: 258 of them take two bits)."""

_ZEROS = bytes(1 << 20)


class Deflated:
    """A content that grows. `size` (bytes) and `crc` are those of what is not deflated, up to the last segment that was cut.

    `position` is where it begins in the archive, once it has been written.
    """

    def __init__(self, opened: ExitStack, *, is_checked: bool = False) -> None:
        """`opened` closes its file; where it is `is_checked`, there is a checksum."""
        self.size, self.crc, self.deflated_size, self.position = 0, 0, 0, 0
        self._file = opened.enter_context(tempfile.SpooledTemporaryFile(_HELD))  # noqa: SIM115 it is closed there
        self._waiting: list[bytes] = []
        self._sum = hashlib.sha256() if is_checked else None

    def write(self, content: bytes) -> int:
        """Add to the segment; gives the size, as a stream does."""
        self._waiting.append(content)
        return len(content)

    def cut(self) -> Place:
        """End the segment, and tell its place: where it begins and ends from `position` on, its size and its CRC."""
        content = b"".join(self._waiting)
        self._waiting.clear()
        if not content:
            return self.deflated_size, self.deflated_size, 0, 0
        # A compressor of its own: what it writes shall depend on nothing that was before.
        compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        if self._sum:
            self._sum.update(content)
        deflated = compressor.compress(content) + compressor.flush(zlib.Z_FULL_FLUSH)
        return self._add(deflated, len(content), zlib.crc32(content))

    def take(self, old: mmap.mmap, position: int, place: Place) -> Place:
        """A segment of an old archive, in which this content began there, instead of writing and cutting it; its place now.

        Raises ValueError where the archive has no such segment.
        """
        start, end, size, crc = place
        segment = old[position + start : position + end]
        if len(segment) != end - start or size > len(segment) * _MOST:
            raise ValueError(f"no segment at {place}")
        if self._sum and segment:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(segment)
            if (len(content), zlib.crc32(content)) != (size, crc):
                raise ValueError(f"no segment at {place}")
            self._sum.update(content)
        return self._add(segment, size, crc)

    def _add(self, segment: bytes, size: int, crc: int) -> Place:
        start = self.deflated_size
        self._file.write(segment)
        self.deflated_size += len(segment)
        self.size += size
        self.crc = crc_of_both(self.crc, crc, size)
        return start, self.deflated_size, size, crc

    @property
    def checksum(self) -> str:
        """SHA-256, hexadecimal."""
        assert self._sum
        return self._sum.hexdigest()

    def content(self) -> bytes:
        """What was written, up to the last segment."""
        self._file.seek(0)
        return zlib.decompress(self._file.read() + END, -zlib.MAX_WBITS)

    def copy_to(self, stream: BinaryIO) -> None:
        """Write the segments, without `END`."""
        self._file.seek(0)
        shutil.copyfileobj(self._file, stream, _HELD)


def deflated(opened: ExitStack, parts: Iterable[bytes], *, is_checked: bool = False) -> Deflated:
    """A content that is there, in a segment for each of its parts."""
    whole = Deflated(opened, is_checked=is_checked)
    for part in parts:
        whole.write(part)
        whole.cut()
    return whole


def batched(places: Place) -> Iterator[Place]:
    """The places of several segments, which stand behind each other, one by one."""
    return (places[start : start + _PLACE] for start in range(0, len(places), _PLACE))


def crc_of_both(first: int, second: int, size: int) -> int:
    """The CRC-32 of a content and of another one behind it, of that size: a CRC is linear but for how it begins and ends."""
    behind, zeros = first, 0
    while size:
        some = memoryview(_ZEROS)[:size]
        behind, zeros = zlib.crc32(some, behind), zlib.crc32(some, zeros)
        size -= len(some)
    return behind ^ zeros ^ second
