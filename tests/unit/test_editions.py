"""The line of editions of a standard, also where records lead in a circle or further than a page can show."""

from __future__ import annotations

from catalogues import catalogue_of

from lubiao.pages.editions import MOST_STEPS, line_of


def codes(catalogue, code):
    return [
        (step.place, *(edition.code for edition in step.editions))
        for step in line_of(catalogue.find(code), catalogue)
    ]


def test_a_standard_that_stands_alone_has_no_line():
    assert codes(catalogue_of({"code": "GB/T 1-2000"}), "GB/T 1-2000") == []


def test_records_that_lead_in_a_circle_are_shown_once_each():
    catalogue = catalogue_of(
        {"code": "GB/T 1-2000", "replaces": ["GB/T 1-2020"]},
        {"code": "GB/T 1-2010", "replaces": ["GB/T 1-2000"]},
        {"code": "GB/T 1-2020", "replaces": ["GB/T 1-2010"]},
    )
    shown = [code for step in codes(catalogue, "GB/T 1-2010") for code in step[1:]]
    assert sorted(shown) == ["GB/T 1—2000", "GB/T 1—2010", "GB/T 1—2020"]


def test_a_standard_that_replaces_itself_has_no_line():
    catalogue = catalogue_of(
        {"code": "GB/T 1-2000", "replaces": ["GB/T 1-2000"], "replaced_by": ["GB/T 1-2000"]}
    )
    assert codes(catalogue, "GB/T 1-2000") == []


def test_a_very_long_line_is_shown_as_far_as_a_page_can_show_it():
    years = range(1960, 2000)
    catalogue = catalogue_of(
        *({"code": f"GB/T 1-{year}", "replaces": [f"GB/T 1-{year - 1}"]} for year in years)
    )
    line = codes(catalogue, "GB/T 1-1980")
    assert len(line) == 2 * MOST_STEPS + 1
    assert line[0] == ("earlier", f"GB/T 1—{1980 - MOST_STEPS}")
    assert line[-1] == ("later", f"GB/T 1—{1980 + MOST_STEPS}")


def test_two_predecessors_one_of_them_not_in_the_catalogue_stand_at_one_step():
    catalogue = catalogue_of(
        {"code": "SC 3001-1989"},
        {"code": "GB/T 1-2020", "replaces": ["SC 3001-1989", "GB 7-1985", "no code at all"]},
    )
    assert codes(catalogue, "GB/T 1-2020") == [
        ("earlier", "no code at all", "GB 7—1985", "SC 3001—1989"),
        ("this", "GB/T 1—2020"),
    ]
    assert codes(catalogue, "SC 3001-1989") == [("this", "SC 3001—1989"), ("later", "GB/T 1—2020")]
