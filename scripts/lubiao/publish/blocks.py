"""Blocks: neighbouring standards whose part of a file is kept, or made anew, together.

A block ends behind a standard whose name says so, and not after so many: what is added or goes changes its own block, and
moves none of the borders behind it.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from lubiao.catalogue import CataloguedStandard

from .kept import Kept

BlockKey = bytes
"""16 bytes that change with anything that is to be shown of a standard of the block, and with their order."""

Place = tuple[int, ...]
"""Numbers from 0, the same count for each block of a file; what they mean is up to whoever puts the file together."""

USUAL = 128
"""Standards of a block, in the mean: of more, too much is made anew after an edit; of fewer, archives grow, because each
block is compressed for itself."""

_KEY_SIZE = 16


def blocks_of(
    standards: Sequence[CataloguedStandard], kept: Kept
) -> Iterator[tuple[BlockKey, Sequence[CataloguedStandard]]]:
    """Standards in blocks. The keys mean nothing where those of the standards are not known."""
    start = 0
    for number, standard in enumerate(standards, 1):
        if number == len(standards) or zlib.crc32(standard.slug.encode()) % USUAL == 0:
            block = standards[start:number]
            known = b"".join([kept.standards[each] for each in block]) if kept.standards else b"%d" % start
            yield blake2b(known, digest_size=_KEY_SIZE).digest(), block
            start = number


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where the blocks of a file stand: `base` is what their places are counted from, as far as that is needed."""

    base: Place
    places: Mapping[BlockKey, Place]

    def packed(self) -> bytes:
        """All of it as bytes."""
        width = len(next(iter(self.places.values()), ()))
        numbers = struct.Struct(f"<{width}Q")
        rows = [key + numbers.pack(*place) for key, place in self.places.items()]
        said = struct.pack(f"<2Q{len(self.base)}Q", len(self.base), width, *self.base) + b"".join(rows)
        # A key that was damaged has its block made anew; of a place that was, the file would have other bytes.
        return _sum(said) + said

    @classmethod
    def unpacked(cls, packed: bytes) -> Blocks:
        """From bytes. Raises ValueError where they are none of `packed`."""
        known, said = packed[:_KEY_SIZE], packed[_KEY_SIZE:]
        if known != _sum(said):
            raise ValueError("damaged")
        try:
            length, width = struct.unpack_from("<2Q", said)
            base = struct.unpack_from(f"<{length}Q", said, 16)
            rows = struct.iter_unpack(f"<{_KEY_SIZE}s{width}Q", said[16 + 8 * length :])
            return cls(base, {key: tuple(place) for key, *place in rows})
        except struct.error as problem:
            raise ValueError(str(problem)) from problem


def _sum(said: bytes) -> bytes:
    return blake2b(said, digest_size=_KEY_SIZE).digest()


@dataclass(frozen=True, slots=True)
class Old:
    """A file that the last build made: where it is, what stands in it, and where its blocks stand."""

    path: Path
    content: mmap.mmap
    blocks: Blocks


def old_file(path: Path, packed: bytes, opened: ExitStack) -> Old | None:
    """An old file, to be closed with `opened`; None where it cannot be read, or its blocks are none."""
    try:
        blocks = Blocks.unpacked(packed)
        with path.open(
            "rb"
        ) as file:  # a map of a file does not need it open; that of an empty one is refused
            content = opened.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
    return Old(path, content, blocks)
