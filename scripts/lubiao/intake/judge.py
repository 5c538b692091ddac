"""The rules, asked about the rows as if they were in the data already: what breaks one is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lubiao.catalogue import Catalogue
from lubiao.findings import N_, Finding, Level, Message, Place
from lubiao.reading import Document
from lubiao.reading.validate import validate
from lubiao.records import Standard
from lubiao.rules import check

from .merge import Difference
from .outcome import Outcome, RowResult, Weight

ROWS = "row"
"""The file that findings about rows name; it is no file."""

MOST_ROUNDS = 20
"""A row that is refused may take away what another needs; rows that go on doing so contradict each other."""

CODES = ("replaces", "replaced_by", "former")


class RowDocument(Document):
    """Rows as a document, so that the rules tell of cells: a line is a row among those judged (from 0), a
    column the column of the sheet (from 0; -1 the row as a whole).
    """

    def __init__(self, results: Sequence[RowResult], records: list[object]) -> None:
        super().__init__(ROWS, "", records, [(number, number + 1) for number in range(len(records))])
        self._results = results

    def line_at(self, offset: int) -> int:
        """The row that an offset stands for."""
        return offset

    def place(
        self, item: int, path: tuple[str | int, ...] = (), record: str = "", *, of_key: bool = False
    ) -> Place:
        """The row of a record and the column from which the value at a path was read."""
        del of_key
        column = self._results[item].column_of(str(path[0])) if path else -1
        return Place(ROWS, item, column, record)


def judge(
    results: Sequence[RowResult], differences: Sequence[Difference], catalogue: Catalogue
) -> Message | None:
    """Refuse the rows whose records break a rule, among all the others; warnings are told.

    Gives a message where the data would have an error that no row can be blamed for.
    """
    known = {finding.without_lines for finding in check(catalogue) if finding.level is Level.ERROR}
    change_of = {id(difference.result): difference for difference in differences}
    for _ in range(MOST_ROUNDS):
        live = [r for r in results if r.outcome in (Outcome.TAKEN, Outcome.CHANGED)]  # fmt: skip
        refused = elsewhere = 0
        for finding in _found_with(live, change_of, catalogue):
            if finding.place.file == ROWS:
                refused += _blame(live[finding.place.line], finding.place.column, finding)
            elif finding.level is Level.ERROR and finding.without_lines not in known:
                to_blame = [result for result in live if _bears_on(result, finding)]
                refused += sum(_blame(result, result.column_of("code"), finding) for result in to_blame)
                elsewhere += not to_blame
        if not refused:
            if elsewhere:
                return Message(N_("The rows would make {number} errors in records that are there; nothing is written."), {"number": elsewhere})  # fmt: skip
            return None
        for result in live:  # what was told in this round is told again in the next
            if result.outcome is not Outcome.REFUSED:
                result.remarks = [remark for remark in result.remarks if not remark.rule]
    return Message(N_("The rows contradict each other; nothing is written."))


def _found_with(
    live: Sequence[RowResult], change_of: dict[int, Difference], catalogue: Catalogue
) -> list[Finding]:
    """What a check would find if these rows were in the data, each at its row."""
    changes = [change_of.get(id(result)) for result in live]
    records = [change.record() if change else result.values for change, result in zip(changes, live, strict=True)]  # fmt: skip
    entries, misfits = validate(RowDocument(live, list(records)), Standard)
    replaced = {id(change.entry) for change in changes if change}
    kept = [entry for entry in catalogue.data.standards if id(entry) not in replaced]
    data = replace(catalogue.data, standards=[*kept, *entries])
    found = [*misfits, *check(Catalogue.link(data, catalogue.day))]
    return [finding for finding in found if finding.level is not Level.INFO]


def _bears_on(result: RowResult, finding: Finding) -> bool:
    """Whether an error at another record can come of a row: one of the two names the other."""
    named = {str(code) for key in CODES for code in _list(result.values.get(key))}
    return result.code in map(str, finding.message.values.values()) or finding.place.record in named


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _blame(result: RowResult, column: int, finding: Finding) -> int:
    """Say at a row what a rule found; 1 where that refuses a row that was not refused yet."""
    is_error = finding.level is Level.ERROR
    weight = Weight.ERROR if is_error else Weight.WARNING
    result.remark_at(column, weight, finding.message, finding.remedy, finding.rule)
    if is_error and result.outcome is not Outcome.REFUSED:
        result.outcome = Outcome.REFUSED
        return 1
    return 0
