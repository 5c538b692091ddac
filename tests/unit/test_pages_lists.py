"""Lists in parts: nothing is lost, nothing stands twice, and every address is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogues import DAY, catalogue_of
from hypothesis import given
from hypothesis import strategies as some

from lubiao.pages import Site
from lubiao.pages.lists import grouped, paged
from lubiao.pages.upcoming import upcoming_pages

TEMPLATES = Path(__file__).parents[2] / "overrides" / "pages"

GROUPS = some.dictionaries(some.sampled_from("abcdef"), some.integers(0, 70).map(range).map(list))


@given(GROUPS, some.integers(1, 40))
def test_the_parts_together_hold_every_row_once_and_in_order(groups, size):
    parts = grouped("x/", groups, size)
    held = [(group.key, row) for part in parts for group in part.groups for row in group.rows]
    assert held == [(key, row) for key, rows in groups.items() for row in rows]
    assert all(len(part.rows) <= size for part in parts)
    assert [part.number for part in parts] == list(range(1, parts[0].count + 1))
    assert all(part.total == len(held) for part in parts)
    for part in parts:
        assert part.last - part.first + 1 == len(part.rows) or not held
        assert all(group.total == len(groups[group.key]) for group in part.groups)


@given(GROUPS, some.integers(1, 40))
def test_a_group_begins_where_its_anchor_leads(groups, size):
    parts = {part.own_address: part for part in grouped("x/", groups, size)}
    starts = next(iter(parts.values())).starts
    assert set(starts) == {key for key, rows in groups.items() if rows}
    for key, address in starts.items():
        page, anchor = address.split("#")
        (group,) = [group for group in parts[page].groups if group.key == anchor]
        assert group.key == key
        assert group.rows[0] == groups[key][0]


def test_an_empty_list_has_one_part_that_is_empty():
    (part,) = paged("x/", [])
    assert (part.number, part.count, part.first, part.last, part.total) == (1, 1, 0, 0, 0)


def test_the_first_part_has_the_address_of_the_list_and_the_others_two_steps_below_it():
    parts = paged("standards/", range(61), 30)
    assert [part.own_address for part in parts] == ["standards/", "standards/page/2/", "standards/page/3/"]
    assert [(part.first, part.last) for part in parts] == [(1, 30), (31, 60), (61, 61)]


def test_the_navigation_offers_the_ends_and_the_neighbours_and_leaves_out_only_what_is_worth_it():
    def shown(number, count):
        return paged("x/", range(count), 1)[number - 1].shown

    assert shown(1, 3) == [1, 2, 3]
    assert shown(1, 9) == [1, 2, 3, None, 9]
    assert shown(5, 9) == [1, 2, 3, 4, 5, 6, 7, 8, 9], "a gap of one shows its number"
    assert shown(10, 20) == [1, None, 8, 9, 10, 11, 12, None, 20]
    assert shown(20, 20) == [1, None, 18, 19, 20]


@given(some.integers(1, 60), some.integers(1, 60))
def test_the_navigation_never_repeats_or_hides_an_end(number, count):
    number = min(number, count)
    shown = paged("x/", range(count), 1)[number - 1].shown
    numbers = [offered for offered in shown if offered is not None]
    assert numbers == sorted(set(numbers))
    assert {1, number, count} <= set(numbers)


@pytest.mark.parametrize("implemented", [None, str(DAY)])
def test_where_nothing_comes_into_force_the_page_says_so(implemented):
    record = {"code": "GB/T 1-2020", **({"implemented": implemented} if implemented else {})}
    site = Site(catalogue_of(record), "en", TEMPLATES, "https://repository.example", "main", "/")
    (page,) = upcoming_pages(site)
    assert f"The catalogue knows of no standard that comes into force after {DAY}." in page.body
    assert ("Came into force last" in page.body) == bool(implemented)
