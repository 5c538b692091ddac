"""A record in the making: what was answered so far, what follows from it, and what the rules say of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import Code, CodeError, Kind, parse
from lubiao.findings import Finding
from lubiao.reading import Data
from lubiao.reading.data import model_of
from lubiao.reading.document import document_of
from lubiao.reading.validate import validate
from lubiao.records import Level, Standard, TitleOrigin
from lubiao.records.organization import OrganizationRole
from lubiao.rules import check
from lubiao.rules.likeness import Alike
from lubiao.writing import record_text

from .questions import QUESTIONS, Question, Value, values_of

SHOWN = "answers"
"""The name of the unwritten record's text in findings; nobody sees it."""

CITIES_ISSUE_SINCE_REFORM = 2019
"""Most market regulation authorities of cities were formed by the reform of 2018 and 2019."""

LAST_OF_MAPPING = ("evidence_url", "status_value", "cited_under")
"""With these answers a mapping is whole, and is judged as such too."""

_BEFORE_REFORM = re.compile("质量技术监督")
_KEY = re.compile(r"[- ] (\w+):")
_PART = re.compile(r" {2,}(?:- )?(\w+):")


@dataclass
class Candidate:
    """The answers of a new record, by `Question.option`."""

    catalogue: Catalogue
    answers: dict[str, Value] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, object]:
        """The record, as reading gives it: texts, lists, mappings."""
        return values_of(self.answers)

    @property
    def code(self) -> str:
        """The code answered so far, or the empty text."""
        return str(self.answers.get("code", ""))

    def text(self) -> str:
        """The record as it would stand in the file; empty where nothing was answered."""
        return record_text(self.values, Standard)

    def findings_at(self, question: Question) -> list[Finding]:
        """What is wrong with the answer to a question alone, seen among the records that bear on it.

        What other keys lack is not told: they may still be answered.
        """
        text = record_text(values_of(self._stand_ins(question) | self.answers), Standard)
        document, findings = document_of(text, SHOWN)
        read = validate(document, Standard)
        misfits = read.findings
        if read.entries:
            near = [standard.entry for standard in self._related()]
            data = replace(self._without_standards, standards=[*near, *read.entries])
            misfits = check(Catalogue.link(data, self.catalogue.day))
        lines = set(_lines_of(question, text))
        return [
            finding
            for finding in (*findings, *misfits)
            if finding.place.file == SHOWN and finding.place.line in lines and not _is_of_record(finding)
        ]

    def _stand_ins(self, question: Question) -> dict[str, Value]:
        """Sound answers to questions that come later, so that an answer can be judged at once."""
        catalogue, today = self.catalogue, self.catalogue.day.isoformat()
        source = next(iter(catalogue.sources), "")
        read: dict[str, Value] = {
            "evidence_source": source,
            "evidence_level": Level.COVER.value,
            "evidence_read": today,
        }
        match question.key:
            case "title_en":
                return {"title_en_from": TitleOrigin.PUBLISHER.value}
            case "evidence":
                return read
            case "status":
                return read | {"replaced_by": [f"GB/T 1-{self.catalogue.day.year}"]}
            case "cited":
                city = next(iter(catalogue.cities), "")
                return {"cited_city": city, "cited_source": source, "cited_place": "1", "cited_under": "1"}
        return {}

    def questions_at(self, lines: Iterable[int]) -> list[Question]:
        """The questions whose answers stand on these lines of the record's text, in their order."""
        text, asked = self.text(), set(lines)
        return [
            question
            for question in QUESTIONS
            if question.option in self.answers and asked & set(_lines_of(question, text))
        ]

    def _related(self) -> list[CataloguedStandard]:
        """The records that the rules compare with this one, in the order of the catalogue."""
        codes = [code for name in (self.code, *self._named()) if (code := _code_of(name))]
        found = {standard for code in codes if (standard := self.catalogue.find(str(code)))}
        found |= {*self.editions(), *self._naming.get(self.code, ())}
        found |= {*self._alike.to(codes, str(self.answers.get("title_zh", "")))}
        return [standard for standard in self.catalogue.standards if standard in found]

    def _named(self) -> Iterator[str]:
        for option in ("replaces", "replaced_by"):
            yield from self.answers.get(option, ())

    @cached_property
    def _without_standards(self) -> Data:
        """The data but for its standards, whose files no rule shall go through at each answer."""
        data = self.catalogue.data
        others = {file: of for file, of in data.documents.items() if model_of(file) is not Standard}
        return replace(data, standards=[], documents=others, findings=[], incomplete=[])

    @cached_property
    def _alike(self) -> Alike:
        return Alike(self.catalogue)

    @cached_property
    def _naming(self) -> dict[str, list[CataloguedStandard]]:
        """A code as written → the records that name it as a predecessor or successor."""
        naming: defaultdict[str, list[CataloguedStandard]] = defaultdict(list)
        for standard in self.catalogue.standards:
            for code in (*standard.raw.replaces, *standard.raw.replaced_by):
                naming[code].append(standard)
        return naming

    @cached_property
    def _by_number(self) -> dict[str, list[CataloguedStandard]]:
        """A code without its year → the records that have it."""
        editions: defaultdict[str, list[CataloguedStandard]] = defaultdict(list)
        for standard in self.catalogue.standards:
            if standard.code:
                editions[standard.code.undated].append(standard)
        return editions

    def editions(self) -> list[CataloguedStandard]:
        """The records of the same number and another year, oldest first."""
        code = _code_of(self.code)
        if not code:
            return []
        same = [standard for standard in self._by_number.get(code.undated, ()) if standard.code != code]
        return sorted(same, key=lambda standard: standard.year)

    def offered(self, question: Question) -> Value | None:
        """What is taken on Enter: the former answer, or what can be derived from the others; None if nothing."""
        if question.option in self.answers:
            return self.answers[question.option]
        match question.option:
            case "issuers":
                return self._issuers() or None
            case "replaces":
                return self._replaces() or None
            case "replaced_by":
                code = self.code
                return [s.name for s in self._naming.get(code, ()) if code in s.raw.replaces] or None
            case "evidence_read":
                return self.catalogue.day.isoformat()
            case "cited_source":
                return self.answers.get("evidence_source")
            case "cited_under":
                return self.answers.get("title_zh")
        return None

    def _issuers(self) -> list[str]:
        """The authority of the city whose division the code names, where it is one alone."""
        code = _code_of(self.code)
        if not code or code.kind is not Kind.MUNICIPAL:
            return []
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
            if name.startswith(city.name_zh if city else "") and bool(_BEFORE_REFORM.search(name)) == is_old
        ]
        return fitting if len(fitting) == 1 else []

    def _replaces(self) -> list[str]:
        """The newest older edition that nothing replaced."""
        code = _code_of(self.code)
        year = (code.year if code else None) or 0
        return [s.name for s in self.editions() if 0 < s.year < year and not s.successors][-1:]


def _lines_of(question: Question, text: str) -> Iterator[int]:
    """The lines of an answer in the text of a record; with the last one of a mapping, those of its key too."""
    key = part = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := _KEY.match(line):
            key, part = found[1], ""
        elif found := _PART.match(line):
            part = found[1]
        if key == question.key and (
            not question.part or part == question.part or (not part and question.option in LAST_OF_MAPPING)
        ):
            yield number


def _is_of_record(finding: Finding) -> bool:
    """Whether a finding points at the record as a whole: at the first key rather than at its value."""
    return finding.place.line == 1 and finding.place.column <= 3


def _code_of(written: str) -> Code | None:
    try:
        return parse(written)
    except CodeError:
        return None
