"""A record with another name is recognised where it is certain, and otherwise is one removed and one added."""

import time

import pytest
from catalogues import catalogue_of, seen

from lubiao.changes import Fate, compare

CITED = {"city": "qingdao", "source": "news", "place": "第3段", "under": "市场规范"}
WORK = {"id": "market-rating", "kind": "municipal", "title_zh": "农贸市场 管理规范"}
CODED = {"code": "DB3702/T 0014-2022", "title_zh": "农贸市场管理规范"}


def fates(old: list[dict], new: list[dict]) -> list[tuple[str, str | None, str]]:
    return sorted(
        (change.fate.value, change.former_name, change.standard.name)
        for change in compare(catalogue_of(*old), catalogue_of(*new)).standards
    )


def became(old: dict, new: dict) -> Fate | None:
    """The fate of one record that became another; None where they are taken for two."""
    changes = compare(catalogue_of(old), catalogue_of(new)).standards
    return changes[0].fate if len(changes) == 1 else None


def test_a_record_without_code_that_got_one_is_identified_by_its_title() -> None:
    assert fates([WORK], [CODED]) == [("identified", "market-rating", "DB3702/T 0014-2022")]


def test_a_title_of_another_class_is_another_standard() -> None:
    assert became(WORK | {"kind": "group"}, CODED) is None


def test_a_title_that_two_records_have_says_nothing() -> None:
    other = CODED | {"code": "DB3702/T 0015-2022"}
    assert [fate for fate, *_ in fates([WORK], [CODED, other])] == ["added", "added", "removed"]
    second = WORK | {"id": "another-work"}
    assert [fate for fate, *_ in fates([WORK, second], [CODED])] == ["added", "removed", "removed"]


def test_a_record_is_identified_by_a_citation_that_it_keeps_though_its_title_is_another() -> None:
    work = WORK | {"cited": [CITED], "title_zh": "集市规范"}
    assert became(work, CODED | {"cited": [CITED]}) is Fate.IDENTIFIED
    assert became(work, CODED | {"cited": [CITED | {"under": "别的规范"}]}) is None


def test_a_record_is_identified_by_words_that_were_seen() -> None:
    work = WORK | {"title_zh": "集市规范", "evidence": [seen("2020-01-01", seen="市场")]}
    assert became(work, CODED | {"evidence": [seen("2026-01-01", seen="市场")]}) is Fate.IDENTIFIED
    assert became(work, CODED | {"evidence": [seen("2020-01-01")]}) is None


def test_a_standard_that_has_a_code_is_not_recognised_by_a_citation() -> None:
    old = CODED | {"cited": [CITED]}
    assert became(old, {"code": "GB 1-2020", "title_zh": "乙", "cited": [CITED]}) is None


def test_a_citation_that_leads_to_two_records_says_nothing() -> None:
    work = WORK | {"title_zh": "集市规范", "cited": [CITED]}
    new = [CODED | {"cited": [CITED]}, {"code": "GB 1-2020", "cited": [CITED]}]
    assert "identified" not in [fate for fate, *_ in fates([work], new)]


def test_a_former_code_is_a_renamed_standard_whatever_else_is_different() -> None:
    new = {"code": "GB/T 7-2017", "title_zh": "乙", "former": ["GB7—2017"]}
    assert fates([{"code": "GB 7-2017", "title_zh": "甲"}], [new]) == [
        ("renamed", "GB 7-2017", "GB/T 7-2017")
    ]


def test_a_former_code_that_has_a_record_of_its_own_renames_nothing() -> None:
    old = {"code": "GB 7-2017", "title_zh": "甲"}
    new = {"code": "GB/T 7-2017", "title_zh": "乙", "former": ["GB 7-2017"]}
    assert fates([old], [old, new]) == [("added", None, "GB/T 7-2017")]


@pytest.mark.parametrize(
    "code",
    ["DB3702/T 14-2022", "DB3702/T 0014", "DB3702/ 0014-2022", "DB3703/T 0014-2022", "DB3702T00 14"],
)
def test_a_code_that_was_corrected_in_one_part_is_the_same_standard(code: str) -> None:
    assert became(CODED | {"code": code}, CODED) is Fate.RENAMED


def test_a_code_with_two_other_parts_is_another_standard() -> None:
    assert became(CODED, CODED | {"code": "DB3702/T 0015-2023"}) is None


def test_another_edition_of_the_same_title_is_not_the_same_standard() -> None:
    new = CODED | {"code": "DB3702/T 0014-2025"}
    assert became(CODED, new) is None
    assert became(CODED | {"issued": "2022-10-14"}, new | {"issued": "2025-10-14"}) is None
    assert became(CODED | {"issued": "2022-10-14"}, new | {"issued": "2022-10-14"}) is Fate.RENAMED
    replacing = new | {"issued": "2022-10-14", "replaces": ["DB3702/T 0014-2022"]}
    assert became(CODED | {"issued": "2022-10-14"}, replacing) is None


def test_a_code_that_turned_out_to_be_wrong_can_become_an_id() -> None:
    assert became(CODED, WORK) is Fate.RENAMED


def test_a_code_and_an_id_that_read_the_same_are_two_names() -> None:
    assert fates([{"code": "work"}], [{"id": "work", "kind": "group"}]) == [
        ("added", None, "work"),
        ("removed", None, "work"),
    ]


def test_each_record_is_renamed_once_whatever_many_share() -> None:
    """No sign that thousands share makes the comparison slow, nor two of them one."""
    many = range(3000)
    shared = {"title_zh": "同名", "cited": [CITED], "former": ["GB 1-2000"]}
    old = [{"id": f"work-{number}", "kind": "national", **shared} for number in many]
    new = [{"code": f"GB {number + 2}-2000", **shared} for number in many]
    before, after = catalogue_of(*old), catalogue_of(*new)
    start = time.process_time()
    changes = compare(before, after)
    assert time.process_time() - start < 10
    assert {change.fate for change in changes.standards} == {Fate.ADDED, Fate.REMOVED}
    assert len(changes) == 6000
