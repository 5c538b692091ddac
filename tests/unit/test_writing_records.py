"""New records at their place and new values in their keys: every other byte stays."""

import pytest
from data_files import CODES, files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lubiao.reading.document import document_of
from lubiao.reading.file import cleaned
from lubiao.records import City, ReportedFigure, Source, Standard
from lubiao.writing import insert_records, record_text, update_record
from lubiao.writing.pieces import read_alone
from lubiao.writing.placing import order_of

whole_files = settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
    deadline=None,
)

words = st.text(min_size=1, max_size=8)
values_of_standards = st.fixed_dictionaries(
    {"code": st.sampled_from(CODES)},
    optional={
        "title_zh": words,
        "draft": st.booleans(),
        "issued": st.sampled_from(("2022-10-14", "2021-06")),
        "ics": st.lists(words, max_size=3),
        "issuers": st.lists(words, max_size=3),
        "status": st.fixed_dictionaries({"value": words}, optional={"read": words, "source": words}),
        "evidence": st.lists(st.fixed_dictionaries({"source": words}, optional={"read": words}), max_size=2),
    },
)


def items_of(text: str) -> list[object]:
    return document_of(cleaned(text), "")[0].items


def as_read(value: object) -> object:
    """A value as reading gives it back: truths as words, half characters replaced."""
    if isinstance(value, dict):
        return {key: as_read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_read(inner) for inner in value]
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def remains(text: str, whole: str) -> bool:
    """Whether every line of a text stands in another, in its order."""
    lines = iter(whole.splitlines(keepends=True))
    return all(
        any(line.rstrip("\r\n") == other.rstrip("\r\n") for other in lines)
        for line in text.splitlines(keepends=True)
    )


RECORD = """\
- code: DB3702/T 0014-2022
  title_zh: 甲
  issued: 2022-10-14
  ics: [03.100.20, "71.010"]
  ccs: [A10]
  issuers:
    - 青岛市市场监督管理局
  drafters: []
  adopts:
    - code: ISO 9001:2015
      degree: IDT
  evidence:
    - source: samr-std
      level: listing
      read: 2026-11-23
  notes:
    - zh: 甲：乙
      en: "no"
"""


def test_a_record_is_written_in_the_layout_of_the_data_whatever_the_order_of_its_keys() -> None:
    read = document_of(RECORD, "")[0].items[0]
    assert isinstance(read, dict)
    assert record_text(read, Standard) == RECORD
    turned = {
        key: [dict(reversed(i.items())) if isinstance(i, dict) else i for i in value]
        if isinstance(value, list)
        else value
        for key, value in reversed(read.items())
    }
    assert record_text(turned, Standard) == RECORD


def test_counts_and_truths_are_plain_and_mappings_in_block_style() -> None:
    assert (
        record_text({"value": "27", "city": "jinan", "unit_zh": "27"}, ReportedFigure)
        == '- city: jinan\n  value: 27\n  unit_zh: "27"\n'
    )
    assert record_text({"focus": True, "division": "3701"}, City) == '- division: "3701"\n  focus: true\n'
    assert record_text({"status": {"read": "2022-10-14", "value": "in-force"}}, Standard) == (
        "- status:\n    value: in-force\n    read: 2022-10-14\n"
    )


@given(values_of_standards)
def test_what_is_written_is_read_back(values: dict[str, object]) -> None:
    value = document_of(record_text(values, Standard), "")[0].items
    assert value == [as_read(values)]


@whole_files
@given(files(), st.lists(values_of_standards, min_size=1, max_size=3))
def test_a_file_with_new_records_holds_the_old_ones_byte_for_byte(
    text: str, records: list[dict[str, object]]
) -> None:
    text = cleaned(text.removeprefix("\ufeff"))
    before = document_of(text, "")[0]
    inserted = insert_records(text, records, Standard)
    assert remains(text, inserted)
    after = items_of(inserted)
    assert len(after) == len(before.items) + len(records)
    for value in [*before.items, *map(as_read, records)]:
        after.remove(value)
    for start, end in before.spans:
        assert text[start:end].rstrip("\r\n").split("\n\n#")[0].split("\n#")[0] in inserted


