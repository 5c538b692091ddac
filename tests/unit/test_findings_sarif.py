"""SARIF: valid against the schema of version 2.1.0, with rules, places, fixes and what is silenced."""

import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from lubiao.catalogue import Catalogue
from lubiao.cli import main
from lubiao.findings import Finding, Fix, Level, Message, Place
from lubiao.findings.printing import SarifOptions, print_sarif, to_sarif
from lubiao.reading import read_data
from lubiao.rules import catalogue_of_rules, checked
from lubiao.rules.example import DAY
from lubiao.writing import scalar

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMA = json.loads((HERE / "vectors" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
HOSTILE = "\x1b[2J\u202e](http://evil.example) <script>alert(1)</script> ${{ github.token }} \ud800"


def options(**more: Any) -> SarifOptions:
    return SarifOptions(catalogue_of_rules(), spelled=lambda value: scalar(value, in_flow=True), **more)


def log(findings: list[Finding], language: str = "en", **more: Any) -> Any:
    read = json.loads(to_sarif(findings, language, options(**more)))
    assert [error.message for error in VALIDATOR.iter_errors(read)] == []
    return read["runs"][0]


def finding(line: int = 3, fix: Fix | None = None, text: str = "甲", record: str = "GB/T 1-2020") -> Finding:
    place = Place("data/standards.yaml", line, 9, record, line, 12)
    return Finding("LB104", Level.ERROR, place, Message("{name}", {"name": text}), Message("Write it."), fix)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_log_of_a_dreadful_folder_is_valid_and_holds_every_finding(language: str) -> None:
    found = checked(Catalogue.link(read_data(HERE / "golden" / "dreadful"), DAY))
    run = log(found.told, language)
    assert [result["ruleId"] for result in run["results"]] == [finding.rule for finding in found.told]
    assert run["language"] == ("zh-CN" if language == "zh" else "en")


def test_every_rule_is_told_of_in_the_language_asked_for() -> None:
    for language in ("zh", "en"):
        rules = log([], language)["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [rule.id for rule in catalogue_of_rules()]
        chinese = [bool(re.search("[\u4e00-\u9fff]", rule["shortDescription"]["text"])) for rule in rules]
        assert set(chinese) == {language == "zh"}


def test_a_result_leads_to_its_rule_and_its_place() -> None:
    run = log([finding()])
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "LB104"
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "data/standards.yaml", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 12}


def test_a_fix_replaces_the_value_by_its_yaml_spelling() -> None:
    fix = log([finding(fix=Fix("71.010"))])["results"][0]["fixes"][0]
    replacement = fix["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == '"71.010"'
    assert replacement["deletedRegion"]["endColumn"] == 12


def test_what_is_silenced_is_told_as_suppressed_with_its_reason() -> None:
    result = log([], silenced=[(finding(), "封面如此")])["results"][0]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "封面如此"}]


def test_a_finding_keeps_its_fingerprint_while_its_record_moves() -> None:
    def fingerprint(one: Finding) -> str:
        return log([one])["results"][0]["partialFingerprints"]["primaryLocationLineHash"]

    assert fingerprint(finding(3)) == fingerprint(finding(300))
    assert fingerprint(finding(record="GB/T 1-2020")) != fingerprint(finding(record="GB/T 2-2020"))


def test_two_equal_findings_of_a_record_have_fingerprints_of_their_own() -> None:
    results = log([finding(3), finding(4)])["results"]
    assert len({result["partialFingerprints"]["primaryLocationLineHash"] for result in results}) == 2


def test_hostile_text_is_plain_words_of_a_valid_log() -> None:
    stream = io.StringIO()
    print_sarif([finding(text=HOSTILE, record=HOSTILE)], "zh", stream, options())
    assert "\x1b" not in stream.getvalue() and "\u202e" not in stream.getvalue()
    said = json.loads(stream.getvalue())["runs"][0]["results"][0]["message"]["text"]
    assert "](" not in said


@given(st.text(), st.text(), st.integers(1, 10**6), st.integers(1, 10**6))
def test_whatever_a_finding_holds_the_log_is_valid(text: str, file: str, line: int, column: int) -> None:
    place = Place(f"data/{file}", line, column, text, line, column)
    log([Finding("LB001", Level.WARNING, place, Message("{x}", {"x": text}), None, Fix(text))])


def test_the_command_prints_a_valid_log_of_the_data_with_the_addresses_of_the_site(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LUBIAO_SITE_URL", "https://standards.example")
    result = CliRunner().invoke(main, ["check", "--format", "sarif", "--lang", "zh", "--level", "info"])
    read = json.loads(result.stdout)
    assert [error.message for error in VALIDATOR.iter_errors(read)] == []
    rule = read["runs"][0]["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == "https://standards.example/rules/LB001/"
    assert any("suppressions" in result for result in read["runs"][0]["results"])
