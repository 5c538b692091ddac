"""Names that a record had before: whoever follows one of them arrives, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lubiao.catalogue import Catalogue
from lubiao.catalogue.former_names import slug_of_former
from lubiao.findings import N_, Message, Place
from lubiao.reading import Entry

from .places import at
from .rule import ERROR, Faults, rule


@rule(
    "LB117", ERROR, zh="former 中的名称所成的地址只属于一条记录：不得是任何记录现在的地址，也不得列在两处。"
)
def a_former_address_is_of_one_record(catalogue: Catalogue) -> Faults:
    """The address that a former code or id makes leads to one record: none has it now, and no other had it before."""
    data = catalogue.data
    yield from _shared(
        {standard.slug.casefold(): standard.name for standard in catalogue.standards if standard.slug},
        (
            (at(standard, "former", number), slug_of_former(written).casefold(), standard.name)
            for standard in catalogue.standards
            for number, written in enumerate(standard.raw.former)
            # What is no name at all, or a code of a record now, is told by LB112.
            if slug_of_former(written) and not catalogue.find(written)
        ),
    )
    for entries in (data.cities, data.organizations, data.sources):
        yield from _shared({entry.record.id: entry.record.id for entry in entries}, _former_ids(entries))


def _former_ids(entries: Sequence[Entry[Any]]) -> Iterator[tuple[Place, str, str]]:
    for entry in entries:
        for number, former in enumerate(entry.record.former):
            yield entry.place(("former", number), entry.record.id), former, entry.record.id


def _shared(now: dict[str, str], former: Iterator[tuple[Place, str, str]]) -> Faults:
    """`now` gives the name of the record at an address; `former` places, addresses and names of records."""
    before: dict[str, str] = {}
    for place, address, name in former:
        other = now.get(address) or before.get(address)
        if other:
            yield (
                place,
                Message(
                    N_("The address {slug} is already that of {code}."), {"slug": address, "code": other}
                ),
                Message(N_("Keep the former name at the one record that had it.")),
            )
        before.setdefault(address, name)
