"""Files that are put together of one piece a standard, between a head and a tail.

What a standard's piece says follows from its record, from what the catalogue says of whatever the record names, and from
the addresses and language of the collection, but never from its place in the file or from another piece. So a piece
can be kept as long as none of these changes, and pieces that were made elsewhere join to the same file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from lubiao.catalogue import CataloguedStandard

from .collection import Collection


def nothing(collection: Collection) -> bytes:
    """The head or tail of a file that has none."""
    return b""


@dataclass(frozen=True, slots=True)
class Pieces:
    """How a file is put together. A standard whose piece is empty has no place in it; `between` parts two that are there."""

    piece: Callable[[Collection, CataloguedStandard], bytes]
    head: Callable[[Collection], bytes] = nothing
    tail: Callable[[Collection], bytes] = nothing
    between: bytes = b""

    def write(self, collection: Collection, stream: BinaryIO) -> None:
        """The whole file."""
        write_side_by_side(collection, {self: stream})


def write_side_by_side(collection: Collection, streams: Mapping[Pieces, BinaryIO]) -> None:
    """Write several files at once, each into its stream.

    What several of them say of a standard is made once that way, see `Collection.once`.
    """
    for pieces, stream in streams.items():
        stream.write(pieces.head(collection))
    between = dict.fromkeys(streams, b"")
    for standard in collection.standards:
        for pieces, stream in streams.items():
            if piece := pieces.piece(collection, standard):
                stream.write(between[pieces] + piece)
                between[pieces] = pieces.between
    for pieces, stream in streams.items():
        stream.write(pieces.tail(collection))
