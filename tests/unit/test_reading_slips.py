"""Slips of the hand in a real record: each is told once, where it was made, and with what would be right."""

import datetime
import shutil
from pathlib import Path

import pytest
from yaml import YAMLError

from lubiao.catalogue import Catalogue
from lubiao.cli.repair import repairs_of
from lubiao.findings import Finding, Level
from lubiao.reading import Data, read_data
from lubiao.reading.reasons import UNKNOWN, in_our_words
from lubiao.rules import check

CLEAN = Path(__file__).parent / "golden" / "clean"
DAY = datetime.date(2026, 11, 23)

RECORD = """\
- code: DB3702/T 90-2024
  title_zh: 海水浴场管理规范
  title_en: Specification for management of bathing beaches
  title_en_from: project
  issued: 2024-05-10
  implemented: 2024-06-10
  ics: [03.080.30]
  ccs: [A16]
  issuers:
    - 青岛市市场监督管理局
  cited:
    - city: qingdao
      source: dazhong-2023-01-16
      place: 青岛，第3段
      under: 海水浴场管理规范
  evidence:
    - source: samr-std
      level: listing
      read: 2026-11-20   # 当天读到
      url: https://std.samr.gov.cn/db/x
"""
NEXT = "\n- code: DB3702/T 91-2024\n  title_zh: 下一条\n"


def changed(*changes: tuple[str, str]) -> str:
    text = RECORD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CLEAN, tmp_path / "data")
    return tmp_path / "data"


def read(folder: Path, standards: str) -> Data:
    (folder / "standards.yaml").write_text(standards, encoding="utf-8")
    return read_data(folder)


def told(data: Data) -> list[tuple[str, int, int]]:
    found = [f for f in data.findings if f.place.file.endswith("/standards.yaml")]
    return [(f.rule, f.place.line, f.place.column) for f in found]


def said(finding: Finding) -> str:
    remedy = finding.remedy.said_in(str) if finding.remedy else ""
    return f"{finding.message.said_in(str)} {remedy}"