codes = st.builds(
    "{}{}-{}".format,
    st.sampled_from(("DB3702/T ", "DB37/T ", "GB/T ", "GB ", "T/SGSC ")),
    st.integers(1, 30),
    st.integers(2018, 2024),
)


@given(
    st.lists(codes, unique=True, max_size=12),
    st.lists(codes, unique=True, min_size=1, max_size=5),
    st.booleans(),
)
def test_new_standards_stand_in_order(old: list[str], new: list[str], together: bool) -> None:
    old = sorted(set(old) - set(new), key=lambda code: order_of({"code": code}) or ())
    text = "# head\n\n" + "\n".join(record_text({"code": code}, Standard) for code in old)
    if together:
        text = insert_records(text, [{"code": code} for code in new], Standard)
    else:
        for code in new:
            text = insert_records(text, [{"code": code}], Standard)
    orders = [order_of(item) for item in items_of(text) if isinstance(item, dict)]
    assert orders == sorted(orders, key=lambda order: order or ())
    assert len(orders) == len(old) + len(new)
    assert "\n\n\n" not in text
    assert text.endswith("\n") and text.startswith("# head\n\n- ")


SECTIONS = """\
# yaml-language-server: $schema=x
# head

# --- Municipal ---

- code: DB3702/T 2-2022
  title_zh: 甲

# of 4
- code: DB3702/T 4-2022

# --- National ---

- code: GB/T 1-2020

# --- Not identified ---

- id: zebra
  kind: municipal
- id: ape
  kind: municipal
"""

PLACED = {
    "DB3702/T 1-2022": "# --- Municipal ---\n\n- code: DB3702/T 1-2022\n\n- code: DB3702/T 2-2022\n",
    "DB3702/T 3-2022": "  title_zh: 甲\n\n- code: DB3702/T 3-2022\n\n# of 4\n- code: DB3702/T 4-2022\n",
    "DB3702/T 5-2022": "# of 4\n- code: DB3702/T 4-2022\n\n- code: DB3702/T 5-2022\n\n# --- National ---\n",
    "GB/T 2-2020": "- code: GB/T 1-2020\n\n- code: GB/T 2-2020\n\n# --- Not identified ---\n",
    "DB37/T 1-2020": "- code: GB/T 1-2020\n\n- code: DB37/T 1-2020\n\n# --- Not identified ---\n",
    "T/SGSC 1-2020": "- code: GB/T 1-2020\n\n- code: T/SGSC 1-2020\n\n# --- Not identified ---\n",
}


@pytest.mark.parametrize("code", PLACED)
@pytest.mark.parametrize("line_end", ("\n", "\r\n"))
def test_a_standard_goes_into_the_section_of_its_kind(code: str, line_end: str) -> None:
    inserted = insert_records(SECTIONS.replace("\n", line_end), [{"code": code}], Standard)
    assert PLACED[code].replace("\n", line_end) in inserted
    assert inserted.replace(f"- code: {code}{line_end}{line_end}", "", 1) == SECTIONS.replace("\n", line_end)


def test_what_is_not_identified_and_records_of_other_files_go_to_the_end() -> None:
    assert insert_records(SECTIONS, [{"id": "bear", "kind": "municipal"}], Standard) == (
        SECTIONS + "\n- id: bear\n  kind: municipal\n"
    )
    sources = "- id: z\n  tier: news\n\n- id: y\n  tier: news"
    assert insert_records(sources, [{"id": "a", "tier": "official"}], Source) == (
        "- id: z\n  tier: news\n\n- id: y\n  tier: news\n\n- id: a\n  tier: official\n"
    )


@pytest.mark.parametrize("text", ("", "# head\n", "# head", "[]\n", "\n"))
def test_a_file_without_records_gets_its_first(text: str) -> None:
    inserted = insert_records(text, [{"code": "GB/T 1-2020"}], Standard)
    assert items_of(inserted) == [{"code": "GB/T 1-2020"}]
    assert "[]" in text or remains(text, inserted)


def test_the_head_of_a_file_stays_first_where_no_blank_line_follows_it() -> None:
    text = "# yaml-language-server: $schema=x\n- code: GB/T 2-2020\n"
    assert insert_records(text, [{"code": "GB/T 1-2020"}], Standard) == (
        "# yaml-language-server: $schema=x\n- code: GB/T 1-2020\n\n- code: GB/T 2-2020\n"
    )


