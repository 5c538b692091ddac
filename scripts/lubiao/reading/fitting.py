"""What is left of records that do not fit their model, so that the rules can judge that, too, in the same run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from lubiao.records.base import Record

from .entry import Entry
from .items import Document

R = TypeVar("R", bound=Record)


def what_fits(document: Document, whole: Iterable[Entry[Record]], model: type[R]) -> Iterator[Entry[R]]:
    """The items that are none of the `whole` records, without the keys in which something does not fit.

    A key is left out as a whole, whatever is wrong in it: so what is left stands where it stood, and has
    the numbers in its lists that it had. An item of which nothing is left is left out.
    """
    items = {entry.item for entry in whole}
    for item, value in enumerate(document.items):
        if item not in items and isinstance(value, dict):
            record = _without_misfits(value, model)
            if record is not None:
                yield Entry(record, document, item, is_whole=False)


def _without_misfits(value: dict[str, object], model: type[R]) -> R | None:
    try:
        return model.model_validate(value)
    except ValidationError as problem:
        faulty = {error["loc"][0] for error in problem.errors(include_url=False) if error["loc"]}
    fitting = {key: inner for key, inner in value.items() if key not in faulty}
    if not fitting:
        return None
    try:
        return model.model_validate(fitting)
    except ValidationError:
        return None