BEACHES = "title_en: Specification for management of bathing beaches"
SLIPS: dict[str, tuple[str, tuple[int, int], str]] = {
    "an open quote": (changed(("title_en: S", 'title_en: "S')), (3, 13), "the quote that opens here is not closed"),
    "an open quote above another one": (
        changed(("title_en: S", 'title_en: "S'), ("under: 海水浴场管理规范", 'under: "海水浴场管理规范"')),
        (3, 13),
        "the quote that opens here is not closed",
    ),
    "an open single quote": (changed(("title_zh: 海", "title_zh: '海")), (2, 13), "the quote that opens here is not closed"),
    "an open quote at the end": (changed(("url: h", 'url: "h')), (20, 12), "the quote that opens here is not closed"),
    "an open quote in a list": (changed(("- 青", '- "青')), (10, 7), "the quote that opens here is not closed"),
    "an open bracket": (changed(("[03.080.30]", "[03.080.30")), (7, 8), "the bracket that opens here is not closed"),
    "an open brace": (
        changed(("  ics", "  status: {value: in-force, read: 2026-11-20\n  ics")), (7, 11), "they are not closed",
    ),
    "one space too many": (changed(("  issued", "   issued")), (5, 4), "indented further than the line above"),
    "one space too few": (changed(("  issued", " issued")), (5, 2), "indented less than the line above"),
    "a nested key at the margin": (changed(("      level", "  level")), (18, 3), "indented less than the keys"),
    "a nested key too far left": (changed(("      level", "    level")), (18, 5), "indented less than the line above"),
    "a nested key too far right": (changed(("      level", "       level")), (18, 8), "indented further"),
    "an item too far left": (
        changed(("监督管理局\n", "监督管理局\n   - 某局\n")), (11, 4), "indented less than the line above",
    ),
    "a full-width colon": (changed(("title_zh: ", "title_zh：")), (2, 11), "half-width colon and a space"),
    "a full-width colon in a nested record": (changed(("level: ", "level：")), (18, 12), "half-width colon and a space"),
    "a full-width colon behind the first key": (changed(("code: ", "code：")), (1, 7), "half-width colon and a space"),
    "a full-width colon in the last line": (changed(("url: ", "url：")), (20, 10), "half-width colon and a space"),
    "a full-width colon behind a Chinese key": (changed(("issued: ", "发布日期：")), (5, 7), "half-width colon"),
    "no space behind a colon": (changed(("title_zh: ", "title_zh:")), (2, 11), "Write a space behind the colon"),
    "no space behind the first colon": (changed(("- city: ", "- city:")), (12, 11), "Write a space behind the colon"),
    "no colon": (changed(("title_zh: ", "title_zh ")), (2, 3), "a colon is missing"),
    "an asterisk": (changed(("title_zh: 海", "title_zh: *海")), (2, 13), "begins with *, so it needs quotes"),
    "an at sign": (changed(("title_zh: 海", "title_zh: @海")), (2, 13), "begins with @, so it needs quotes"),
    "a per cent sign": (changed(("title_zh: 海", "title_zh: %海")), (2, 13), "begins with %, so it needs quotes"),
    "a bar": (changed(("title_zh: 海", "title_zh: |海")), (2, 13), "begins with |, so it needs quotes"),
    "a greater-than sign": (changed(("title_zh: 海", "title_zh: >海")), (2, 13), "begins with >, so it needs quotes"),
    "a bracket": (changed(("title_zh: 海水", "title_zh: [海]水")), (2, 13), "begins with [, so it needs quotes"),
    "a brace": (changed(("title_zh: 海水", "title_zh: {海}水")), (2, 13), "begins with {, so it needs quotes"),
    "a dash": (changed(("title_zh: 海", "title_zh: - 海")), (2, 13), "needs quotes"),
    "an apostrophe": (changed((BEACHES, "title_en: 'Qingdao's beaches'")), (3, 21), "in double quotes"),
    "quotes in quotes": (changed((BEACHES, 'title_en: "The "best" beaches"')), (3, 18), "in single quotes"),
    "a second colon": (changed(("of bathing", ": of bathing")), (3, 42), "so the value needs quotes"),
    "a backslash": (changed((BEACHES, 'title_en: "a\\qb"')), (3, 15), "Use single quotes"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_once_where_it_was_made(folder: Path, slip: str) -> None:
    text, (line, column), words = SLIPS[slip]
    data = read(folder, text + NEXT)
    assert told(data) == [("LB005", line, column)]
    assert words in said(data.findings[0])
    assert [entry.record.code for entry in data.standards] == ["DB3702/T 91-2024"]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_alike_where_lines_end_as_windows_ends_them(folder: Path, slip: str) -> None:
    text, place, _ = SLIPS[slip]
    assert told(read(folder, (text + NEXT).replace("\n", "\r\n"))) == [("LB005", *place)]


def test_the_record_as_it_should_be_has_no_fault(folder: Path) -> None:
    assert told(read(folder, RECORD + NEXT)) == []


def test_a_record_without_its_dash_is_told_once_and_mixes_nothing_into_the_one_above(folder: Path) -> None:
    second = RECORD.replace("- code: DB3702/T 90", "  code: DB3702/T 91").replace(
        "  ccs", "  committee: 某会\n  ccs"
    )
    data = read(folder, RECORD + second)
    assert told(data) == [("LB006", 21, 3)]
    assert "A new record begins here" in said(data.findings[0])
    assert data.standards[0].record.code == "DB3702/T 90-2024"
    assert data.standards[0].record.committee is None


def test_a_first_record_without_its_dash_is_told_once_and_costs_only_itself(folder: Path) -> None:
    data = read(folder, "# 市级\n\n" + RECORD.replace("- code", "  code") + NEXT)
    assert told(data) == [("LB010", 3, 1)]
    assert [entry.record.code for entry in data.standards] == ["DB3702/T 91-2024"]


def test_a_code_that_stands_twice_is_no_new_record(folder: Path) -> None:
    data = read(folder, changed(("  title_zh", "  code: DB3702/T 91-2024\n  code: GB 1\n  title_zh")))
    assert told(data) == [("LB006", 2, 3), ("LB006", 3, 3)]


def test_an_item_without_its_dash_is_told_once(folder: Path) -> None:
    again = "      city: jinan\n      source: dazhong-2023-01-16\n      place: 济南\n      under: 某标准\n  evidence"
    data = read(folder, changed(("  evidence", again)))
    assert told(data) == [("LB006", 16, 7)]
    assert "new item of the list" in said(data.findings[0])


def test_two_keys_that_stand_twice_apart_from_the_first_are_each_told(folder: Path) -> None:
    data = read(folder, changed(("  ics", "  title_zh: 二\n  issued: 2024-05-11\n  ics")))
    assert told(data) == [("LB006", 7, 3), ("LB006", 8, 3)]
    assert {finding.place.record for finding in data.findings} == {"DB3702/T 90-2024"}


@pytest.mark.parametrize(
    "text",
    [
        f"<<<<<<< HEAD\n{RECORD}=======\n{RECORD}>>>>>>> mine\n",
        changed(("  issued: 2024-05-10\n", "<<<<<<< HEAD\n  issued: 2024-05-10\n=======\n  issued: 2024-05-11\n>>>>>>> mine\n")),
        f"{RECORD}<<<<<<< HEAD\n{RECORD}||||||| base\n=======\n>>>>>>> mine\n",
    ],
)  # fmt: skip
def test_a_merge_conflict_is_told_once_and_costs_only_its_records(folder: Path, text: str) -> None:
    data = read(folder, f"- code: GB/T 1-2020\n\n{text}{NEXT}")
    first = f"\n\n{text}".split("<<<<<<<")[0].count("\n") + 1
    assert told(data) == [("LB005", first, 1)]
    assert "A merge conflict is left here." in said(data.findings[0])
    codes = [entry.record.code for entry in data.standards]
    assert codes[0] == "GB/T 1-2020"
    assert codes[-1] == "DB3702/T 91-2024"


def test_a_tab_in_the_margin_is_told_once(folder: Path) -> None:
    assert told(read(folder, changed(("  issued", "\tissued")))) == [("LB004", 5, 1)]


def test_a_misspelled_key_is_not_missing_too(folder: Path) -> None:
    data = read(folder, changed(("level:", "levle:")))
    assert told(data) == [("LB011", 18, 7)]
    assert said(data.findings[0]).endswith("Did you mean level?")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("code", "标准号", "Did you mean code?"),
        ("ics", "说明", "Did you mean notes?"),
        ("level", "级别", "Did you mean level?"),
        ("level: listing", "level: 条目", "Did you mean listing?"),
        (
            "  ics",
            "  status: {value: 现行, read: 2026-11-20, source: samr-std}\n  ics",
            "Did you mean in-force?",
        ),
        ("  ics", "  status: in-force\n  ics", "value, read, source"),
        ("  ics", "  notes: 存疑\n  ics", "zh, en"),
        ("  ics", "  xyzzy: 1\n  ics", "The keys are: code, id, kind"),
        (" DB3702/T 90-2024", "", "while no code is known, write an id and a kind"),
        ("level: listing", "level:", "level has no value. Fill it in"),
        (
            "title_en: Specification for management of bathing beaches",
            "title_en:",
            "title_en has no value. Leave",
        ),
    ],
)
def test_what_would_be_right_is_named(folder: Path, old: str, new: str, words: str) -> None:
    assert words in said(read(folder, changed((old, new))).findings[0])


