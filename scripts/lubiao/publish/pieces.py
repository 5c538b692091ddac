"""Files that are put together of one piece a standard, block by block.

What a standard's piece says follows from its record, from what the catalogue says of whatever the record names, and from
the addresses, the language and the selection of the collection, but never from its place in the file or from another
piece. So a piece can be kept as long as none of these changes, and kept pieces give the same file as new ones. What a
build keeps are blocks, see `blocks`: their bytes are taken out of the file that the last build made.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from lubiao.catalogue import CataloguedStandard

from .blocks import BlockKey, Blocks, Old, Place, blocks_of, old_file
from .collection import KEPT, Collection
from .kept import Kept

Piece = Callable[[Collection, CataloguedStandard], bytes]


class Assembler(Protocol):
    """Puts a file together."""

    def add(self, piece: bytes) -> None:
        """Take the piece of the next standard, in the order of the collection."""

    def keep(self, place: Place) -> bool:
        """Take a block from its place in the old file instead; False where it does not fit here."""

    def end_block(self) -> Place:
        """End a block, and tell where it stands."""

    def close(self) -> Place:
        """Finish the file, and tell what the places of its blocks are counted from; the stream stays open."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """How a file is made: the piece of a standard, and what puts pieces together in a stream.

    Who keeps pieces gives `dataclasses.replace(pieces, piece=…)` to whatever writes files. `is_kept` where blocks
    are: their pieces have to follow from what is shown of a standard, so that its key (`lubiao.catalogue.keys`) tells.
    """

    piece: Piece
    assembler: Callable[[Collection, BinaryIO, Old | None], Assembler]
    is_kept: bool = True

    def write(self, collection: Collection, stream: BinaryIO) -> None:
        """Write the whole file."""
        _write_side_by_side(collection, collection.standards, [_File(self, collection, stream, None)])


def write_kept(
    collection: Collection,
    files: Mapping[str, tuple[Pieces, BinaryIO]],
    standards: Sequence[CataloguedStandard] | None = None,
) -> None:
    """Write several files of the site at once, each into its stream, with the blocks that the last build left there.

    Files are named by their paths. Their standards are those of the collection, unless others are given.
    """
    kept = collection.kept

    def write(old: Mapping[str, Old | None]) -> None:
        writing = {
            path: _File(pieces, collection, stream, old.get(path)) for path, (pieces, stream) in files.items()
        }
        _write_side_by_side(
            collection, collection.standards if standards is None else standards, list(writing.values())
        )
        if kept.standards:
            kept.now.update(
                (path, file.blocks.packed()) for path, file in writing.items() if file.pieces.is_kept
            )

    with ExitStack() as opened:
        old = {path: _old(kept, path, pieces, opened) for path, (pieces, _) in files.items()}
        try:
            write(old)
        except Exception:
            if not any(old.values()):
                raise
            # An old file is not what it is remembered to be, which many libraries say in many ways: nothing is kept. Whatever
            # else it was happens again.
            for _, stream in files.values():
                stream.seek(0)
                stream.truncate()
            write({})


def _old(kept: Kept, path: str, pieces: Pieces, opened: ExitStack) -> Old | None:
    """The file of the last build, where anything of it can be kept."""
    packed = kept.before.get(path) if pieces.is_kept else None
    return old_file(kept.folder / path, packed, opened) if packed and kept.folder else None


def _write_side_by_side(
    collection: Collection, standards: Sequence[CataloguedStandard], writing: Sequence[_File]
) -> None:
    """Write several files at once: what several of them say of a standard is made once that way, see `Collection.once`."""
    for key, block in blocks_of(standards, collection.kept):
        new = [file for file in writing if not file.keeps(key)]
        # Some standards at a time: to go from format to format for each of them takes a fifth longer.
        for start in range(0, len(block), KEPT):
            some = block[start : start + KEPT]
            for file in new:
                for standard in some:
                    file.add(file.piece(collection, standard))
        for file in writing:
            file.end_block(key)
    for file in writing:
        file.close()


class _File:
    """A file while it is written; `blocks` are known once it is closed."""

    blocks: Blocks

    def __init__(self, pieces: Pieces, collection: Collection, stream: BinaryIO, old: Old | None) -> None:
        self.pieces, self.piece = pieces, pieces.piece
        self._assembler = pieces.assembler(collection, stream, old)
        self.add = self._assembler.add
        self._old = old.blocks.places if old else {}
        self._places: dict[BlockKey, Place] = {}

    def keeps(self, key: BlockKey) -> bool:
        place = self._old.get(key)
        return place is not None and self._assembler.keep(place)

    def end_block(self, key: BlockKey) -> None:
        self._places[key] = self._assembler.end_block()

    def close(self) -> None:
        self.blocks = Blocks(self._assembler.close(), self._places)


def nothing(collection: Collection) -> bytes:
    """The head or tail of a file that has none."""
    return b""


def joined(
    piece: Piece,
    head: Callable[[Collection], bytes] = nothing,
    tail: Callable[[Collection], bytes] = nothing,
    between: bytes = b"",
    *,
    tail_key: Callable[[Collection], bytes] | None = None,
    is_kept: bool = True,
) -> Pieces:
    """A text of pieces between a head and a tail. A standard whose piece is empty has no place in it; `between` parts others.

    A tail that follows from the ground of a build, and from what `tail_key` shows in 16 bytes, is kept as blocks are.
    """
    return Pieces(
        piece,
        lambda collection, stream, old: _Joined(collection, stream, old, head, tail, between, tail_key),
        is_kept,
    )


class _Joined:
    """The place of a block: where it begins and ends, without what parts it from the one before. Of the tail it is known, too,
    and its key behind it, as two numbers.
    """

    def __init__(
        self,
        collection: Collection,
        stream: BinaryIO,
        old: Old | None,
        head: Callable[[Collection], bytes],
        tail: Callable[[Collection], bytes],
        between: bytes,
        tail_key: Callable[[Collection], bytes] | None,
    ) -> None:
        self._collection, self._stream, self._old = collection, stream, old
        self._tail, self._between, self._before = tail, between, b""
        self._tail_key = struct.unpack("<2Q", tail_key(collection)) if tail_key else ()
        self._start: int | None = None
        self._at = stream.write(head(collection))

    def add(self, piece: bytes) -> None:
        if piece:
            self._begin()
            self._at += self._stream.write(piece)

    def keep(self, place: Place) -> bool:
        start, end = place
        assert self._old
        if not start <= end <= len(self._old.content):
            return False
        if start < end:
            self._begin()
            self._copy(start, end)
        return True

    def _copy(self, start: int, end: int) -> None:
        assert self._old
        with memoryview(self._old.content) as content, content[start:end] as part:
            self._at += self._stream.write(part)

    def _begin(self) -> None:
        if self._before:
            self._at += self._stream.write(self._before)
        self._before = self._between
        if self._start is None:
            self._start = self._at

    def end_block(self) -> Place:
        start, self._start = self._start, None
        return (self._at if start is None else start), self._at

    def close(self) -> Place:
        start = self._at
        if not self._keep_tail():
            self._at += self._stream.write(self._tail(self._collection))
        return (start, self._at, *self._tail_key) if self._tail_key else ()

    def _keep_tail(self) -> bool:
        if not self._old or not self._tail_key:
            return False
        start, end, *key = self._old.blocks.base
        if tuple(key) != self._tail_key or not start <= end <= len(self._old.content):
            return False
        self._copy(start, end)
        return True
