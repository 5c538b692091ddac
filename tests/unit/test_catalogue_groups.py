"""The catalogue by subject, body, year and status."""

from __future__ import annotations

from catalogues import DAY, catalogue_of, read_as

from lubiao.catalogue import Basis, StandingStatus
from lubiao.catalogue.bodies import Work, bodies_of, unlisted_names
from lubiao.catalogue.statuses import count_by_basis, count_by_grade, count_by_status, statuses_of
from lubiao.catalogue.subjects import levels_of, subjects_of, without_subject
from lubiao.catalogue.years import without_year, years_of
from lubiao.codes import Grade


def names(standards):
    return [standard.name for standard in standards]


def test_a_subject_lies_in_its_group_and_its_field():
    assert levels_of("03.100.20") == ["03", "03.100", "03.100.20"]
    assert levels_of("65") == ["65"]


def test_a_standard_belongs_to_its_subject_and_to_all_above_it():
    catalogue = catalogue_of(
        {"code": "GB/T 2-2020", "ics": ["65.020.20"]},
        {"code": "GB/T 1-2020", "ics": ["65.020", "67"]},
        {"code": "GB/T 3-2020"},
    )
    subjects = subjects_of(catalogue.ordered)
    assert list(subjects) == ["65", "65.020", "65.020.20", "67"]
    assert names(subjects["65"].standards) == ["GB/T 1-2020", "GB/T 2-2020"]
    assert names(subjects["65.020"].own) == ["GB/T 1-2020"]
    assert subjects["65"].below == ["65.020"]
    assert subjects["65.020.20"].below == []
    assert names(without_subject(catalogue.standards)) == ["GB/T 3-2020"]


def test_a_standard_with_two_codes_of_one_field_counts_once_there():
    subjects = subjects_of(catalogue_of({"code": "GB/T 1-2020", "ics": ["65.020", "65.040"]}).ordered)
    assert len(subjects["65"].standards) == 1
    assert subjects["65"].own == []
    assert subjects["65"].below == ["65.020", "65.040"]


def test_a_body_is_known_by_each_of_its_names_and_counts_a_standard_once():
    catalogue = catalogue_of(
        {"code": "GB/T 1-2020", "issuers": ["甲局", "甲"], "committee": "甲局", "drafters": ["乙院"]},
        {"code": "GB/T 2-2020", "drafters": ["甲", "丙所"]},
        organizations=[
            {"id": "jia", "role": "regulator", "name_zh": "甲局", "also": ["甲"]},
            {"id": "yi", "role": "drafter", "name_zh": "乙院"},
            {"id": "ding", "role": "drafter", "name_zh": "丁会"},
        ],
    )
    bodies = bodies_of(catalogue)
    assert list(bodies) == ["jia", "yi", "ding"]
    assert {work: names(of) for work, of in bodies["jia"].works.items()} == {
        Work.ISSUES: ["GB/T 1-2020"],
        Work.IN_CHARGE: ["GB/T 1-2020"],
        Work.DRAFTS: ["GB/T 2-2020"],
    }
    assert len(bodies["jia"].standards) == 2
    assert bodies["ding"].standards == set()
    assert unlisted_names(catalogue) == {"丙所"}


def test_the_year_is_that_of_issue_and_not_that_of_the_code():
    catalogue = catalogue_of(
        {"code": "DB3715/T 30-2022", "issued": "2023-01-09"},
        {"code": "DB3715/T 29-2022", "issued": "2022-12"},
        {"code": "DB3715/T 28-2022"},
    )
    assert {year: names(of) for year, of in years_of(catalogue).items()} == {
        2023: ["DB3715/T 30-2022"],
        2022: ["DB3715/T 29-2022"],
    }
    assert list(years_of(catalogue)) == [2023, 2022]
    assert names(without_year(catalogue)) == ["DB3715/T 28-2022"]


def test_every_status_has_its_list_and_one_that_is_empty_stays():
    catalogue = catalogue_of(
        {"code": "GB 1-2020", "status": read_as("in-force", "2026-01-01")},
        {"code": "GB/T 2-2020"},
        {"code": "GB/Z 3-2020", "implemented": f"{DAY.year + 1}-01-01"},
    )
    statuses = statuses_of(catalogue)
    assert list(statuses) == list(StandingStatus)
    assert names(statuses[StandingStatus.IN_FORCE]) == ["GB 1-2020"]
    assert statuses[StandingStatus.SUSPENDED] == []
    assert count_by_status(catalogue, catalogue.standards) == {
        StandingStatus.UPCOMING: 1, StandingStatus.IN_FORCE: 1, StandingStatus.UNKNOWN: 1,
    }  # fmt: skip
    assert count_by_basis(catalogue, catalogue.standards) == {
        Basis.READING: 1, Basis.DATES: 1, Basis.NOTHING: 1,
    }  # fmt: skip


def test_what_has_no_grade_is_not_counted_as_one():
    catalogue = catalogue_of({"code": "GB 1-2020"}, {"code": "T/SGSC 9-2021"}, {"code": "GB/T 2-2020"})
    assert count_by_grade(catalogue.standards) == {Grade.MANDATORY: 1, Grade.RECOMMENDED: 1}