def test_a_list_with_a_text_for_a_mapping_says_what_is_wrong_with_the_colon(folder: Path) -> None:
    data = read(folder, "- code：DB3702/T 90-2024\n" + NEXT)
    assert told(data) == [("LB010", 1, 3)]
    assert "half-width colon" in said(data.findings[0])


def test_a_missing_key_is_shown_under_the_first_one_and_its_value(folder: Path) -> None:
    data = read(folder, changed(("      level: listing\n", "")))
    place = data.findings[0].place
    assert (place.line, place.column, place.end_line, place.end_column) == (17, 7, 17, 23)


def test_all_faults_of_a_record_are_told_in_one_run(folder: Path) -> None:
    text = changed(
        ("2024-05-10", "2024/05/10"), ("level: listing", "level: list"), ("city: qingdao", "city: 青岛"),
        ("[A16]", "[a16]"), ("90-2024", "90—2024"),
    )  # fmt: skip
    data = read(folder, text)
    rules = {f.rule for f in check(Catalogue.link(data, DAY)) if f.place.file.endswith("/standards.yaml")}
    assert {"LB013", "LB014", "LB104", "LB503", "LB603"} <= rules
    assert rules.isdisjoint({"LB101", "LB201", "LB206", "LB601", "LB605", "LB607", "LB401"})


@pytest.mark.parametrize("key", ["code", "title_zh", "title_en", "issued", "cited", "evidence", "issuers"])
def test_a_key_that_is_wrong_is_not_missed(folder: Path, key: str) -> None:
    whole = check(Catalogue.link(read(folder, RECORD), DAY))
    lines = [line for line in RECORD.splitlines() if line[2:].startswith(f"{key}:")]
    text = RECORD.replace(lines[0], f"{lines[0][:2]}{key}: {{a: b}}")
    if key in ("cited", "evidence", "issuers"):
        begin = RECORD.index(lines[0])
        end = begin + len(lines[0]) + 1
        while RECORD[end : end + 4] == "    ":
            end = RECORD.index("\n", end) + 1
        text = f"{RECORD[:begin]}  {key}: {{a: b}}\n{RECORD[end:]}"
    found = [f for f in check(Catalogue.link(read(folder, text), DAY)) if "/standards.yaml" in f.place.file]
    known = {finding.rule for finding in whole}
    assert {finding.rule for finding in found} - known == {"LB014" if key == "issued" else "LB010"}


def test_what_is_left_of_a_misfit_is_no_part_of_the_catalogue(folder: Path) -> None:
    data = read(folder, changed(("2024-05-10", "2024/05/10")) + NEXT)
    assert [entry.record.code for entry in data.standards] == ["DB3702/T 91-2024"]
    assert [entry.record.code for entry in data.incomplete] == ["DB3702/T 90-2024"]
    assert Catalogue.link(data, DAY).find("DB3702/T 90-2024") is None


