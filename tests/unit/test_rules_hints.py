"""Where somebody meant something that is known, the finding names it; and where two records look alike, it says so."""

import datetime
from pathlib import Path

import pytest

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding
from lubiao.reading import read_data
from lubiao.rules import check
from lubiao.rules.example import EXAMPLES, ExampleFile

DAY = datetime.date(2026, 11, 23)
EVIDENCE = "  evidence: [{source: samr-std, level: listing, read: 2026-11-23}]\n"


@pytest.fixture
def found(tmp_path: Path):
    """What the check says of records put into a small clean data folder."""

    def found(*records: str) -> list[Finding]:
        data = tmp_path / "data"
        data.mkdir(exist_ok=True)
        base = EXAMPLES / "base"
        for path in base.rglob("*.*"):
            ExampleFile(str(path.relative_to(base)), path.read_text("utf-8")).write(data)
        (data / "standards.yaml").write_text("".join(records), encoding="utf-8")
        return check(Catalogue.link(read_data(data), DAY))

    return found


def record(code: str, title: str = "农贸市场管理规范", more: str = "") -> str:
    return f"- code: {code}\n  title_zh: {title}\n{more}{EVIDENCE}"


def unidentified(title: str) -> str:
    tie = "  drafted_in: [{city: qingdao, by: subject}]\n"
    return f"- id: market\n  kind: municipal\n  title_zh: {title}\n{tie}{EVIDENCE}"


def rules(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


@pytest.mark.parametrize(
    ("more", "rule", "meant"),
    [
        ("  titel_en: Market\n", "LB011", "title_en"),
        ("  title_en: Market\n  title_en_from: offical\n", "LB013", "official"),
        ("  draft: ture\n", "LB013", "true"),
        ("  drafted_in: [{city: 潍坊, by: subject}]\n", "LB603", "weifang"),
        ("  drafted_in: [{city: qindao, by: subject}]\n", "LB603", "qingdao"),
        ("  status: {value: in-force, read: 2026-11-23, source: samr_std}\n", "LB602", "samr-std"),
        ("  drafters: [青岛市标准化研究所]\n", "LB614", "青岛市标准化研究院"),
    ],
)
def test_a_slip_in_a_key_a_word_or_a_name_is_told_with_what_was_meant(
    found, more: str, rule: str, meant: str
) -> None:
    (finding,) = found(record("DB3702/T 0099-2024", more=more))
    assert finding.rule == rule
    assert finding.remedy
    assert finding.remedy.said_in(str).startswith(f"Did you mean {meant}?")


def test_a_name_that_is_like_nothing_gets_no_guess(found) -> None:
    (finding,) = found(record("DB3702/T 0099-2024", more="  drafted_in: [{city: atlantis, by: subject}]\n"))
    assert finding.remedy and finding.remedy.said_in(str) == "The cities are in cities.yaml."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DB3702/T 0099-2024", "DB3702/T 99-2024"), ("GB 99999-2024", "GB/T 99999-2024"),
        ("NY/T 9.01-2024", "NY/T 9.1-2024"),
    ],
)  # fmt: skip
def test_codes_that_differ_by_zeros_or_a_mark_are_told_once_at_the_later_record(
    found, one: str, other: str
) -> None:
    (finding,) = found(record(one), record(other, "海水浴场服务规范"))
    assert (finding.rule, finding.place.line) == ("LB114", 4)
    assert finding.message.values == {"code": other, "other": one}


@pytest.mark.parametrize("other", ["DB3702/T 0099-2023", "DB3707/T 0099-2024", "DB3702/T 0990-2024"])
def test_codes_of_another_year_issuer_or_number_are_not_alike(found, other: str) -> None:
    assert "LB114" not in rules(found(record("DB3702/T 0099-2024"), record(other, "海水浴场服务规范")))


def test_a_predecessor_without_a_record_is_compared_with_the_codes_that_have_one(found) -> None:
    new = record("GB/T 99999-2024", "市场规范", "  replaces: [GB/T 99998-2008]\n")
    (finding,) = found(record("GB 99998-2008", "老市场规范"), new)
    assert (finding.rule, finding.place.line, finding.place.column) == ("LB114", 6, 14)


