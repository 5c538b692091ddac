"""The files of the data folder as they are after an import, proved by reading them before they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lubiao.catalogue import Catalogue
from lubiao.reading.document import document_of
from lubiao.records import Standard
from lubiao.writing import insert_records, update_record

from .merge import Difference
from .outcome import Outcome, RowResult


class ReadsOtherwise(ValueError):
    """A text would not read as the records that it was made of: nothing may be written."""


def new_texts(
    results: Sequence[RowResult],
    differences: Sequence[Difference],
    catalogue: Catalogue,
    into: str,
    text: str,
) -> dict[str, str]:
    """The new texts of the files that change, by the names that findings give them.

    New records go into the file `into`, whose text is `text`. Raises ReadsOtherwise.
    """
    texts: dict[str, str] = {}
    wanted: dict[str, list[Mapping[str, object]]] = {}
    for file in dict.fromkeys(d.entry.document.file for d in differences if d.holds):
        own = [d for d in differences if d.holds and d.entry.document.file == file]
        texts[file] = _updated(own, catalogue.data.documents[file].text)
        wanted[file] = [difference.record() for difference in own]
    new = [result.values for result in results if result.outcome is Outcome.TAKEN]
    if new:
        texts[into] = insert_records(texts.get(into, text), new, Standard)
        wanted.setdefault(into, []).extend(new)
    for file, new_text in texts.items():
        document = catalogue.data.documents.get(file)
        _prove(new_text, wanted[file], document.items if document else [])
    return texts


def _updated(differences: Sequence[Difference], text: str) -> str:
    """The text of a file with changed records; each is changed alone, and the rest is copied."""
    pieces: list[str] = []
    behind = 0
    for difference in sorted(differences, key=lambda difference: difference.entry.item):
        start, end = difference.entry.document.spans[difference.entry.item]
        new = {key: now for key, (_, now) in difference.changes.items()}
        pieces += [text[behind:start], update_record(text[start:end], 0, new, Standard)]
        behind = end
    return "".join([*pieces, text[behind:]])


def _prove(text: str, wanted: Sequence[Mapping[str, object]], before: Sequence[object]) -> None:
    """Read the new text as `check` will: the records wanted are in it, and all others as they were."""
    document, findings = document_of(text, "")
    new = {_name(record): record for record in wanted}
    others = {name: item for item in before if (name := _name(item)) not in new}
    if findings or {_name(item): item for item in document.items} != others | new:
        raise ReadsOtherwise


def _name(item: object) -> str:
    return str(item.get("code") or item.get("id")) if isinstance(item, Mapping) else repr(item)