def test_what_a_misfit_silences_is_not_told(folder: Path) -> None:
    silenced = "  silence:\n    - rule: LB504\n      reason: 封面如此\n"
    text = changed(("2024-05-10", "2024/05/10"), ("[A16]", "[Z99]"))
    before = {f.rule for f in check(Catalogue.link(read(folder, text), DAY))}
    after = {f.rule for f in check(Catalogue.link(read(folder, text + silenced), DAY))}
    assert before - after == {"LB504"}
    assert after - before == set()


def test_all_that_can_be_repaired_in_a_record_is_repaired_in_one_run(folder: Path) -> None:
    text = changed(("2024-05-10", "2024/05/10"), ("level: listing", "level: list"), ("90-2024", "90—2024"))
    read(folder, text)
    repairs, _ = repairs_of(folder)
    after = next(repair.after for repair in repairs if repair.file.endswith("/standards.yaml"))
    assert "issued: 2024-05-10" in after
    assert "code: DB3702/T 90-2024" in after
    assert "level: list\n" in after


CUT = {
    "a title": (changed((BEACHES, "title_en: Management of #1 beaches")), [(3, 13)]),
    "an item": (changed(("- 青岛市市场监督管理局", "- 青岛市 #市场")), [(10, 7)]),
    "two in a record": (
        changed(("title_zh: 海", "title_zh: 一 #海"), ("第3段", "第 #3 段")),
        [(2, 13), (14, 14)],
    ),
}


@pytest.mark.parametrize("cut", CUT)
def test_a_value_that_a_remark_cuts_off_is_a_warning(folder: Path, cut: str) -> None:
    text, places = CUT[cut]
    found = [f for f in check(Catalogue.link(read(folder, text), DAY)) if f.rule == "LB016"]
    assert [(f.place.line, f.place.column) for f in found] == places
    assert {f.level for f in found} == {Level.WARNING}
    assert {f.place.record for f in found} == {"DB3702/T 90-2024"}


@pytest.mark.parametrize(
    "text",
    [
        RECORD,
        changed((BEACHES, 'title_en: "Management of #1 beaches"')),
        changed((BEACHES, "title_en: 'Management of #1 beaches' #so")),
        changed((BEACHES, "title_en: Management # of #1 beaches")),
        changed((BEACHES, "title_en: Management of#1 beaches")),
        changed(("  issued", "  #issued: 2020\n  issued")),
        changed(("  ics", "  legal_basis: |\n    the #1\n  ics")),
    ],
)
def test_other_remarks_are_no_warning(folder: Path, text: str) -> None:
    assert "LB016" not in {f.rule for f in check(Catalogue.link(read(folder, text), DAY))}


REASONS = """\
block sequence entries are not allowed in this context
could not find expected ':'
could not find expected directive name
control characters are not allowed
did not find URI escaped octet
did not find expected '!'
did not find expected ',' or ']'
did not find expected ',' or '}'
did not find expected '-' indicator
did not find expected <document start>
did not find expected <stream-start>
did not find expected alphabetic or numeric character
did not find expected comment or line break
did not find expected digit or '.' character
did not find expected hexdecimal number
did not find expected key
did not find expected node content
did not find expected tag URI
did not find expected version number
did not find expected whitespace
did not find expected whitespace or line break
did not find the expected '>'
found a tab character that violates indentation
found a tab character where an indentation space is expected
found an incorrect leading UTF-8 octet
found an incorrect trailing UTF-8 octet
found an indentation indicator equal to 0
found character that cannot start any token
found duplicate %TAG directive
found duplicate %YAML directive
found extremely long version number
found incompatible YAML document
found invalid Unicode character escape code
found undefined tag handle
found unexpected ':'
found unexpected document indicator
found unexpected end of stream
found unexpected non-alphabetical character
found unknown directive name
found unknown escape character
input is too long
invalid Unicode character
invalid leading UTF-8 octet
invalid length of a UTF-8 sequence
invalid trailing UTF-8 octet
mapping keys are not allowed in this context
mapping values are not allowed in this context
unexpected low surrogate area
"""


@pytest.mark.parametrize("reason", REASONS.splitlines())
def test_every_reason_of_libyaml_is_said_in_our_words(reason: str) -> None:
    said_of_it, remedy = in_our_words(reason, "")
    assert said_of_it != UNKNOWN
    assert not said_of_it.said_in(str).endswith(".")
    assert remedy.said_in(str).endswith(".")


def test_a_reason_that_nobody_has_heard_of_is_said_in_our_words_too() -> None:
    assert in_our_words(str(YAMLError("gremlins")), "")[0] == UNKNOWN
