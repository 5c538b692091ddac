"""Where things stand, and lookups that several groups of rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import Code, CodeError, parse
from lubiao.findings import Place
from lubiao.reading import Entry
from lubiao.records.base import Record

Path = tuple[str | int, ...]
"""The keys and numbers that lead from a record to a value in it."""

NO_RECORD = frozenset({"LB001", "LB002", "LB003", "LB005", "LB006", "LB008", "LB010"})
"""The rules about what is so badly written that the name of a record may be lost."""


def at(standard: CataloguedStandard, *path: str | int) -> Place:
    """The place of a value of a standard; that of the record where the value is missing."""
    return standard.entry.place(path, standard.name)


def code_of(written: str) -> Code | None:
    """The code that a text holds, or None."""
    try:
        return parse(written)
    except CodeError:
        return None


def canonical(written: str) -> str:
    """The canonical form of a code; the text itself where it is none."""
    return str(code_of(written) or written)


def is_canonical(written: str, code: Code) -> bool:
    """Whether a code is written in canonical form. A year of two digits may stay as printed."""
    return written in (str(code), code.display.replace("—", "-"))


def ids_written(entries: Sequence[Entry[Record]], catalogue: Catalogue, file: str) -> frozenset[str] | None:
    """The ids written in a file, those of records that do not fit included; None where a part cannot be read.

    So one broken source is told once, and not again at each record that names it.
    """
    here = [found for found in catalogue.data.findings if found.place.file.endswith(f"/{file}")]
    if any(found.rule in NO_RECORD for found in here) or (here and not entries):
        return None
    documents = {id(entry.document): entry.document for entry in entries}
    return frozenset(
        str(item["id"])
        for document in documents.values()
        for item in document.items
        if isinstance(item, dict) and "id" in item
    )


def entries_of(catalogue: Catalogue) -> Iterator[Entry[Record]]:
    """Every record of the data folder."""
    data = catalogue.data
    return chain(data.standards, data.cities, data.organizations, data.sources, data.reported)


def name_of(entry: Entry[Record]) -> str:
    """What to call a record of any kind: its code, its id, or what it counts."""
    keys = ("code", "id", "metric_zh")
    return next((str(name) for key in keys if (name := getattr(entry.record, key, None))), "")


def texts_where(
    entries: Iterable[Entry[Record]], is_wrong: Callable[[list[str]], bool]
) -> Iterator[tuple[Entry[Record], Path, str]]:
    """Every text, as it was written, of the records whose texts may hold something wrong, with its path.

    Of what does not fit a record all texts are given.
    """
    for entry in entries:
        if not entry.is_whole or is_wrong(_texts_of(entry.record)):
            for path, text in _texts_in(entry.document.items[entry.item], ()):
                yield entry, path, text


def _texts_of(record: Record) -> list[str]:
    """All texts of a record, also of what it is made of."""
    texts: list[str] = []
    for value in _values_of(type(record))(record):
        if type(value) is str:
            texts.append(value)
        elif type(value) is tuple:
            for inner in value:
                if type(inner) is str:
                    texts.append(inner)
                else:
                    texts += _texts_of(inner)
        elif value and not isinstance(value, (str, int)):  # no date, no word of a list, no truth, no count
            texts += _texts_of(value)
    return texts


@cache
def _values_of(model: type[Record]) -> Callable[[Record], tuple[Any, ...]]:
    return attrgetter(*model.model_fields)


def _texts_in(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_in(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts_in(inner, (*path, number))


def repeated(values: Iterable[object]) -> Iterator[int]:
    """The positions of values that stood before."""
    seen: set[object] = set()
    for position, value in enumerate(values):
        if value in seen:
            yield position
        seen.add(value)
