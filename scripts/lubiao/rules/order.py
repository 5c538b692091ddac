"""The order of records in a file: so that a reader finds a code, and two people do not add it at two places."""

from __future__ import annotations

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Message
from lubiao.writing import items_out_of_place

from .places import at
from .rule import WARNING, Faults, rule


@rule("LB116", WARNING, zh="同一节内的标准按类别、代号、编号、年号排列；尚未识别的列在最后。")
def standards_are_in_order(catalogue: Catalogue) -> Faults:
    """Within a section of a file, standards stand by kind, prefix, number and year; the unidentified come last."""
    by_place = {(s.entry.document.file, s.entry.item): s for s in catalogue.standards}
    for file, document in catalogue.data.documents.items():
        if "/standards" not in file:
            continue
        known = {
            item: standard.code.sort_key
            for (its_file, item), standard in by_place.items()
            if its_file == file and standard.code
        }
        for item, behind in items_out_of_place(document, known):
            standard = by_place.get((file, item))
            if not standard:
                continue
            other = by_place.get((file, behind)) if behind is not None else None
            yield (
                at(standard, "code" if standard.raw.code else "id"),
                Message(N_("The record stands at a wrong place.")),
                Message(N_("It belongs behind {code}; lubiao format puts it there."), {"code": other.name})
                if other
                else Message(N_("It belongs at the beginning of its section; lubiao format puts it there.")),
            )
