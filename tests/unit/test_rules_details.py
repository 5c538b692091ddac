"""The finer points of single rules: what they must let pass, and what they see through."""

import datetime
import tempfile
import time
from pathlib import Path
from textwrap import dedent

import pytest

from lubiao.catalogue import Catalogue
from lubiao.findings import Finding, Level
from lubiao.reading import read_data
from lubiao.rules import check
from lubiao.rules.numerals import chinese_number, numbers_in

DAY = datetime.date(2026, 11, 23)
EVIDENCE = "\n  evidence: [{source: s, level: listing, read: 2026-01-01}]\n"
FILES = {
    "cities.yaml": "- {id: qingdao, division: 3702, name_zh: 青岛市, short_zh: 青岛, name_en: Qingdao}\n",
    "organizations.yaml": "[]\n",
    "sources.yaml": "- {id: s, tier: official, name_zh: 平台, name_en: Platform}\n",
    "reported.yaml": "[]\n",
    "vocabulary/ics.csv": "code\n",
    "vocabulary/ccs.csv": "code\n",
    "vocabulary/sectors.csv": "code\n",
    "vocabulary/divisions.csv": "code,until\n37,\n3702,\n3712,2019\n",
}


def findings_for(
    standards: str, files: dict[str, str] | None = None, day: datetime.date = DAY
) -> list[Finding]:
    """What is found in a folder with these records; remarks, and the order of the records, left out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "vocabulary").mkdir()
        for file, text in {**FILES, "standards.yaml": dedent(standards), **(files or {})}.items():
            (folder / file).write_text(text, encoding="utf-8")
        findings = check(Catalogue.link(read_data(folder), day))
    return [finding for finding in findings if finding.level is not Level.INFO and finding.rule != "LB116"]


def rules_for(standards: str, files: dict[str, str] | None = None, day: datetime.date = DAY) -> list[str]:
    """The rules, remarks left out, that a folder with these records breaks."""
    return [finding.rule for finding in findings_for(standards, files, day)]


def record(code: str, title: str = "题名", more: str = "") -> str:
    return f"- code: {code}\n  title_zh: {title}{EVIDENCE}{more}"


def test_the_empty_folder_of_these_tests_breaks_only_the_rule_that_sources_are_used() -> None:
    assert rules_for("[]\n") == ["LB610"]


@pytest.mark.parametrize(
    "title",
    [
        "质量管理体系 GB/T 19001-2016 应用指南",
        "DB37地方标准编写指南",
        "NY/T 12系列标准的应用",
        "废止标准的处理程序",
        "作废产品（现场）管理",
        "5G 通信",
    ],
)
def test_a_title_may_speak_of_other_standards_and_of_validity(title: str) -> None:
    assert rules_for(record("DB37/T 1-2020", title)) == []


@pytest.mark.parametrize(
    "title",
    ["DB37/T 1—2020 苹果", "苹果 DB37/T1-2020", "ＤＢ３７／Ｔ 1-2020苹果", "苹果(DB37/T 1)", "DB37T1苹果"],
)
def test_a_title_never_holds_its_own_code(title: str) -> None:
    assert "LB203" in rules_for(record("DB37/T 1-2020", title))


def test_the_own_code_is_not_seen_in_a_longer_number() -> None:
    assert rules_for(record("DB37/T 1-2020", "与DB37/T 12配套的规范")) == []


@pytest.mark.parametrize(
    "status", ["（现行）", "[废止]", "【即将实施】", "( 已作废 )", " 现行", "（被代替）"]
)
def test_a_status_in_a_title_is_seen_in_any_brackets(status: str) -> None:
    assert rules_for(record("DB37/T 1-2020", f"苹果{status}")) == ["LB204"]


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("DB37/T 1.2-2020", "苹果 第2部分：种植"),
        ("DB37/T 1.2-2020", "苹果 第二部分：种植"),
        ("DB37/T 1.12-2020", "苹果 第十二部分：种植"),
        ("DB37/T 1.233-2020", "医用电气设备 第2-33部分：安全"),
        ("DB37/T 1.2-2020", "苹果种植"),
        ("T/ABC 1-2020", "苹果 第2部分：种植"),
    ],
)
def test_part_numbers_that_agree(code: str, title: str) -> None:
    assert rules_for(record(code, title)) == []


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("DB37/T 1.3-2020", "苹果 第2部分"),
        ("DB37/T 1-2020", "苹果 第二部分"),
        ("T/ABC 1.1-2020", "苹果 第2部分"),
    ],
)
def test_part_numbers_that_do_not_agree(code: str, title: str) -> None:
    assert rules_for(record(code, title)) == ["LB208"]


@pytest.mark.parametrize(
    ("issued", "implemented", "found"),
    [
        ("2020-05-01", "2020-05-01", []),
        ("2020-05-31", "2020-05", []),
        ("2020-05", "2020-05-01", []),
        ("2020-05", "2020-04-30", ["LB302"]),
        ("2020-05-02", "2020-05-01", ["LB302"]),
    ],
)
def test_a_month_is_not_before_its_days(issued: str, implemented: str, found: list[str]) -> None:
    more = f"  issued: {issued}\n  implemented: {implemented}\n"
    assert rules_for(record("DB37/T 1-2020", more=more)) == found


def test_a_reading_of_upcoming_does_not_turn_wrong_as_time_passes() -> None:
    more = "  implemented: 2026-06-01\n  status: {value: upcoming, read: 2026-05-31, source: s}\n"
    assert rules_for(record("DB37/T 1-2020", more=more)) == []
    assert rules_for(record("DB37/T 1-2020", more=more), day=datetime.date(2030, 1, 1)) == []


@pytest.mark.parametrize(
    ("implemented", "read", "found"),
    [
        ("2026-06", "2026-06-10", []),
        ("2026-06", "2026-06-29", []),
        ("2026-06", "2026-06-30", ["LB307"]),
        ("2026-02", "2026-02-28", ["LB307"]),
        ("2026-06-10", "2026-06-09", []),
        ("2026-06-10", "2026-06-10", ["LB307"]),
    ],
)
def test_a_month_of_implementation_lies_ahead_until_its_last_day(
    implemented: str, read: str, found: list[str]
) -> None:
    more = f"  implemented: {implemented}\n  status: {{value: upcoming, read: {read}, source: s}}\n"
    assert rules_for(record("DB37/T 1-2020", more=more)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("withdrawn: 1949-10-01", []),
        ("withdrawn: 1949-10", []),
        ("withdrawn: 1949-09", ["LB301"]),
        ("implemented: 1949-09-30", ["LB301"]),
        ("implemented: 2036-11-23", []),
        ("implemented: 2036-11-24", ["LB301"]),
        ("withdrawn: 2036-12", ["LB301"]),
        ("implemented: 9999-12-31", ["LB301"]),
        ("status: {value: in-force, read: 2000-01-01, source: s}", []),
        ("status: {value: in-force, read: 1999-12-31, source: s}", ["LB301"]),
        ("status: {value: in-force, read: 1900-01-01, source: s}", ["LB301"]),
    ],
)
def test_a_date_is_one_that_can_be_true(line: str, found: list[str]) -> None:
    assert rules_for(record("DB37/T 1-2020", more=f"  {line}\n")) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("replaces: [DB37/T 1-2020]", []),
        ("replaces: [DB37/T 1-2021]", ["LB327"]),
        ("replaces: [GB/T 9]", []),
        ("replaced_by: [DB37/T 9-2020, GB 9-2027]", []),
        ("replaced_by: [DB37/T 9-2019]", ["LB327"]),
    ],
)
def test_a_standard_replaces_none_of_a_later_year(line: str, found: list[str]) -> None:
    assert rules_for(record("DB37/T 2-2020", more=f"  {line}\n")) == found


@pytest.mark.parametrize("key", ["replaces", "replaced_by", "former"])
@pytest.mark.parametrize("code", ["GB/T 1 (all parts)", "GB/T 1~3"])
def test_what_is_replaced_or_renumbered_is_one_standard(key: str, code: str) -> None:
    found = ["LB112"] if key == "former" else ["LB321"]
    assert rules_for(record("GB/T 9-2020", more=f"  {key}: [{code}]\n")) == found


def test_a_whole_series_may_be_adopted() -> None:
    more = "  adopts: [{code: ISO 1 (all parts), degree: MOD}]\n"
    assert rules_for(record("GB/T 9-2020", more=more)) == []


@pytest.mark.parametrize("key", ["replaces", "replaced_by", "former"])
def test_the_prefixes_of_related_codes_are_known_too(key: str) -> None:
    sectors = {"vocabulary/sectors.csv": "code\nNY\n"}
    more = f"  {key}: [XX 1-2020, NY 1-2020, DB37/T 9-2020, ISO 1:2020]\n"
    assert rules_for(record("NY 2-2020", more=more), sectors) == ["LB111"]


def test_a_former_code_is_canonical_and_that_of_no_record() -> None:
    other = record("NY 1-2000", "另一题名")
    assert rules_for(record("NY 2-2000", more="  former: [NY 3-2000, NY 4-99]\n") + other) == []
    assert rules_for(record("NY 2-2000", more="  former: [NY1-2000]\n")) == ["LB112"]
    assert rules_for(record("NY 2-2000", more="  former: [NY 1-2000]\n") + other) == ["LB112"]


@pytest.mark.parametrize("key", ["replaced_by", "former"])
def test_no_code_is_dated_later_than_next_year(key: str) -> None:
    assert rules_for(record("NY 2-2027", more=f"  {key}: [NY 1-2027]\n")) == []
    assert rules_for(record("NY 2-2026", more=f"  {key}: [NY 1-2028]\n")) == ["LB113"]
    assert rules_for(record("NY 2-2028")) == ["LB113"]


def test_today_is_not_in_the_future() -> None:
    text = record("DB37/T 1-2026", more="  issued: 2026-11-23\n")
    assert rules_for(text) == []
    assert rules_for(text, day=datetime.date(2026, 11, 22)) == ["LB305"]


def test_a_successor_that_is_linked_or_named_is_a_successor() -> None:
    old = record("NY 1-2000", more="  status: {value: superseded, read: 2026-01-01, source: s}\n")
    assert rules_for(old) == ["LB322"]
    assert rules_for(old + "  replaced_by: [NY 1-2010]\n") == []
    assert rules_for(old + record("NY 1-2010", more="  replaces: [NY 1-2000]\n")) == []


def test_a_standard_may_have_two_predecessors_of_other_classes() -> None:
    text = record("NY 1-2000") + record("SC 2-2000")
    text += record("GB/T 3-2010", more="  replaces: [NY 1-2000, SC 2-2000]\n")
    assert rules_for(text) == []


def test_a_long_circle_is_told_once_and_names_its_records_and_not_the_line_into_it() -> None:
    pairs = [(1, 5), (2, 1), (3, 2), (4, 3), (5, 4), (6, 5), (7, 6)]
    text = "".join(
        record(f"NY {new}-2010", f"题名{new}", f"  replaces: [NY {old}-2010]\n") for new, old in pairs
    )
    (finding,) = findings_for(text)
    assert finding.rule == "LB325"
    assert finding.message.values["codes"] == "NY 1-2010, NY 2-2010, NY 3-2010, NY 4-2010, NY 5-2010"


def test_two_circles_are_told_each_for_itself() -> None:
    pairs = [(1, 2), (2, 1), (3, 4), (4, 3)]
    text = "".join(
        record(f"NY {new}-2010", f"题名{new}", f"  replaces: [NY {old}-2010]\n") for new, old in pairs
    )
    assert rules_for(text) == ["LB325", "LB325"]


@pytest.mark.parametrize("key", ["replaces", "replaced_by"])
def test_a_circle_with_a_step_back_in_time_is_told_at_that_step_alone(key: str) -> None:
    years = {"replaces": [(2022, 2024), (2023, 2022), (2024, 2023)], "replaced_by": [(2022, 2023), (2023, 2024), (2024, 2022)]}  # fmt: skip
    text = "".join(
        record(f"NY 1-{own}", f"题名{own}", f"  {key}: [NY 1-{other}]\n") for own, other in years[key]
    )
    told = [(finding.rule, finding.place.line) for finding in findings_for(text) if finding.rule != "LB323"]
    assert told == [("LB327", 4 if key == "replaces" else 12)]


def test_a_circle_of_replaced_by_alone_is_a_circle() -> None:
    pairs = [(1, 2), (2, 1)]
    text = "".join(
        record(f"NY {own}-2010", f"题名{own}", f"  replaced_by: [NY {other}-2010]\n") for own, other in pairs
    )
    assert rules_for(text) == ["LB325"]


def test_a_wrong_successor_beside_the_one_that_says_so_is_told_once_and_blames_nobody_else() -> None:
    text = record("NY 1-2000", "老", "  replaced_by: [NY 3-2010]\n")
    text += record("NY 2-2010", "新", "  replaces: [NY 1-2000]\n") + record("NY 3-2010", "别的")
    (finding,) = findings_for(text)
    assert (finding.rule, finding.place.line) == ("LB323", 4)
    assert finding.message.values == {"code": "NY 3-2010", "other": "NY 2-2010"}


@pytest.mark.parametrize(
    ("code", "issued", "rule"),
    [("DB37/T 1-2024", "1900-01-01", "LB301"), ("DB37/T 1-2026", "2027-02-01", "LB305"), ("DB37/T 1-2034", "2024-01-01", "LB113")],
)  # fmt: skip
def test_a_wrong_date_or_year_is_told_once(code: str, issued: str, rule: str) -> None:
    assert rules_for(record(code, more=f"  issued: {issued}\n")) == [rule]


def test_a_code_of_all_parts_is_told_once() -> None:
    assert rules_for(record("DB37/T 1（所有部分）")) == ["LB105"]


@pytest.mark.parametrize(
    ("title", "clean"),
    [("农贸市场　第１部分", "农贸市场 第1部分"), ("农贸市场  ＡＢ（试行）", "农贸市场 AB（试行）")],
)
def test_a_title_is_cleaned_of_wide_letters_and_spaces_and_keeps_its_punctuation(
    title: str, clean: str
) -> None:
    fixes = {finding.fix.value for finding in findings_for(record("NY 1-2010", title)) if finding.fix}
    assert fixes == {clean}


@pytest.mark.parametrize(
    "broken", ["- [\n", "text\n", "农贸".encode("gb18030"), "- code: 甲\n".encode("utf-16")]
)
def test_sources_are_not_called_unused_where_records_cannot_be_read(
    tmp_path: Path, broken: str | bytes
) -> None:
    (tmp_path / "vocabulary").mkdir()
    for file, text in FILES.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    content = broken if isinstance(broken, bytes) else broken.encode()
    (tmp_path / "standards.yaml").write_bytes(content)
    rules = {finding.rule for finding in check(Catalogue.link(read_data(tmp_path), DAY))}
    assert rules and "LB610" not in rules


def test_a_long_line_of_editions_is_no_circle() -> None:
    text = record("NY 1-1950") + "".join(
        record(f"NY 1-{year}", more=f"  replaces: [NY 1-{year - 1}]\n") for year in range(1951, 2020)
    )
    assert rules_for(text) == []


def test_a_division_that_has_ended_is_let_be_before_its_end() -> None:
    assert rules_for(record("DB3712/T 1-2019")) == []
    assert rules_for(record("DB3712/T 1-2020")) == ["LB106"]


def test_one_broken_source_is_not_told_again_at_each_record_that_names_it() -> None:
    broken = {"sources.yaml": "- id: s\n  tier: official\n  name_zh: 平台\n"}
    assert rules_for(record("DB37/T 1-2020"), broken) == ["LB012"]
    assert rules_for(record("DB37/T 1-2020"), {"sources.yaml": "- id: s\n  a: b: c\n"}) == ["LB005"]


def test_empty_vocabularies_say_nothing_about_classes() -> None:
    assert rules_for(record("XX 1-2020", more="  ics: [99.999]\n  ccs: [Z99]\n")) == []


def test_a_citation_alone_is_a_mention() -> None:
    cited = "  cited: [{city: qingdao, source: s, place: 第1段, under: 苹果}]\n"
    assert rules_for(f"- code: DB37/T 1-2020\n  title_zh: 苹果\n{cited}") == ["LB607"]
    assert rules_for(f"- id: apple\n  kind: provincial\n  title_zh: 苹果\n{cited}") == []


def test_an_incomplete_list_of_drafters_may_lack_the_one_that_ties() -> None:
    tie = "  drafted_in: [{city: qingdao, by: drafter, name: 某所}]\n"
    assert rules_for(record("DB37/T 1-2020", more=tie)) == ["LB606"]
    assert rules_for(record("DB37/T 1-2020", more=f"{tie}  drafters_complete: false\n")) == []


@pytest.mark.parametrize("escape", ["\\e[31m", "\\u202e", "\\n", "\\0", "\\u200b", "\\x9b"])
def test_an_escape_cannot_bring_in_what_no_file_may_hold(escape: str) -> None:
    assert "LB015" in rules_for(record("DB37/T 1-2020", f'"苹{escape}果"'))


def test_a_folded_text_over_lines_is_one_line() -> None:
    assert rules_for(record("DB37/T 1-2020", "苹果\n    种植")) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零三", 103), ("三千五百", 3500),
     ("苹果", None), ("", None)],
)  # fmt: skip
def test_chinese_numbers(written: str, value: int | None) -> None:
    assert chinese_number(written) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("企业标准4.6万项", 46000), ("1500余项", 1500), ("1,500项", 1500), ("１２项", 12), ("九条措施", 9),
     ("0.5亿元", 50_000_000), ("参与制修订18项国际和1500余项", 18)],
)  # fmt: skip
def test_numbers_in_a_quotation(text: str, value: int) -> None:
    assert value in numbers_in(text)


def test_a_number_in_a_quotation_is_a_whole_one() -> None:
    assert 46 not in numbers_in("4.6万项，460件")


def test_a_successor_that_is_a_draft_says_too_that_it_replaces() -> None:
    old = record("NY 1-2000", "老", "  replaced_by: [NY 1-2010]\n")
    assert rules_for(old + record("NY 1-2010", "新", "  replaces: [NY 1-2000]\n  draft: true\n")) == []


def test_a_long_line_of_successors_is_gone_through_once() -> None:
    """Four thousand editions in a row: taken away from both ends, this took minutes."""
    line = [record(f"NY {n}-2010", f"题名{n}", f"  replaces: [NY {n - 1}-2010]\n") for n in range(2, 4_000)]
    begun = time.process_time()
    assert rules_for(record("NY 1-2010", "题名1") + "".join(line)) == []
    assert time.process_time() - begun < 10


def test_a_former_name_is_a_code_or_the_id_from_before_it_was_identified() -> None:
    assert rules_for(record("NY 2-2000", more="  former: [farmers-market-rating]\n")) == []
    assert rules_for(record("NY 2-2000", more="  former: [ny-1-2000]\n")) == ["LB112"], "that is a code"
    assert rules_for(record("NY 2-2000", more="  former: [no code]\n")) == ["LB112"]


def test_a_former_name_is_listed_at_one_record_only() -> None:
    other = record("NY 3-2000", more="  former: [NY 1-2000, market-rating]\n")
    for former, is_told in (("NY 1-2000", True), ("market-rating", True), ("NY 4-2000", False)):
        found = rules_for(record("NY 2-2000", more=f"  former: [{former}]\n") + other)
        assert ("LB117" in found) is is_told


def test_two_former_names_that_are_none_are_not_told_to_be_the_same_address() -> None:
    twice = record("NY 2-2000", more="  former: [no code]\n") + record(
        "NY 3-2000", more="  former: [not one]\n"
    )
    assert "LB117" not in rules_for(twice)
