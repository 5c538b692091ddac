"""Twice the records are twice the work, counted and not timed, also where many records have the same thing wrong with them."""

import datetime
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from lubiao.catalogue import Catalogue
from lubiao.reading import items, read_data
from lubiao.rules import check, like_titles

DAY = datetime.date(2026, 11, 23)
RECORD = "- code: {code}\n  title_zh: 农贸市场管理规范\n  issued: 1900-01-01\n  issuers: [甲, 乙]\n{more}"


def editions(number: int) -> str:
    return RECORD.format(code="GB/T 1-2020", more="")


def a_line_of_successors(number: int) -> str:
    return RECORD.format(code=f"GB/T {number + 1}-2020", more=f"  replaces: [GB/T {number}-2020]\n")


def strangers(number: int) -> str:
    return RECORD.format(code=f"GB/T {number + 1}-2020", more="")


@pytest.mark.parametrize("record", [editions, a_line_of_successors, strangers])
def test_twice_the_records_are_twice_the_work(record: Callable[[int], str], tmp_path: Path) -> None:
    def work(number: int) -> tuple[int, int]:
        """How often two records were compared, and a record was read for a place in it."""
        (tmp_path / "standards.yaml").write_text("".join(map(record, range(number))), encoding="utf-8")
        with (
            patch.object(like_titles, "_are_related", wraps=like_titles._are_related) as compared,
            patch.object(items, "ValueBuilder", wraps=items.ValueBuilder) as read,
        ):
            assert len(check(Catalogue.link(read_data(tmp_path), DAY))) > number
        return compared.call_count, read.call_count

    few, many = work(60), work(120)
    assert many[0] <= 2.2 * few[0] + 2
    assert many[1] <= 2.2 * few[1]