UPDATED = {
    "a value": (
        "- code: GB/T 1-2020\n  title_zh:  '甲'  # remark\n  # of the date\n  issued: 2020-01-01\n",
        {"title_zh": "乙"},
        "- code: GB/T 1-2020\n  title_zh: 乙  # remark\n  # of the date\n  issued: 2020-01-01\n",
    ),
    "a list with remarks": (
        "- code: GB/T 1-2020\n  # above\n  issuers:  # of all\n    - '甲 # no remark'\n    # of 乙\n    - 乙\n      # deep\n",
        {"issuers": ["丙"]},
        "- code: GB/T 1-2020\n  # above\n  # of 乙\n  # deep\n  issuers:  # of all\n    - 丙\n",
    ),
    "the first key": ("- code: GB/T 1-2020\n  title_zh: '甲'\n", {"code": "GB/T 2-2020"}, "- code: GB/T 2-2020\n  title_zh: '甲'\n"),
    "a key that was not there": (
        "-   code: GB/T 1-2020\n\n    # of the issuers\n    issuers: [甲]\n    # last\n",
        {"title_zh": "乙", "evidence": [{"source": "a", "read": "2020-01-01"}]},
        "-   code: GB/T 1-2020\n    title_zh: 乙\n\n    # of the issuers\n    issuers: [甲]\n"
        "    evidence:\n      - source: a\n        read: 2020-01-01\n    # last\n",
    ),
    "what is the same stays as it is written": (
        "- code:   'GB/T 1-2020'\n  ics: [ 71.010 ]\n",
        {"code": "GB/T 1-2020", "ics": ["71.010"], "title_zh": "甲"},
        "- code:   'GB/T 1-2020'\n  title_zh: 甲\n  ics: [ 71.010 ]\n",
    ),
    "in braces": ("- {code: GB/T 1-2020, issued: 2020-01-01}\n", {"title_zh": "甲"}, "- code: GB/T 1-2020\n  title_zh: 甲\n  issued: 2020-01-01\n"),
    "a key in a text on two lines": (
        '- code: GB/T 1-2020\n  title_zh: "甲\n  issued: x"\n',
        {"issued": "2020-01-01"},
        '- code: GB/T 1-2020\n  title_zh: "甲\n  issued: x"\n  issued: 2020-01-01\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UPDATED)
def test_an_update_changes_its_keys_and_nothing_else(name: str) -> None:
    before, values, after = UPDATED[name]
    above, below = "- code: 'A 1'\n\n# of it\n", "\n# below\n- code: GB/T 9-2020\n"
    assert update_record(above + before + below, 1, values, Standard) == above + after + below
    windows = (above + before + below).replace("\n", "\r\n")
    assert update_record(windows, 1, values, Standard) == (above + after + below).replace("\n", "\r\n")


@whole_files
@given(files(), st.data())
def test_an_updated_record_reads_as_asked_and_the_others_stay_byte_for_byte(
    text: str, data: st.DataObject
) -> None:
    text = cleaned(text.removeprefix("\ufeff"))
    document, _ = document_of(text, "")
    if not document.items:
        return
    item = data.draw(st.integers(0, len(document.items) - 1))
    values = data.draw(values_of_standards)
    updated = update_record(text, item, values, Standard)
    start, end = document.spans[item]
    assert updated.startswith(text[:start])
    assert text[end:] == "" or updated.endswith(text[end:])
    old = document.items[item]
    assert items_of(updated)[item] == {**(old if isinstance(old, dict) else {}), **as_read(values)}  # type: ignore[dict-item]
    assert len(items_of(updated)) == len(document.items)
    if read_alone(text[start:end]) is not None and not text[start:].startswith("- {"):
        kept = [line for line in text[start:end].splitlines() if line.strip().startswith("#")]
        assert all(line.strip() in updated for line in kept)


def test_blank_lines_that_belong_to_a_text_stay_with_it() -> None:
    """`|+` keeps the blank lines behind the text: a record put between them would take some away."""
    text = "- code: GB/T 1-2020\n  legal_basis: |+\n    kept\n\n\n"
    inserted = insert_records(text, [{"code": "GB/T 2-2020"}], Standard)
    assert items_of(inserted) == [*items_of(text), {"code": "GB/T 2-2020"}]
    assert inserted.startswith(text)
