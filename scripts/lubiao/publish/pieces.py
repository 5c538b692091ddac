"""Files that are put together of one piece a standard.

What a standard's piece says follows from its record, from what the catalogue says of whatever the record names, and from
the addresses, the language and the selection of the collection, but never from its place in the file or from another
piece. So a piece can be kept as long as none of these changes, and kept pieces give the same file as new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from lubiao.catalogue import CataloguedStandard

from .collection import KEPT, Collection

Piece = Callable[[Collection, CataloguedStandard], bytes]


class Assembler(Protocol):
    """Puts a file together."""

    def add(self, piece: bytes) -> None:
        """Take the piece of the next standard, in the order of the collection."""

    def close(self) -> None:
        """Finish the file; the stream stays open."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """How a file is made: the piece of a standard, and what puts pieces together in a stream.

    Who keeps pieces gives `dataclasses.replace(pieces, piece=…)` to whatever writes files.
    """

    piece: Piece
    assembler: Callable[[Collection, BinaryIO], Assembler]

    def write(self, collection: Collection, stream: BinaryIO) -> None:
        """Write the whole file."""
        write_side_by_side(collection, {self: stream})


def write_side_by_side(collection: Collection, streams: Mapping[Pieces, BinaryIO]) -> None:
    """Write several files at once, each into its stream.

    What several of them say of a standard is made once that way, see `Collection.once`.
    """
    files = [(pieces.piece, pieces.assembler(collection, stream)) for pieces, stream in streams.items()]
    # Some standards at a time: to go from format to format for each of them takes a fifth longer.
    for start in range(0, len(collection.standards), KEPT):
        some = collection.standards[start : start + KEPT]
        for piece, assembler in files:
            for standard in some:
                assembler.add(piece(collection, standard))
    for _, assembler in files:
        assembler.close()


def nothing(collection: Collection) -> bytes:
    """The head or tail of a file that has none."""
    return b""


def joined(
    piece: Piece,
    head: Callable[[Collection], bytes] = nothing,
    tail: Callable[[Collection], bytes] = nothing,
    between: bytes = b"",
) -> Pieces:
    """A text of pieces between a head and a tail. A standard whose piece is empty has no place in it; `between` parts others."""
    return Pieces(piece, lambda collection, stream: _Joined(collection, stream, head, tail, between))


class _Joined:
    def __init__(
        self,
        collection: Collection,
        stream: BinaryIO,
        head: Callable[[Collection], bytes],
        tail: Callable[[Collection], bytes],
        between: bytes,
    ) -> None:
        self._collection, self._stream, self._tail, self._between = collection, stream, tail, between
        self._before = b""
        stream.write(head(collection))

    def add(self, piece: bytes) -> None:
        if piece:
            self._stream.write(self._before + piece)
            self._before = self._between

    def close(self) -> None:
        self._stream.write(self._tail(self._collection))
