"""Findings as SARIF 2.1.0, the exchange format of OASIS that code scanning services and editors read."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TextIO
from urllib.parse import quote

from lubiao.texts import translator

from .escaping import visible
from .finding import Finding, Level, Place
from .message import Message
from .output import Output
from .programs import rule_page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


class DescribedRule(Protocol):
    """What is told of a rule; `en` and `zh` are its sentence."""

    @property
    def id(self) -> str:
        """Such as `LB203`."""

    @property
    def level(self) -> Level:
        """How bad a breach is."""

    @property
    def en(self) -> str:
        """What must hold, in English."""

    @property
    def zh(self) -> str:
        """What must hold, in Chinese."""


@dataclass(frozen=True, slots=True)
class SarifOptions:
    """What the printer cannot know of itself.

    `rules` are all rules, `silenced` the findings that a record silences, each with its reason. `spelled` gives
    the YAML spelling of a value, for fixes; without it there are none. `site` is the address of the site, with a
    slash at its end, where it is known.
    """

    rules: Sequence[DescribedRule]
    silenced: Sequence[tuple[Finding, str]] = ()
    spelled: Callable[[str], str] | None = None
    site: str = ""


def to_sarif(findings: Iterable[Finding], language: str, options: SarifOptions) -> str:
    """One run with the rules and all findings. Places are relative to the root of the repository."""
    from importlib.metadata import version  # Imported here: it takes its time.

    numbers = {rule.id: number for number, rule in enumerate(options.rules)}
    seen: Counter[str] = Counter()
    results = [_result(finding, language, options, numbers, seen) for finding in findings]
    for finding, reason in options.silenced:
        result = _result(finding, language, options, numbers, seen)
        results.append({**result, "suppressions": [{"kind": "inSource", "justification": visible(reason)}]})
    driver: dict[str, Any] = {
        "name": "lubiao",
        "version": version("lubiao"),
        "rules": [_rule(rule, language, options.site) for rule in options.rules],
    }
    if options.site:
        driver["informationUri"] = options.site
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if language == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def print_sarif(findings: list[Finding], language: str, stream: TextIO, options: SarifOptions) -> None:
    """Print `to_sarif`."""
    Output(stream).write(to_sarif(findings, language, options))


def _rule(rule: DescribedRule, language: str, site: str) -> dict[str, Any]:
    sentence = rule.zh if language == "zh" else rule.en
    told: dict[str, Any] = {
        "id": rule.id,
        "name": _name(rule.en),
        "shortDescription": {"text": sentence},
        "fullDescription": {"text": sentence},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"tags": ["data"], "page": rule_page(rule.id, language)},
    }
    if site:
        told["helpUri"] = site + rule_page(rule.id, language)
    return told


def _name(sentence: str) -> str:
    """The first clause as one word, as SARIF asks: `ACodeFitsOneClassOfStandardsExactly`."""
    clause = re.split(r"[.,;:]", sentence)[0]
    return "".join(word[0].upper() + word[1:] for word in re.findall("[A-Za-z0-9]+", clause))


def _result(
    finding: Finding, language: str, options: SarifOptions, numbers: dict[str, int], seen: Counter[str]
) -> dict[str, Any]:
    said = [_said(message, language) for message in (finding.message, finding.remedy) if message]
    fingerprint = _fingerprint(finding)
    seen[fingerprint] += 1
    place = {"artifactLocation": _file(finding.place), "region": _region(finding.place)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers.get(finding.rule, -1),
        "level": _LEVELS[finding.level],
        "message": {"text": "\n".join(said)},
        "locations": [{"physicalLocation": place}],
        # The one key that GitHub compares to tell old findings from new ones.
        "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint}:{seen[fingerprint]}"},
    }
    if finding.place.record:
        name = visible(finding.place.record)
        result["locations"][0]["logicalLocations"] = [{"name": name, "kind": "element"}]
    if finding.fix and options.spelled and finding.place.end_line:
        replacement = {
            "deletedRegion": _region(finding.place),
            "insertedContent": {"text": options.spelled(finding.fix.value)},
        }
        change = {"artifactLocation": _file(finding.place), "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": said[-1]}, "artifactChanges": [change]}]
    return result


def _fingerprint(finding: Finding) -> str:
    """The same while a record moves within the data: of rule, record and what is wrong, not of lines.

    Where no record is known, the file stands for it.
    """
    place, message = finding.place, finding.message
    values = sorted((name, str(value)) for name, value in message.values.items() if name != "line")
    what = json.dumps([finding.rule, place.record or place.file, message.text, values])
    return hashlib.sha256(what.encode()).hexdigest()[:16]


def _file(place: Place) -> dict[str, str]:
    return {"uri": quote(place.file, errors="backslashreplace"), "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, int]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return region


def _said(message: Message, language: str) -> str:
    """The sentence as plain words: what a viewer would take for a link to somewhere stays none."""
    return visible(message.said_in(translator(language))).replace("](", "] (")
