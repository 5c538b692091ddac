"""Formatting: the same records in canonical form, every remark kept, and the second time nothing to do."""

import re
from collections import Counter
from datetime import date

import pytest
from data_files import files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lubiao import records
from lubiao.catalogue import Catalogue
from lubiao.findings import Finding, Fix, Level, Message, Place
from lubiao.reading.data import Data
from lubiao.reading.document import document_of
from lubiao.reading.file import cleaned
from lubiao.reading.validate import validate
from lubiao.records import City, Standard
from lubiao.records.base import Record
from lubiao.rules import check
from lubiao.writing import fix_values, format_text, lay_out
from lubiao.writing.formatting import BYTE_ORDER_MARK

whole_files = settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
    deadline=None,
)


def items_of(text: str) -> list[object]:
    return document_of(cleaned(text.removeprefix(BYTE_ORDER_MARK)), "")[0].items


def sorted_items(text: str) -> list[str]:
    return sorted(map(repr_without_order, items_of(text)))


def repr_without_order(value: object) -> str:
    if isinstance(value, dict):
        return repr(sorted((key, repr_without_order(inner)) for key, inner in value.items()))
    return repr([repr_without_order(inner) for inner in value]) if isinstance(value, list) else repr(value)


def faults_of(text: str) -> Counter[str]:
    return Counter(
        finding.rule for finding in document_of(cleaned(text.removeprefix(BYTE_ORDER_MARK)), "")[1]
    )


def remarks_of(text: str) -> list[str]:
    return sorted(re.findall(r"#\d+ [^\r\n]*", text))


def findings_of(text: str) -> list[Finding]:
    document, findings = document_of(cleaned(text.removeprefix(BYTE_ORDER_MARK)), "data/standards.yaml")
    entries, misfits = validate(document, Standard)
    return check(Catalogue.link(Data(entries, findings=[*findings, *misfits]), date(2026, 11, 23)))


@whole_files
@given(files())
def test_form_changes_no_value_loses_no_remark_and_is_done_at_once(text: str) -> None:
    formatted, changes = lay_out(text, Standard)
    assert sorted_items(formatted) == sorted_items(text)
    assert faults_of(formatted) == faults_of(text)
    assert remarks_of(formatted) == remarks_of(text)
    assert lay_out(formatted, Standard) == (formatted, [])
    assert bool(changes) == (formatted != text)


@whole_files
@given(files())
def test_fixes_change_the_values_they_name_and_nothing_else(text: str) -> None:
    findings = findings_of(text)
    fixed, changes = fix_values(text, Standard, findings)
    document, _ = document_of(cleaned(text.removeprefix(BYTE_ORDER_MARK)), "")
    before, after = list(map(str, document.items)), list(map(str, items_of(fixed)))
    named = {document.line_of(item) for item in range(len(before)) if before[item] != after[item]}
    assert len(before) == len(after)
    assert remarks_of(fixed) == remarks_of(text)
    assert len(named) <= len(changes)
    assert sum(map(len, text.splitlines())) - sum(map(len, fixed.splitlines())) <= 40 * len(changes)
    for change in changes:
        old, new = str(change.what.values["old"]), str(change.what.values["new"])
        assert Fix(new) in [finding.fix for finding in findings if finding.rule == change.rule]
        assert any(repr(old)[1:-1] in item for item in before)
        assert any(repr(new)[1:-1] in item for item in after)


@whole_files
@given(files())
def test_fixes_come_to_an_end_and_the_second_run_changes_nothing(text: str) -> None:
    def until_done(text: str) -> str:
        for _ in range(6):
            text, changes = format_text(text, Standard, findings_of(text))
            if not changes:
                return text
        raise AssertionError("formatting does not end")

    done = until_done(text)
    assert format_text(done, Standard, findings_of(done)) == (done, [])
    assert remarks_of(done) == remarks_of(text)


@whole_files
@given(files(), st.data())
def test_no_text_is_too_broken(text: str, data: st.DataObject) -> None:
    for _ in range(3):
        at = data.draw(st.integers(0, len(text)))
        new = data.draw(
            st.sampled_from(
                (
                    "",
                    '"',
                    "'",
                    "[",
                    "{",
                    ":",
                    "\n",
                    "\n- ",
                    " ",
                    "\t",
                    "|",
                    "&a ",
                    "? ",
                    "\r",
                    "\n---\n",
                    "\x07",
                )
            )
        )
        text = text[:at] + new + text[at + data.draw(st.integers(0, 3)) :]
    formatted, _ = format_text(text, Standard, findings_of(text))
    assert len(items_of(formatted)) == len(items_of(text))
    laid, _ = lay_out(text, Standard)
    assert sorted_items(laid) == sorted_items(text)
    assert lay_out(laid, Standard)[0] == laid


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_formatted(text: str) -> None:
    for model in (Standard, City):
        formatted, _ = format_text(text, model)
        assert sorted_items(formatted) == sorted_items(text)


