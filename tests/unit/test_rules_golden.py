"""The whole checker at once: a dreadful data folder, and what is said about it, word for word.

Where a rule or its words change on purpose, write the new words with

    python tests/unit/test_rules_golden.py

and read the difference: it is what people will see.
"""

import datetime
import io
import sys
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding, Level
from lubiao.findings.printing import print_text
from lubiao.reading import read_data
from lubiao.rules import catalogue_of_rules, check, errors_of

GOLDEN = Path(__file__).parent / "golden"
DAY = datetime.date(2026, 11, 23)
NOT_IN_THE_GOLDEN_FOLDER = {
    "LB002": "a file above 64 MiB; test_reading_files holds it",
    "LB610": "silent where a file cannot be read, as here; test_rules_examples holds it",
}


def found_in(folder: str) -> list[Finding]:
    return check(Catalogue.link(read_data(GOLDEN / folder), DAY))


def said_of(folder: str, language: str) -> str:
    """What `lubiao check --all --level info` prints, the quoted lines with their carets included."""
    data = read_data(GOLDEN / folder)
    stream = io.StringIO()
    print_text(check(Catalogue.link(data, DAY)), language, stream, show_all=True, lines=data.line)
    return stream.getvalue()


def expected(language: str) -> Path:
    return GOLDEN / "dreadful" / f"expected.{language}.txt"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_dreadful_folder_is_told_word_for_word(language: str) -> None:
    assert said_of("dreadful", language) == expected(language).read_text(encoding="utf-8")


def test_every_rule_is_broken_in_the_dreadful_folder() -> None:
    broken = {finding.rule for finding in found_in("dreadful")}
    assert {rule.id for rule in catalogue_of_rules()} - broken == NOT_IN_THE_GOLDEN_FOLDER.keys()


def test_each_remark_in_the_dreadful_folder_names_what_is_found_on_its_line() -> None:
    found = {(finding.place.file, finding.place.line, finding.rule) for finding in found_in("dreadful")}
    for path in (GOLDEN / "dreadful").rglob("*.yaml"):
        if not path.is_file() or path.name == "gb18030.yaml":
            continue
        shown = str(path.relative_to(GOLDEN))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            named = {word.strip(":,;") for word in line.partition("  # ")[2].split() if word.startswith("LB")}
            there = {rule for file, at, rule in found if (file, at) == (shown, number)}
            assert named <= there, f"{shown}:{number} {line}"


def test_a_clean_folder_is_not_complained_about() -> None:
    assert found_in("clean") == []


def test_findings_come_in_the_order_of_files_lines_and_columns() -> None:
    findings = found_in("dreadful")
    places = [(f.place.file, f.place.line, f.place.column, f.rule) for f in findings]
    assert places == sorted(places)


def test_a_finding_has_the_level_of_its_rule() -> None:
    levels = {rule.id: rule.level for rule in catalogue_of_rules()}
    assert [finding for finding in found_in("dreadful") if finding.level is not levels[finding.rule]] == []


@pytest.mark.parametrize("folder", ["clean", "dreadful"])
def test_the_errors_alone_are_those_that_the_whole_check_tells(folder: str) -> None:
    catalogue = Catalogue.link(read_data(GOLDEN / folder), DAY)
    assert errors_of(catalogue) == [finding for finding in found_in(folder) if finding.level is Level.ERROR]


def test_checking_twice_says_the_same() -> None:
    assert said_of("dreadful", "zh") == said_of("dreadful", "zh")


if __name__ == "__main__":
    for language in ("en", "zh"):
        expected(language).write_text(said_of("dreadful", language), encoding="utf-8")
        sys.stdout.write(f"{expected(language)}\n")
