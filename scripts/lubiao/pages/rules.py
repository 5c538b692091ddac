"""The pages of the rules: what must hold and why, with a wrong example and what the checker says to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lubiao.findings import N_, Finding, Level, Place
from lubiao.reading.data import model_of
from lubiao.rules import Rule, catalogue_of_rules
from lubiao.rules.example import DAY, ExampleFile, examples
from lubiao.rules.groups import GROUP_NAMES
from lubiao.search import Row
from lubiao.texts import LANGUAGES
from lubiao.writing import lay_out

from .filling import render
from .keys import keeper
from .lists import grouped, list_pages
from .page import Page
from .prose import prose_of
from .site import Site

SECTION = "contribute"
"""The rules belong to the page that asks for help; the header marks it as the current one."""

ROWS = 50
"""The rules of a part of their list, which are shorter than the rows of standards."""

LEVELS = {Level.ERROR: N_("Error"), Level.WARNING: N_("Warning"), Level.INFO: N_("Remark")}

_SENTENCE_END = re.compile(r"。|[.](?= [A-Z(]|$)")
_WORD = re.compile(r"[\w&*!]+")


@dataclass(frozen=True, slots=True)
class CodeFile:
    """A file of an example as a page shows it: lines of pieces, each a text and whether it is faulty."""

    name: str
    encoding: str
    size: int
    lines: list[list[tuple[str, bool]]]

    @property
    def text(self) -> str:
        """The whole file."""
        return "\n".join("".join(piece for piece, _ in pieces) for pieces in self.lines)


@dataclass(frozen=True, slots=True)
class Said:
    """What the checker says to a fault, in the language of the page."""

    place: str
    record: str
    message: str
    remedy: str


def rule_pages(site: Site) -> Iterator[Page]:
    """The list of the rules, and a page for each."""
    rules = catalogue_of_rules()
    groups = _groups(site, rules)
    yield from list_pages(
        site,
        grouped("rules/", {key: of_group for key, _, of_group in groups}, ROWS),
        "rules.html",
        SECTION,
        site.text(N_("Rules")),
        site.text(
            N_("What the checker asks of every record, with a wrong example and a right one for each rule.")
        ),
        groups=groups,
        names={key: name for key, name, _ in groups},
        levels=LEVELS,
        prose=prose_of(site),
    )
    is_kept = keeper(site, "rules")  # they follow from the code alone
    for number, rule in enumerate(rules):
        if not site.share.has(_address(rule)) or is_kept(_address(rule), (), rule.id):
            yield Page.elsewhere(_address(rule))
            continue
        example, found = examples()[rule.id], _found(rule.id)
        sentence, more = _sentences(site, rule)
        values = {
            "rule": rule,
            "sentence": sentence,
            "more": more,
            "prose": prose_of(site),
            "level": LEVELS[rule.level],
            "group": _group_name(site, rule),
            "why": example.why[site.language],
            "can_be_silenced": rule.level is not Level.ERROR,
            "is_repaired": any(finding.fix for finding in found) or _is_put_in_form(rule.id),
            "bad": [_shown(file, found) for file in example.bad],
            "said": [_said(site, finding) for finding in found],
            "good": [_shown(file, ()) for file in example.good],
            "day": DAY,
            "before": rules[number - 1] if number else None,
            "behind": rules[number + 1] if number + 1 < len(rules) else None,
        }
        yield Page(
            _address(rule),
            SECTION,
            f"{rule.id} {_plain(sentence)}",
            f"{site.text(LEVELS[rule.level])}{site.text(N_(': '))}{_plain(_of_language(site, rule))}",
            render(site, "rule.html", 2, **values),
        )


def rule_rows(site: Site) -> Iterator[Row]:
    """The rows of the rules in the search index."""
    for rule in catalogue_of_rules():
        sentence = _plain(_of_language(site, rule))
        yield Row(site.prefixed(_address(rule)), rule.id, sentence, site.language, page="rule")


def _address(rule: Rule) -> str:
    return f"rules/{rule.id}/"


@cache
def _is_put_in_form(rule: str) -> bool:
    """Whether the canonical form of its wrong example breaks a rule no longer."""
    example = examples()[rule]
    formed = tuple(
        replace(file, text=lay_out(file.text, model_of(f"data/{file.name}"))[0])
        if file.name.endswith(".yaml") and not file.size
        else file
        for file in example.bad
    )
    return formed != example.bad and rule not in {finding.rule for finding in example.findings(formed)}


@cache
def _found(rule: str) -> list[Finding]:
    """What a rule finds in its wrong example. The same in each language, so asked once."""
    example = examples()[rule]
    return [finding for finding in example.findings(example.bad) if finding.rule == rule]


def _groups(site: Site, rules: Sequence[Rule]) -> list[tuple[str, str, list[Rule]]]:
    """Anchor, name and rules of each group."""
    return [
        (f"group-{digit}", _group_name(site, of_group[0]), of_group)
        for digit in GROUP_NAMES
        if (of_group := [rule for rule in rules if rule.id[2] == digit])
    ]


def _group_name(site: Site, rule: Rule) -> str:
    english, chinese = GROUP_NAMES[rule.id[2]]
    return chinese if site.language == LANGUAGES[0] else english


def _of_language(site: Site, rule: Rule) -> str:
    return rule.zh if site.language == LANGUAGES[0] else rule.en


def _sentences(site: Site, rule: Rule) -> tuple[str, str]:
    """The first sentence of a rule, which without its full stop is its heading, and the others."""
    first, _, more = _SENTENCE_END.sub("\n", _of_language(site, rule), count=1).partition("\n")
    return first, more.strip()


def _plain(text: str) -> str:
    return text.replace("`", "")


def _said(site: Site, finding: Finding) -> Said:
    place = finding.place
    return Said(
        f"{place.file}:{place.line}:{place.column}",
        place.record,
        finding.message.said_in(site.text),
        finding.remedy.said_in(site.text) if finding.remedy else "",
    )


def _shown(file: ExampleFile, found: Sequence[Finding]) -> CodeFile:
    """A file with the faulty parts of its lines set apart."""
    name = f"data/{file.name}"
    places = [finding.place for finding in found if finding.place.file == name and not file.size]
    lines = [
        _pieces(line, [place for place in places if place.line == number])
        for number, line in enumerate(file.text.removesuffix("\n").split("\n"), 1)
    ]
    return CodeFile(name, file.encoding.upper() if file.encoding != "utf-8" else "", file.size, lines)


def _pieces(line: str, places: Sequence[Place]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    done = 0
    for place in sorted(places):
        start, end = place.column - 1, _end(line, place)
        if start >= done:
            pieces += [(line[done:start], False), (line[start:end] or " ", True)]
            done = end
    return [*(piece for piece in pieces if piece[0]), (line[done:], False)]


def _end(line: str, place: Place) -> int:
    """Where the faulty part of a line ends: what is missing in a record is missing in all of it."""
    if place.end_line == place.line and place.end_column > place.column:
        return place.end_column - 1
    if place.end_line > place.line or place.end_column:
        return len(line)
    word = _WORD.match(line, place.column - 1)
    return word.end() if word else place.column
