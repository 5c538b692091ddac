"""What reading made of the items of a folder before: an item whose text is still the same need not be read again."""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any

from lubiao.codes import Kind
from lubiao.records.base import Record

from .data import Data, read_data, sound_items, without_collecting_garbage

NEW = 64
"""Items that are read again each time, rather than to write all down again for their sake."""


def written_down(data: Data) -> bytes:
    """The records of the items in which reading found nothing wrong, each behind a hash of its text; see `known_in`."""
    with without_collecting_garbage():
        known: dict[str, dict[bytes, Record]] = {}
        for file, text, record in sound_items(data):
            known.setdefault(file, {})[_hash(text)] = record
        written = io.BytesIO()
        pickler = pickle.Pickler(written, protocol=5)
        # A word is the call of its class with its value: some versions of Python 3.11 would write one of `getattr`.
        pickler.dispatch_table = dict.fromkeys(StrEnum.__subclasses__(), _called)
        pickler.dump(known)
        return written.getvalue()


def _called(word: StrEnum) -> tuple[type[StrEnum], tuple[str]]:
    return type(word), (word.value,)


def read_known(folder: Path, written: bytes) -> tuple[Data, bytes]:
    """Read a folder with what was written down of it; gives that as well, or nothing if it is to be written anew."""
    known = known_in(written)
    data = read_data(folder, known)
    return data, written if is_enough(known, data) else b""


def known_in(written: bytes) -> dict[str, ByHash]:
    """What was written down by the same code, for `read_data`; nothing where it is broken.

    Nothing but records is made of it, whoever wrote it, and no code runs that it names.
    """
    try:
        with without_collecting_garbage():
            known = _Records(io.BytesIO(written)).load()
            return {file: ByHash(of_file) for file, of_file in known.items()}
    except Exception:  # pickle promises no kind of error
        return {}


def is_enough(known: Mapping[str, ByHash], data: Data) -> bool:
    """Whether nearly all of the data was known, so that it need not be written down again."""
    items = sum(len(document.spans) for document in data.documents.values())
    return items - sum(of_file.found for of_file in known.values()) <= NEW < items


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """A class of the records, or of a word in them."""
        is_ours = module.startswith("lubiao.records.") or (module, name) == (Kind.__module__, Kind.__name__)
        kind = getattr(sys.modules.get(module), name, None) if is_ours else None
        if not isinstance(kind, type) or not issubclass(kind, (Record, str)):
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return kind


class ByHash(Mapping[str, object]):
    """Records by the texts that they were made of, of which only hashes are there. `found` counts how often one was."""

    def __init__(self, records: dict[bytes, object]) -> None:
        self._records = records
        self.found = 0

    def __getitem__(self, text: str) -> object:
        record = self._records[_hash(text)]
        self.found += 1
        return record

    def __iter__(self) -> Iterator[str]:
        raise TypeError("the texts are not known")

    def __len__(self) -> int:
        return len(self._records)


def _hash(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()