def test_the_year_of_a_predecessor_is_compared_with_the_editions_that_have_a_record(found) -> None:
    new = record("GB/T 99999-2024", "市场规范", "  replaces: [GB/T 99998-2009]\n")
    (finding,) = found(record("GB/T 99998-2008", "老市场规范"), new)
    assert finding.rule == "LB115"
    assert finding.message.values["editions"] == "GB/T 99998-2008"


def test_one_issuer_has_one_standard_of_a_title_whatever_its_spaces_and_width(found) -> None:
    findings = found(record("DB3702/T 1-2024", "农贸市场 第１类"), record("DB3702/T 2-2024", "农贸市场第1类"))
    assert "LB209" in rules(findings)


@pytest.mark.parametrize(
    "records",
    [
        (record("DB3702/T 1-2024"), record("DB3707/T 2-2024")),
        (record("DB3702/T 1-2020"), record("DB3702/T 1-2024")),
        (record("DB3702/T 1-2020"), record("DB3702/T 2-2024", more="  replaces: [DB3702/T 1-2020]\n")),
        (
            record("DB3702/T 1-2019"),
            record("DB3702/T 2-2022", more="  replaces: [DB3702/T 1-2019]\n"),
            record("DB3702/T 3-2024", more="  replaces: [DB3702/T 2-2022]\n"),
        ),
    ],
    ids=["of two issuers", "editions", "old and new", "oldest and newest of a line"],
)
def test_titles_may_be_equal(found, records: tuple[str, ...]) -> None:
    assert not {"LB209", "LB210"} & set(rules(found(*records)))


def test_a_record_that_is_not_identified_is_compared_with_all_codes_of_its_kind(found) -> None:
    findings = found(unidentified("农贸市场管理规范"), record("DB3707/T 1-2024"))
    (finding,) = [finding for finding in findings if finding.rule == "LB209"]
    assert finding.place.line == 3
    assert finding.message.values == {"code": "DB3707/T 1-2024"}


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("农贸市场管理规范", "农贸市场管理规程", True),
        ("农贸市场管理规范", "农贸市场的管理规范", True),
        ("农贸市场管理规范第1级", "农贸市场管理规范第2级", False),
        ("农贸市场管理规范", "农贸市场服务规程", False),
        ("鲤鱼养殖", "鲫鱼养殖", False),
    ],
)
def test_titles_of_one_issuer_that_differ_by_a_character_are_remarked_on_but_not_numerals_or_short_ones(
    found, one: str, other: str, is_near: bool
) -> None:
    findings = found(record("DB3702/T 1-2024", one), record("DB3702/T 2-2024", other))
    assert ("LB210" in rules(findings)) is is_near


def test_many_equal_titles_are_compared_in_no_more_than_their_number(found) -> None:
    """A counted guard: each record is compared with one other, not with all before it."""
    findings = found(*(record(f"DB3702/T {number}-2024") for number in range(1, 401)))
    assert rules(findings).count("LB209") == 399


@pytest.mark.parametrize("written", ["Qingdao", "ｑｉｎｇｄａｏ", "QINGDAO"])
def test_an_id_that_is_wrong_in_case_or_width_alone_has_one_right_answer(found, written: str) -> None:
    more = f"  drafted_in: [{{city: {written}, by: subject}}]\n"
    (finding,) = found(record("DB3702/T 0099-2024", more=more))
    assert finding.rule == "LB603"
    assert finding.fix and finding.fix.value == "qingdao"


def test_a_name_in_place_of_an_id_is_left_to_a_person(found) -> None:
    more = "  drafted_in: [{city: 青岛市, by: subject}]\n"
    (finding,) = found(record("DB3702/T 0099-2024", more=more))
    assert finding.fix is None


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("cities.yaml", "- id: weifang", "- id:weifang"), ("cities.yaml", "潍坊市", '"潍坊市'), ("sources.yaml", "- id: samr-std", "- id：samr-std")],
)  # fmt: skip
def test_a_broken_city_or_source_is_told_there_and_not_at_each_record_that_names_it(
    tmp_path: Path, found, file: str, old: str, new: str
) -> None:
    found(record("DB3707/T 0099-2024", more="  drafted_in: [{city: weifang, by: subject}]\n"))
    path = tmp_path / "data" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    told = rules(check(Catalogue.link(read_data(tmp_path / "data"), DAY)))
    assert told and not {"LB602", "LB603"} & set(told)
