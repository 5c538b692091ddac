"""A record in the making: what was answered so far, what follows from it, and what the rules say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import CodeError, Kind, parse
from lubiao.findings import Finding
from lubiao.reading import Data, Entry
from lubiao.reading.document import document_of
from lubiao.reading.validate import validate
from lubiao.records import Standard
from lubiao.records.organization import OrganizationRole
from lubiao.rules import check
from lubiao.writing import insert_records, record_text

SHOWN = "answers"
"""The name of the unwritten record's text in findings; nobody sees it."""

CITIES_ISSUE_SINCE_REFORM = 2019
"""Most market regulation authorities of cities were formed by the reform of 2018 and 2019."""

_BEFORE_REFORM = re.compile("质量技术监督")


@dataclass
class Candidate:
    """The values of a new record, as reading gives them: texts, lists, mappings."""

    catalogue: Catalogue
    values: dict[str, object] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code answered so far, or the empty text."""
        return str(self.values.get("code", ""))

    def text(self) -> str:
        """The record as it would stand in the file."""
        return record_text(self.values, Standard)

    def findings_at(self, *keys: str) -> list[Finding]:
        """What is wrong with the values of these keys alone, seen among the records that bear on them.

        What other keys lack is not told: they may still be answered.
        """
        document, findings = document_of(self.text(), SHOWN)
        entries, misfits = validate(document, Standard)
        if entries:
            near = [standard.entry for standard in self._related()]
            data = replace(self.catalogue.data, standards=[*near, *entries], findings=[])
            misfits = check(Catalogue.link(data, self.catalogue.day))
        lines: set[int] = set()
        for key in keys:
            if key in self.values:
                lines |= self._lines_of(key)
        return [
            finding
            for finding in (*findings, *misfits)
            if finding.place.file == SHOWN and finding.place.line in lines and not _is_of_record(finding)
        ]

    def _lines_of(self, key: str) -> set[int]:
        """The lines of a key and its value in the record's text."""
        begun: list[str] = []
        lines: set[int] = set()
        for number, line in enumerate(self.text().splitlines(), 1):
            if found := re.match(r"[- ] (\w+):", line):
                begun.append(found[1])
            if begun and begun[-1] == key:
                lines.add(number)
        return lines

    def _related(self) -> list[CataloguedStandard]:
        """The records that the rules compare with this one: other editions, and what it replaces."""
        named = [self.code, *_texts(self.values.get("replaces"))]
        found = [standard for name in named if name and (standard := self.catalogue.find(name))]
        found += [standard for standard in self.editions() if standard not in found]
        return found

    def editions(self) -> list[CataloguedStandard]:
        """The records of the same number and another year, oldest first."""
        try:
            code = parse(self.code)
        except CodeError:
            return []
        same = [
            standard
            for standard in self.catalogue.standards
            if standard.code and standard.code.undated == code.undated and standard.code != code
        ]
        return sorted(same, key=lambda standard: standard.year)

    def offered(self, key: str) -> list[str]:
        """What can be derived for a key from the answers so far; empty where nothing can."""
        try:
            code = parse(self.code)
        except CodeError:
            return []
        if key == "issuers" and code.kind is Kind.MUNICIPAL:
            city = self.catalogue.city_of_division.get(code.division or "")
            names = [
                entry.record.name_zh
                for entry in self.catalogue.data.organizations
                if city and entry.record.city == city.id and entry.record.role is OrganizationRole.REGULATOR
            ]
            is_old = bool(code.year and code.year < CITIES_ISSUE_SINCE_REFORM)
            fitting = [
                name
                for name in names
                if name.startswith(city.name_zh if city else "")
                and bool(_BEFORE_REFORM.search(name)) == is_old
            ]
            return fitting if len(fitting) == 1 else []
        if key == "replaces" and code.year:
            older = [
                s.name for s in self.editions() if s.year and s.year < (code.year or 0) and not s.successors
            ]
            return older[-1:]
        return []


@dataclass(frozen=True, slots=True)
class Written:
    """The text of the file with the new record, what the check says of the record, and on which line it is.

    `elsewhere` are errors that the record causes at others.
    """

    text: str
    line: int
    findings: list[Finding]
    elsewhere: list[Finding]


def put_in(catalogue: Catalogue, candidate: Candidate, shown: str, text: str) -> Written:
    """Put the record at its place in the text of a data file, and check the whole data with it.

    `shown` is the file's name in findings. Nothing is written to the disk.
    """
    new_text = insert_records(text, [candidate.values], Standard)
    document, findings = document_of(new_text, shown)
    entries, misfits = validate(document, Standard)
    data = _with_file(catalogue.data, shown, entries, [*findings, *misfits])
    name = candidate.values.get("code") or candidate.values.get("id")
    item = next(
        number
        for number, value in enumerate(document.items)
        if isinstance(value, dict) and name in (value.get("code"), value.get("id"))
    )
    first = document.line_of(item)
    last = first + candidate.text().count("\n")
    before = {_told(finding) for finding in check(catalogue)}
    own: list[Finding] = []
    elsewhere: list[Finding] = []
    for finding in check(Catalogue.link(data, catalogue.day)):
        if finding.place.file == shown and first <= finding.place.line < last:
            own.append(finding)
        elif finding.level == "error" and _told(finding) not in before:
            elsewhere.append(finding)
    return Written(new_text, first, own, elsewhere)


def file_shown(data: Path, into: Path) -> str:
    """The name that findings give a file of a data folder."""
    return f"{data.resolve().name or 'data'}/{into.as_posix()}"


def _with_file(data: Data, shown: str, entries: list[Entry[Standard]], findings: list[Finding]) -> Data:
    return replace(
        data,
        standards=[*(entry for entry in data.standards if entry.document.file != shown), *entries],
        findings=[*(finding for finding in data.findings if finding.place.file != shown), *findings],
    )


def _told(finding: Finding) -> tuple[str, str, str, str]:
    """A finding without its line, which a new record moves."""
    return finding.rule, finding.place.file, finding.place.record, finding.message.said_in(str)


def _is_of_record(finding: Finding) -> bool:
    """Whether a finding points at the record as a whole: at the first key rather than at its value."""
    return finding.place.line == 1 and finding.place.column <= 3


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