UNCOMMON = """\
-   code:    GB/T 1-2020    # aligned
    title_zh:   甲

    # a remark of the date
    issued:   2020-01-01
    issuers:  # of the list
    - 乙
    # not indented
    - 丙
    evidence: [ {source: a,level: cover,   read: 2020-02-02} ]


"""


def test_harmless_layout_stays_byte_for_byte() -> None:
    assert format_text(UNCOMMON, Standard) == (UNCOMMON, [])
    behind = UNCOMMON + "- title_zh: '丁'\n  code: GB/T 2-2020\n"
    assert format_text(behind, Standard)[0] == UNCOMMON + "- code: GB/T 2-2020\n  title_zh: 丁\n"
    assert format_text(UNCOMMON.replace("\n", "\r\n"), Standard)[0] == UNCOMMON.replace("\n", "\r\n")


FORMATTED = {
    "keys": (
        "- title_zh: 甲\n  # of the code\n  code: GB/T 1-2020 # behind\n  issued: 2020-01-01\n",
        "# of the code\n- code: GB/T 1-2020 # behind\n  title_zh: 甲\n  issued: 2020-01-01\n",
    ),
    "keys of a mapping inside": (
        "- code: GB/T 1-2020\n  evidence:\n    - level: cover  # seen\n      # day\n      read: 2020-01-01\n      source: a\n",
        "- code: GB/T 1-2020\n  evidence:\n    - source: a\n      level: cover  # seen\n      # day\n      read: 2020-01-01\n",
    ),
    "keys in braces": (
        "- code: GB/T 1-2020\n  status: {source: a, read: 2020-01-01, value: in-force}\n",
        "- code: GB/T 1-2020\n  status: {value: in-force, read: 2020-01-01, source: a}\n",
    ),
    "keys with a blank line between": (
        "- code: GB/T 1-2020\n  issued: 2020-01-01\n\n  title_zh: 甲\n",
        "- code: GB/T 1-2020\n  title_zh: 甲\n\n  issued: 2020-01-01\n",
    ),
    "records with their remarks": (
        "# head\n\n# of 2\n- code: GB/T 2-2020\n\n- code: GB/T 1-2020\n",
        "# head\n\n- code: GB/T 1-2020\n\n# of 2\n- code: GB/T 2-2020\n",
    ),
    "numbers as numbers": (
        "- code: GB/T 10-2020\n- code: GB/T 9-2020\n- id: z\n- id: a\n- code: DB3702/T 1-2020\n",
        "- code: GB/T 9-2020\n- code: GB/T 10-2020\n- code: DB3702/T 1-2020\n- id: z\n- id: a\n",
    ),
    "quotes": (
        "- code: \"GB/T 1-2020\"\n  ics: ['03.100.20', 71.010]\n  draft: 'true'\n  \"title_zh\": 'say \"x\"'\n",
        '- code: GB/T 1-2020\n  draft: true\n  title_zh: say "x"\n  ics: [03.100.20, "71.010"]\n',
    ),
    "spaces at line ends": (
        "- code: GB/T 1-2020  \n  issuers: \n    - 甲  \n  # remark  \n  title_en: a \n",
        "- code: GB/T 1-2020\n  # remark  \n  title_en: a\n  issuers:\n    - 甲\n",
    ),
    "byte order mark and end": ("\ufeff- code: GB/T 1-2020", "- code: GB/T 1-2020\n"),
    "windows": ("- title_zh: 甲\r\n  code: GB/T 1-2020", "- code: GB/T 1-2020\r\n  title_zh: 甲\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATTED)
def test_canonical_form(name: str) -> None:
    before, after = FORMATTED[name]
    assert format_text(before, Standard)[0] == after


LEFT_ALONE = {
    "a key twice": "- title_zh: '甲'\n  title_zh: 乙\n  code: GB/T 1-2020\n",
    "an alias": "- title_zh: &a '甲'\n  code: GB/T 1-2020\n",
    "no YAML": "- title_zh: [甲\n  code: 'GB/T 1-2020'\n",
    "a key that is not known, for its place is not known": "- titel_zh: 甲\n  code: GB/T 1-2020\n",
    "a tab": "- title_zh: '甲\t乙'\n  code: GB/T 1-2020\n",
    "no value": "- title_zh:\n  code: 'GB/T 1-2020'\n",
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_a_record_at_fault_stays_as_it_is_and_the_others_are_formatted(name: str) -> None:
    text = f"- code: 'GB/T 2-2020'\n\n{LEFT_ALONE[name]}\n- title_zh: '丁'\n  code: GB/T 0-2020\n"
    wanted = f"- code: GB/T 2-2020\n\n{LEFT_ALONE[name]}\n- code: GB/T 0-2020\n  title_zh: 丁\n"
    if name.startswith("a key that is not known"):  # It can be read, so it has its place among the others.
        parts = wanted.split("\n\n")
        wanted = "\n\n".join((parts[2].rstrip("\n"), parts[1], parts[0])) + "\n"
    assert format_text(text, Standard)[0] == wanted


def test_records_of_other_files_keep_the_order_that_people_gave_them() -> None:
    text = '- id: b\n  division: "3702"\n- id: a\n  division: "3701"\n'
    assert format_text(text, City) == (text, [])


def test_no_record_crosses_a_heading() -> None:
    text = (
        "# --- b ---\n- code: GB/T 2-2020\n# free\n\n- code: GB/T 1-2020\n# --- a ---\n- code: GB/T 0-2020\n"
    )
    assert format_text(text, Standard) == (text, [])


def fix(line: int, column: int, value: str) -> Finding:
    return Finding("LB000", Level.ERROR, Place("x", line, column), Message(""), None, Fix(value))


def test_a_fix_is_spelled_as_its_place_asks() -> None:
    text = "- code: x\n  ics: [y, z]\n  draft: True\n"
    findings = [
        fix(1, 9, "a: b"),
        fix(2, 9, "71.010"),
        fix(2, 12, "a, b"),
        fix(3, 10, "true"),
        fix(9, 9, "gone"),
    ]
    fixed, changes = fix_values(text, Standard, findings)
    assert fixed == '- code: "a: b"\n  ics: ["71.010", "a, b"]\n  draft: true\n'
    assert [change.line for change in changes] == [1, 2, 2, 3]


FIXED = {
    "code: ＧＢ／Ｔ 1—2020": "code: GB/T 1-2020",
    "replaces: [GB/T1-2020]": "replaces: [GB/T 1-2020]",
    "replaced_by: ['gb/t 1-2020']": "replaced_by: [GB/T 1-2020]",
    "former: [GB T 1-2020]": "former: [GB/T 1-2020]",
    "adopts: [{code: 'ISO 9001-2015', degree: idt}]": "adopts: [{code: 'ISO 9001-2015', degree: IDT}]",
    "issued: 2022/10/14": "issued: 2022-10-14",
    "issued: 2022年1月4日": "issued: 2022-01-04",
    "issued: 20221014": "issued: 2022-10-14",
    "issued: 2022-1-4": "issued: 2022-01-04",
    "issued: 2023年5月": "issued: 2023-05",
    "ics: [６７.080 .10]": "ics: [67.080.10]",
    "ics: [ICS 71.010]": 'ics: ["71.010"]',
    "ccs: [Ａ１０, a 11]": "ccs: [A10, A11]",
    "draft: TRUE": "draft: true",
    "title_zh: ＡＢ　标准（第１版）": "title_zh: AB 标准（第1版）",
    "code: GB/T 1-2020\n  silence: [{rule: lb２０3, reason: r}]": "code: GB/T 1-2020\n  silence: [{rule: LB203, reason: r}]",
    "evidence: [{source: a, level: Cover, read: 2026.11.23}]": "evidence: [{source: a, level: cover, read: 2026-11-23}]",
}  # fmt: skip


@pytest.mark.parametrize("wrong", FIXED)
def test_what_has_one_right_answer_is_fixed(wrong: str) -> None:
    text = f"- {wrong}\n"
    assert fix_values(text, Standard, findings_of(text))[0] == f"- {FIXED[wrong]}\n"


@pytest.mark.parametrize(
    "doubtful",
    (
        "issued: 03/04/2022",
        "issued: 2022-02-30",
        "status: {value: in-force, read: 2022年5月, source: a}",
        "ics: [3.100.20]",
        "code: GB/T 1-2020与GB/T 2-2020",
        "evidence: [{source: a, level: covers, read: 2026-11-23}]",
        "draft: yes",
        "kind: City",
    ),
)
def test_what_could_mean_two_things_stays(doubtful: str) -> None:
    text = f"- {doubtful}\n"
    assert fix_values(text, Standard, findings_of(text)) == (text, [])


def test_a_model_of_any_kind_can_be_formatted() -> None:
    models = [
        model for model in vars(records).values() if isinstance(model, type) and issubclass(model, Record)
    ]
    assert len(models) > 10
    for model in models:
        assert format_text("- {}\n", model)[0] == "- {}\n"


@pytest.mark.parametrize(
    "wrong",
    ["issued: 2024-02-30", "issued: 2024-13-01", "draft: yes", "drafters_complete: no", "issued: 20241301"],
)
def test_a_wrong_date_or_truth_gets_no_quotes_which_would_not_make_it_right(wrong: str) -> None:
    text = f"- code: GB/T 1-2024\n  {wrong}\n"
    assert format_text(text, Standard, findings_of(text)) == (text, [])


def test_a_right_date_or_truth_loses_its_quotes() -> None:
    text = "- code: GB/T 1-2024\n  draft: \"true\"\n  issued: '2024-02-28'\n"
    assert lay_out(text, Standard)[0] == "- code: GB/T 1-2024\n  draft: true\n  issued: 2024-02-28\n"
