"""What more is wrong in records that do not fit their model: so that all faults are told in one run, and all fixed.

Such a record is judged without the keys that reading found wrong, and only by rules that look at values which are
there. What such a key would have said, nobody knows: no rule that misses something is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding, Level

from .rule import Rule
from .silencing import Checked, without_the_silenced

OF_VALUES = frozenset({
    "LB015", "LB103", "LB104", "LB105", "LB106", "LB107", "LB110", "LB111", "LB112", "LB113", "LB202", "LB203", "LB204",
    "LB205", "LB207", "LB301", "LB302", "LB303", "LB304", "LB305", "LB306", "LB321", "LB324", "LB327", "LB402", "LB501",
    "LB502", "LB503", "LB504", "LB505", "LB602", "LB603", "LB604", "LB609", "LB614", "LB701", "LB703",
})  # fmt: skip
"""Rules whose breach lies in a value that stands in the record, whatever else stands there or is missing."""


def of_incomplete_records(catalogue: Catalogue, rules: Iterable[Rule]) -> Checked:
    """What these rules find in the incomplete records of the data, and what the records silence of it.

    Where reading has told something at a place, nothing more is told there.
    """
    data = catalogue.data
    if not data.incomplete:
        return Checked([], [])
    alone = Catalogue.link(replace(data, standards=data.incomplete, incomplete=[]), catalogue.day)
    found = chain.from_iterable(rule.findings(alone) for rule in rules if rule.id in OF_VALUES)
    told = {_at(finding) for finding in data.findings}
    begins = {(entry.document.file, entry.item): entry for entry in data.incomplete}
    own: list[Finding] = []
    for finding in found:
        document = data.documents[finding.place.file]
        item = document.item_on(finding.place.line)
        entry = begins.get((finding.place.file, item)) if item is not None else None
        if entry is None or _at(finding) in told:
            continue
        written = document.items[entry.item]
        silence_is_lost = isinstance(written, dict) and "silence" in written and not entry.record.silence
        if finding.level is Level.ERROR or not silence_is_lost:
            own.append(finding)
    checked = without_the_silenced(own, alone)
    return Checked([finding for finding in checked.told if finding.rule in OF_VALUES], checked.silenced)


def _at(finding: Finding) -> tuple[str, int, int]:
    return finding.place.file, finding.place.line, finding.place.column
