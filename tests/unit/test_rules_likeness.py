"""The rules about likeness find what plain comparison of each record with each other one finds."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from catalogues import catalogue_of
from hypothesis import given, settings
from hypothesis import strategies as st

from lubiao.catalogue import Catalogue, CataloguedStandard
from lubiao.codes import CodeError, parse
from lubiao.findings import Place
from lubiao.reading import Document
from lubiao.rules import catalogue_of_rules
from lubiao.rules.like_titles import SHORTEST_TITLE

RULES = {rule.id: rule for rule in catalogue_of_rules()}
CODES = [
    f"GB{mark} {number}-{year}"
    for mark in ("", "/T")
    for number in ("1", "01", "2", "3")
    for year in (2001, 2011)
]
TITLES = (
    "农贸市场管理规范",
    "农贸市场管理规",
    "农贸市场管理要求",
    "农贸市场管理要",
    "农贸 市场管理规范",
    "农贸市场管理第1规范",
    "农贸市场管理第2规范",
    "短题名",
)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    codes = st.sampled_from(CODES)
    some = st.lists(codes, max_size=2)
    records: list[dict[str, Any]] = [
        {
            "code": code,
            "title_zh": draw(st.sampled_from(TITLES)),
            "replaces": draw(some),
            "replaced_by": draw(some),
        }
        for code in draw(st.lists(codes, max_size=9))
    ]
    return catalogue_of(*records)


def found(rule: str, catalogue: Catalogue) -> list[tuple[str, str]]:
    """The record in which the rule finds something, and the one it names, in the order of the rule."""

    def place(document: Document, item: int, path: object, record: str, **more: object) -> Place:
        return Place("data/standards.yaml", item, record=record)

    with patch.object(Document, "place", place):
        findings = list(RULES[rule].findings(catalogue))
    return [
        (finding.place.record, str(finding.message.values.get("other") or finding.message.values["code"]))
        for finding in findings
    ]


def canonical(written: str) -> str:
    try:
        return str(parse(written))
    except CodeError:
        return written


def line(standard: CataloguedStandard) -> set[CataloguedStandard]:
    of_it = {standard}
    while more := {other for one in of_it for other in (*one.predecessors, *one.successors)} - of_it:
        of_it |= more
    return of_it


def are_related(one: CataloguedStandard, other: CataloguedStandard) -> bool:
    assert one.code
    assert other.code
    named = {canonical(code) for each in (one, other) for code in (*each.raw.replaces, *each.raw.replaced_by)}
    return (
        one.code.undated == other.code.undated or bool(named & {one.name, other.name}) or other in line(one)
    )


def title(standard: CataloguedStandard) -> str:
    return (standard.raw.title_zh or "").replace(" ", "")


def less(text: str) -> set[str]:
    """The text, and without one of its characters, as far as they are no numerals."""
    return {text, *(text[:n] + text[n + 1 :] for n, character in enumerate(text) if character not in "12")}


@settings(max_examples=300, deadline=None)
@given(catalogues())
def test_equal_titles_are_told_with_the_first_of_those_that_are_no_editions(catalogue: Catalogue) -> None:
    expected = []
    for number, standard in enumerate(catalogue.standards):
        before = catalogue.standards[:number]
        others = [o for o in before if title(o) == title(standard) and not are_related(standard, o)]
        expected += [(standard.name, others[0].name)] if others else []
    assert found("LB209", catalogue) == expected


@settings(max_examples=300, deadline=None)
@given(catalogues())
def test_titles_are_told_that_differ_by_a_character(catalogue: Catalogue) -> None:
    told = {name for name, _ in found("LB210", catalogue)}
    expected = set()
    for number, standard in enumerate(catalogue.standards):
        first_of_title = {title(o): o for o in reversed(catalogue.standards[:number])}
        near = [
            other
            for text, other in first_of_title.items()
            if text != title(standard)
            and min(len(text), len(title(standard))) >= SHORTEST_TITLE
            and less(text) & less(title(standard))
        ]
        if any(not are_related(standard, other) for other in near):
            expected.add(standard.name)
    assert told == expected


@settings(max_examples=300, deadline=None)
@given(catalogues())
def test_codes_are_told_that_differ_by_zeros_or_a_mark(catalogue: Catalogue) -> None:
    def skeleton(code: Any) -> Any:
        return code.skeleton, code.year

    expected = []
    for number, standard in enumerate(catalogue.standards):
        codes = [(standard.code, catalogue.standards[:number])]
        for written in (*standard.raw.replaces, *standard.raw.replaced_by):
            if not catalogue.find(written):
                codes.append((parse(written), catalogue.standards))
        for code, others in codes:
            alike = [o for o in others if o.code and skeleton(o.code) == skeleton(code) and o.code != code]
            expected += [(standard.name, alike[0].name)] if alike else []
    assert found("LB114", catalogue) == expected
