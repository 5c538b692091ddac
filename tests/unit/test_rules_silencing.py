"""A warning or remark can be silenced in its record, with a reason; and only there, and only while it is needed."""

import datetime
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue
from lubiao.findings import Level
from lubiao.reading import read_data
from lubiao.rules import Checked, check, checked, errors_of
from lubiao.rules.example import ExampleFile

DAY = datetime.date(2026, 11, 23)
BASE = Path(__file__).parents[2] / "scripts/lubiao/rules/examples/base"
OLD = """\
- code: DB3702/T {number}-2005
  title_zh: 第{number}类农贸市场管理规范
  evidence: [{{source: samr-std, level: listing, read: 2026-11-23}}]
"""
SILENCED = "  silence: [{rule: LB110, reason: 封面印作 2005 年}]\n"


@pytest.fixture
def found(tmp_path: Path):
    """Check the clean data folder with a text as standards.yaml, or as another of its files."""

    def found(text: str, name: str = "standards.yaml", **others: str) -> Checked:
        data = tmp_path / "data"
        data.mkdir(exist_ok=True)
        for path in BASE.rglob("*.*"):
            ExampleFile(str(path.relative_to(BASE)), path.read_text("utf-8")).write(data)
        for file, its_text in {name: text, **others}.items():
            ExampleFile(file, its_text).write(data)
        catalogue = Catalogue.link(read_data(data), DAY)
        result = checked(catalogue)
        # Whoever asks for the errors alone is told of each that a silencing is.
        assert errors_of(catalogue) == [each for each in result.told if each.level is Level.ERROR]
        return result

    return found


def told(result: Checked) -> list[tuple[str, int]]:
    return [(finding.rule, finding.place.line) for finding in result.told]


def record(number: int, more: str = "") -> str:
    return OLD.format(number=number) + more


def test_a_warning_is_silenced_in_its_record_and_nowhere_else(found) -> None:
    result = found(record(1) + record(2, SILENCED) + record(3))
    assert told(result) == [("LB110", 1), ("LB110", 8)]
    assert [(finding.rule, finding.place.line) for finding in result.silenced] == [("LB110", 4)]


def test_check_tells_what_is_not_silenced(tmp_path: Path, found) -> None:
    result = found(record(1) + record(2, SILENCED))
    assert check(Catalogue.link(read_data(tmp_path / "data"), DAY)) == result.told


def test_another_warning_of_the_record_is_still_told(found) -> None:
    result = found(record(1, SILENCED + '  ics: ["99.999"]\n'))
    assert told(result) == [("LB502", 5)]


def test_one_silencing_is_for_all_that_the_rule_finds_in_the_record(found) -> None:
    classes = '  ics: ["99.999", "98.999"]\n  silence: [{rule: LB502, reason: r}, {rule: LB110, reason: r}]\n'
    result = found(record(1, classes))
    assert told(result) == []
    assert sorted(finding.rule for finding in result.silenced) == ["LB110", "LB502", "LB502"]


def test_a_silencing_that_silences_nothing_is_an_error_at_the_name_of_its_rule(found) -> None:
    result = found(record(1, SILENCED).replace("2005\n", "2025\n"))
    (finding,) = result.told
    assert (finding.rule, finding.place.line, finding.place.column) == ("LB702", 4, 20)
    assert (finding.place.end_line, finding.place.end_column) == (4, 25)


def test_a_silencing_is_not_called_needless_while_a_file_cannot_be_read(found) -> None:
    result = found(record(1, SILENCED).replace("2005\n", "2025\n"), **{"cities.yaml": "- id: a: b\n"})
    assert "LB702" not in {finding.rule for finding in result.told}


@pytest.mark.parametrize(
    ("rule", "at"), [("LB104", "LB701"), ("LB702", "LB701"), ("LB999", "LB701"), ("lb110", "LB013")]
)
def test_what_is_no_warning_or_remark_cannot_be_silenced(found, rule: str, at: str) -> None:
    result = found(record(1, f"  silence:\n    - rule: {rule}\n      reason: r\n"))
    assert (at, 5) in told(result)
    assert not result.silenced


def test_an_error_is_told_though_it_is_silenced(found) -> None:
    result = found(
        record(1, "  title_en: x\n  silence: [{rule: LB206, reason: r}, {rule: LB110, reason: r}]\n")
    )
    assert told(result) == [("LB206", 4), ("LB701", 5)]


def test_a_remark_can_be_silenced(found) -> None:
    more = "  issued: 2005-01-01\n  silence: [{rule: LB110, reason: r}, {rule: LB308, reason: r}]\n"
    assert told(found(record(1, more))) == []


def test_a_rule_is_silenced_once(found) -> None:
    result = found(record(1, SILENCED.replace("}]", "}, {rule: LB110, reason: r}]")))
    assert told(result) == [("LB703", 4)]


def test_a_silencing_has_a_reason(found) -> None:
    result = found(record(1, "  silence: [{rule: LB110}]\n"))
    assert told(result) == [("LB012", 4)]


@pytest.mark.parametrize("name", ["cities.yaml", "sources.yaml", "organizations.yaml", "reported.yaml"])
def test_every_kind_of_record_can_silence(found, name: str) -> None:
    text = (BASE / name).read_text("utf-8")
    long = "长" * 601
    result = {
        "cities.yaml": lambda: found(text.replace("short_zh: 潍坊", f"short_zh: {long}")
                                     + "  silence: [{rule: LB609, reason: r}]\n", name),
        "sources.yaml": lambda: found(text + "\n- id: u\n  tier: news\n  name_zh: 报\n  name_en: N\n"
                                      "  silence: [{rule: LB610, reason: r}]\n", name),
        "organizations.yaml": lambda: found(text + f"\n- id: u\n  role: drafter\n  name_zh: {long}\n"
                                            "  silence: [{rule: LB609, reason: r}]\n", name),
        "reported.yaml": lambda: found(text.replace("quote: 企业标准9999项", "quote: 企业标准")
                                       + "  silence: [{rule: LB616, reason: r}]\n", name),
    }[name]()  # fmt: skip
    assert told(result) == []
    assert len(result.silenced) == 1


def test_a_batch_silences_only_for_itself(found) -> None:
    batch = record(2, SILENCED)
    result = found(record(1), **{"standards/batch.yaml": batch})
    assert [(f.place.file, f.rule) for f in result.told] == [("data/standards.yaml", "LB110")]
    assert [f.place.file for f in result.silenced] == ["data/standards/batch.yaml"]
